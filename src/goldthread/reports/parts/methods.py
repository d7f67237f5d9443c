"""By which methods the rows of a table were judged: a line under the table for each, with the way to its page."""

from collections.abc import Iterator, Sequence

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from goldthread.apps.performance.readings import Figure
from goldthread.apps.performance.words import methods
from goldthread.apps.performance.words.methods import Used
from goldthread.documents.text import Span, Text
from goldthread.reports.parts.papers import named_with_group
from goldthread.reports.parts.prose import fill


def judged(figures: Sequence[Figure]) -> tuple[Text, ...]:
    """A line a method; it names its rows where it does not hold for every one. Rows told as published come last."""
    return tuple(_lines(figures))


def _lines(figures: Sequence[Figure]) -> Iterator[Text]:
    rows: dict[Used, list[str]] = {}
    as_published = []
    for figure in figures:
        found = methods.used_in(figure)
        for one in found:
            rows.setdefault(one, []).append(named_with_group(figure))
        if not found:
            as_published.append(named_with_group(figure))
    for one, names in rows.items():
        yield _line(one, _whose(names, figures))
    if as_published:
        every = Span(_("All methods"), href=address("methods"))
        told = _("How judged, %(whose)s: told as published, by no method of ours (%(methods)s).")
        yield fill(told, whose=_whose(as_published, figures), methods=every)


def changes() -> Text:
    """The line under a table that says of its rows how they changed and nothing else."""
    [used] = methods.named("change")
    return _line(used, _every())


def _line(used: Used, whose: str) -> Text:
    method = Span(used.title, href=address("method", used.code))
    return fill(_("How judged, %(whose)s: %(method)s. %(said)s"), whose=whose, method=method, said=used.said)


def _every() -> str:
    return _("every row")


def _whose(names: Sequence[str], figures: Sequence[Figure]) -> str:
    return _every() if len(names) == len(figures) else "; ".join(dict.fromkeys(names))


def address(name: str, *code: str) -> str:
    """A page of this site: whole where the installation knows its address, else from the root of the site, which only
    the paper on the site itself can follow."""
    return settings.URL.geturl().rstrip("/") + reverse(name, args=code)
