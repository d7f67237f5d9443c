"""The steps that lead on from an entry's state: as buttons those that may be taken now, with its reason each that
may not."""

from dataclasses import dataclass

from goldthread.apps.registers.binding import Bound
from goldthread.apps.registers.queries.entry import EntryView
from goldthread.core.spec import Step
from goldthread.web.errors import sentence
from goldthread.web.office.gate import Desk
from goldthread.web.office.registers import addresses


@dataclass(frozen=True, slots=True)
class StepButton:
    """A step that may be taken. `is_primary`: it is the one that is expected next."""

    href: str
    text: str
    is_primary: bool


@dataclass(frozen=True, slots=True)
class StepRefused:
    """A step that may not be taken now, and why."""

    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Steps:
    """What may be done next, and what may not."""

    buttons: tuple[StepButton, ...]
    refused: tuple[StepRefused, ...]

    def __bool__(self) -> bool:
        return bool(self.buttons or self.refused)


def steps(desk: Desk, bound: Bound, view: EntryView, *, is_other_first: bool = False) -> Steps:
    """The steps, the expected one first, then as they are declared. `is_other_first`: something else is to be decided
    before any of them, so that none is the page's primary button."""
    allowed = [step for step, verdict in view.steps if verdict]
    expected = None if is_other_first else next((step for step in allowed if _leads_on(bound, step)), None)
    buttons = (
        StepButton(
            addresses.of_entry(desk, bound.code, view.thing.address, "office_step", step.code),
            step.label,
            is_primary=step is expected,
        )
        for step in sorted(allowed, key=lambda step: step is not expected)
    )
    refused = (StepRefused(step.label, sentence(verdict.reason)) for step, verdict in view.steps if not verdict)
    return Steps(tuple(buttons), tuple(refused))


def _leads_on(bound: Bound, step: Step) -> bool:
    """Whether a step carries an entry forward: it ends nothing, and nobody has to say why it is taken."""
    return not step.needs_reason and bound.register.lifecycle.state(step.to).is_open
