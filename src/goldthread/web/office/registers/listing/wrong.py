"""What is wrong with a list: what in it is late, most late first. What else a register knows of comes as
its own panel."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from goldthread.apps.registers.binding import Bound
from goldthread.apps.registers.queries.listing import LateLine, late_in
from goldthread.web.office.gate import Desk
from goldthread.web.office.registers import addresses
from goldthread.web.office.registers.parts import Clock, clock
from goldthread.web.parts import Link

SHOWN = 5


@dataclass(frozen=True, slots=True)
class WrongLine:
    """One entry with what is late on it."""

    entry: Link
    what: str
    clock: Clock


@dataclass(frozen=True, slots=True)
class Wrong:
    """How many are late, and the first of them."""

    counted: str
    lines: tuple[WrongLine, ...]
    all_late: Link


def wrong(desk: Desk, bound: Bound) -> Wrong | None:
    """What is late in the whole list, as far as whoever asks sees it; None when nothing is."""
    number, first = late_in(desk.actor, bound, on=desk.today, most=SHOWN)
    if not number:
        return None
    counted = ngettext("%(number)s date has passed", "%(number)s dates have passed", number)
    lines = tuple(_line(desk, bound, one) for one in first)
    to_all = Link(addresses.of_office(desk, "office_late"), _("Show what is late in every register"))
    return Wrong(counted % {"number": f"{number:,}"}, lines, to_all)


def _line(desk: Desk, bound: Bound, late: LateLine) -> WrongLine:
    entry = Link(addresses.of_entry(desk, bound.code, late.address), f"{late.reference} {late.title}")
    names = {one.code: one.label for one in bound.register.clocks}
    return WrongLine(entry, names.get(late.clock, late.clock), clock(late.due_on, desk.today))
