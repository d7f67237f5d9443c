"""Keeps the dates that fall due in step with the entries they follow from. It says of none whether it is late."""

from collections.abc import Iterator, Sequence
from datetime import date

from django.db import transaction

from goldthread.apps.bodies.models import Body
from goldthread.apps.registers.batches import MOST, batches
from goldthread.apps.registers.binding import Bound, bound, registers
from goldthread.apps.registers.models import Due, Entry


def reckon(entry: Entry) -> int:
    """Keep the dates of one entry; gives how many were made, moved or taken away."""
    return reckon_each(bound(entry.thing.kind), [entry])


@transaction.atomic
def reckon_all(body: Body) -> int:
    """Keep the dates of every entry of a body; gives how many were wrong."""
    return sum(reckon_each(one, some) for one in registers() for some in _in_parts(one, body))


def reckon_each(bound: Bound, entries: Sequence[Entry]) -> int:
    """Keep the dates of some entries of one register; gives how many were made, moved or taken away."""
    if not bound.register.clocks:
        return 0
    wanted = {(entry.pk, clock): day for entry in entries for clock, day in _wanted(bound, entry)}
    held = {(due.thing_id, due.clock): due for due in _held(entries)}
    gone = [due.pk for key, due in held.items() if key not in wanted]
    moved = [due for key, due in held.items() if key in wanted and due.due_on != wanted[key]]
    for due in moved:
        due.due_on = wanted[due.thing_id, due.clock]
    bodies = {entry.pk: entry.body_id for entry in entries}
    new = [
        Due(thing_id=thing, body_id=bodies[thing], register=bound.code, clock=clock, due_on=day)
        for (thing, clock), day in wanted.items()
        if (thing, clock) not in held
    ]
    for some in batches(gone):
        Due.objects.filter(pk__in=some).delete()
    if moved:
        Due.objects.bulk_update(moved, ["due_on"], batch_size=MOST // 4)
    if new:
        Due.objects.bulk_create(new)
    return len(gone) + len(moved) + len(new)


def _wanted(bound: Bound, entry: Entry) -> Iterator[tuple[str, date]]:
    """Each clock that runs, and the day it comes to. Clocks read days only, and each is a column."""
    for clock in bound.register.clocks:
        names = filter(None, (clock.field, clock.met_by))
        day = clock.due_on(entry.state, {name: getattr(entry, name) for name in names})
        if day is not None:
            yield clock.code, day


def _held(entries: Sequence[Entry]) -> Iterator[Due]:
    for some in batches([entry.pk for entry in entries]):
        yield from Due.objects.filter(thing__in=some)


def _in_parts(bound: Bound, body: Body) -> Iterator[Sequence[Entry]]:
    yield from batches(list(bound.model._default_manager.filter(body=body).order_by("pk")))
