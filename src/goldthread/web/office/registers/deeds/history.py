"""The page of an entry's history: everything that was ever done to it, newest first."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from goldthread.apps.audit.queries import history
from goldthread.apps.registers.binding import Bound
from goldthread.apps.registers.queries.entry import EntryView
from goldthread.web.office.gate import Desk
from goldthread.web.office.registers import addresses
from goldthread.web.office.registers.deeds.line import DeedLine, deed_lines
from goldthread.web.parts import Link

NEWEST = 5
"""Deeds that an entry's own page shows."""


@dataclass(frozen=True, slots=True)
class HistoryPage:
    """All that the template of a history draws."""

    title: str
    lead: str
    trail: tuple[Link, ...]
    deeds: tuple[DeedLine, ...]


def newest(desk: Desk, thing_id: int) -> tuple[DeedLine, ...]:
    """The latest deeds on an entry."""
    return deed_lines(desk, history(desk.body.slug, f"thing:{thing_id}", limit=NEWEST), it=_("it"))


def history_page(desk: Desk, bound: Bound, view: EntryView) -> HistoryPage:
    """All deeds on an entry that whoever asks sees in full."""
    deeds = deed_lines(desk, history(desk.body.slug, f"thing:{view.thing.pk}"), it=_("it"))
    lead = ngettext("%(number)s deed is on the record.", "%(number)s deeds are on the record.", len(deeds))
    entry = Link(addresses.of_entry(desk, bound.code, view.thing.address), view.entry.reference)
    return HistoryPage(
        title=_("History of %(reference)s") % {"reference": view.entry.reference},
        lead=lead % {"number": f"{len(deeds):,}"},
        trail=addresses.trail(desk, bound, entry),
        deeds=deeds,
    )
