"""Deeds on people: keep one's spellings, enter and dismiss the people of a demonstration, erase one's data."""

from collections.abc import Iterable

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from goldthread.apps.audit.operations import CannotBlank, blank, record
from goldthread.apps.bodies.models import Body
from goldthread.apps.bodies.queries import now, today
from goldthread.apps.people import events
from goldthread.apps.people.models import Grant, Holding, Invitation, Person, PersonSpelling
from goldthread.apps.people.operations.grant import end_grant
from goldthread.apps.people.operations.post import leave_post
from goldthread.apps.people.operations.session import end_sessions
from goldthread.apps.people.queries import fold_name
from goldthread.core.errors import GoldthreadError
from goldthread.core.spec.text import UnseenSign, clean

DEMO_NAME = "the people of the demonstration"


class CannotSpell(GoldthreadError):
    """A spelling was given that already means somebody else."""


class CannotErase(GoldthreadError):
    """A person's data cannot be erased as asked."""


@transaction.atomic
def spell_person(*, body: Body, person: Person, spellings: Iterable[str], by: str) -> None:
    """Keep texts that mean the person in the papers of the body. Raises CannotSpell when one means somebody else."""
    try:
        wanted = {folded: text for text in map(clean, spellings) if (folded := fold_name(text))}
    except UnseenSign as fault:
        raise CannotSpell(str(fault)) from None
    held = PersonSpelling.objects.filter(body=body, text__in=wanted).select_related("person")
    taken = {spelling.text: spelling.person for spelling in held}
    for folded, owner in taken.items():
        if owner != person:
            raise CannotSpell(f"“{wanted[folded]}” already means {owner}. Give {person} another spelling.")
    new = [folded for folded in wanted if folded not in taken]
    PersonSpelling.objects.bulk_create(PersonSpelling(body=body, person=person, text=folded) for folded in new)
    if new:
        facts = {"what": str(person), "spellings": [wanted[folded] for folded in new]}
        record(body=body.slug, event=events.SPELT.name, subjects=[person.key], facts=facts, at=now(), by=by)


@transaction.atomic
def enter_cast_member(*, body: Body, name: str, by: str) -> Person:
    """The person of a demonstration who has this name, made if there is none. They have no password and no address."""
    person = Person.objects.filter(is_demo=True, name=name).first()
    if person is not None:
        Person.objects.filter(pk=person.pk).update(is_active=True)
        person.is_active = True
        return person
    person = Person(name=name, is_demo=True)
    person.set_unusable_password()
    person.save()
    facts = {"what": name, "role": ""}
    record(body=body.slug, event=events.JOINED.name, subjects=[person.key], facts=facts, at=now(), by=by)
    return person


@transaction.atomic
def dismiss_cast(*, body: Body, by: str) -> int:
    """End the demonstration for its people: no sign-in, no role, no session. Says how many there were."""
    found = list(Person.objects.filter(is_demo=True, is_active=True))
    for person in found:
        _end_all(person, body, by=by)
    Person.objects.filter(pk__in=[person.pk for person in found]).update(is_active=False)
    if found:
        subjects = [person.key for person in found]
        record(
            body=body.slug,
            event=events.CAST_DISMISSED.name,
            subjects=subjects,
            facts={"what": DEMO_NAME},
            at=now(),
            by=by,
        )
    return len(found)


@transaction.atomic
def erase_person(*, person: Person, why: str, by: str) -> Person:
    """Take away a person's name, address, spellings and means to sign in, and what the record says of them.

    Roles and posts are ended and stay as dated facts of nobody known. `why` names nobody. Raises CannotErase.
    """
    if person.erased_at is not None:
        raise CannotErase("This person's data were erased already.")
    if not why.strip():
        raise CannotErase("A person's data are erased for a reason. Give it.")
    bodies = list(Body.objects.all())
    _end_all(person, bodies[0], by=by)
    invitations = _forget(person)
    for body in bodies:
        if _blank(body, [person.key, *invitations], why, by=by):
            facts = {"reason": why}
            record(body=body.slug, event=events.ERASED.name, subjects=[person.key], facts=facts, at=now(), by=by)
    return person


def _end_all(person: Person, body: Body, *, by: str) -> None:
    """End sessions, roles and posts today. Ended in this way the last administrator's role goes too."""
    end_sessions(person=person, body=body, by=by)
    for grant in _open_of(Grant.objects.all(), person).select_related("body", "person"):
        end_grant(grant, until=today(), by=by)
    for holding in _open_of(Holding.objects.all(), person):
        leave_post(holding=holding, until=max(today(), holding.since), by=by)


def _open_of(rows: QuerySet, person: Person) -> QuerySet:
    return rows.filter(person=person, until=None)


def _forget(person: Person) -> list[str]:
    """Take away what names the person. Gives the keys of the invitations that went to the address."""
    sent = Invitation.objects.filter(email=person.email or "")
    keys = [f"invitation:{pk}" for pk in sent.values_list("pk", flat=True)]
    sent.delete()
    PersonSpelling.objects.filter(person=person).delete()
    EmailAddress.objects.filter(user=person).delete()
    Authenticator.objects.filter(user=person).delete()
    person.email, person.name, person.is_active, person.is_demo = None, "", False, False
    person.erased_at, person.last_login = timezone.now(), None
    person.set_unusable_password()
    person.save()
    return keys


def _blank(body: Body, subjects: list[str], why: str, *, by: str) -> bool:
    """Blank what the body's record says of these; whether there was anything."""
    blanked = False
    for subject in subjects:
        try:
            blanked = bool(blank(body=body.slug, subject=subject, why=why, at=now(), by=by)) or blanked
        except CannotBlank:
            continue
    return blanked
