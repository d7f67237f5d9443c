"""People at bodies: who holds which role and post on which day, whom a text means, what erasing takes away."""

from datetime import date

import pytest
from allauth.usersessions.models import UserSession
from django.contrib.auth.models import AnonymousUser
from django.db import IntegrityError, transaction
from tests.cast import cast, person, signed_in

from goldthread.apps.audit.queries import history
from goldthread.apps.bodies.operations import found
from goldthread.apps.bodies.queries import today
from goldthread.apps.people.models import Grant, Holding, Person, PersonSpelling
from goldthread.apps.people.operations import (
    CannotErase,
    CannotGiveRole,
    CannotHoldPost,
    CannotSpell,
    CannotTakeRole,
    dismiss_cast,
    enter_cast_member,
    erase_person,
    give_role,
    hold_post,
    keep_post,
    leave_post,
    spell_person,
    take_role,
)
from goldthread.apps.people.queries import (
    actor,
    all_roles,
    bodies_of,
    holders,
    people_of,
    person_called,
    posts_of,
    roles_of,
    titles,
)
from goldthread.core.spec.role import Role

DAY = date(2026, 3, 3)


@pytest.fixture
def other(body):
    return found(name="City Partnership", by="s")


@pytest.fixture
def ada(body) -> Person:
    return person(body, Role.OFFICER, name="ada")


def test_somebody_at_two_bodies_has_the_roles_of_each_there_only(body, other, ada):
    give_role(person=ada, body=other, role=Role.CONTRIBUTOR, since=DAY, by="s")

    assert roles_of(ada, body, DAY) == {Role.OFFICER, Role.PUBLIC}
    assert roles_of(ada, other, DAY) == {Role.CONTRIBUTOR, Role.PUBLIC}
    assert all_roles(ada, DAY) == {Role.OFFICER, Role.CONTRIBUTOR, Role.PUBLIC}
    assert bodies_of(ada, DAY) == (body, other)


def test_people_of_a_body_are_its_own(body):
    here = cast(body)

    assert here.outsider not in people_of(body, DAY)
    assert people_of(here.elsewhere, DAY) == {here.outsider: {Role.OFFICER}}
    assert len(people_of(body, DAY)) == len([role for role in Role if role.is_given])


@pytest.mark.parametrize(
    ("on", "held"), [(date(2026, 3, 2), False), (DAY, True), (date(2026, 3, 8), True), (date(2026, 3, 9), False)]
)
def test_role_is_held_from_its_first_day_until_the_day_before_its_last(body, ada, on, held):
    give_role(person=ada, body=body, role=Role.ANALYST, since=DAY, by="s")
    take_role(person=ada, body=body, role=Role.ANALYST, until=date(2026, 3, 9), by="s")

    assert (Role.ANALYST in roles_of(ada, body, on)) is held


def test_nobody_known_and_somebody_inactive_are_the_public(body, ada):
    Person.objects.filter(pk=ada.pk).update(is_active=False)
    ada.refresh_from_db()

    for asker in (AnonymousUser(), ada):
        found_actor = actor(asker, body, DAY)
        assert (found_actor.roles, found_actor.key, found_actor.person_id) == ({Role.PUBLIC}, "", None)


def test_actor_is_the_person_with_roles_and_posts_of_the_day(body, ada):
    post = ada.holdings.get().post

    found_actor = actor(ada, body, DAY)

    assert (found_actor.key, found_actor.name, found_actor.title, found_actor.body) == (ada.key, "ada", "Ada", body)
    assert (found_actor.roles, found_actor.posts) == ({Role.OFFICER, Role.PUBLIC}, {post.pk})
    assert titles([ada.key, "system", "person:x"], body, DAY) == {ada.key: "Ada"}


@pytest.mark.parametrize(("has", "wants"), [(Role.OFFICER, Role.AUDITOR), (Role.AUDITOR, Role.CONTRIBUTOR)])
def test_auditor_holds_no_role_that_writes_at_the_same_body(body, other, has, wants):
    some = person(body, has, name="some")

    with pytest.raises(CannotGiveRole, match="an auditor writes nothing"):
        give_role(person=some, body=body, role=wants, since=DAY, by="s")

    assert give_role(person=some, body=other, role=wants, since=DAY, by="s").body == other


def test_role_given_again_is_the_one_held(body, ada):
    assert give_role(person=ada, body=body, role=Role.OFFICER, since=DAY, by="s") == Grant.objects.get(person=ada)


def test_role_of_the_public_is_not_given(body, ada):
    with pytest.raises(CannotGiveRole, match="needs no role"):
        give_role(person=ada, body=body, role=Role.PUBLIC, since=DAY, by="s")


def test_role_not_held_cannot_be_taken(body, ada):
    with pytest.raises(CannotTakeRole, match="is no approver"):
        take_role(person=ada, body=body, role=Role.APPROVER, until=DAY, by="s")


def test_last_administrator_keeps_the_role_until_there_is_another(body):
    first = person(body, Role.ADMINISTRATOR, name="first")

    with pytest.raises(CannotTakeRole, match="only administrator"):
        take_role(person=first, body=body, role=Role.ADMINISTRATOR, until=DAY, by="s")
    person(body, Role.ADMINISTRATOR, name="second")
    take_role(person=first, body=body, role=Role.ADMINISTRATOR, until=DAY, by="s")

    assert roles_of(first, body, DAY) == {Role.PUBLIC}


@pytest.mark.parametrize(
    ("facts", "constraint"),
    [
        ({"role": "public"}, "grant_role_is_given"),
        ({"role": "officer"}, "grant_open_once|people_grant.person_id"),
        ({"role": "analyst", "until": date(2019, 1, 1), "ended_by": "s"}, "grant_ends_after_it_began"),
        ({"role": "analyst", "until": date(2027, 1, 1)}, "grant_ended_by_somebody"),
    ],
)
def test_database_refuses_a_grant_that_cannot_be(body, ada, facts, constraint):
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        Grant.objects.create(person=ada, body=body, since=DAY, by="s", **facts)


