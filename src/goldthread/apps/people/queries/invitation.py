"""Reads: what an invitation is worth at an instant."""

from datetime import datetime
from hashlib import sha256

from goldthread.apps.bodies.models import Body
from goldthread.apps.people.models import Invitation, Person
from goldthread.core.errors import GoldthreadError


class CannotAccept(GoldthreadError):
    """A link was followed that lets nobody in."""


class WrongPassword(CannotAccept):
    """The invited address has an account, and the password given is not its own."""


def digest_of(token: str) -> str:
    """What is kept of a token."""
    return sha256(token.encode()).hexdigest()


def invitation(token: str, at: datetime) -> Invitation:
    """The invitation of this token. Raises CannotAccept, which says why: unknown, used, withdrawn, expired."""
    found = Invitation.objects.select_related("body", "post").filter(digest=digest_of(token)).first()
    if found is None:
        raise CannotAccept("This link is not one that was sent. Copy it whole, from the message that brought it.")
    if found.used_at is not None:
        raise CannotAccept("This link has been used already. Sign in with the password that you set then.")
    if found.withdrawn_at is not None:
        raise CannotAccept("This link was withdrawn, perhaps for a newer one. Use the newest, or ask for another.")
    if found.expires_at <= at:
        raise CannotAccept("This link has expired. Ask whoever sent it for another; nothing else is lost.")
    return found


def waiting(body: Body, at: datetime) -> tuple[Invitation, ...]:
    """The invitations of the body that still let somebody in, newest first."""
    open_ones = Invitation.objects.filter(body=body, used_at=None, withdrawn_at=None, expires_at__gt=at)
    return tuple(open_ones.select_related("post"))


def invited(found: Invitation) -> Person | None:
    """The person who has the invited address already, if somebody does."""
    return Person.objects.filter(email=found.email).first()
