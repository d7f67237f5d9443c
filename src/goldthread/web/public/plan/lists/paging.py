"""Long lists, a hundred lines a page. Totals are counted over all pages, before a list comes here."""

from collections.abc import Mapping, Sequence
from typing import TypeVar

from django.utils.http import urlencode
from django.utils.translation import gettext as _

from goldthread.apps.performance.words.wording import number
from goldthread.core.errors import BadInput
from goldthread.web.parts import Link, Paging

A_PAGE = 100
Line = TypeVar("Line")


def page_of(
    lines: Sequence[Line], asked: Mapping[str, str], name: str, title: str
) -> tuple[Sequence[Line], Paging | None]:
    """The lines of the page that the address asks for under `name`, and where it stands; None when one page holds all.

    `name` is also the list's place on its page, and `title` what it is called there. The other lists of the page stay
    where they are. Raises BadInput for a page that there is not.
    """
    pages = max(1, -(-len(lines) // A_PAGE))
    here = _number(asked.get(name, "1"), pages)
    first = (here - 1) * A_PAGE
    shown = lines[first : first + A_PAGE]
    if pages == 1:
        return shown, None
    facts = {"first": number(first + 1), "last": number(first + len(shown)), "total": number(len(lines))}
    rest = min(A_PAGE, len(lines) - first - len(shown))
    return shown, Paging(
        text=_("%(first)s to %(last)s of %(total)s") % facts,
        labels=(_("Pages of “%(list)s”") % {"list": title}, _("Pages of “%(list)s”, below it") % {"list": title}),
        before=_way(_("Previous %(number)s"), A_PAGE, _href(asked, name, here - 1)) if here > 1 else None,
        after=_way(_("Next %(number)s"), rest, _href(asked, name, here + 1)) if here < pages else None,
    )


def _way(words: str, lines: int, href: str) -> Link:
    return Link(href, words % {"number": lines})


def _number(text: str, pages: int) -> int:
    if text.isascii() and text.isdigit() and 1 <= int(text[:9]) <= pages:
        return int(text)
    mend = _("Its pages are 1 to %(last)s.") % {"last": pages}
    raise BadInput(_("There is no page “%(asked)s” of this list.") % {"asked": text}, mend=mend)


def _href(asked: Mapping[str, str], name: str, page: int) -> str:
    kept = {key: asked[key] for key in asked if key != name}
    return f"?{urlencode(kept | {name: str(page)})}#{name}"
