"""What is noted of signing in, and a lost second factor that is reset: at every body where the person works."""

import pytest
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from tests.cast import SINCE, person, signed_in

from goldthread.apps.audit.queries import history
from goldthread.apps.bodies.models import Body
from goldthread.apps.bodies.operations import found
from goldthread.apps.people import events
from goldthread.apps.people.models import Person
from goldthread.apps.people.operations import CannotReset, give_role, note_signing_in, reset_second_factor
from goldthread.core.spec.role import Role


@pytest.fixture
def other(body) -> Body:
    return found(name="City Partnership", by="system")


@pytest.fixture
def ada(body, other) -> Person:
    some = person(body, Role.OFFICER, name="ada")
    give_role(person=some, body=other, role=Role.ANALYST, since=SINCE, by="system")
    signed_in(some)
    return some


def newest(body: Body, some: Person) -> tuple[str, str, str, str]:
    entry = history(body.slug, some.key)[0]
    return entry.event, entry.by, entry.what, entry.sentence


def test_note_stands_at_each_body_of_the_person_and_nowhere_else(body, other, ada):
    zeal = found(name="Zeal", by="system")

    count = note_signing_in(person=ada, kind=events.SIGNED_IN, by=ada.key)

    assert (count, newest(body, ada)) == (2, ("person.signed_in", ada.key, "ada", ""))
    assert newest(other, ada) == newest(body, ada)
    assert history(zeal.slug, ada.key) == ()


def test_nothing_is_noted_of_somebody_without_a_role(body):
    assert note_signing_in(person=Person.objects.create(name="Zed"), kind=events.SIGNED_IN, by="system") == 0


def test_reset_takes_factor_and_sessions_away_and_is_told_at_both_bodies(body, other, ada):
    reset_second_factor(person=ada, body=body, reason=" the telephone was lost ", by="person:0")

    assert not Authenticator.objects.filter(user=ada).exists()
    assert not UserSession.objects.filter(user=ada).exists()
    wanted = ("person.factor_reset", "person:0", "ada", "because the telephone was lost")
    assert (newest(body, ada), newest(other, ada)) == (wanted, wanted)


@pytest.mark.parametrize(
    ("reason", "by", "fault"), [(" ", "person:0", "for a reason"), ("lost", "", "by another administrator")]
)
def test_reset_without_a_reason_or_of_ones_own_is_refused(body, ada, reason, by, fault):
    with pytest.raises(CannotReset, match=fault):
        reset_second_factor(person=ada, body=body, reason=reason, by=by or ada.key)

    assert Authenticator.objects.filter(user=ada).exists()


def test_reset_of_what_is_not_there_is_told(body, ada):
    Authenticator.objects.all().delete()

    with pytest.raises(CannotReset, match="ada has no second factor"):
        reset_second_factor(person=ada, body=body, reason="lost", by="person:0")
