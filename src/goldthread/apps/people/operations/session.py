"""Deeds on sessions: end those of a person, wherever they are signed in."""

from allauth.usersessions.models import UserSession
from django.db import transaction

from goldthread.apps.audit.operations import record
from goldthread.apps.bodies.models import Body
from goldthread.apps.bodies.queries import now
from goldthread.apps.people import events
from goldthread.apps.people.models import Person


@transaction.atomic
def end_sessions(*, person: Person, body: Body, by: str) -> int:
    """End every session of the person, and say how many there were. The body is the one that asks for it."""
    sessions = list(UserSession.objects.filter(user=person))
    for session in sessions:
        session.end()
    if sessions:
        facts = {"what": str(person), "sessions": len(sessions)}
        record(body=body.slug, event=events.SESSIONS_ENDED.name, subjects=[person.key], facts=facts, at=now(), by=by)
    return len(sessions)
