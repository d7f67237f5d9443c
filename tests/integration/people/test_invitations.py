"""Invitations: a link lets somebody in once, until it expires, and says plainly why it does not."""

from datetime import timedelta

import pytest
from django.utils import timezone
from tests.cast import PASSWORD, person

from goldthread.apps.audit.queries import history
from goldthread.apps.bodies.operations import found
from goldthread.apps.bodies.queries import today
from goldthread.apps.people.models import Invitation, Person
from goldthread.apps.people.operations import (
    CannotInvite,
    accept,
    give_role,
    invite,
    invite_password,
    keep_post,
    withdraw,
)
from goldthread.apps.people.queries import CannotAccept, WrongPassword, posts_of, roles_of, waiting
from goldthread.core.errors import BadInput
from goldthread.core.spec.role import Role

NEW = "quiet lantern over marsh"


def accepted(token: str, **given: str) -> Person:
    return accept(token=token, **{"name": "Ada", "password": NEW, **given})


def test_newcomer_gets_name_password_role_and_post(body):
    post = keep_post(body=body, name="Policy officer", owner="C", by="s")
    token = invite(body=body, email=" Ada@Office.Example ", role=Role.OFFICER, post=post, by="s")

    ada = accepted(token)

    assert (ada.email, ada.name, ada.check_password(NEW)) == ("ada@office.example", "Ada", True)
    assert roles_of(ada, body, today()) == {Role.OFFICER, Role.PUBLIC}
    assert posts_of(ada, body, today()) == (post,)


def test_address_of_other_letters_is_kept_and_found(body):
    ada = accepted(invite(body=body, email="Ada@Büro.example", role=Role.OFFICER, by="s"))

    assert Person.objects.get_by_natural_key("ADA@BÜRO.example") == ada


def test_token_itself_is_kept_nowhere(body):
    token = invite(body=body, email="a@b.example", role=Role.OFFICER, by="s")

    assert token not in str(Invitation.objects.values_list().get())


def test_link_works_once(body):
    token = invite(body=body, email="a@b.example", role=Role.OFFICER, by="s")
    accepted(token)

    with pytest.raises(CannotAccept, match="used already"):
        accepted(token)


def test_link_that_was_never_sent_lets_nobody_in(body):
    with pytest.raises(CannotAccept, match="not one that was sent"):
        accepted("x")


def test_link_expires(body):
    token = invite(body=body, email="a@b.example", role=Role.OFFICER, by="s")
    Invitation.objects.update(expires_at=timezone.now() - timedelta(seconds=1))

    with pytest.raises(CannotAccept, match="has expired"):
        accepted(token)


def test_second_invitation_to_the_same_role_withdraws_the_first(body):
    first = invite(body=body, email="a@b.example", role=Role.OFFICER, by="s")
    second = invite(body=body, email="A@B.example", role=Role.OFFICER, by="s")

    with pytest.raises(CannotAccept, match="was withdrawn"):
        accepted(first)
    assert accepted(second).email == "a@b.example"


def test_two_invitations_to_two_roles_both_hold_and_ask_the_same_password(body):
    first = invite(body=body, email="a@b.example", role=Role.OFFICER, by="s")
    second = invite(body=body, email="a@b.example", role=Role.ANALYST, by="s")
    ada = accepted(first)

    with pytest.raises(WrongPassword):
        accepted(second, password="not the one set before")
    assert accepted(second) == ada
    assert roles_of(ada, body, today()) == {Role.OFFICER, Role.ANALYST, Role.PUBLIC}


def test_withdrawn_link_lets_nobody_in(body):
    token = invite(body=body, email="a@b.example", role=Role.OFFICER, by="s")
    withdraw(found=Invitation.objects.get(), by="s")

    with pytest.raises(CannotAccept, match="was withdrawn"):
        accepted(token)
    assert waiting(body, timezone.now()) == ()


@pytest.mark.parametrize("password", ["short", "123456789012345", "password1234", "ada@office.example"])
def test_weak_password_is_refused_and_the_link_still_works(body, password):
    token = invite(body=body, email="ada@office.example", role=Role.OFFICER, by="s")

    with pytest.raises(BadInput) as caught:
        accepted(token, password=password)

    assert caught.value.where == "password"
    assert accepted(token).name == "Ada"


def test_newcomer_without_a_name_is_asked_for_it(body):
    token = invite(body=body, email="a@b.example", role=Role.OFFICER, by="s")

    with pytest.raises(BadInput, match="Give your name"):
        accepted(token, name="  ")


@pytest.mark.parametrize("email", ["", "ada", "ada@", "a b@c.example", "łucja@c.example"])
def test_what_is_no_address_is_refused(body, email):
    with pytest.raises(BadInput, match="is no e-mail address"):
        invite(body=body, email=email, role=Role.OFFICER, by="s")


def test_nobody_is_invited_to_the_role_of_the_public_or_to_anothers_post(body):
    post = keep_post(body=found(name="Zeal", by="s"), name="Chair", owner="P", by="s")

    with pytest.raises(CannotInvite, match="needs an invitation"):
        invite(body=body, email="a@b.example", role=Role.PUBLIC, by="s")
    with pytest.raises(CannotInvite, match="is no post of"):
        invite(body=body, email="a@b.example", role=Role.OFFICER, post=post, by="s")


def test_inactive_person_does_not_come_back_by_an_invitation(body):
    ada = person(body, Role.OFFICER, name="ada")
    Person.objects.update(is_active=False)
    token = invite(body=body, email=str(ada.email), role=Role.ANALYST, by="s")

    with pytest.raises(CannotAccept):
        accepted(token, password=PASSWORD)


def test_link_to_a_new_password_sets_it(body):
    ada = person(body, Role.OFFICER, name="ada")

    accepted(invite_password(body=body, person=ada, by="s"))

    ada.refresh_from_db()
    assert (ada.check_password(NEW), ada.name) == (True, "ada")


def test_link_to_a_new_password_is_not_made_for_who_works_at_another_body_too(body):
    ada = person(body, Role.OFFICER, name="ada")
    give_role(person=ada, body=found(name="Zeal", by="s"), role=Role.ADMINISTRATOR, since=today(), by="s")

    with pytest.raises(CannotInvite, match="also works at Zeal"):
        invite_password(body=body, person=ada, by="s")


@pytest.mark.parametrize(("typed", "kept"), [("Ada\u200b  Lee", "Ada Lee"), ("A\u200dda", "Ada"), ("\ufeffAda", "Ada")])
def test_signs_of_no_width_are_left_out_of_a_name(body, typed, kept):
    token = invite(body=body, email="a@b.example", role=Role.OFFICER, by="s")

    assert accepted(token, name=typed).name == kept


@pytest.mark.parametrize("typed", ["Ada\u202eeel", "Ada\x07"])
def test_name_with_a_sign_that_nobody_sees_is_refused(body, typed):
    token = invite(body=body, email="a@b.example", role=Role.OFFICER, by="s")

    with pytest.raises(BadInput, match="holds a sign that nobody sees") as fault:
        accepted(token, name=typed)

    assert fault.value.where == "name"


def test_second_invitation_records_that_the_first_is_withdrawn(body):
    for _time in range(2):
        invite(body=body, email="a@b.example", role=Role.OFFICER, by="person:1")

    first, second = Invitation.objects.order_by("pk")
    assert [one.event for one in history(body.slug, f"invitation:{first.pk}")] == [
        "person.invitation_withdrawn", "person.invited",
    ]  # fmt: skip
    assert [one.event for one in history(body.slug, f"invitation:{second.pk}")] == ["person.invited"]
