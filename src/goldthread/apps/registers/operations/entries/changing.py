"""A change of an entry: made at once, or sent to another person, as its state asks. What somebody else changed
meanwhile is merged, or shown; it is never written over."""

from collections.abc import Mapping
from datetime import datetime
from enum import Enum
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from goldthread.apps.audit.events import EventKind
from goldthread.apps.people.queries import Actor
from goldthread.apps.registers import events
from goldthread.apps.registers.binding import Bound
from goldthread.apps.registers.models import Proposal, Thing, Verdict
from goldthread.apps.registers.operations.entries.keeping import (
    Held,
    demand_deed,
    hold,
    moment,
    note,
    read,
    said_reason,
    told,
    write,
)
from goldthread.apps.registers.operations.entries.merging import own_changes
from goldthread.apps.registers.operations.entries.numbering import rename
from goldthread.apps.registers.operations.refusals import CannotNow, NotAllowed, UnfitAnswers
from goldthread.apps.registers.queries.permissions import Deed, may
from goldthread.apps.registers.values import Answers, to_answers, values_of
from goldthread.core.spec import Changes


class Changed(Enum):
    """What became of a change."""

    MADE = "made"
    PROPOSED = "proposed"
    NOTHING = "nothing"


@transaction.atomic
def change(*, bound: Bound, thing: Thing, answers: Answers, revision: int, reason: str = "", by: Actor) -> Changed:
    """Change the fields that are answered, and no other, upon the revision that the person has seen.

    Raises NotFound, NotAllowed, CannotNow; UnfitAnswers; Conflict when somebody else has changed the same fields since.
    """
    held = hold(bound, thing, by)
    demand_deed(held, by, Deed.CHANGE)
    _demand_fields(held, answers, by)
    wanted = read(bound, answers, by, only=tuple(answers))
    current = values_of(bound, [held.entry])[0]
    own = own_changes(held, wanted, current, revision=revision, by=by)
    _refuse_fixed(held, own)
    if not own:
        return Changed.NOTHING
    if held.register.lifecycle.state(held.entry.state).changes is Changes.PROPOSED:
        _propose(held, current, own, reason=said_reason(reason), by=by)
        return Changed.PROPOSED
    at, _day = moment()
    keep(held, current, own, kind=events.CHANGED, at=at, by=by, reason=said_reason(reason))
    return Changed.MADE


def keep(
    held: Held,
    current: Mapping[str, Any],
    values: Mapping[str, Any],
    *,
    kind: EventKind,
    at: datetime,
    by: Actor,
    **facts: Any,
) -> None:
    """Write these values over the current ones, and record it with the facts that its kind has beside."""
    changes = told(held.register, current, values)
    if "reference" in values:
        rename(held.bound, held.thing, values["reference"], by)
    write(held, values, at=at)
    note(kind, held, by, at=at, changes=changes, revision=held.entry.revision, **facts)


def _demand_fields(held: Held, answers: Answers, by: Actor) -> None:
    """Whoever may change it by owning it alone, changes what its owners may."""
    if may(by, held.register, Deed.CHANGE):
        return
    foreign = [field.label for field in held.register.named(tuple(answers)) if not _is_owners(held, field.name)]
    if foreign:
        named = ", ".join(f"“{label}”" for label in foreign)
        refusal = _("Whoever owns this %(what)s does not change %(fields)s. Ask the office.")
        raise NotAllowed(refusal % {"what": held.register.singular, "fields": named})


def _is_owners(held: Held, name: str) -> bool:
    return name in held.register.access.owners_change


def _refuse_fixed(held: Held, values: Mapping[str, Any]) -> None:
    stays = _("%(field)s: stays as it was when the %(what)s was added. Leave it.")
    faults = {
        field.name: stays % {"field": field.label, "what": held.register.singular}
        for field in held.register.named(tuple(values))
        if field.fixed
    }
    if faults:
        raise UnfitAnswers(faults)


def _propose(held: Held, current: Mapping[str, Any], values: Mapping[str, Any], *, reason: str, by: Actor) -> None:
    """Keep the change until another person decides. A person has one change of an entry waiting at a time."""
    if Proposal.objects.filter(thing=held.thing, by=by.key, verdict=Verdict.WAITING).exists():
        waits = _("A change of this %(what)s that you have sent still waits. Take it back first, or wait.")
        raise CannotNow(waits % {"what": held.register.singular})
    at, _day = moment()
    proposal = Proposal.objects.create(
        thing=held.thing,
        register=held.register.code,
        revision=held.entry.revision,
        answers=to_answers(held.register, values),
        reason=reason,
        by=by.key,
        at=at,
    )
    changes = told(held.register, current, values)
    note(events.PROPOSED, held, by, at=at, changes=changes, proposal=proposal.pk, reason=reason)
