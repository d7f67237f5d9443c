"""Deeds on the record: add an entry, add many, blank the words of some. There is no deed that changes an entry or takes
one away."""

import secrets
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import connection, transaction
from django.db.models import Q
from django.utils import timezone

from goldthread.apps.audit import chain, events
from goldthread.apps.audit.models import LONGEST_BODY, LONGEST_KEY, Event, Head, Payload, Subject
from goldthread.core.errors import GoldthreadError

MOST = 500
"""Values in one query: the least that a database in use here takes is 999."""


class CannotRecord(GoldthreadError):
    """An entry was to be made that the record cannot hold."""


class CannotBlank(GoldthreadError):
    """Words were to be blanked that are not there, or for no reason."""


@dataclass(frozen=True, slots=True)
class Note:
    """What an entry says, before it is one: its kind, its facts, and the plain keys of what it is about."""

    event: str
    facts: Mapping[str, Any]
    subjects: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Ready:
    event: str
    subjects: tuple[str, ...]
    salt: str
    text: str


def record(
    *, body: str, event: str, subjects: Iterable[str] = (), facts: Mapping[str, Any], at: datetime, by: str
) -> None:
    """Add one entry to the record of a body, within the transaction of the deed that it tells of.

    The head of the body's chain is held until that transaction ends, so that a deed that is undone leaves no entry and
    two deeds at once follow one another. Raises CannotRecord, UnknownEvent.
    """
    record_many(body=body, notes=[Note(event, facts, tuple(subjects))], at=at, by=by)


def record_many(*, body: str, notes: Sequence[Note], at: datetime, by: str) -> None:
    """Add an entry for each note, in their order, by the rules of `record` and in a few queries."""
    _refuse_unfit(body, at, by)
    ready = [_ready(note) for note in notes]
    if not ready:
        return
    head = _held_head(body)
    day = timezone.localtime(at).date()
    made = Event.objects.bulk_create(_chained(head, ready, at=at, day=day, by=by))
    Payload.objects.bulk_create(
        Payload(event=event, salt=one.salt, text=one.text) for event, one in zip(made, ready, strict=True)
    )
    Subject.objects.bulk_create(
        Subject(event=event, key=key) for event, one in zip(made, ready, strict=True) for key in one.subjects
    )
    Head.objects.filter(body=body).update(number=made[-1].number, hash=made[-1].hash, day=day)


@transaction.atomic
def blank(
    *, body: str, subject: str = "", numbers: Collection[int] = (), why: str, at: datetime, by: str
) -> tuple[int, ...]:
    """Take away the words of the entries of these numbers, and of all that are about the subject; give their numbers.

    The entries stay, with when they were made, by whom, of which kind and about what. That words were blanked is an
    entry itself, whose own words can not be. `why` reads after “because”, and names nobody. Raises CannotBlank.
    """
    if not why.strip():
        raise CannotBlank("Words are blanked for a reason. Give it.")
    _held_head(body)
    found = _with_words(body, subject, numbers)
    if not found:
        raise CannotBlank(f"The record of {body} holds no words of these entries. Nothing was blanked.")
    keys = list(found.values())
    for start in range(0, len(keys), MOST):
        batch = Payload.objects.filter(pk__in=keys[start : start + MOST])
        batch.update(salt="", text="", blanked_at=at, blanked_why=why)
    facts = {"entries": list(runs(found)), "reason": why}
    record(body=body, event=events.BLANKED.name, subjects=[subject] if subject else [], facts=facts, at=at, by=by)
    return tuple(found)


def runs(numbers: Iterable[int]) -> Iterator[list[int]]:
    """Ascending numbers as pairs of the first and the last of each run.

    >>> list(runs([1, 2, 3, 7]))
    [[1, 3], [7, 7]]
    """
    run: list[int] = []
    for number in numbers:
        if run and number == run[1] + 1:
            run[1] = number
            continue
        if run:
            yield run
        run = [number, number]
    if run:
        yield run


def _with_words(body: str, subject: str, numbers: Collection[int]) -> dict[int, int]:
    """Number and key, in order, of each entry asked for whose words can be blanked."""
    held = Event.objects.filter(body=body).exclude(event=events.BLANKED.name).exclude(payload__text="")
    found: dict[int, int] = {}
    if subject:
        found |= dict(held.filter(subjects__key=subject).values_list("number", "pk"))
    wanted = sorted(set(numbers))
    for start in range(0, len(wanted), MOST):
        found |= dict(held.filter(Q(number__in=wanted[start : start + MOST])).values_list("number", "pk"))
    return dict(sorted(found.items()))


def _refuse_unfit(body: str, at: datetime, by: str) -> None:
    if not connection.in_atomic_block:
        raise CannotRecord("An entry is made within the transaction of its deed. Call it inside transaction.atomic.")
    if timezone.is_naive(at):
        raise CannotRecord(f"{at} says no time zone. Give the instant with one.")
    _refuse_unfit_key(body, most=LONGEST_BODY)
    _refuse_unfit_key(by)


def _refuse_unfit_key(key: str, *, most: int = LONGEST_KEY) -> None:
    if not key or len(key) > most or not key.isprintable():
        raise CannotRecord(f"“{key[:40]}” is no plain key. Give one to {most} letters, such as thing:31.")


def _ready(note: Note) -> _Ready:
    """A note with its words salted. Raises what is wrong with it."""
    wanted = events.kind(note.event).facts
    if wrong := wanted.symmetric_difference(note.facts):
        named = ", ".join(sorted(f"{key} missing" if key in wanted else f"{key} not known" for key in wrong))
        raise CannotRecord(f"An entry “{note.event}” states {', '.join(sorted(wanted)) or 'nothing'}: {named}.")
    for key in note.subjects:
        _refuse_unfit_key(key)
    try:
        text = chain.canonical(note.facts)
    except (TypeError, ValueError) as fault:
        raise CannotRecord(f"The facts of “{note.event}” cannot be written as JSON: {fault}.") from fault
    return _Ready(
        note.event, tuple(sorted(set(note.subjects))), salt=secrets.token_hex(chain.SALT_LETTERS // 2), text=text
    )


def _held_head(body: str) -> Head:
    """The head of the body's chain, held for this transaction; made before its first entry."""
    held = Head.objects.select_for_update()
    head = held.filter(body=body).first()
    if head is None:
        Head.objects.bulk_create([Head(body=body, number=0, hash=chain.genesis(body))], ignore_conflicts=True)
        head = held.get(body=body)
    return head


def _chained(head: Head, ready: Iterable[_Ready], *, at: datetime, day: date, by: str) -> list[Event]:
    made, previous = [], head.hash
    for number, one in enumerate(ready, head.number + 1):
        line = chain.Line(
            body=head.body,
            number=number,
            day=day.isoformat(),
            at=chain.instant(at),
            by=by,
            event=one.event,
            digest=chain.digest_of(one.salt, one.text),
            previous=previous,
            subjects=one.subjects,
        )
        given = line._asdict() | {"at": at, "day": day, "hash": chain.seal(line)}
        del given["subjects"]
        made.append(Event(**given))
        previous = given["hash"]
    return made
