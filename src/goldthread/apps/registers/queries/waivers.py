"""Reads: where a body lets one person do what otherwise asks for two, since when, and why."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from goldthread.apps.bodies.models import Body
from goldthread.apps.registers.binding import Bound, registers
from goldthread.apps.registers.models import Entry, Waiver
from goldthread.apps.registers.queries.permissions import hands
from goldthread.core.spec import Step


@dataclass(frozen=True, slots=True)
class Pair:
    """A step of a register that asks for another person than an earlier step."""

    bound: Bound
    step: Step

    @property
    def code(self) -> str:
        """How a form names the pair."""
        return f"{self.bound.code}:{self.step.code}"

    @property
    def earlier(self) -> str:
        """What was done to the entry in the step that another person must have taken: “sent”."""
        found = self.bound.register.lifecycle.step(self.step.differs_from)
        return found.done if found else ""


@dataclass(frozen=True, slots=True)
class Waived:
    """A waiver with the pair that it is of; none where the register declares that step no longer."""

    waiver: Waiver
    pair: Pair | None
    stands: bool


def pairs() -> tuple[Pair, ...]:
    """Every step of every register that asks for a second person, by title of the register."""
    return tuple(
        Pair(bound, step) for bound in registers() for step in bound.register.lifecycle.steps if step.differs_from
    )


def waivers(body: Body, on: date) -> tuple[Waived, ...]:
    """Every waiver of the body, those that stand on the day first, each kind latest first."""
    known = {pair.code: pair for pair in pairs()}
    found = Waiver.objects.filter(body=body).order_by("-since", "-pk")
    listed = [
        Waived(one, known.get(f"{one.register}:{one.step}"), stands=one.until is None or one.until > on)
        for one in found
    ]
    return tuple(sorted(listed, key=lambda line: not line.stands))


def waiver_used(by: str, bound: Bound, entry: Entry, *, step: Step, on: date) -> Waiver | None:
    """The waiver by which alone somebody (by key) may take the step: they took the earlier one themselves,
    or wrote what the entry says."""
    if not step.differs_from or by not in hands(entry.body.slug, [entry.pk], step)[entry.pk]:
        return None
    standing = Q(until=None) | Q(until__gt=on)
    found = Waiver.objects.filter(standing, body=entry.body_id, register=bound.code, step=step.code, since__lte=on)
    return found.order_by("-since").first()
