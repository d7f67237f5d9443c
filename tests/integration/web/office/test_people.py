"""The people of a body: everybody of the office reads, the administrator does."""

import re

import pytest
from allauth.mfa.models import Authenticator
from django.core import mail
from django.test import Client
from tests.cast import Cast, cast, person, signed_in

from goldthread.apps.audit.queries import history
from goldthread.apps.bodies.queries import today
from goldthread.apps.people.models import Invitation, Person
from goldthread.apps.people.operations import give_role
from goldthread.apps.people.queries import roles_of
from goldthread.core.spec.role import Role

OFFICE = ["administrator", "officer", "analyst", "finance_officer", "approver", "decision_maker", "auditor"]


@pytest.fixture
def here(body) -> Cast:
    return cast(body)


@pytest.fixture
def boss(here) -> Client:
    return signed_in(here.administrator)


def path(here: Cast, more: str = "") -> str:
    return f"/office/{here.body.slug}/people/{more}"


@pytest.mark.parametrize("name", [role.value for role in Role if role.is_given])
def test_office_sees_its_people_and_nobody_else_does(here, name):
    answer = signed_in(getattr(here, name)).get(path(here))

    assert answer.status_code == (200 if name in OFFICE else 403)


def test_list_shows_roles_with_their_sentences_and_nobody_of_another_body(boss, here):
    page = boss.get(path(here)).text

    assert [role.sentence for role in Role if role.is_given and role.sentence not in page] == []
    assert "outsider" not in page


@pytest.mark.parametrize("count", [1, 20])
def test_list_asks_the_database_as_often_for_one_person_as_for_twenty(
    boss, here, count, django_assert_num_queries, body
):
    for number in range(count):
        person(body, Role.OFFICER, name=f"more {number}")

    with django_assert_num_queries(10):
        boss.get(path(here))


@pytest.mark.parametrize("name", [name for name in OFFICE if name != "administrator"])
@pytest.mark.parametrize("deed", ["give", "take", "end_sessions", "new_password", "reset_factor"])
def test_deeds_are_the_administrators(here, name, deed):
    client = signed_in(getattr(here, name))

    answer = client.post(path(here, f"{here.officer.pk}/"), {"deed": deed, "role": "officer"})

    assert answer.status_code == 403
    assert "End every session" not in client.get(path(here, f"{here.officer.pk}/")).text
    assert roles_of(here.officer, here.body, today()) == {Role.OFFICER, Role.PUBLIC}


def test_administrator_gives_and_takes_a_role_and_the_record_says_so(boss, here):
    boss.post(path(here, f"{here.officer.pk}/"), {"deed": "give", "role": "analyst"})
    boss.post(path(here, f"{here.officer.pk}/"), {"deed": "take", "role": "officer"})

    assert roles_of(here.officer, here.body, today()) == {Role.ANALYST, Role.PUBLIC}
    told = [(entry.event, entry.by) for entry in history(here.body.slug, here.officer.key)[:2]]
    assert told == [("role.taken", here.administrator.key), ("role.given", here.administrator.key)]


@pytest.mark.parametrize(
    ("fields", "fault"),
    [
        ({"deed": "give", "role": "auditor"}, "an auditor writes nothing"),
        ({"deed": "give", "role": "king"}, "Choose a role"),
        ({"deed": "dance"}, "Choose what to do"),
        ({"deed": "take", "role": "approver"}, "is no approver"),
        ({"deed": "reset_factor", "reason": "lost"}, "has no second factor"),
    ],
)
def test_deed_that_cannot_be_is_told_and_changes_nothing(boss, here, fields, fault):
    answer = boss.post(path(here, f"{here.officer.pk}/"), fields)

    assert (answer.status_code, fault in answer.text) == (422, True)
    assert roles_of(here.officer, here.body, today()) == {Role.OFFICER, Role.PUBLIC}


def test_administrator_ends_the_sessions_of_a_person(boss, here):
    client = Client()
    client.post("/account/sign-in/", {"login": here.panel_member.email, "password": "plain heron walks north"})

    boss.post(path(here, f"{here.panel_member.pk}/"), {"deed": "end_sessions"})

    assert client.get("/account/").url == "/account/sign-in/"


def test_person_of_another_body_is_not_found_and_untouched(boss, here):
    answer = boss.post(path(here, f"{here.outsider.pk}/"), {"deed": "take", "role": "officer"})

    assert answer.status_code == 404
    assert roles_of(here.outsider, here.elsewhere, today()) == {Role.OFFICER, Role.PUBLIC}


def test_invitation_shows_a_link_that_works_and_can_be_withdrawn(boss, here):
    page = boss.post(path(here, "invite/"), {"email": "new@office.example", "role": "officer"}).text
    link = re.search(r"http://testserver(/account/invitation/[^<\s]+)", page)[1]
    assert Client().get(link).status_code == 200
    assert "new@office.example" in boss.get(path(here)).text

    boss.post(path(here, f"invitation/{Invitation.objects.get().pk}/"))

    assert Client().get(link).status_code == 410


@pytest.mark.parametrize("fields", [{}, {"email": "x", "role": "officer"}, {"email": "a@b.example", "role": "public"}])
def test_invitation_that_cannot_be_is_told_and_not_made(boss, here, fields):
    assert "There is a problem" in boss.post(path(here, "invite/"), fields).text
    assert not Invitation.objects.exists()