def test_post_is_held_acted_in_and_covered_on_its_days(body, ada):
    post = keep_post(body=body, name="Chief executive", owner="C", by="s")
    bo, cy = person(body, Role.OFFICER, name="bo"), person(body, Role.OFFICER, name="cy")
    first = hold_post(person=ada, post=post, since=date(2025, 1, 1), by="s")
    hold_post(person=bo, post=post, since=date(2026, 1, 1), basis="acts", by="s")
    hold_post(person=cy, post=post, since=DAY, basis="covers", by="s")
    leave_post(holding=first, until=date(2026, 1, 1), by="s")

    assert [(one.person.name, one.basis) for one in holders(post, date(2025, 12, 31))] == [("ada", "holds")]
    assert [(one.person.name, one.basis) for one in holders(post, DAY)] == [("bo", "acts"), ("cy", "covers")]
    assert [one.name for one in posts_of(bo, body, DAY)] == ["Bo", "Chief executive"]


def test_post_of_another_body_is_none_of_the_persons_here(body, other, ada):
    hold_post(person=ada, post=keep_post(body=other, name="Chair", owner="P", by="s"), since=DAY, by="s")

    assert [one.name for one in posts_of(ada, body, DAY)] == ["Ada"]
    assert [one.name for one in posts_of(ada, other, DAY)] == ["Chair"]


def test_post_cannot_be_left_twice_nor_before_it_was_taken(body, ada):
    holding = ada.holdings.get()

    with pytest.raises(CannotHoldPost, match="which is after"):
        leave_post(holding=holding, until=date(2019, 1, 1), by="s")
    leave_post(holding=holding, until=DAY, by="s")
    with pytest.raises(CannotHoldPost, match="left Ada on 2026-03-03 already"):
        leave_post(holding=holding, until=DAY, by="s")


def test_post_is_had_on_a_known_basis_only(body, ada):
    with pytest.raises(CannotHoldPost, match="is no way to have a post"):
        hold_post(person=ada, post=ada.holdings.get().post, since=DAY, basis="borrows", by="s")


@pytest.mark.parametrize("text", ["A.L.", "al", "Insp  A. L", "insp a.l."])
def test_initials_and_rank_with_name_mean_one_person(body, other, ada, text):
    spell_person(body=body, person=ada, spellings=["A.L.", "AL", "Insp A.L."], by="s")

    assert person_called(body, text) == ada
    assert person_called(other, text) is None


def test_spelling_of_one_person_is_not_anothers(body, ada):
    spell_person(body=body, person=ada, spellings=["A.L."], by="s")

    with pytest.raises(CannotSpell, match="“A L” already means ada"):
        spell_person(body=body, person=person(body, Role.ANALYST), spellings=["A L"], by="s")
    assert PersonSpelling.objects.count() == 1


def test_cast_is_dismissed_and_may_come_back(body):
    some = enter_cast_member(body=body, name="X.Y.", by="s")
    give_role(person=some, body=body, role=Role.OFFICER, since=DAY, by="s")

    assert dismiss_cast(body=body, by="s") == 1
    some.refresh_from_db()
    assert (some.is_active, all_roles(some, today())) == (False, {Role.PUBLIC})
    assert enter_cast_member(body=body, name="X.Y.", by="s") == some
    assert Person.objects.get(pk=some.pk).is_active


def test_erasing_takes_name_address_spellings_sessions_and_words_away(body, other, ada):
    spell_person(body=body, person=ada, spellings=["A.L."], by="s")
    give_role(person=ada, body=other, role=Role.ANALYST, since=DAY, by="s")
    signed_in(ada)

    erase_person(person=ada, why="the law asks for it", by="person:0")

    ada.refresh_from_db()
    assert (ada.name, ada.email, ada.is_active, str(ada)) == ("", None, False, f"Person {ada.pk}, erased")
    assert not ada.has_usable_password()
    assert (PersonSpelling.objects.count(), UserSession.objects.count()) == (0, 0)
    told = [(entry.event, entry.is_blanked) for entry in history(body.slug, ada.key)]
    assert told[:2] == [("person.erased", False), ("record.blanked", False)]
    assert {is_blanked for _event, is_blanked in told[2:]} == {True}
    assert not any("ada" in str(entry.facts) for entry in history(other.slug, ada.key))


def test_erasing_keeps_roles_and_posts_as_dated_facts(body, ada):
    erase_person(person=ada, why="the law asks for it", by="person:0")

    assert [(one.role, one.until, one.ended_by) for one in Grant.objects.all()] == [("officer", today(), "person:0")]
    assert [one.until for one in Holding.objects.all()] == [today()]


def test_erasing_asks_for_a_reason_and_is_done_once(body, ada):
    with pytest.raises(CannotErase, match="for a reason"):
        erase_person(person=ada, why=" ", by="s")
    erase_person(person=ada, why="the law asks for it", by="s")
    with pytest.raises(CannotErase, match="already"):
        erase_person(person=ada, why="the law asks for it", by="s")


def test_every_deed_on_a_person_stands_in_the_record(body, ada):
    give_role(person=ada, body=body, role=Role.ANALYST, since=DAY, by="person:9")
    take_role(person=ada, body=body, role=Role.ANALYST, until=DAY, by="person:9")

    events = [(entry.event, entry.by) for entry in history(body.slug, ada.key)]

    assert events == [
        ("role.taken", "person:9"), ("role.given", "person:9"), ("post.held", "system"), ("role.given", "system"),
    ]  # fmt: skip
