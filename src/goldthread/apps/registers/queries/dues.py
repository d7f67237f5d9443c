"""Reads: what falls due over all registers of a body, as far as whoever asks may see it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from goldthread.apps.bodies.models import Body
from goldthread.apps.bodies.queries import today
from goldthread.apps.people.queries import Actor
from goldthread.apps.registers.batches import batches
from goldthread.apps.registers.binding import Bound, bound, registers
from goldthread.apps.registers.models import Due, Thing
from goldthread.apps.registers.queries.entries import hidden_from
from goldthread.apps.registers.queries.permissions import visible
from goldthread.apps.registers.values import show, values_of
from goldthread.core.spec import Clock, FieldKind, Register


@dataclass(frozen=True, slots=True)
class DueLine:
    """Something that falls due. `days_left` is negative once the day has passed; `words` say so; `label` is the title;
    `owner_words` name the posts that answer for it."""

    thing: Thing
    register: Register
    clock: Clock
    due_on: date
    days_left: int
    words: str
    address: str
    label: str
    owner_words: str


def due_lines(actor: Actor, body: Body, *, until: date | None = None, late_only: bool = False) -> tuple[DueLine, ...]:
    """What falls due, the earliest first: up to and with a day, or before today alone: the day itself is not late.

    Nothing of what the person sees by its safe label only, since a date tells of what is withheld; nothing for another
    body than the one that they ask at.
    """
    if body.pk != actor.body.pk:
        return ()
    day = today()
    held = Due.objects.filter(body=body, register__in=[one.code for one in registers()])
    held = held.filter(due_on__lte=until) if until else held
    held = held.filter(due_on__lt=day) if late_only else held
    dues: dict[str, list[Due]] = {}
    for due in held.order_by("due_on", "pk"):
        dues.setdefault(due.register, []).append(due)
    found = [line for code, some in dues.items() for line in _lines(actor, bound(code), some, day)]
    return tuple(sorted(found, key=lambda line: (line.due_on, line.register.title, line.thing.reference)))


def _lines(actor: Actor, bound: Bound, dues: Sequence[Due], day: date) -> Iterator[DueLine]:
    clocks = {clock.code: clock for clock in bound.register.clocks}
    rows, owners = _seen(actor, bound, sorted({due.thing_id for due in dues}))
    for due in dues:
        if due.thing_id not in rows or due.clock not in clocks:
            continue
        row, left = rows[due.thing_id], (due.due_on - day).days
        yield DueLine(
            thing=row.thing,
            register=bound.register,
            clock=clocks[due.clock],
            due_on=due.due_on,
            days_left=left,
            words=days_words(left),
            address=row.thing.address,
            label=row.title,
            owner_words=owners[due.thing_id],
        )


def _seen(actor: Actor, bound: Bound, things: Sequence[int]) -> tuple[dict[int, Any], Mapping[int, str]]:
    """The entries that the person sees in full, and who answers for each."""
    shown = visible(actor, bound).exclude(hidden_from(actor))
    rows = {row.pk: row for some in batches(things) for row in shown.filter(pk__in=some)}
    values = values_of(bound, list(rows.values()))
    return rows, {key: _owner_words(bound.register, one) for key, one in zip(rows, values, strict=True)}


def _owner_words(register: Register, values: Mapping[str, Any]) -> str:
    """The posts that own an entry; without such a field, those of the first that names a post."""
    posts = (field for field in register.fields if field.kind in (FieldKind.POST, FieldKind.POSTS))
    field = register.field(register.access.owned_by) or next(posts, None)
    return show(field, values[field.name]) if field else ""


def days_words(left: int) -> str:
    """So many days from now, in words: "3 days late", "today", "in 12 days"."""
    if left == 0:
        return _("today")
    if left < 0:
        return ngettext("%(number)s day late", "%(number)s days late", -left) % {"number": -left}
    return ngettext("in %(number)s day", "in %(number)s days", left) % {"number": left}
