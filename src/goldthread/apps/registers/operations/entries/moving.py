"""A step in the life of an entry: taken by who may, from where it may be taken, upon what they have seen."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from goldthread.apps.people.queries import Actor
from goldthread.apps.registers import events
from goldthread.apps.registers.binding import Bound
from goldthread.apps.registers.models import Thing
from goldthread.apps.registers.operations.entries.keeping import (
    Held,
    demand,
    demand_reason,
    demand_seen,
    hold,
    moment,
    note,
    said_reason,
    write,
)
from goldthread.apps.registers.operations.entries.proposals import decline_all
from goldthread.apps.registers.operations.refusals import CannotNow
from goldthread.apps.registers.queries.permissions import hands, may_step, step_subject
from goldthread.apps.registers.values import values_of
from goldthread.core.errors import BadInput
from goldthread.core.spec import Changes, State, Step


@transaction.atomic
def move(*, bound: Bound, thing: Thing, step: str, revision: int, reason: str = "", by: Actor) -> State:
    """Take the step of this code; gives the state that the entry is in now.

    Changes that still wait are sent back when nothing is changed in the new state. Raises NotFound, NotAllowed,
    CannotNow (also when the entry was changed after `revision`), UnfitAnswers for a step without the reason it needs.
    """
    wanted = _step(bound, step)
    held = hold(bound, thing, by)
    _demand_step(held, wanted, by)
    demand_seen(held, revision)
    said = demand_reason(reason) if wanted.needs_reason else said_reason(reason)
    at, day = moment()
    before, after = (bound.register.lifecycle.state(code) for code in (held.entry.state, wanted.to))
    alone = is_alone(held, wanted, by)
    write(held, {}, at=at, state=after.code, state_since=day)
    note(
        events.MOVED,
        held,
        by,
        at=at,
        also=[step_subject(held.thing.pk, wanted.code)],
        step=wanted.code,
        done=wanted.done,
        before=before.label,
        after=after.label,
        revision=held.entry.revision,
        waived=alone,
        reason=said,
    )
    _send_back(held, after, wanted, at=at, by=by)
    return after


def _step(bound: Bound, code: str) -> Step:
    found = bound.register.lifecycle.step(code)
    if found is None:
        what = bound.register.singular
        raise BadInput(
            _("is no step of this %(what)s.") % {"what": what}, where=f"“{code[:40]}”", mend=_("Choose one.")
        )
    return found


def _demand_step(held: Held, step: Step, by: Actor) -> None:
    """Raises CannotNow where nobody could take it, NotAllowed where another person could."""
    values = values_of(held.bound, [held.entry])[0]
    verdict = may_step(by, held.bound, held.entry, step, values=values)
    nobody = held.entry.state not in step.sources or (step.guard is not None and step.guard(values) == verdict.reason)
    if not verdict and nobody:
        raise CannotNow(verdict.reason)
    demand(verdict)


def is_alone(held: Held, step: Step, by: Actor) -> bool:
    """Whether this person took the step too that this one asks another person for, or wrote what it is about."""
    return bool(step.differs_from) and by.key in hands(by.body.slug, [held.entry.pk], step)[held.entry.pk]


def _send_back(held: Held, state: State, step: Step, *, at: datetime, by: Actor) -> None:
    if state.changes is Changes.NONE:
        told = _("the %(what)s was %(done)s") % {"what": held.register.singular, "done": step.done}
        decline_all(held, why=told, at=at, by=by)
