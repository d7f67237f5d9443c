"""One entry as a person of the office sees it: what it says, what may be done with it now and why not, what falls due,
what waits beside it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from goldthread.apps.bodies.queries import today
from goldthread.apps.people.queries import Actor
from goldthread.apps.registers.binding import Bound
from goldthread.apps.registers.models import Attachment, Due, Entry, Named, Proposal, Thing
from goldthread.apps.registers.models import Verdict as Decided
from goldthread.apps.registers.queries.permissions import (
    NO,
    Deed,
    Sight,
    Verdict,
    allows,
    kept_from,
    may,
    may_step,
    owns,
    sight,
)
from goldthread.apps.registers.values import values_of
from goldthread.core.errors import GoldthreadError
from goldthread.core.spec import Clock, State, Step


class NotFound(GoldthreadError):
    """There is no such entry, or none that this person may know of: the answer is the same."""


@dataclass(frozen=True, slots=True)
class DueView:
    """Something that falls due on an entry; `days_left` is negative when it is late."""

    clock: Clock
    due_on: date
    days_left: int


@dataclass(frozen=True, slots=True)
class EntryView:
    """An entry. With Sight.LABEL only the safe label, the reference and the category are told; all else is empty."""

    thing: Thing
    entry: Entry
    state: State
    sight: Sight
    owned: bool
    values: Mapping[str, Any]
    dues: tuple[DueView, ...] = ()
    steps: tuple[tuple[Step, Verdict], ...] = ()
    may_change: Verdict = NO
    attachments: tuple[Attachment, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    named: tuple[str, ...] = ()

    @property
    def label(self) -> str:
        """What it is called for this person."""
        return self.entry.title if self.sight is Sight.FULL else self.thing.safe_label


def open_entry(actor: Actor, bound: Bound, address: str) -> EntryView:
    """The entry of this address in the person's body, as far as they see it. Raises NotFound."""
    found = bound.model._default_manager.select_related("thing", "body")
    entry = found.filter(thing__body=actor.body, thing__kind=bound.code, thing__address=address).first()
    if entry is None:
        raise NotFound(f"There is no {bound.register.singular} at “{address}” that you may see.")
    return view_of(actor, bound, entry)


def view_of(actor: Actor, bound: Bound, entry: Entry) -> EntryView:
    """The entry as this person sees it. Raises NotFound when they may not know of it."""
    owned = owns(actor, bound, entry)
    is_named = Named.objects.filter(thing=entry.pk, person=actor.person_id).exists() if actor.person_id else False
    seen = sight(actor, bound.register, entry.thing.sensitivity, named=is_named, owned=owned)
    if entry.body_id != actor.body.pk or seen is Sight.NONE:
        raise NotFound(f"There is no {bound.register.singular} at “{entry.thing.address}” that you may see.")
    state = bound.register.lifecycle.state(entry.state)
    if seen is Sight.LABEL:
        return EntryView(entry.thing, entry, state, seen, owned, {})
    values = values_of(bound, [entry])[0]
    kept = kept_from(actor, bound.register)
    return EntryView(
        thing=entry.thing,
        entry=entry,
        state=state,
        sight=seen,
        owned=owned,
        values={name: value for name, value in values.items() if name not in kept},
        dues=_dues(bound, entry),
        steps=_steps(actor, bound, entry, values),
        may_change=may(actor, bound.register, Deed.CHANGE, owns=owned)
        and allows(bound.register, entry.state, Deed.CHANGE),
        attachments=tuple(Attachment.objects.filter(thing=entry.pk).order_by("added_at", "pk")),
        proposals=tuple(Proposal.objects.filter(thing=entry.pk, verdict=Decided.WAITING).order_by("at", "pk")),
        named=tuple(
            Named.objects.filter(thing=entry.pk).order_by("person__name").values_list("person__name", flat=True)
        ),
    )


def _dues(bound: Bound, entry: Entry) -> tuple[DueView, ...]:
    clocks = {clock.code: clock for clock in bound.register.clocks}
    held = Due.objects.filter(thing=entry.pk, clock__in=clocks).order_by("due_on", "clock")
    return tuple(DueView(clocks[due.clock], due.due_on, (due.due_on - today()).days) for due in held)


def _steps(actor: Actor, bound: Bound, entry: Entry, values: Mapping[str, Any]) -> tuple[tuple[Step, Verdict], ...]:
    return tuple(
        (step, may_step(actor, bound, entry, step, values=values))
        for step in bound.register.lifecycle.steps_from(entry.state)
    )
