"""Where a body lets one person do what otherwise asks for two: said by an administrator, with a reason, for all to see
in the log."""

from datetime import datetime

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from goldthread.apps.audit.events import EventKind
from goldthread.apps.audit.operations import record
from goldthread.apps.people.queries import Actor
from goldthread.apps.registers import events
from goldthread.apps.registers.binding import Bound, bound
from goldthread.apps.registers.models import Waiver
from goldthread.apps.registers.operations.entries.keeping import demand_reason, moment
from goldthread.apps.registers.operations.refusals import CannotNow, NotAllowed
from goldthread.apps.registers.queries.permissions import SYSTEM, for_roles
from goldthread.core.errors import BadInput
from goldthread.core.spec import Role


@transaction.atomic
def waive(*, bound: Bound, step: str, reason: str, by: Actor) -> Waiver:
    """Let one person take a step which asks for another one, from today. Raises NotAllowed, BadInput for a step that
    asks for nobody else, CannotNow when it is waived already."""
    _demand_administrator(by)
    wanted = bound.register.lifecycle.step(step)
    if wanted is None or not wanted.differs_from:
        raise BadInput(_("asks for no second person."), where=f"“{step[:40]}”", mend=_("Choose a step that does."))
    said = demand_reason(reason)
    at, day = moment()
    standing = Q(until=None) | Q(until__gt=day)
    if Waiver.objects.filter(standing, body=by.body, register=bound.code, step=step).exists():
        raise CannotNow(_("That is waived already."))
    waiver = Waiver.objects.create(body=by.body, register=bound.code, step=step, since=day, reason=said, by=by.key)
    _note(events.WAIVER_MADE, bound, step, at=at, by=by, reason=said)
    return waiver


@transaction.atomic
def end_waiver(*, waiver: Waiver, reason: str, by: Actor) -> None:
    """Ask for the second person again, from today. Raises NotAllowed, CannotNow when it has ended already."""
    _demand_administrator(by)
    held = Waiver.objects.select_for_update().filter(pk=waiver.pk, body=by.body, until=None).first()
    if held is None:
        raise CannotNow(_("That waiver has ended already."))
    said = demand_reason(reason)
    at, day = moment()
    if held.since >= day:
        held.delete()  # one that ends on the day on which it began has not stood for a day
    else:
        held.until = day
        held.save(update_fields=["until"])
    _note(events.WAIVER_ENDED, bound(held.register), held.step, at=at, by=by, reason=said)


def _demand_administrator(by: Actor) -> None:
    if by.key != SYSTEM and Role.ADMINISTRATOR not in by.roles:
        raise NotAllowed(for_roles(_("A second person is waived"), [Role.ADMINISTRATOR], by))


def _note(kind: EventKind, bound: Bound, step: str, *, at: datetime, by: Actor, reason: str) -> None:
    wanted = bound.register.lifecycle.step(step)
    label = wanted.label if wanted else step
    facts = {"register": bound.code, "what": bound.register.title, "step": label, "reason": reason}
    keys = (f"register:{bound.code}",)
    record(body=by.body.slug, event=kind.name, subjects=keys, facts=facts, at=at, by=by.key)
