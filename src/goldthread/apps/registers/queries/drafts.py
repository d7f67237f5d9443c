"""Reads: what a person has typed so far, and nobody else may read."""

from typing import Any

from goldthread.apps.people.queries import Actor
from goldthread.apps.registers.binding import Bound
from goldthread.apps.registers.models import Draft, Thing


def draft_of(actor: Actor, bound: Bound, thing: Thing | None = None) -> Draft | None:
    """The person's draft of a new entry, or of a change to this one, if they have begun it."""
    return Draft.objects.filter(**whose(actor, bound, thing)).first() if actor.person_id is not None else None


def whose(actor: Actor, bound: Bound, thing: Thing | None) -> dict[str, Any]:
    """By what a draft is known: a person has one of each entry, and one new one of each register."""
    return {"body": actor.body, "person_id": actor.person_id, "register": bound.code, "thing": thing}
