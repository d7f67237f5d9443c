"""Changes that wait for another person: approved upon the entry as it is now, or sent back with why."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from goldthread.apps.people.queries import Actor
from goldthread.apps.registers import events
from goldthread.apps.registers.binding import Bound, bound
from goldthread.apps.registers.models import Entry, Proposal
from goldthread.apps.registers.models import Verdict as Decided
from goldthread.apps.registers.operations.entries.changing import keep
from goldthread.apps.registers.operations.entries.keeping import (
    Held,
    demand,
    demand_reason,
    hold,
    moment,
    note,
    read,
    said_reason,
)
from goldthread.apps.registers.operations.entries.merging import own_changes
from goldthread.apps.registers.operations.refusals import CannotNow
from goldthread.apps.registers.queries.permissions import SYSTEM, YES, Deed, Verdict, allows, for_roles, waived
from goldthread.apps.registers.queries.waiting import deciders
from goldthread.apps.registers.values import values_of
from goldthread.core.spec import Role


@transaction.atomic
def accept(*, proposal: Proposal, by: Actor, reason: str = "") -> int:
    """Make a proposed change, upon the entry as it is now; gives the revision that it is now at.

    Raises NotFound; NotAllowed, for whoever proposed it too; CannotNow when it is decided already; Conflict when
    somebody else has changed the same fields since; UnfitAnswers when an answer can no longer be kept.
    """
    waiting, held = _waiting(proposal, by)
    demand(may_decide(by, held.bound, held.entry, waiting))
    if not (verdict := allows(held.register, held.entry.state, Deed.CHANGE)):
        raise CannotNow(verdict.reason)
    current = values_of(held.bound, [held.entry])[0]
    values = read(held.bound, waiting.answers, by, only=tuple(waiting.answers))
    own = own_changes(held, values, current, revision=waiting.revision, by=by)
    at, _day = moment()
    _decide(waiting, Decided.ACCEPTED, at=at, by=by, why=said_reason(reason))
    facts = {"proposal": waiting.pk, "proposed_by": waiting.by, "waived": waiting.by == by.key}
    said = said_reason(reason) or waiting.reason
    keep(held, current, own, kind=events.ACCEPTED, at=at, by=by, reason=said, **facts)
    return int(held.entry.revision)


@transaction.atomic
def decline(*, proposal: Proposal, why: str, by: Actor) -> None:
    """Send a proposed change back with the reason; whoever proposed it may take it back so. Raises as `accept` does."""
    waiting, held = _waiting(proposal, by)
    if waiting.by != by.key:
        demand(may_decide(by, held.bound, held.entry, waiting))
    said = demand_reason(why)
    at, _day = moment()
    _decide(waiting, Decided.DECLINED, at=at, by=by, why=said)
    note(events.DECLINED, held, by, at=at, proposal=waiting.pk, proposed_by=waiting.by, reason=said)


def decline_all(held: Held, *, why: str, at: datetime, by: Actor) -> None:
    """Send back every change of an entry that still waits."""
    for waiting in Proposal.objects.filter(thing=held.thing, verdict=Decided.WAITING).order_by("pk"):
        _decide(waiting, Decided.DECLINED, at=at, by=by, why=why)
        note(events.DECLINED, held, by, at=at, proposal=waiting.pk, proposed_by=waiting.by, reason=why)


def may_decide(actor: Actor, bound: Bound, entry: Entry, proposal: Proposal) -> Verdict:
    """Whether this person may approve a proposed change: by role, and as another than who proposed it."""
    if actor.key == SYSTEM:
        return YES
    wanted = deciders(bound.register) or frozenset({Role.APPROVER})
    if not (actor.roles - {Role.CONTRIBUTOR}) & wanted:
        return Verdict(False, for_roles(_("A change is approved"), wanted, actor))
    steps = (step for step in bound.register.lifecycle.steps if step.differs_from)
    if proposal.by != actor.key or any(waived(bound, entry, step) for step in steps):
        return YES
    return Verdict(False, _("You have proposed this change yourself. Approving it needs another person."))


def _waiting(proposal: Proposal, by: Actor) -> tuple[Proposal, Held]:
    """The proposal and its entry, held in the order in which every deed holds them: the entry first."""
    held = hold(bound(proposal.register), proposal.thing, by)
    found = Proposal.objects.select_for_update().get(pk=proposal.pk)
    if found.verdict != Decided.WAITING:
        told = _("This change was decided already: %(verdict)s.")
        raise CannotNow(told % {"verdict": found.get_verdict_display().lower()})
    return found, held


def _decide(proposal: Proposal, verdict: Decided, **facts: Any) -> None:
    proposal.verdict, proposal.why = verdict, facts["why"]
    proposal.decided_by, proposal.decided_at = facts["by"].key, facts["at"]
    proposal.save(update_fields=["verdict", "why", "decided_by", "decided_at"])
