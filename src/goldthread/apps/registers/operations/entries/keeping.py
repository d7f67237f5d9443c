"""What every deed on an entry does: hold it as somebody who may, write it if nobody else did meanwhile, keep its thing
and its dates in step, and record it. Which deed it is, is not for here."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import IntegrityError
from django.db.models import CheckConstraint, F, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from goldthread.apps.audit.events import EventKind
from goldthread.apps.audit.operations import record
from goldthread.apps.bodies.queries import now
from goldthread.apps.people.queries import Actor
from goldthread.apps.registers.binding import Bound
from goldthread.apps.registers.models import Entry, Named, Sensitivity, Thing
from goldthread.apps.registers.operations.entries.dues import reckon_each
from goldthread.apps.registers.operations.refusals import CannotNow, NotAllowed, UnfitAnswers
from goldthread.apps.registers.queries.entry import NotFound
from goldthread.apps.registers.queries.permissions import SYSTEM, Deed, Sight, Verdict, allows, may, owns, sight
from goldthread.apps.registers.values import Answers, fill, keep_posts, read_answers, show
from goldthread.apps.registers.values.fault import AnswerFault
from goldthread.apps.registers.values.kinds import clean
from goldthread.core.spec import FieldKind, Register


@dataclass(frozen=True, slots=True)
class Held:
    """An entry that nobody else can write until the transaction ends. `owned`: whoever asks holds a post that owns
    it."""

    bound: Bound
    entry: Any
    owned: bool

    @property
    def thing(self) -> Thing:
        return self.entry.thing

    @property
    def register(self) -> Register:
        return self.bound.register


def hold(bound: Bound, thing: Thing, by: Actor) -> Held:
    """The entry, as somebody who sees all of it. Raises NotFound, and NotAllowed for who sees its safe label only."""
    found = bound.model._default_manager.select_for_update(of=("self",)).select_related("thing")
    entry = found.filter(pk=thing.pk, body=by.body).first()
    missing = _("There is no such %(what)s that you may see.") % {"what": bound.register.singular}
    if entry is None:
        raise NotFound(missing)
    owned = bool(bound.register.access.owned_by) and by.key != SYSTEM and owns(by, bound, entry)
    seen = sight(by, bound.register, entry.thing.sensitivity, named=_is_named(entry, by), owned=owned)
    if seen is Sight.NONE:
        raise NotFound(missing)
    if seen is Sight.LABEL:
        told = _("%(what)s is restricted to named people, and you are not one of them.")
        raise NotAllowed(told % {"what": entry.thing.safe_label})
    return Held(bound, entry, owned)


def _is_named(entry: Any, by: Actor) -> bool:
    restricted = entry.thing.sensitivity == Sensitivity.RESTRICTED and by.person_id
    return bool(restricted) and Named.objects.filter(thing=entry.pk, person=by.person_id).exists()


def demand(verdict: Verdict) -> None:
    """Raises NotAllowed with the reason, unless it may be done."""
    if not verdict:
        raise NotAllowed(verdict.reason)


def demand_deed(held: Held, by: Actor, deed: Deed) -> None:
    """Raises NotAllowed when this person may not do so with the entry, CannotNow when its state forbids it to all."""
    demand(may(by, held.register, deed, owns=held.owned))
    if not (verdict := allows(held.register, held.entry.state, deed)):
        raise CannotNow(verdict.reason)


def demand_reason(reason: str) -> str:
    """The reason as it is kept. Raises UnfitAnswers for none, and as `said_reason` does."""
    said = said_reason(reason)
    if not said:
        raise UnfitAnswers({"reason": _("Reason: is empty. Say in a sentence why this is done.")})
    return said


def said_reason(reason: str) -> str:
    """A reason that need not be given, as it is kept. Raises UnfitAnswers for one with a sign that nobody sees."""
    try:
        return clean(reason, lines=True)
    except AnswerFault as fault:
        raise UnfitAnswers({"reason": _("Reason: %(fault)s") % {"fault": fault}}) from None


def demand_seen(held: Held, revision: int) -> None:
    """Raises CannotNow when the entry was changed after the revision that the person has seen."""
    if held.entry.revision != revision:
        raise CannotNow(moved_on(held.register))


def moved_on(register: Register) -> str:
    """That an entry is not as the person saw it."""
    told = _("This %(what)s has been changed since you opened it. Look at it again, then decide.")
    return told % {"what": register.singular}


def read(bound: Bound, answers: Answers, by: Actor, *, only: tuple[str, ...] | None = None) -> dict[str, Any]:
    """The values of the answers. Raises UnfitAnswers, also for what is no field of the register."""
    strange = [name for name in answers if bound.register.field(name) is None]
    reading = read_answers(bound.register, answers, body=by.body, only=only)
    what = bound.register.singular
    told = {name: _("“%(name)s” is no field of this %(what)s.") % {"name": name, "what": what} for name in strange}
    if faults := reading.faults | told:
        raise UnfitAnswers(faults)
    return reading.values


def write(held: Held, values: Mapping[str, Any], *, at: datetime, **columns: Any) -> None:
    """Set these values, and columns beside them, as the next revision; the thing and its dates follow.

    Raises CannotNow when another write came first, UnfitAnswers for what the table refuses.
    """
    entry, register = held.entry, held.register
    with fitting(held.bound):
        fill(entry, values=values, register=register)
        for name, value in columns.items():
            setattr(entry, name, value)
        wanted = {name: getattr(entry, name) for name in (*_columns(held.bound, values), *columns)}
        seen, entry.revision, entry.changed_at = entry.revision, entry.revision + 1, at
        wanted |= {"revision": entry.revision, "changed_at": at}
        if not held.bound.model._default_manager.filter(pk=entry.pk, revision=seen).update(**wanted):
            raise CannotNow(moved_on(register))
    keep_posts(entry, values=values, register=register)
    keep_identity(held)
    reckon_each(held.bound, [entry])


def _columns(bound: Bound, values: Mapping[str, Any]) -> list[str]:
    """The attributes that keep these values in a row; several posts are kept beside it."""
    named = [field.name for field in bound.register.named(tuple(values)) if field.kind is not FieldKind.POSTS]
    return [column_of(bound, name) for name in named]


def column_of(bound: Bound, name: str) -> str:
    """The attribute that keeps the value of a field in a row."""
    column: Any = bound.model._meta.get_field(name)
    return str(column.attname)


def keep_identity(held: Held) -> None:
    """Give the thing the title of its entry, and the sensitivity that its state asks for."""
    thing, entry = held.thing, held.entry
    wanted = {"title": entry.title} | standing(held.register, entry.state, thing)
    stale = {name: value for name, value in wanted.items() if getattr(thing, name) != value}
    for name, value in stale.items():
        setattr(thing, name, value)
    if stale:
        Thing.objects.filter(pk=thing.pk).update(**stale)


def standing(register: Register, state: str, thing: Thing) -> dict[str, str]:
    """Who may read more than the safe label of a thing in this state. What is restricted stays so."""
    if thing.sensitivity == Sensitivity.RESTRICTED:
        return {}
    public = state in register.publication.states
    label = safe_label(register, thing.reference)
    return {"sensitivity": str(Sensitivity.PUBLIC if public else Sensitivity.OFFICE), "safe_label": label}


def safe_label(register: Register, reference: str) -> str:
    """What anybody may be told an entry is, where nobody has said it better: "Agreement AG-2026-001"."""
    return f"{register.singular[:1].upper()}{register.singular[1:]} {reference}"


@contextmanager
def fitting(bound: Bound) -> Iterator[None]:
    """What the table refuses becomes a sentence for each field of the rule that was broken. Raises UnfitAnswers."""
    try:
        yield
    except IntegrityError as fault:
        if faults := misfit(bound, str(fault)):
            raise UnfitAnswers(faults) from fault
        raise


def misfit(bound: Bound, told: str) -> dict[str, str]:
    """A sentence for each field of the rule that is named in what the database told; none where it names no rule."""
    rules = (one for one in bound.model._meta.constraints if isinstance(one, CheckConstraint) and one.name in told)
    broken = next(rules, None)
    if broken is None:
        return {}
    fields = tuple(bound.register.named(tuple(dict.fromkeys(named_in(broken.condition)))))
    labels = _(" and ").join(f"“{field.label}”" for field in fields)
    own = (
        broken.violation_error_message
        if broken.violation_error_message != broken.default_violation_error_message
        else ""
    )
    sentence = own or _("The answers to %(fields)s do not fit together. Change one of them.") % {"fields": labels}
    return {field.name: str(sentence) for field in fields}


def named_in(condition: Any) -> Iterator[str]:
    """The columns that a condition speaks of."""
    parts: Any = condition.children if isinstance(condition, Q) else ()
    for part in parts:
        if isinstance(part, Q):
            yield from named_in(part)
            continue
        name, value = part
        yield name.split("__")[0]
        if isinstance(value, F):
            yield str(value.name)  # type: ignore[attr-defined]


def told(register: Register, before: Mapping[str, Any], after: Mapping[str, Any]) -> list[dict[str, str]]:
    """What changes from these values to those, in words, in the order of the fields."""
    return [
        {
            "field": field.name,
            "label": field.label,
            "before": show(field, before.get(field.name)),
            "after": show(field, after[field.name]),
        }
        for field in register.named(tuple(after))
    ]


def note(kind: EventKind, held: Held, by: Actor, *, at: datetime, also: Iterable[str] = (), **facts: Any) -> None:
    """Record a deed on an entry under its safe label. `also` are further subjects by which it is found."""
    what = held.thing.safe_label or safe_label(held.register, held.thing.reference)
    record(
        body=by.body.slug,
        event=kind.name,
        subjects=(subject(held.thing.pk), *also),
        facts={"register": held.register.code, "what": what, **facts},
        at=at,
        by=by.key,
    )


def subject(thing_id: int) -> str:
    """Under what key the record of deeds finds a thing."""
    return f"thing:{thing_id}"


def moment() -> tuple[datetime, date]:
    """The instant and the day that it is for this home."""
    at = now()
    return at, timezone.localtime(at).date()


def entries_of(bound: Bound, things: Iterable[int], by: Actor) -> list[Entry]:
    """The entries of these things in the person's body, held until the transaction ends."""
    found = bound.model._default_manager.select_for_update(of=("self",)).select_related("thing")
    return list(found.filter(pk__in=things, body=by.body).order_by("reference", "pk"))
