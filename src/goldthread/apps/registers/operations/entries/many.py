"""One answer given to many entries at once: each that can take it does, and each that cannot is told with why."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from goldthread.apps.audit.operations import record
from goldthread.apps.people.queries import Actor
from goldthread.apps.registers import events
from goldthread.apps.registers.batches import batches
from goldthread.apps.registers.binding import Bound
from goldthread.apps.registers.models import Entry
from goldthread.apps.registers.operations.entries.dues import reckon_each
from goldthread.apps.registers.operations.entries.keeping import (
    column_of,
    demand,
    demand_reason,
    fitting,
    moment,
    moved_on,
    read,
    safe_label,
    subject,
    told,
)
from goldthread.apps.registers.operations.refusals import CannotNow
from goldthread.apps.registers.queries.entries import hidden_from
from goldthread.apps.registers.queries.permissions import Deed, allows, may, visible
from goldthread.apps.registers.values import Answers, fill, show, values_of
from goldthread.core.errors import BadInput
from goldthread.core.spec import Changes, Field, Register

Wanted = Mapping[int, int]
"""The keys of things, and the revision of each that the person has seen."""


@dataclass(frozen=True, slots=True)
class BulkLine:
    """What becomes of one entry: from what to what, in words, or why not. `label` is a title, or a safe label."""

    label: str
    before: str
    after: str
    why_not: str = ""


@dataclass(frozen=True, slots=True)
class Bulk:
    """How many entries were changed, and which were left: label and why."""

    changed: int
    left: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class _Fate:
    entry: Any
    line: BulkLine
    changes: Sequence[Mapping[str, str]] = ()


def preview_many(
    *, bound: Bound, wanted: Wanted, field: str, answer: str | list[str], by: Actor
) -> tuple[BulkLine, ...]:
    """What `change_many` comes to for each entry, by reference. Nothing is kept. Raises NotAllowed, BadInput,
    UnfitAnswers."""
    values = _read(bound, field, answer, by)
    return tuple(fate.line for fate in _fates(bound, _seen(bound, wanted, by), wanted, values))


@transaction.atomic
def change_many(*, bound: Bound, wanted: Wanted, field: str, answer: str | list[str], reason: str, by: Actor) -> Bulk:
    """Give many entries one answer, as one deed of the record; the table refuses all or none.

    An entry is left as it is when it was changed after the revision that the person has seen, when its state lets
    nothing be changed at once, or when the person may not change it. Raises NotAllowed, BadInput, UnfitAnswers.
    """
    values = _read(bound, field, answer, by)
    said = demand_reason(reason)
    fates = list(_fates(bound, _seen(bound, wanted, by, held=True), wanted, values))
    taken = [fate for fate in fates if not fate.line.why_not]
    at, _day = moment()
    if taken:
        _write(bound, [fate.entry for fate in taken], values, at=at)
        _note(bound, field, taken, at=at, by=by, reason=said)
    return Bulk(len(taken), tuple((fate.line.label, fate.line.why_not) for fate in fates if fate.line.why_not))


def _read(bound: Bound, name: str, answer: str | list[str], by: Actor) -> dict[str, Any]:
    demand(may(by, bound.register, Deed.CHANGE))
    if name not in bound.register.listing.bulk or name in ("title", "reference"):
        what = bound.register.plural
        raise BadInput(_("is not given to many %(what)s at once.") % {"what": what}, where=f"“{name[:40]}”")
    answers: Answers = {name: answer}
    return read(bound, answers, by, only=(name,))


def _seen(bound: Bound, wanted: Wanted, by: Actor, *, held: bool = False) -> list[Any]:
    """The entries asked for that the person sees, each marked whether by its safe label only."""
    entries = visible(by, bound).select_for_update(of=("self",)) if held else visible(by, bound)
    found: dict[int, Any] = {}
    hidden: set[int] = set()
    for some in batches(sorted(wanted)):
        found |= {entry.pk: entry for entry in entries.filter(pk__in=some)}
        labels = bound.model._default_manager.filter(hidden_from(by), pk__in=some)
        hidden |= set(labels.values_list("pk", flat=True))
    for entry in found.values():
        entry.is_label = entry.pk in hidden
    unknown = [None] * len(wanted.keys() - found.keys())
    return [*sorted(found.values(), key=lambda entry: (entry.reference, entry.pk)), *unknown]


def _fates(bound: Bound, entries: Sequence[Any], wanted: Wanted, values: Mapping[str, Any]) -> Iterator[_Fate]:
    known = [entry for entry in entries if entry is not None and not entry.is_label]
    current = dict(zip((entry.pk for entry in known), values_of(bound, known), strict=True))
    for entry in entries:
        if entry is None:
            yield _Fate(None, BulkLine(_one(bound), "", "", _("There is no such entry that you may see.")))
        elif entry.is_label:
            yield _Fate(entry, BulkLine(entry.thing.safe_label, "", "", _("It is restricted to named people.")))
        else:
            yield _fate(bound.register, entry, wanted[entry.pk], current[entry.pk], values)


def _one(bound: Bound) -> str:
    return safe_label(bound.register, "").strip()


def _fate(
    register: Register, entry: Any, revision: int, current: Mapping[str, Any], values: Mapping[str, Any]
) -> _Fate:
    field = next(register.named(tuple(values)))
    before, after = show(field, current[field.name]), show(field, values[field.name])
    why_not = _why_not(register, entry, revision, unchanged=current[field.name] == values[field.name])
    changes = () if why_not else told(register, current, values)
    return _Fate(entry, BulkLine(f"{entry.reference} {entry.title}", before, after, why_not), changes)


def _why_not(register: Register, entry: Any, revision: int, *, unchanged: bool) -> str:
    if not (verdict := allows(register, entry.state, Deed.CHANGE)):
        return verdict.reason
    if entry.revision != revision:
        return moved_on(register)
    if unchanged:
        return _("It is so already.")
    if register.lifecycle.state(entry.state).changes is Changes.PROPOSED:
        return _("A change of it needs approval. Propose it on its own page.")
    return ""


def _write(bound: Bound, entries: Sequence[Entry], values: Mapping[str, Any], *, at: datetime) -> None:
    """The rows are held; the write compares the revision of each all the same."""
    column = column_of(bound, next(iter(values)))
    by_revision: defaultdict[int, list[Entry]] = defaultdict(list)
    for entry in entries:
        fill(entry, values=values, register=bound.register)
        by_revision[entry.revision].append(entry)
    for revision, alike in by_revision.items():
        for some in batches(alike):
            keys = [entry.pk for entry in some]
            found = bound.model._default_manager.filter(pk__in=keys, revision=revision)
            facts = {column: getattr(some[0], column), "revision": revision + 1, "changed_at": at}
            with fitting(bound):
                written = found.update(**facts)
            if written != len(some):
                raise CannotNow(moved_on(bound.register))
    reckon_each(bound, entries)


def _note(bound: Bound, name: str, taken: Sequence[_Fate], *, at: datetime, by: Actor, reason: str) -> None:
    field: Field = next(bound.register.named((name,)))
    entries = [
        {
            "thing": fate.entry.pk,
            "what": fate.entry.thing.safe_label,
            "revision": fate.entry.revision + 1,
            "changes": list(fate.changes),
        }
        for fate in taken
    ]
    number = len(taken)
    what = ngettext("%(number)s %(one)s", "%(number)s %(many)s", number)
    facts = {
        "register": bound.code,
        "what": what % {"number": number, "one": bound.register.singular, "many": bound.register.plural},
        "field": name,
        "label": field.label,
        "after": taken[0].line.after,
        "entries": entries,
        "reason": reason,
    }
    keys = tuple(subject(fate.entry.pk) for fate in taken)
    record(body=by.body.slug, event=events.CHANGED_MANY.name, subjects=keys, facts=facts, at=at, by=by.key)
