"""What has been kept as long as its rule asks, and its destruction: the fields that the rule empties, the title, the
files and the words of the record. The reference, the dates and the chain of the record stay."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from goldthread.apps.audit.operations import CannotBlank, blank
from goldthread.apps.audit.queries import shared_with_others
from goldthread.apps.people.queries import Actor
from goldthread.apps.registers import events
from goldthread.apps.registers.binding import Bound
from goldthread.apps.registers.models import Draft, Proposal, Thing
from goldthread.apps.registers.operations.attachments import let_go
from goldthread.apps.registers.operations.entries.keeping import (
    Held,
    demand_deed,
    hold,
    moment,
    note,
    safe_label,
    subject,
    write,
)
from goldthread.apps.registers.operations.refusals import CannotNow
from goldthread.apps.registers.queries.permissions import Deed, Sight
from goldthread.apps.registers.queries.sights import sights
from goldthread.core.spec import FieldKind, Retention, State
from goldthread.core.spec.clock import months_after


@dataclass(frozen=True, slots=True)
class RetentionLine:
    """An entry that has been kept as long as its rule asks: its safe label, the state it came into and when, and the
    day from which it may be destroyed. `shared` deeds of the record are about other things too, and lose their words
    with it."""

    thing: Thing
    label: str
    reference: str
    state: State
    since: date
    due_on: date
    shared: int = 0


@dataclass(frozen=True, slots=True)
class RetentionPreview:
    """What somebody may destroy, and how many entries more are due that are restricted to others."""

    lines: tuple[RetentionLine, ...]
    left_out: int


def retention_preview(bound: Bound, today: date, by: Actor) -> RetentionPreview:
    """What this person may destroy in their body on a day, the longest kept first; nothing destroyed already."""
    rule = bound.register.retention
    found = bound.model._default_manager.filter(body=by.body, state__in=rule.after, state_since__lte=today)
    found = found.exclude(title=F("thing__safe_label")).order_by("state_since", "reference", "pk")
    due = [entry for entry in found.select_related("thing") if due_on(rule, entry.state_since) <= today]
    seen = sights(by, [entry.thing for entry in due])
    shown = [entry for entry in due if seen.get(entry.pk) is Sight.FULL]
    shared = shared_with_others(by.body.slug, [subject(entry.pk) for entry in shown])
    lines = tuple(_line(bound, entry, shared.get(subject(entry.pk), 0)) for entry in shown)
    return RetentionPreview(lines, len(due) - len(lines))


def due_on(rule: Retention, since: date) -> date:
    """The day from which an entry may be destroyed that came into its last state on a day."""
    return months_after(since, rule.years * 12)


@transaction.atomic
def destroy(*, bound: Bound, things: Iterable[Thing], by: Actor) -> int:
    """Destroy what these entries say; gives how many. All or none: raises NotFound, NotAllowed, and CannotNow for one
    that must still be kept, or is destroyed already."""
    wanted = sorted(things, key=lambda thing: thing.pk)
    for thing in wanted:
        _destroy(hold(bound, thing, by), by)
    return len(wanted)


def _line(bound: Bound, entry: Any, shared: int) -> RetentionLine:
    state = bound.register.lifecycle.state(entry.state)
    due = due_on(bound.register.retention, entry.state_since)
    label = entry.thing.safe_label or safe_label(bound.register, entry.reference)
    return RetentionLine(entry.thing, label, entry.reference, state, entry.state_since, due, shared)


def _destroy(held: Held, by: Actor) -> None:
    demand_deed(held, by, Deed.RETAIN)
    at, today = moment()
    due = _demand_due(held, today)
    fields = list(held.register.named(held.register.retention.erases))
    label = held.thing.safe_label or safe_label(held.register, held.thing.reference)
    emptied: dict[str, Any] = {field.name: empty(held, field.name) for field in fields if field.name != "title"}
    write(held, emptied, at=at, title=label)
    let_go(held.thing)
    for beside in (Draft, Proposal):
        beside.objects.filter(thing=held.thing).delete()
    said = _("it was kept as long as the rule asks: %(rule)s") % {"rule": held.register.retention.basis}
    _blank(held, by, at=at, why=said)
    facts = {"fields": [field.label for field in fields], "due_on": due.isoformat(), "revision": held.entry.revision}
    note(events.DESTROYED, held, by, at=at, **facts, reason=said)


def _demand_due(held: Held, today: date) -> date:
    rule, entry = held.register.retention, held.entry
    facts = {"what": held.thing.safe_label, "rule": rule.basis}
    if entry.title == held.thing.safe_label:
        raise CannotNow(_("%(what)s is destroyed already.") % facts)
    due = due_on(rule, entry.state_since)
    if entry.state not in rule.after:
        raise CannotNow(_("%(what)s must be kept: it is not yet closed. %(rule)s") % facts)
    if due > today:
        facts["day"] = date_format(due, "j F Y")
        raise CannotNow(_("%(what)s must be kept until %(day)s. %(rule)s") % facts)
    return due


def empty(held: Held, name: str) -> Any:
    """What a column holds that holds nothing: no text where it takes text, and nothing elsewhere."""
    field = held.register.field(name)
    if field is not None and field.kind is FieldKind.POSTS:
        return ()
    column: Any = held.bound.model._meta.get_field(name)
    return None if column.null else ""


def _blank(held: Held, by: Actor, *, at: datetime, why: str) -> Sequence[int]:
    try:
        return blank(body=by.body.slug, subject=subject(held.thing.pk), why=why, at=at, by=by.key)
    except CannotBlank:  # the record holds no words of it: it was kept by a load
        return ()
