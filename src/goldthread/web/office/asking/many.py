"""One answer for many entries, before it is given: which entries, which field, and what the form carries from page to
page. The engine says what would come of it."""

from collections.abc import Iterable, Mapping

from django.http import QueryDict
from django.utils.translation import gettext as _

from goldthread.apps.registers.queries.permissions import visible
from goldthread.core.errors import BadInput
from goldthread.core.spec import Field
from goldthread.web.office.asking.place import Place

MOST = 500
"""Entries in one bulk change: more than a page of a list shows."""


def chosen(given: QueryDict) -> tuple[int, ...]:
    """The things that were ticked in a list, each once. Raises BadInput for none, too many, or what is no thing."""
    texts = tuple(dict.fromkeys(given.getlist("thing")))
    if not texts:
        raise BadInput(_("Nothing is chosen."), mend=_("Go back to the list and tick at least one row."))
    if len(texts) > MOST:
        fault = _("%(number)s entries are too many at once.") % {"number": len(texts)}
        raise BadInput(fault, mend=_("Choose %(most)s at most.") % {"most": MOST})
    return tuple(_number(text) for text in texts)


def seen_revisions(place: Place, things: Iterable[int]) -> dict[int, int]:
    """The revision that each of these entries is at now; 0 for one that this person may not know of."""
    wanted = tuple(things)
    held = dict(visible(place.actor, place.bound).filter(pk__in=wanted).values_list("pk", "revision"))
    return {thing: held.get(thing, 0) for thing in wanted}


def carried(given: QueryDict) -> dict[int, int]:
    """The entries and their revisions as a preview showed them. Raises BadInput for what no preview has written."""
    pairs = [text.partition(":") for text in given.getlist("wanted")[: MOST + 1]]
    if not pairs or len(pairs) > MOST:
        raise BadInput(_("The form does not say which entries to change."), mend=_("Choose them in the list again."))
    return {_number(thing): _number(revision) for thing, _colon, revision in pairs}


def carry(wanted: Mapping[int, int]) -> tuple[str, ...]:
    """The same, as a form carries it."""
    return tuple(f"{thing}:{revision}" for thing, revision in wanted.items())


def bulk_field(place: Place, name: str) -> Field:
    """The field of this name that may be given to many. Raises BadInput for any other."""
    found = next((field for field in place.register.named(place.register.listing.bulk) if field.name == name), None)
    if found is None:
        facts = {"name": name[:40], "what": place.register.plural}
        raise BadInput(_("“%(name)s” is not given to many %(what)s at once.") % facts, mend=_("Choose another field."))
    return found


def _number(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) < 19):
        raise BadInput(_("“%(text)s” is no row of this list.") % {"text": text[:20]}, mend=_("Go back to the list."))
    return int(text)
