"""Signing in: password and second factor, lockout, sessions that end, invitations by their page."""

import re
import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from allauth.usersessions.models import UserSession
from django.test import Client
from django.urls import reverse
from tests.cast import PASSWORD, SINCE, person, secret, signed_in

from goldthread.apps.people.models import Person
from goldthread.apps.people.operations import end_sessions, give_role, invite, invite_password
from goldthread.core.spec.role import Role

LOGIN, ACCOUNT, SET_UP, CODE = (
    "/account/sign-in/",
    "/account/",
    "/account/second-factor/set-up/",
    "/account/second-factor/code/",
)
NEW = "quiet lantern over marsh"


@pytest.fixture
def ada(body) -> Person:
    return person(body, Role.OFFICER, name="ada")


@pytest.fixture
def panel(body) -> Person:
    return person(body, Role.PANEL_MEMBER, name="pat")


def sign_in(client: Client, some: Person, password: str = PASSWORD, **more: str):
    return client.post(LOGIN, {"login": some.email, "password": password, **more})


def code(of: str = secret()["secret"]) -> str:
    return format_hotp_value(hotp_value(of, int(time.time()) // 30))


def is_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


def test_officer_signs_in_with_password_and_code(client, ada):
    Authenticator.objects.create(user=ada, type=Authenticator.Type.TOTP, data=secret())

    first = sign_in(client, ada)
    assert (first.url, is_in(client)) == (CODE, False)
    second = client.post(CODE, {"code": code()})

    assert (second.url, is_in(client)) == (ACCOUNT, True)


def test_wrong_code_lets_nobody_in_and_says_how_to_go_on(client, ada):
    Authenticator.objects.create(user=ada, type=Authenticator.Type.TOTP, data=secret())
    sign_in(client, ada)

    answer = client.post(CODE, {"code": "000000" if code() != "000000" else "000001"})

    assert "Wait for the next and give that." in answer.text
    assert not is_in(client)


def test_code_works_once(client, ada):
    Authenticator.objects.create(user=ada, type=Authenticator.Type.TOTP, data=secret())
    given = code()
    sign_in(client, ada)
    client.post(CODE, {"code": given})
    other = Client()
    sign_in(other, ada)

    other.post(CODE, {"code": given})

    assert not is_in(other)


def test_officer_without_a_second_factor_is_led_to_set_one_up(client, body, ada):
    sign_in(client, ada)

    assert client.get(ACCOUNT).url == SET_UP
    assert client.get(f"/office/{body.slug}/people/").url == SET_UP
    page = client.get(SET_UP)
    key = re.search(r'class="gt-code">([A-Z2-7]{32})<', page.text)
    answer = client.post(SET_UP, {"code": code(key[1])}, follow=True)
    assert "Keep your recovery codes" in answer.text
    assert client.get(f"/office/{body.slug}/people/").status_code == 200


def test_recovery_code_lets_in_once(client, ada):
    sign_in(client, ada)
    key = re.search(r'class="gt-code">([A-Z2-7]{32})<', client.get(SET_UP).text)
    page = client.post(SET_UP, {"code": code(key[1])}, follow=True)
    spare = re.findall(r'<code class="gt-code">([^<]+)</code>', page.text)[0]
    one, two = Client(), Client()
    for browser in (one, two):
        sign_in(browser, ada)
        browser.post(CODE, {"code": spare})

    assert (is_in(one), is_in(two)) == (True, False)


def test_second_factor_that_the_role_asks_for_cannot_be_taken_away(client, ada):
    Authenticator.objects.create(user=ada, type=Authenticator.Type.TOTP, data=secret())
    sign_in(client, ada)
    client.post(CODE, {"code": code()})

    answer = client.post("/account/second-factor/take-away/")

    assert "cannot be taken away" in answer.text
    assert Authenticator.objects.filter(user=ada).exists()


@pytest.mark.parametrize("setting", ["required", "optional"])
def test_panel_member_signs_in_with_a_password_alone(client, settings, panel, setting):
    settings.SECOND_FACTOR = setting

    sign_in(client, panel)

    assert client.get(ACCOUNT).status_code == 200


def test_installation_may_make_the_second_factor_optional(client, settings, body, ada):
    settings.SECOND_FACTOR = "optional"
    sign_in(client, ada)

    assert client.get(f"/office/{body.slug}/people/").status_code == 200


@pytest.mark.parametrize("given", ["PAT@Board-for-Testing.example", " pat@board-for-testing.example "])
def test_address_may_be_written_in_any_case(client, panel, given):
    client.post(LOGIN, {"login": given, "password": PASSWORD})

    assert is_in(client)


def test_unknown_address_and_wrong_password_read_the_same(client, panel):
    wrong = sign_in(client, panel, password="wrong").text
    unknown = client.post(LOGIN, {"login": "nobody@x.example", "password": "wrong"}).text

    told = "This address and password do not belong together."
    assert (told in wrong, told in unknown) == (True, True)


def test_inactive_person_is_told_that_the_account_is_closed(client, panel):
    Person.objects.update(is_active=False)

    answer = sign_in(client, panel)

    assert (answer.url, is_in(client)) == ("/account/inactive/", False)
    assert "This account is closed" in client.get(answer.url).text


def test_sixth_attempt_is_not_looked_at_even_with_the_right_password(client, panel):
    for _attempt in range(5):
        sign_in(client, panel, password="wrong")

    answer = sign_in(client, panel)

    assert "Too many attempts failed. Wait 15 minutes" in answer.text
    assert not is_in(client)


def test_lockout_of_one_person_is_none_of_anothers(client, body, panel):
    for _attempt in range(6):
        sign_in(client, panel, password="wrong")

    sign_in(client, person(body, Role.CONTRIBUTOR, name="cy"))

    assert is_in(client)


def test_nobody_signs_up_and_nobody_changes_an_address(client, body):
    for name in ("signup", "email", "confirm-email"):
        assert client.get(f"/account/{name}/").status_code == 404


def test_session_that_was_ended_is_nobodys(client, body, panel):
    sign_in(client, panel)
    assert UserSession.objects.count() == 1

    end_sessions(person=panel, body=body, by="person:1")

    assert client.get(ACCOUNT).url == LOGIN
    assert UserSession.objects.count() == 0


def test_person_sees_own_sessions_and_ends_the_others(client, panel):
    other = Client()
    sign_in(other, panel)
    sign_in(client, panel)

    page = client.get("/account/sessions/").text
    client.post("/account/sessions/")

    assert page.count("<tr>") == 3
    assert (client.get(ACCOUNT).status_code, other.get(ACCOUNT).url) == (200, LOGIN)


def test_session_dies_when_the_person_is_made_inactive(client, panel):
    sign_in(client, panel)
    Person.objects.update(is_active=False)

    assert client.get(ACCOUNT).url == LOGIN


def test_password_is_changed_and_this_session_goes_on(client, panel):
    sign_in(client, panel)

    answer = client.post(
        "/account/password/", {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW}, follow=True
    )

    assert "Your password is changed." in answer.text
    assert Person.objects.get(pk=panel.pk).check_password(NEW)


def test_without_mail_whoever_lost_the_password_is_told_whom_to_ask(client, settings, body):
    settings.HAS_MAIL = False

    assert "Ask your administrator" in client.get("/account/password/new/").text


def test_with_mail_a_link_to_a_new_password_comes(client, settings, panel, mailoutbox):
    settings.HAS_MAIL = True

    client.post("/account/password/new/", {"email": panel.email})
    link = re.search(r"http://testserver(\S+)", mailoutbox[0].body)[1]
    form = client.get(link, follow=True)
    client.post(form.request["PATH_INFO"], {"password1": NEW, "password2": NEW})

    assert mailoutbox[0].subject == "Set a new password within two hours"
    assert Person.objects.get(pk=panel.pk).check_password(NEW)


def test_invitation_leads_to_the_second_factor(client, body):
    link = reverse("invitation", args=[invite(body=body, email="a@b.example", role=Role.OFFICER, by="s")])

    assert Role.OFFICER.sentence in client.get(link).text
    client.post(link, {"name": "Ada", "password": NEW})

    assert is_in(client)
    assert client.get(ACCOUNT).url == SET_UP


def test_invitation_of_somebody_known_asks_the_password_they_have(client, body, panel):
    link = reverse("invitation", args=[invite(body=body, email=panel.email, role=Role.CONTRIBUTOR, by="s")])

    page = client.post(link, {"password": "not the one"})
    assert "This is not the password of that account." in page.text
    assert 'name="name"' not in page.text
    client.post(link, {"password": PASSWORD})

    assert is_in(client)


@pytest.mark.parametrize("given", [{"name": "", "password": NEW}, {"name": "Ada", "password": "short"}, {}])
def test_invitation_page_tells_what_is_missing_and_keeps_the_name(client, body, given):
    link = reverse("invitation", args=[invite(body=body, email="a@b.example", role=Role.OFFICER, by="s")])

    page = client.post(link, given)

    assert "There is a problem" in page.text
    assert ('value="Ada"' in page.text) is (given.get("name") == "Ada")
    assert not Person.objects.exists()


def test_link_that_lets_nobody_in_says_so(client, body):
    answer = client.get(reverse("invitation", args=["nonsense"]))

    assert (answer.status_code, "not one that was sent" in answer.text) == (410, True)


def test_link_to_a_new_password_signs_in(client, body, panel):
    link = reverse("invitation", args=[invite_password(body=body, person=panel, by="s")])

    client.post(link, {"password": NEW})

    assert is_in(client)
    assert Person.objects.get(pk=panel.pk).check_password(NEW)


def test_account_names_every_body_where_the_person_works(body, ada):
    from goldthread.apps.bodies.operations import found

    give_role(person=ada, body=found(name="Zeal", by="s"), role=Role.ANALYST, since=SINCE, by="s")

    page = signed_in(ada).get(ACCOUNT).text

    assert [name in page for name in ("Board for Testing", "Zeal", "Ada; officer", "performance analyst")] == [True] * 4


def test_public_pages_set_no_cookie_and_do_not_vary_by_one(client, body):
    answer = client.get("/")

    assert (dict(answer.cookies), "Cookie" in answer.get("Vary", "")) == ({}, False)


def test_stale_form_is_answered_plainly(body, panel):
    client = Client(enforce_csrf_checks=True)

    answer = client.post(LOGIN, {"login": panel.email, "password": PASSWORD})

    assert (answer.status_code, "This form is out of date" in answer.text) == (403, True)