def test_invitation_of_another_body_cannot_be_withdrawn_here(boss, here):
    signed = signed_in(person(here.elsewhere, Role.ADMINISTRATOR, name="other boss"))
    signed.post(f"/office/{here.elsewhere.slug}/people/invite/", {"email": "a@b.example", "role": "officer"})

    boss.post(path(here, f"invitation/{Invitation.objects.get().pk}/"))

    assert Invitation.objects.get().withdrawn_at is None


def test_invitation_offers_each_role_with_its_sentence(boss, here):
    page = boss.get(path(here, "invite/")).text

    assert [role for role in Role if role.is_given and role.sentence not in page] == []
    assert page.count('type="radio"') == len([role for role in Role if role.is_given])


def test_invitation_goes_by_mail_where_the_installation_sends_any(boss, here, settings):
    settings.HAS_MAIL, settings.DEFAULT_FROM_EMAIL = True, "Goldthread <office@board.example>"

    page = boss.post(path(here, "invite/"), {"email": "new@office.example", "role": "officer"}).text

    [letter] = mail.outbox
    link = re.search(r"http://testserver(/account/invitation/\S+)", letter.body)[1]
    assert (letter.to, letter.reply_to) == (["new@office.example"], [here.administrator.email])
    assert letter.from_email == '"Administrator, Board for Testing" <office@board.example>'
    assert letter.subject.startswith("Come in to the office of Board for Testing as officer, by ")
    assert letter.body.startswith("Set up how you sign in to the office of Board for Testing. It takes about five")
    assert (letter.body.count("http"), Role.OFFICER.sentence in letter.body) == (1, True)
    assert Client().get(link).status_code == 200
    assert ("The link went there by e-mail" in page, "/account/invitation/" in page) == (True, False)


def test_invitation_that_the_mail_server_refuses_shows_its_link(boss, here, settings):
    settings.HAS_MAIL, settings.EMAIL_BACKEND = True, "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", 1, 1

    page = boss.post(path(here, "invite/"), {"email": "new@office.example", "role": "officer"}).text

    assert ("The mail server did not take the message" in page, "/account/invitation/" in page) == (True, True)


def test_administrator_resets_a_lost_second_factor(boss, here):
    signed_in(here.officer)

    boss.post(path(here, f"{here.officer.pk}/"), {"deed": "reset_factor", "reason": "the telephone was lost"})

    assert not Authenticator.objects.filter(user=here.officer).exists()
    told = history(here.body.slug, here.officer.key)[0]
    assert (told.event, told.by, told.sentence) == (
        "person.factor_reset", here.administrator.key, "because the telephone was lost",
    )  # fmt: skip


def test_erasing_shows_first_what_goes_and_changes_nothing(boss, here):
    page = boss.get(path(here, f"{here.officer.pk}/erase/")).text

    text = " ".join(re.sub(r"<[^>]+>", " ", page).split())
    assert "1 role, 1 post. Their days stay" in text
    assert "The words of 2 entries of the log about the person. The entries stay" in text
    assert Person.objects.get(pk=here.officer.pk).name == "officer"


def test_erasing_is_done_when_the_name_is_typed_with_a_reason(boss, here):
    fields = {"name": "officer", "reason": "the person asked for it"}

    answer = boss.post(path(here, f"{here.officer.pk}/erase/"), fields, follow=True)

    assert "The person’s data are erased." in answer.text
    assert Person.objects.get(pk=here.officer.pk).email is None
    assert history(here.body.slug, here.officer.key)[0].sentence == "because the person asked for it"


@pytest.mark.parametrize(
    ("fields", "fault"),
    [
        ({"name": "office", "reason": "asked"}, "This is not the name above."),
        ({"name": "officer", "reason": " "}, "Reason: nothing was given."),
        ({}, "The person’s name: nothing was given."),
    ],
)
def test_erasing_without_name_and_reason_is_refused(boss, here, fields, fault):
    answer = boss.post(path(here, f"{here.officer.pk}/erase/"), fields)

    assert (answer.status_code, fault in answer.text) == (422, True)
    assert Person.objects.get(pk=here.officer.pk).name == "officer"


def test_nobody_is_erased_who_works_elsewhere_too_nor_by_themselves(boss, here):
    give_role(person=here.officer, body=here.elsewhere, role=Role.ANALYST, since=today(), by="system")

    for some, why in ((here.officer, "also works at Elsewhere"), (here.administrator, "another administrator")):
        answer = boss.post(path(here, f"{some.pk}/erase/"), {"name": some.name, "reason": "asked"})
        assert (answer.status_code, why in answer.text) == (422, True)
        assert Person.objects.get(pk=some.pk).name == some.name


def test_person_of_another_body_is_not_erased_here(boss, here):
    answer = boss.post(path(here, f"{here.outsider.pk}/erase/"), {"name": "outsider", "reason": "asked"})

    assert answer.status_code == 404
    assert Person.objects.get(pk=here.outsider.pk).name == "outsider"


@pytest.mark.parametrize("name", [name for name in OFFICE if name != "administrator"])
def test_erasing_is_the_administrators(here, name):
    assert signed_in(getattr(here, name)).get(path(here, f"{here.officer.pk}/erase/")).status_code == 403
