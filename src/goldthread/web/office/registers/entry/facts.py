"""The row of facts that opens an entry's page: reference and state, what falls due with its clock, since when."""

from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from goldthread.apps.registers.binding import Bound
from goldthread.apps.registers.queries.entry import DueView, EntryView
from goldthread.web.office.gate import Desk
from goldthread.web.office.registers.parts import Clock, StateTag, capital, clock, state_tag

MOST = 4
"""Facts in the row."""


@dataclass(frozen=True, slots=True)
class EntryFact:
    """One fact: a term, then words, a state or a clock, then what more there is to say."""

    term: str
    text: str = ""
    tag: StateTag | None = None
    clock: Clock | None = None
    note: str = ""


def facts(desk: Desk, bound: Bound, view: EntryView) -> tuple[EntryFact, ...]:
    """The row: four at most, those that fall due before the rest."""
    register = bound.register
    first = EntryFact(capital(register.singular), view.entry.reference, tag=state_tag(register, view.state))
    since = date_format(view.entry.state_since, "j F Y")
    last = EntryFact(_("%(state)s since") % {"state": view.state.label}, since, note=view.state.meaning)
    return (first, *(_due(desk, due) for due in view.dues[: MOST - 2]), last)


def _due(desk: Desk, due: DueView) -> EntryFact:
    note = due.clock.law or _("The office’s own date")
    return EntryFact(due.clock.label, clock=clock(due.due_on, desk.today), note=note)
