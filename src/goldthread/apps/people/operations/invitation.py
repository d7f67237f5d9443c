"""Deeds on invitations: make one, withdraw one, come in by one. Whoever has its link may use it, once."""

import secrets
from datetime import timedelta

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils import timezone

from goldthread.apps.audit.operations import record
from goldthread.apps.bodies.models import Body
from goldthread.apps.bodies.queries import now, today
from goldthread.apps.people import events
from goldthread.apps.people.models import LONGEST_PERSON, Invitation, Person, Post, fold_email
from goldthread.apps.people.operations.grant import give_role
from goldthread.apps.people.operations.post import hold_post
from goldthread.apps.people.operations.session import end_sessions
from goldthread.apps.people.queries import CannotAccept, WrongPassword, bodies_of, digest_of, invitation, invited
from goldthread.core.errors import BadInput, GoldthreadError
from goldthread.core.spec.role import Role
from goldthread.core.spec.text import UnseenSign, clean

LASTS = timedelta(days=14)
"""How long a link to a role lets somebody in."""
PASSWORD_LASTS = timedelta(days=1)
"""How long a link to a new password does."""


class CannotInvite(GoldthreadError):
    """Nobody can be invited as asked."""


@transaction.atomic
def invite(*, body: Body, email: str, role: Role, post: Post | None = None, by: str) -> str:
    """Make an invitation to a role at the body, and give its token, which is kept nowhere.

    An earlier one of the same address to the same role is withdrawn. Raises BadInput for an address that is none and
    CannotInvite for the public's role.
    """
    address = _address(email)
    if not role.is_given:
        raise CannotInvite("Everybody may read what is published. Nobody needs an invitation to it.")
    if post is not None and post.body_id != body.pk:
        raise CannotInvite(f"{post} is no post of {body}. Choose one of its own.")
    made, token = _made(body, address, role, post=post, lasts=LASTS, by=by)
    facts = {"what": role.label, "post": post.name if post else ""}
    _record(made, events.INVITED.name, facts, by=by)
    return token


@transaction.atomic
def invite_password(*, body: Body, person: Person, by: str) -> str:
    """Make a link by which a person sets a new password, and give its token.

    Refused for somebody who also works at a body other than this one: the link would open that body too.
    """
    if person.email is None or not person.is_active:
        raise CannotInvite(f"{person} cannot sign in, so there is no password to set.")
    if others := [one.name for one in bodies_of(person, today()) if one != body]:
        raise CannotInvite(f"{person} also works at {', '.join(others)}. Let the person change the password instead.")
    _kept, token = _made(body, person.email, None, post=None, lasts=PASSWORD_LASTS, by=by)
    subjects = [person.key]
    record(
        body=body.slug, event=events.PASSWORD_LINK.name, subjects=subjects, facts={"what": person.name}, at=now(), by=by
    )
    return token


@transaction.atomic
def withdraw(*, found: Invitation, by: str) -> Invitation:
    """Withdraw an invitation that nobody has used. One that is over stays as it is."""
    if found.used_at is None and found.withdrawn_at is None:
        found.withdrawn_at = timezone.now()
        found.save(update_fields=["withdrawn_at"])
        _record(found, events.WITHDRAWN.name, {"what": Role(found.role).label if found.role else ""}, by=by)
    return found


@transaction.atomic
def accept(*, token: str, name: str = "", password: str) -> Person:
    """Come in by an invitation: the person of its address, with its role and post.

    Somebody new gives a name and sets the password. Somebody known gives the password that they have; a link to a new
    password sets it, and ends every session. Raises CannotAccept, WrongPassword, and BadInput for a missing name or
    a weak password.
    """
    at = timezone.now()
    found = invitation(token, at)
    person = invited(found)
    if not found.role:
        person = _with_new_password(found, person, password)
    elif person is None or person.erased_at is not None:
        person = _newcomer(found.email, name, password)
    elif not person.is_active or not person.check_password(password):
        raise WrongPassword("This is not the password of that account. Give it, or ask for a link to a new one.")
    if not Invitation.objects.filter(pk=found.pk, used_at=None).update(used_at=at):
        raise CannotAccept("This link has been used already, a moment ago. Sign in instead.")
    if found.role:
        _join(found, person)
    return person


def _newcomer(email: str, name: str, password: str) -> Person:
    person = Person(email=email, name=_name(name))
    _refuse_weak(password, person)
    person.set_password(password)
    person.save()
    return person


def _with_new_password(found: Invitation, person: Person | None, password: str) -> Person:
    if person is None or not person.is_active:
        raise CannotAccept("Nobody signs in with this address any more. Ask the administrator.")
    _refuse_weak(password, person)
    person.set_password(password)
    person.save(update_fields=["password"])
    end_sessions(person=person, body=found.body, by=person.key)
    facts, subjects = {"what": person.name}, [person.key]
    record(
        body=found.body.slug, event=events.PASSWORD_SET.name, subjects=subjects, facts=facts, at=now(), by=person.key
    )
    return person


def _join(found: Invitation, person: Person) -> None:
    role, on = Role(found.role), today()
    facts = {"what": person.name, "role": role.label}
    subjects = [person.key, f"invitation:{found.pk}"]
    record(body=found.body.slug, event=events.JOINED.name, subjects=subjects, facts=facts, at=now(), by=person.key)
    give_role(person=person, body=found.body, role=role, since=on, by=found.by)
    if found.post is not None:
        hold_post(person=person, post=found.post, since=on, by=found.by)


def _made(
    body: Body, email: str, role: Role | None, *, post: Post | None, lasts: timedelta, by: str
) -> tuple[Invitation, str]:
    token, at = secrets.token_urlsafe(32), timezone.now()
    _withdraw_earlier(body, email, role, by=by)
    made = Invitation.objects.create(
        body=body,
        email=email,
        role=role or "",
        post=post,
        digest=digest_of(token),
        made_at=at,
        expires_at=at + lasts,
        by=by,
    )
    return made, token


def _withdraw_earlier(body: Body, email: str, role: Role | None, *, by: str) -> None:
    earlier = Invitation.objects.filter(body=body, email=email, role=role or "", used_at=None, withdrawn_at=None)
    for one in earlier.select_related("body").order_by("pk"):
        withdraw(found=one, by=by)


def _address(text: str) -> str:
    address = fold_email(text)
    try:
        validate_email(address)
    except ValidationError:
        raise BadInput("is no e-mail address.", where=f"“{text}”", mend="Write it as name@office.example.") from None
    return address


def _name(text: str) -> str:
    try:
        name = clean(text)
    except UnseenSign as fault:
        raise BadInput(f"Your name {fault.fault} {fault.mend}", where="name") from None
    if not 0 < len(name) <= LONGEST_PERSON:
        raise BadInput(f"Give your name, in {LONGEST_PERSON} characters at most.", where="name")
    return name


def _refuse_weak(password: str, person: Person) -> None:
    try:
        validate_password(password, person)
    except ValidationError as fault:
        raise BadInput(" ".join(fault.messages), where="password") from fault


def _record(made: Invitation, event: str, facts: dict[str, str], *, by: str) -> None:
    record(body=made.body.slug, event=event, subjects=[f"invitation:{made.pk}"], facts=facts, at=now(), by=by)
