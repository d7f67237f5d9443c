"""What signing in leaves in the record, at every body where the person works, and without an address."""

import re
import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.test import Client
from tests.cast import PASSWORD, SINCE, person, secret

from goldthread.apps.audit.queries import history
from goldthread.apps.bodies.models import Body
from goldthread.apps.bodies.operations import found
from goldthread.apps.people.models import Person
from goldthread.apps.people.operations import give_role
from goldthread.core.spec.role import Role

NEW = "quiet lantern over marsh"


@pytest.fixture
def other(body) -> Body:
    return found(name="City Partnership", by="system")


@pytest.fixture
def pat(body, other) -> Person:
    some = person(body, Role.PANEL_MEMBER, name="pat")
    give_role(person=some, body=other, role=Role.CONTRIBUTOR, since=SINCE, by="system")
    return some


def sign_in(client: Client, some: Person, password: str = PASSWORD):
    return client.post("/account/sign-in/", {"login": some.email, "password": password})


def told(body: Body, some: Person) -> list[tuple[str, str]]:
    """What the body's record says of the person's signing in, oldest first: the event and by whom."""
    wanted = ("person.signed", "person.locked", "person.password", "person.factor", "person.codes")
    return [(one.event, one.by) for one in history(body.slug, some.key) if one.event.startswith(wanted)][::-1]


def code() -> str:
    return format_hotp_value(hotp_value(secret()["secret"], int(time.time()) // 30))


def test_signing_in_and_out_is_told_at_every_body_of_the_person(client, body, other, pat):
    sign_in(client, pat)
    client.post("/account/sign-out/")

    wanted = [("person.signed_in", pat.key), ("person.signed_out", pat.key)]
    assert (told(body, pat), told(other, pat)) == (wanted, wanted)


def test_nothing_is_told_at_a_body_where_the_person_has_no_role(client, pat):
    zeal = found(name="Zeal", by="system")

    sign_in(client, pat)

    assert told(zeal, pat) == []


def test_nobody_is_told_to_be_in_before_the_second_factor(client, body, pat):
    Authenticator.objects.create(user=pat, type=Authenticator.Type.TOTP, data=secret())

    sign_in(client, pat)
    before = told(body, pat)
    client.post("/account/second-factor/code/", {"code": code()})

    assert (before, told(body, pat)) == ([], [("person.signed_in", pat.key)])


def test_lockout_is_told_once_however_many_attempts_follow(client, body, pat):
    for _attempt in range(8):
        sign_in(client, pat, password="wrong")

    assert told(body, pat) == [("person.locked_out", "system")]


def test_failed_attempts_below_the_limit_and_those_of_nobody_are_not_told(client, body, pat):
    sign_in(client, pat, password="wrong")
    for _attempt in range(7):
        client.post("/account/sign-in/", {"login": "nobody@x.example", "password": "wrong"})

    assert told(body, pat) == []


def test_changed_password_is_told(client, body, pat):
    sign_in(client, pat)

    client.post("/account/password/", {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW})

    assert told(body, pat)[1:] == [("person.password_set", pat.key)]


def test_second_factor_set_up_renewed_and_taken_away_is_told_once_each(
    client, body, pat, django_capture_on_commit_callbacks
):
    sign_in(client, pat)
    key = re.search(r'class="gt-code">([A-Z2-7]{32})<', client.get("/account/second-factor/set-up/").text)[1]
    given = format_hotp_value(hotp_value(key, int(time.time()) // 30))

    for path, fields in (("set-up", {"code": given}), ("recovery-codes/new", {}), ("take-away", {})):
        with django_capture_on_commit_callbacks(execute=True):
            client.post(f"/account/second-factor/{path}/", fields)

    assert [event for event, _by in told(body, pat)] == [
        "person.signed_in", "person.factor_added", "person.codes_made", "person.factor_removed",
    ]  # fmt: skip


def test_no_entry_holds_an_address(client, body, pat):
    sign_in(client, pat)
    client.post("/account/sign-out/")

    facts = [str(entry.facts) for entry in history(body.slug, pat.key)]

    assert [one for one in facts if "@" in one or "127.0.0.1" in one] == []
