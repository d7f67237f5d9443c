"""Deeds on roles: give one, take one. An ended role stays as a fact, with its days."""

from datetime import date

from django.db import transaction
from django.db.models import QuerySet

from goldthread.apps.audit.operations import record
from goldthread.apps.bodies.models import Body
from goldthread.apps.bodies.queries import now
from goldthread.apps.people import events
from goldthread.apps.people.models import Grant, Person
from goldthread.apps.people.queries import grants_on
from goldthread.core.errors import GoldthreadError
from goldthread.core.spec.role import Role, clash


class CannotGiveRole(GoldthreadError):
    """A role cannot be held by this person at this body."""


class CannotTakeRole(GoldthreadError):
    """A role cannot be taken from this person at this body."""


@transaction.atomic
def give_role(*, person: Person, body: Body, role: Role, since: date, by: str) -> Grant:
    """Give a person a role at the body from a day on; one who has it keeps it as it is. Raises CannotGiveRole.

    An auditor writes nothing: the role does not go with one that writes.
    """
    if not role.is_given:
        raise CannotGiveRole("Everybody may read what is published. It needs no role.")
    if not person.is_active:
        raise CannotGiveRole(f"{person} cannot sign in. Invite the person anew first.")
    open_ones = {grant.role: grant for grant in _open(person, body)}
    if role in open_ones:
        return open_ones[role]
    roles = {Role(one) for one in open_ones} | {role}
    if found := clash(roles):
        raise CannotGiveRole(
            f"{person} cannot be {Role.AUDITOR.label.lower()} and {found.label.lower()} of {body}: an auditor writes "
            "nothing. Take the one role before you give the other."
        )
    made = Grant.objects.create(person=person, body=body, role=role, since=since, by=by)
    _record(made, events.ROLE_GIVEN.name, "since", since, by=by)
    return made


@transaction.atomic
def take_role(*, person: Person, body: Body, role: Role, until: date, by: str) -> Grant:
    """Take a role from a person: they hold it no longer on this day. Raises CannotTakeRole.

    The last administrator of a body keeps the role, else nobody could give another.
    """
    held = _open(person, body).select_for_update().filter(role=role).first()
    if held is None:
        raise CannotTakeRole(f"{person} is no {role.label.lower()} of {body}. Nothing was changed.")
    if role is Role.ADMINISTRATOR and not _others(held, until):
        raise CannotTakeRole(f"{person} is the only administrator of {body}. Make somebody else one first.")
    return end_grant(held, until=until, by=by)


def end_grant(held: Grant, *, until: date, by: str) -> Grant:
    """End a role on a day, or on its first if that is later."""
    held.until, held.ended_by = max(until, held.since), by
    held.save(update_fields=["until", "ended_by"])
    _record(held, events.ROLE_TAKEN.name, "until", held.until, by=by)
    return held


def _open(person: Person, body: Body) -> QuerySet[Grant]:
    return Grant.objects.filter(person=person, body=body, until=None)


def _others(held: Grant, on: date) -> bool:
    """Whether somebody else who can sign in is administrator too."""
    found = grants_on(on).filter(body=held.body, role=Role.ADMINISTRATOR, person__is_active=True)
    return found.exclude(person=held.person).exists()


def _record(grant: Grant, event: str, moment: str, on: date, *, by: str) -> None:
    facts = {"what": str(grant.person), "role": Role(grant.role).label, moment: on.isoformat()}
    record(body=grant.body.slug, event=event, subjects=[grant.person.key], facts=facts, at=now(), by=by)
