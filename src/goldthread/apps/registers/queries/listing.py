"""What stands around a list: the answers that its filters offer, and what in it is late. What the person sees by a
label only is not told as late: its dates are not theirs to know."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from goldthread.apps.bodies.models import Body
from goldthread.apps.people.models import Post
from goldthread.apps.people.queries import Actor
from goldthread.apps.registers.binding import Bound
from goldthread.apps.registers.models import Due, Named, Sensitivity, Thing
from goldthread.apps.registers.queries.entries import hidden_from, sees_all
from goldthread.apps.registers.queries.permissions import Deed, may, visible
from goldthread.core.spec import Field, FieldKind

MOST = 300
"""Answers that a filter offers; the search finds the others."""


@dataclass(frozen=True, slots=True)
class LateLine:
    """An entry, and the clock of it that has run out."""

    reference: str
    title: str
    address: str
    clock: str
    due_on: date


def answers_of(bound: Bound, name: str, body: Body) -> tuple[tuple[str, str], ...]:
    """Each answer that the filter of this name takes, with its words: those declared, or the names that are held."""
    field = bound.register.field(name)
    if field is None:
        return tuple((state.code, state.label) for state in bound.register.lifecycle.states)
    if field.kind is FieldKind.YES_NO:
        return ("yes", _("Yes")), ("no", _("No"))
    if field.kind is FieldKind.CHOICE:
        return tuple((choice.code, choice.label) for choice in field.choices)
    return _things(field, body) if field.kind is FieldKind.THING else _posts(body)


def _posts(body: Body) -> tuple[tuple[str, str], ...]:
    names = Post.objects.filter(body=body).order_by("name").values_list("name", flat=True)[:MOST]
    return tuple((name, name) for name in names)


def _things(field: Field, body: Body) -> tuple[tuple[str, str], ...]:
    """By reference, with the label that anybody may read."""
    held = Thing.objects.filter(body=body, kind__in=field.of, withdrawn_on=None).order_by("reference", "pk")
    read = held.only("reference", "title", "sensitivity", "safe_label")[:MOST]
    return tuple((thing.reference, f"{thing.reference} {thing.label}") for thing in read)


def late_in(actor: Actor, bound: Bound, *, on: date, most: int) -> tuple[int, tuple[LateLine, ...]]:
    """How many dates of the entries that the person sees have passed, and the oldest of them."""
    late = _late(actor, bound, on)
    number = late.count()
    if not number:
        return 0, ()
    first = late.select_related("thing").order_by("due_on", "thing_id", "clock")[:most]
    return number, tuple(
        LateLine(due.thing.reference, due.thing.title, due.thing.address, due.clock, due.due_on) for due in first
    )


def _late(actor: Actor, bound: Bound, on: date) -> QuerySet[Due]:
    """The dates that have passed, of entries that the person sees whole. Whoever sees every entry is not asked for each
    of them: what is hidden from them is few."""
    late = Due.objects.filter(body=actor.body, register=bound.code, due_on__lt=on)
    if not may(actor, bound.register, Deed.READ):
        return late.filter(thing__in=visible(actor, bound).filter(~hidden_from(actor)).values("pk"))
    if sees_all(actor):
        return late
    restricted = Thing.objects.filter(body=actor.body, kind=bound.code, sensitivity=Sensitivity.RESTRICTED)
    theirs = Named.objects.filter(person=actor.person_id).values("thing")
    hidden = restricted.exclude(pk__in=theirs).values("pk")
    return late.exclude(thing__in=hidden) if hidden.exists() else late
