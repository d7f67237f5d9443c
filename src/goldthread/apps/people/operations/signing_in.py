"""Deeds on how somebody signs in: what happened is noted at every body where they work, and a lost second factor is
reset. No entry says from where somebody signed in, or by which address."""

from allauth.mfa.models import Authenticator
from django.db import transaction

from goldthread.apps.audit.events import EventKind
from goldthread.apps.audit.operations import record
from goldthread.apps.bodies.models import Body
from goldthread.apps.bodies.queries import now, today
from goldthread.apps.people import events
from goldthread.apps.people.models import Person
from goldthread.apps.people.operations.session import end_sessions
from goldthread.apps.people.queries import bodies_of
from goldthread.core.errors import GoldthreadError


class CannotReset(GoldthreadError):
    """A second factor cannot be reset as asked."""


@transaction.atomic
def note_signing_in(*, person: Person, kind: EventKind, by: str) -> int:
    """Enter in the record of each body where the person holds a role what happened when they signed in or out, or
    changed how they do. Says at how many bodies: at none for somebody who holds no role."""
    bodies = bodies_of(person, today())
    for body in bodies:
        _record(body, kind, person, {"what": str(person)}, by=by)
    return len(bodies)


@transaction.atomic
def reset_second_factor(*, person: Person, body: Body, reason: str, by: str) -> None:
    """Take a lost second factor and its recovery codes away, and end every session of the person.

    They sign in with the password alone and, where their role asks for it, set up another. The other bodies where they
    work have it in their records too. Raises CannotReset for one's own, for no reason, and where there is none.
    """
    if by == person.key:
        raise CannotReset("Your own second factor is reset by another administrator, not by yourself.")
    if not reason.strip():
        raise CannotReset("A second factor is reset for a reason. Give it.")
    if not Authenticator.objects.filter(user=person).exists():
        raise CannotReset(f"{person} has no second factor. Nothing was changed.")
    Authenticator.objects.filter(user=person).delete()
    end_sessions(person=person, body=body, by=by)
    for one in sorted({body, *bodies_of(person, today())}, key=lambda found: found.slug):
        _record(one, events.FACTOR_RESET, person, {"what": str(person), "reason": reason.strip()}, by=by)


def _record(body: Body, kind: EventKind, person: Person, facts: dict[str, str], *, by: str) -> None:
    record(body=body.slug, event=kind.name, subjects=[person.key], facts=facts, at=now(), by=by)
