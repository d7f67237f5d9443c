"""Deeds on updates: send one, let some stand, send one back. Only one that stands is public, and whoever sent it does
not let it stand, unless the body waives the second person."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Max, Q
from django.utils.translation import gettext as _

from goldthread.apps.audit.operations import Note, record, record_many
from goldthread.apps.bodies.queries import now, today
from goldthread.apps.people.models import Post
from goldthread.apps.people.queries import Actor
from goldthread.apps.planning import events
from goldthread.apps.planning.models import Action, Lead, Plan, StatusWord, Update, UpdateState
from goldthread.apps.planning.queries.updates import may_decide, may_send, may_send_back
from goldthread.apps.planning.registers.action import ACTIONS
from goldthread.apps.registers.operations.entries.keeping import safe_label
from goldthread.apps.registers.operations.refusals import CannotNow, NotAllowed, UnfitAnswers
from goldthread.core.spec.field import TEXT_LENGTH

FIRST_PLACE = 2_000_000
"""The place of the first update of an action that is sent here: after every row that a workbook can have."""


@dataclass(frozen=True, slots=True)
class Telling:
    """What somebody says of an action: the day, a letter of the plan's key or nothing, and the words. `office_note` is
    never public."""

    on: date
    status: str = ""
    text: str = ""
    reason: str = ""
    office_note: str = ""


@transaction.atomic
def send_update(*, action: Action, told: Telling, by: Actor) -> Update:
    """Send an update of an action for approval. Raises NotAllowed, and UnfitAnswers with a sentence for each field."""
    held = Action.objects.select_for_update().select_related("plan", "thing", "body").get(pk=action.pk)
    if not (verdict := may_send(by, held)):
        raise NotAllowed(verdict.reason)
    status = StatusWord.objects.filter(plan=held.plan_id, letter=told.status).first() if told.status else None
    if faults := dict(_faults(held, told, status)):
        raise UnfitAnswers(faults)
    last = Update.objects.filter(action=held, place__gte=FIRST_PLACE).aggregate(place=Max("place"))["place"]
    made = Update.objects.create(
        action=held,
        on=told.on,
        status=status,
        text=told.text.strip(),
        reason=told.reason.strip(),
        office_note=told.office_note.strip(),
        by_post=_post(held, by),
        place=last + 1 if last else FIRST_PLACE,
        sent_by=by.key,
        sent_at=now(),
    )
    facts = {**_facts(made), "changes": _changes(made), "reason": made.reason}
    record(body=held.body.slug, event=events.SENT.name, subjects=_subjects(made), facts=facts, at=now(), by=by.key)
    return made


@transaction.atomic
def approve_updates(*, updates: Sequence[Update], by: Actor) -> tuple[Update, ...]:
    """Let updates stand, all or none. What stands is published, so the position of their plan moves on to their day.

    Raises CannotNow for one that waits no more, NotAllowed for one that another person must approve.
    """
    held = _held(updates)
    for one in held:
        _refuse(one, may_decide(by, one).reason)
    notes = [Note(events.APPROVED.name, {**_facts(one), "changes": _changes(one)}, _subjects(one)) for one in held]
    at = now()
    for one in held:
        one.state, one.decided_by, one.decided_at = UpdateState.APPROVED, by.key, at
    Update.objects.bulk_update(held, ["state", "decided_by", "decided_at"])
    for one in held:
        earlier = Q(position_on=None) | Q(position_on__lt=one.on)
        Plan.objects.filter(earlier, pk=one.action.plan_id).update(position_on=one.on)
    for slug in dict.fromkeys(one.action.body.slug for one in held):
        own = [note for note, one in zip(notes, held, strict=True) if one.action.body.slug == slug]
        record_many(body=slug, notes=own, at=at, by=by.key)
    return held


@transaction.atomic
def send_back_update(*, update: Update, why: str, by: Actor) -> Update:
    """Send an update back to whoever sent it, with the reason. Raises CannotNow, NotAllowed, UnfitAnswers."""
    one = _held([update])[0]
    _refuse(one, may_send_back(by, one).reason)
    if not why.strip():
        raise UnfitAnswers({"why": _("Say why it goes back, so that whoever sent it knows what to change.")})
    one.state, one.decided_by, one.decided_at, one.why = UpdateState.SENT_BACK, by.key, now(), why.strip()
    one.save(update_fields=["state", "decided_by", "decided_at", "why"])
    facts = {**_facts(one), "reason": one.why}
    record(
        body=one.action.body.slug,
        event=events.SENT_BACK.name,
        subjects=_subjects(one),
        facts=facts,
        at=one.decided_at,
        by=by.key,
    )
    return one


def _faults(action: Action, told: Telling, status: StatusWord | None) -> Iterator[tuple[str, str]]:
    if told.on > today():
        yield "on", _("%(day)s is still to come. Give the day on which this is said.") % {"day": told.on}
    elif told.on < action.plan.starts_on:
        facts = {"day": told.on, "start": action.plan.starts_on}
        yield "on", _("%(day)s is before the plan began, %(start)s. Correct the day.") % facts
    if told.status and status is None:
        yield "status", _("“%(text)s” is not in the plan’s status key. Choose one of it.") % {"text": told.status[:20]}
    if not told.text.strip():
        yield "text", _("Say what has changed, or that nothing has.")
    for name, text in (("text", told.text), ("reason", told.reason), ("office_note", told.office_note)):
        if len(text) > TEXT_LENGTH:
            length = {"held": len(text), "most": TEXT_LENGTH}
            yield name, _("has %(held)s characters. Cut it to %(most)s at most.") % length
        if not _is_plain(text):
            yield name, _("has signs that no page can show. Type it again, or paste it as plain text.")


def _is_plain(text: str) -> bool:
    return all(sign.isprintable() or sign in "\r\n\t" for sign in text)


def _refuse(update: Update, reason: str) -> None:
    if reason and update.state != UpdateState.SENT:
        raise CannotNow(reason)
    if reason:
        raise NotAllowed(reason)


def _held(updates: Sequence[Update]) -> tuple[Update, ...]:
    """The updates as they stand now, held until the deed is done."""
    found = Update.objects.select_for_update(of=("self",)).select_related("action__thing", "action__body", "status")
    return tuple(found.filter(pk__in=[one.pk for one in updates]).order_by("on", "place", "pk"))


def _post(action: Action, by: Actor) -> Post | None:
    """The post for which the person speaks: the first of those that lead the action."""
    found = Lead.objects.filter(action=action, post__in=by.posts).order_by("place").select_related("post").first()
    return found.post if found else None


def _subjects(update: Update) -> tuple[str, ...]:
    return (f"thing:{update.action_id}", f"update:{update.pk}")


def _facts(update: Update) -> dict[str, Any]:
    action = update.action
    what = action.thing.safe_label or safe_label(ACTIONS, action.reference)
    return {"what": what, "register": ACTIONS.code, "on": update.on.isoformat()}


def _changes(update: Update) -> list[dict[str, str]]:
    """The status from what stands to what the update says, and its words."""
    standing = Update.objects.filter(action=update.action_id, state=UpdateState.APPROVED, status__isnull=False)
    last = standing.order_by("-on", "-place").select_related("status").first()
    before, after = (one.status.word if one and one.status else "" for one in (last, update))
    changes = [{"field": "text", "label": _("Update"), "before": "", "after": update.text}]
    if after and before != after:
        changes.insert(0, {"field": "status", "label": _("Status"), "before": before, "after": after})
    return changes
