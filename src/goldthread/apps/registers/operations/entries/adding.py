"""A new entry: numbered, kept in the state where its register begins, with its dates, and recorded."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from goldthread.apps.people.queries import Actor
from goldthread.apps.registers import events
from goldthread.apps.registers.binding import Bound
from goldthread.apps.registers.models import Entry, Thing
from goldthread.apps.registers.operations.entries.dues import reckon_each
from goldthread.apps.registers.operations.entries.keeping import Held, demand, fitting, moment, note, read, told
from goldthread.apps.registers.operations.entries.numbering import identify
from goldthread.apps.registers.queries.permissions import Deed, may
from goldthread.apps.registers.values import Answers, fill, keep_posts_of


@transaction.atomic
def add(*, bound: Bound, answers: Answers, by: Actor) -> Thing:
    """The thing of a new entry with these answers, by field; what is not answered is empty.

    Raises NotAllowed, and UnfitAnswers with a sentence for each field that cannot be kept.
    """
    demand(may(by, bound.register, Deed.ADD))
    values = read(bound, answers, by)
    at, _ = moment()
    held = Held(bound, make(bound, [values], at=at, by=by)[0], False)
    changes = [one for one in told(bound.register, {}, values) if one["after"]]
    note(events.ADDED, held, by, at=at, changes=changes, revision=1, reason="")
    return held.thing


def make(bound: Bound, rows: Sequence[Mapping[str, Any]], *, at: datetime, by: Actor) -> list[Entry]:
    """A new entry for each row of whole values, in their order, in a few queries; whether somebody may, and the record
    of it, are the caller's. Raises UnfitAnswers."""
    day = timezone.localtime(at).date()
    things = identify(bound, rows, on=day, by=by)
    entries = [_entry(bound, thing, row, at) for thing, row in zip(things, rows, strict=True)]
    for entry in entries:
        entry.state_since = day
    with fitting(bound):
        bound.model._default_manager.bulk_create(entries)
    keep_posts_of(list(zip(entries, rows, strict=True)), bound.register)
    reckon_each(bound, entries)
    return entries


def _entry(bound: Bound, thing: Thing, values: Mapping[str, Any], at: datetime) -> Entry:
    start = bound.register.lifecycle.start.code
    entry = bound.model(thing=thing, body=thing.body, reference=thing.reference, state=start, changed_at=at)
    fill(entry, values=values, register=bound.register)
    return entry
