"""Something that falls due, as a line of a page: what it is, its clock, for whom it waits."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from goldthread.apps.registers.models import Sensitivity
from goldthread.apps.registers.queries.dues import DueLine
from goldthread.web.office.gate import Desk
from goldthread.web.office.registers import addresses
from goldthread.web.office.registers.parts import Clock, capital, clock, lowered
from goldthread.web.parts import Link


@dataclass(frozen=True, slots=True)
class DutyLine:
    """One date. `rule` says what falls due, and by whose rule."""

    entry: Link
    rule: str
    clock: Clock
    waits_for: str


def told(dues: Iterable[DueLine]) -> tuple[DueLine, ...]:
    """Without the dates of what the reader sees by its safe label only: they are not theirs to know."""
    return tuple(one for one in dues if not _is_label(one))


def _is_label(due: DueLine) -> bool:
    return due.thing.sensitivity == Sensitivity.RESTRICTED and due.label == due.thing.safe_label


def duty_lines(desk: Desk, dues: Iterable[DueLine]) -> tuple[DutyLine, ...]:
    """The dates in the order given."""
    return tuple(_line(desk, due) for due in dues)


def _line(desk: Desk, due: DueLine) -> DutyLine:
    facts = {"what": capital(due.register.singular), "clock": lowered(due.clock.label)}
    rule = _("%(what)s: %(clock)s") % facts
    return DutyLine(
        entry=Link(addresses.of_entry(desk, due.register.code, due.address), due.label),
        rule=f"{rule}. {due.clock.law}" if due.clock.law else rule,
        clock=clock(due.due_on, desk.today),
        waits_for=due.owner_words,
    )
