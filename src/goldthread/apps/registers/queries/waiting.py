"""What waits for one person: entries whose next step asks for another pair of eyes, proposed changes, and the drafts
that they began themselves."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from goldthread.apps.bodies.queries import today
from goldthread.apps.people.queries import Actor
from goldthread.apps.registers.binding import Bound, registers
from goldthread.apps.registers.models import Draft, Proposal, Waiver
from goldthread.apps.registers.models import Verdict as Decided
from goldthread.apps.registers.queries.entries import hidden_from
from goldthread.apps.registers.queries.permissions import SYSTEM, hands, visible
from goldthread.apps.registers.values import values_of
from goldthread.core.spec import Register, Role, Step

MOST = 50
"""Entries and proposals that are read at a time, those that have waited longest first."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """An entry that waits for a step. `sent_by` is the key of whoever took the step before, if it is known; `why_not`
    says what stands in the way of the step."""

    bound: Bound
    step: Step
    title: str
    reference: str
    address: str
    since: date
    sent_by: str
    why_not: str


@dataclass(frozen=True, slots=True)
class Proposed:
    """A change to an entry that waits for approval."""

    bound: Bound
    proposal: Proposal
    title: str
    address: str


def waiting_entries(actor: Actor) -> tuple[Waiting, ...]:
    """The entries of which this person may take the next step, where that asks for somebody other than the last."""
    found = [one for bound in registers() for step in _steps(bound.register, actor) for one in _for(actor, bound, step)]
    return tuple(sorted(found, key=lambda one: (one.since, one.reference)))


def waiting_proposals(actor: Actor) -> tuple[Proposed, ...]:
    """The proposed changes that this person may decide, longest waiting first."""
    return tuple(one for bound in registers() if _decides(actor, bound.register) for one in _proposed(actor, bound))


def drafts(actor: Actor) -> tuple[Draft, ...]:
    """What the person has begun and not sent, newest first."""
    if actor.person_id is None:
        return ()
    held = Draft.objects.filter(person=actor.person_id, body=actor.body).select_related("thing")
    return tuple(held.order_by("-changed_at", "-pk"))


def deciders(register: Register) -> frozenset[Role]:
    """The roles that approve: those that may take a step which somebody else must have prepared; without such a step,
    the approver."""
    found = frozenset(role for step in register.lifecycle.steps if step.differs_from for role in step.who)
    return found or frozenset({Role.APPROVER})


def _decides(actor: Actor, register: Register) -> bool:
    return actor.key == SYSTEM or bool((actor.roles - {Role.CONTRIBUTOR}) & deciders(register))


def _steps(register: Register, actor: Actor) -> Iterator[Step]:
    roles = actor.roles - {Role.CONTRIBUTOR}
    return (step for step in register.lifecycle.steps if step.differs_from and roles & step.who)


def _for(actor: Actor, bound: Bound, step: Step) -> Iterator[Waiting]:
    held = visible(actor, bound).filter(~hidden_from(actor), state__in=step.sources)
    rows = list(held.order_by("state_since", "pk")[:MOST])
    known = hands(actor.body.slug, [row.pk for row in rows], step)
    is_waived = bool(rows) and _waived(actor, bound, step.code)
    for row, values in zip(rows, values_of(bound, rows), strict=True):
        if actor.key not in known[row.pk] or is_waived:
            why_not, sender = step.guard(values) if step.guard else "", known[row.pk].sender
            yield Waiting(bound, step, row.title, row.reference, row.thing.address, row.state_since, sender, why_not)


def _waived(actor: Actor, bound: Bound, step: str) -> bool:
    day = today()
    standing = Q(until=None) | Q(until__gt=day)
    return Waiver.objects.filter(standing, body=actor.body, register=bound.code, step=step, since__lte=day).exists()


def _proposed(actor: Actor, bound: Bound) -> Iterator[Proposed]:
    held = Proposal.objects.filter(thing__body=actor.body, register=bound.code, verdict=Decided.WAITING)
    found = list(held.order_by("at", "pk")[:MOST])
    if not found:
        return
    seen = visible(actor, bound).filter(~hidden_from(actor), pk__in=[one.thing_id for one in found])
    rows = {row.pk: row for row in seen}
    is_waived = any(_waived(actor, bound, step.code) for step in bound.register.lifecycle.steps if step.differs_from)
    for one in found:
        if one.thing_id in rows and (one.by != actor.key or is_waived):
            yield Proposed(bound, one, rows[one.thing_id].title, rows[one.thing_id].thing.address)
