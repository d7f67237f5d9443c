"""Updates as the office reads them, with notes and with those that wait: of one action, and all that wait for somebody;
and who may send one or let one stand."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from goldthread.apps.people.queries import Actor
from goldthread.apps.planning.models import Action, Update, UpdateState
from goldthread.apps.planning.queries.plan import StatusLine
from goldthread.apps.planning.registers.action import ACTIONS, APPROVERS, BOUND
from goldthread.apps.registers.queries.entries import hidden_from
from goldthread.apps.registers.queries.permissions import SYSTEM, Deed, Verdict, may, owns, visible, waived
from goldthread.core.spec import Role

YES = Verdict(True)


@dataclass(frozen=True, slots=True)
class OfficeUpdate:
    """An update, whole. `letter` is a status that the key lacks; `sent_by` and `decided_by` are keys of the record."""

    pk: int
    action_id: int
    reference: str
    title: str
    address: str
    on: date
    status: StatusLine | None
    letter: str
    text: str
    reason: str
    office_note: str
    by: str
    see: str
    state: UpdateState
    is_loaded: bool
    sent_by: str
    sent_at: datetime
    decided_by: str
    decided_at: datetime | None
    why: str


def updates_of(action: Action) -> tuple[OfficeUpdate, ...]:
    """Every update of an action, newest first, whoever may read the action."""
    return _shown(Update.objects.filter(action=action).order_by("-on", "-place"))


def waiting(actor: Actor, *, most: int = 500) -> tuple[OfficeUpdate, ...]:
    """The updates that wait for somebody to let them stand, longest waiting first, of actions that the person sees."""
    return _shown(_sent(actor).order_by("sent_at", "pk")[:most])


def waiting_for(actor: Actor, keys: Collection[int]) -> tuple[Update, ...]:
    """Those of these keys that wait, of actions that the person sees."""
    found = _sent(actor).filter(pk__in=keys).select_related("action__thing", "action__body", "status")
    return tuple(found.order_by("sent_at", "pk"))


def last_said(action: Action) -> OfficeUpdate | None:
    """What was said of an action last and stands."""
    approved = Update.objects.filter(action=action, state=UpdateState.APPROVED)
    return next(iter(_shown(approved.order_by("-on", "-place")[:1])), None)


def led_by(actor: Actor) -> QuerySet[Action]:
    """The actions of every state that the person leads and sees whole, those of the newest plan first."""
    led = visible(actor, BOUND).exclude(hidden_from(actor)).filter(led_by__post__in=actor.posts)
    found: QuerySet[Action] = led.filter(thing__withdrawn_on=None).select_related("thing", "body", "plan").distinct()
    return found.order_by("-plan__starts_on", "place", "pk")


def latest(actions: Collection[Action]) -> dict[int, tuple[OfficeUpdate | None, OfficeUpdate]]:
    """Of each action with updates what was said last and stands, and the newest of all, in one read."""
    found: dict[int, tuple[OfficeUpdate | None, OfficeUpdate]] = {}
    for one in _shown(Update.objects.filter(action__in=actions).order_by("-on", "-place")):
        stands = one if one.state == UpdateState.APPROVED else None
        said, newest = found.get(one.action_id, (None, one))
        found[one.action_id] = (said or stands, newest)
    return found


def may_approve(actor: Actor) -> bool:
    """Whether approving updates is this person's to do at all."""
    return actor.key == SYSTEM or bool(actor.roles & APPROVERS)


def may_send(actor: Actor, action: Action) -> Verdict:
    """Whether this person may send an update of the action: its leads and the officers, while it is in the plan."""
    if actor.key == SYSTEM:
        return takes_updates(action)
    if not _sees(actor, action):
        return Verdict(False, _("There is no such action that you may see."))
    leads = Role.CONTRIBUTOR in actor.roles and owns(actor, BOUND, action)
    if not leads and not may(actor, ACTIONS, Deed.CHANGE):
        return Verdict(False, _("Updates of an action are for whoever leads it, and for officers."))
    return takes_updates(action)


def takes_updates(action: Action) -> Verdict:
    """Whether the action is in a state in which updates of it are sent, whoever sends them."""
    state = ACTIONS.lifecycle.state(action.state)
    if state.code != "approved":
        facts = {"state": state.label.lower()}
        return Verdict(False, _("This action is %(state)s. Updates are sent of actions that are approved.") % facts)
    if action.thing.withdrawn_on:
        return Verdict(False, _("The plan has this action no longer, and takes no updates of it."))
    return YES


def may_decide(actor: Actor, update: Update) -> Verdict:
    """Whether this person may let the update stand: an approver who has not sent it, unless the body waives that."""
    if update.state != UpdateState.SENT:
        return Verdict(False, _("This update waits for nobody any more."))
    if actor.key == SYSTEM:
        return YES
    if not _sees(actor, update.action) or not actor.roles & APPROVERS:
        return Verdict(False, _("Updates are approved by: approver."))
    approve = ACTIONS.lifecycle.step("approve")
    if update.sent_by == actor.key and not (approve and waived(BOUND, update.action, approve)):
        return Verdict(False, _("You have sent it yourself. Another person approves it."))
    return YES


def may_send_back(actor: Actor, update: Update) -> Verdict:
    """Whether this person may send the update back: an approver, their own update too."""
    if update.state != UpdateState.SENT:
        return Verdict(False, _("This update waits for nobody any more."))
    if actor.key == SYSTEM or (_sees(actor, update.action) and actor.roles & APPROVERS):
        return YES
    return Verdict(False, _("Updates are sent back by: approver."))


def _sent(actor: Actor) -> QuerySet[Update]:
    seen = visible(actor, BOUND).exclude(hidden_from(actor))
    return Update.objects.filter(state=UpdateState.SENT, action__in=seen.values("pk"))


def _sees(actor: Actor, action: Action) -> bool:
    """Whether the person sees the action whole."""
    return visible(actor, BOUND).exclude(hidden_from(actor)).filter(pk=action.pk).exists()


def _shown(found: QuerySet[Update]) -> tuple[OfficeUpdate, ...]:
    rows = found.select_related("action__thing", "status", "by_post", "see")
    return tuple(office_view(one) for one in rows)


def office_view(one: Update) -> OfficeUpdate:
    """An update as the office reads it, read with its action, status, post and pointer."""
    status = one.status
    return OfficeUpdate(
        pk=one.pk,
        action_id=one.action_id,
        reference=one.action.reference,
        title=one.action.title,
        address=one.action.thing.address,
        on=one.on,
        status=StatusLine(status.letter, status.word, status.meaning, status.kind) if status else None,
        letter=one.strange_letter,
        text=one.text,
        reason=one.reason,
        office_note=one.office_note,
        by=one.by_post.name if one.by_post else "",
        see=one.see.reference if one.see else "",
        state=UpdateState(one.state),
        is_loaded=one.is_loaded,
        sent_by=one.sent_by,
        sent_at=one.sent_at,
        decided_by=one.decided_by,
        decided_at=one.decided_at,
        why=one.why,
    )
