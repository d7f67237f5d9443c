"""Reads of the record: the history of one thing, the log of a body, the heads of the chains. It gives plain keys; who
they are is for the rooms above to say."""

import json
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import reduce
from itertools import islice
from operator import or_
from typing import Any

from django.db.models import Count, Exists, Max, Min, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Concat
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from goldthread.apps.audit import events, words
from goldthread.apps.audit import models as rows

PAGE = 50
"""Entries of a page."""
CHUNK = 500
"""Entries read at a time where many are."""
SHORTEST_DIGEST = 12
"""Digits of a seal that tell one entry from every other that anybody could make."""
PRINTED = 24


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry as it is read. `what` is the safe label of the thing, where the entry names one; `sentence` says what
    was done, or that its words were blanked and why; `facts` are empty once they are."""

    number: int
    day: date
    at: datetime
    by: str
    event: str
    label: str
    what: str
    sentence: str
    subjects: tuple[str, ...]
    is_blanked: bool
    facts: Mapping[str, Any] = field(hash=False)


@dataclass(frozen=True, slots=True)
class Head:
    """The last entry of a body's chain up to some day. As text it is what editions and backups print, and what
    `goldthread verify --expect` takes: body, day, number, the first digits of the seal."""

    body: str
    day: date
    number: int
    digest: str

    def __str__(self) -> str:
        return f"{self.body}/{self.day}/{self.number}/{self.digest[:PRINTED]}"


@dataclass(frozen=True, slots=True)
class Sought:
    """Which entries of a log are wanted; an empty filter lets all pass. `until` is the last day that is wanted; `text`
    is found in the values that an entry states, whatever case its letters have."""

    who: str = ""
    event: str = ""
    since: date | None = None
    until: date | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """Some entries, newest first, and from below which number the next older ones are asked for, if there are any."""

    entries: tuple[Entry, ...]
    older: int | None


@dataclass(frozen=True, slots=True)
class Log:
    """Entries not yet read. Reading a page costs the same however many there are, unless hardly any entry is sought."""

    _read: Callable[[int | None], Iterator[Entry]]

    def page(self, *, before: int | None = None, size: int = PAGE) -> Page:
        """The newest, or those below a number."""
        read = tuple(islice(self._read(before), size + 1))
        shown = read[:size]
        return Page(shown, shown[-1].number if len(read) > size else None)

    def __iter__(self) -> Iterator[Entry]:
        """All of them, newest first, some hundred in memory at a time."""
        return self._read(None)


def history(body: str, subject: str, *, limit: int | None = None) -> tuple[Entry, ...]:
    """The entries of a body about a subject, newest first; all of them, or so many."""
    about = rows.Subject.objects.filter(key=subject, event__body=body).order_by("-event_id")
    keys = list(about.values_list("event_id", flat=True)[:limit])
    return tuple(entry for start in range(0, len(keys), CHUNK) for entry in _entries_of(keys[start : start + CHUNK]))


def log(body: str, sought: Sought | None = None) -> Log:
    """The entries of a body that are sought."""
    wanted = sought or Sought()
    found = _filtered(body, wanted)
    folded = wanted.text.casefold()
    return Log(lambda before: (one for one in _newest_first(found, before) if not folded or _holds(one.facts, folded)))


def without(entry: Entry, fields: Collection[str]) -> Entry | None:
    """The entry without what it says of these fields; None when that was all that it changed."""
    changes = entry.facts.get("changes") or []
    left = [one for one in changes if one["field"] not in fields]
    if entry.facts.get("field") in fields or (changes and not left):
        return None
    if len(left) == len(changes):
        return entry
    facts = {**entry.facts, "changes": left}
    return replace(entry, facts=facts, sentence=words.sentence(entry.event, facts))


def shared_with_others(body: str, subjects: Collection[str]) -> dict[str, int]:
    """How many entries that still hold their words are about each subject and about another of its kind too; without
    those that have none. A subject may have parts: "thing:31/approve" is of "thing:31"."""
    beside = rows.Subject.objects.filter(event=OuterRef("event")).exclude(key=OuterRef("key"))
    beside = beside.exclude(key__startswith=Concat(OuterRef("key"), Value("/")))
    wanted, found = sorted(set(subjects)), dict[str, int]()
    for start in range(0, len(wanted), CHUNK):
        about = rows.Subject.objects.filter(key__in=wanted[start : start + CHUNK], event__body=body)
        about = (
            about.exclude(event__payload=None)
            .exclude(event__payload__text="")
            .exclude(event__event=events.BLANKED.name)
        )
        others = beside.filter(key__startswith=wanted[start].partition(":")[0] + ":")
        found |= dict(about.filter(Exists(others)).values_list("key").annotate(number=Count("event")).order_by("key"))
    return found


def head(body: str) -> Head | None:
    """The last entry of a body; None before the first."""
    return next(iter(_heads(rows.Head.objects.filter(body=body))), None)


def heads() -> tuple[Head, ...]:
    """The last entry of every body that has one, by the names of the bodies."""
    return _heads(rows.Head.objects.order_by("body"))


def head_on(body: str, day: date) -> Head | None:
    """The last entry of a body on a day: the head of that day. None where nothing happened on it."""
    last = rows.Event.objects.filter(body=body, day=day).order_by("-number").first()
    return Head(body, last.day, last.number, last.hash) if last else None


def _heads(found: QuerySet[rows.Head]) -> tuple[Head, ...]:
    return tuple(Head(one.body, one.day, one.number, one.hash) for one in found if one.number and one.day)


def _filtered(body: str, sought: Sought) -> QuerySet[rows.Event]:
    found = rows.Event.objects.filter(body=body)
    if sought.who:
        found = found.filter(by=sought.who)
    if sought.event:
        found = found.filter(event=sought.event)
    if sought.text:
        found = found.filter(_sieve(sought.text))
    return _within_days(found, body, sought.since, sought.until)


def _sieve(text: str) -> Q:
    """A first sieve by the database, which may fold the letters of ASCII alone; `_holds` then looks at the values."""
    cases = {text} if text.isascii() else {text, text.lower(), text.upper(), text.title()}
    written = sorted(json.dumps(one, ensure_ascii=False)[1:-1] for one in cases)
    return reduce(or_, (Q(payload__text__icontains=one) for one in written))


def _within_days(
    found: QuerySet[rows.Event], body: str, since: date | None, until: date | None
) -> QuerySet[rows.Event]:
    """Days as a span of numbers first, from the index alone, so that pages are still read in the order of numbers."""
    days = ({"day__gte": since} if since else {}) | ({"day__lte": until} if until else {})
    if not days:
        return found
    span = rows.Event.objects.filter(body=body, **days).aggregate(first=Min("number"), last=Max("number"))
    if span["first"] is None:
        return found.none()
    return found.filter(number__range=(span["first"], span["last"]), **days)


def _entries_of(keys: list[int]) -> Iterator[Entry]:
    return map(_entry, _whole(rows.Event.objects.filter(pk__in=keys)).order_by("-id"))


def _whole(found: QuerySet[rows.Event]) -> QuerySet[rows.Event]:
    return found.select_related("payload").prefetch_related("subjects")


def _newest_first(found: QuerySet[rows.Event], before: int | None) -> Iterator[Entry]:
    """By number, each chunk below the last: no chunk costs more than the first."""
    size = PAGE + 1
    while True:
        below = found if before is None else found.filter(number__lt=before)
        chunk = list(_whole(below).order_by("-number")[:size])
        yield from map(_entry, chunk)
        if len(chunk) < size:
            return
        before, size = chunk[-1].number, CHUNK


def _entry(event: rows.Event) -> Entry:
    payload: rows.Payload | None = getattr(event, "payload", None)
    is_held = bool(payload and payload.text)
    facts = json.loads(payload.text) if payload and is_held else {}
    return Entry(
        number=event.number,
        day=event.day,
        at=event.at,
        by=event.by,
        event=event.event,
        label=events.label_of(event.event),
        what=str(facts.get("what") or ""),
        sentence=words.sentence(event.event, facts) if is_held else _blanked(payload),
        subjects=tuple(sorted(one.key for one in event.subjects.all())),
        is_blanked=not is_held,
        facts=facts,
    )


def _blanked(payload: rows.Payload | None) -> str:
    if payload is None or payload.blanked_at is None:
        return _("the words of this entry are not held")
    day = date_format(timezone.localtime(payload.blanked_at), "j F Y")
    words_of = {"day": day, "reason": payload.blanked_why}
    return _("the words of this entry were blanked on %(day)s, because %(reason)s") % words_of


def _holds(value: Any, folded: str) -> bool:
    if isinstance(value, Mapping):
        return any(_holds(one, folded) for one in value.values())
    if isinstance(value, Iterable) and not isinstance(value, str):
        return any(_holds(one, folded) for one in value)
    return folded in str(value).casefold()
