"""Who has which post on which day, and what erasing a person would take."""

from datetime import date

import pytest
from tests.cast import SINCE, person, signed_in

from goldthread.apps.bodies.operations import found
from goldthread.apps.people.models import Person, Post
from goldthread.apps.people.operations import (
    CannotHoldPost,
    CannotKeepPost,
    Term,
    add_post,
    erase_person,
    give_post,
    give_role,
    keep_post,
    leave_post,
    spell_person,
    spell_post,
)
from goldthread.apps.people.queries import erasure, posts_by_spelling, roster, terms
from goldthread.core.spec.role import Role

DAY, NEXT, LATER = date(2026, 3, 3), date(2026, 4, 1), date(2026, 5, 1)


@pytest.fixture
def ada(body) -> Person:
    return person(body, Role.OFFICER, name="ada")


@pytest.fixture
def chief(body) -> Post:
    return keep_post(body=body, name="Chief executive", owner="C", spellings=["CX"], by="system")


def test_roster_has_every_post_of_the_body_and_who_has_it_that_day(body, ada, chief):
    keep_post(body=found(name="Zeal", by="system"), name="Chair", owner="P", by="system")
    give_post(person=ada, post=chief, term=Term(DAY, NEXT, "acts"), by="system")

    def held(on: date) -> list[tuple[str, list[str]]]:
        return [(one.post.name, [holding.basis for holding in one.held]) for one in roster(body, on)]

    assert held(DAY) == [("Ada", ["holds"]), ("Chief executive", ["acts"])]
    assert held(NEXT) == [("Ada", ["holds"]), ("Chief executive", [])]


def test_terms_of_a_post_stand_latest_first(ada, chief):
    give_post(person=ada, post=chief, term=Term(DAY, NEXT), by="system")
    give_post(person=ada, post=chief, term=Term(NEXT), by="system")

    assert [(one.since, one.until) for one in terms(chief)] == [(NEXT, None), (DAY, NEXT)]


def test_term_that_is_set_to_end_may_end_sooner_and_not_later(ada, chief):
    holding = give_post(person=ada, post=chief, term=Term(DAY, LATER), by="system")

    assert leave_post(holding=holding, until=NEXT, by="system").until == NEXT
    with pytest.raises(CannotHoldPost, match="left Chief executive on 2026-04-01 already"):
        leave_post(holding=holding, until=LATER, by="system")


def test_post_is_given_to_those_who_hold_a_role_at_its_body(body, chief):
    stranger = person(found(name="Zeal", by="system"), Role.OFFICER, name="zed")

    with pytest.raises(CannotHoldPost, match="holds no role at Board for Testing"):
        give_post(person=stranger, post=chief, term=Term(DAY), by="system")


def test_post_is_not_given_twice_for_the_same_days(ada, chief):
    give_post(person=ada, post=chief, term=Term(NEXT, LATER), by="system")

    for since, until in ((DAY, None), (NEXT, LATER), (date(2026, 4, 30), None)):
        with pytest.raises(CannotHoldPost, match="already on some of those days"):
            give_post(person=ada, post=chief, term=Term(since, until, "covers"), by="system")
    assert give_post(person=ada, post=chief, term=Term(DAY, NEXT), by="system").until == NEXT


@pytest.mark.parametrize(
    ("name", "owner", "fault"),
    [
        ("cx", "C", "“cx” already means Chief executive"),
        (" ", "C", "Give a name of 1 to 200 characters"),
        ("x" * 201, "C", "Give a name of 1 to 200 characters"),
        ("Chair", "K", "Say for whom the post works"),
    ],
)
def test_post_that_cannot_be_added_is_refused(body, chief, name, owner, fault):
    with pytest.raises(CannotKeepPost, match=fault):
        add_post(body=body, name=name, owner=owner, by="system")

    assert list(Post.objects.all()) == [chief]


def test_spelling_is_added_once(body, chief):
    spell_post(post=chief, text="Boss", by="system")

    assert posts_by_spelling(body)["boss"] == chief
    with pytest.raises(CannotKeepPost, match="“boss” means Chief executive already"):
        spell_post(post=chief, text="boss", by="system")


def test_erasure_counts_what_would_go(body, ada):
    spell_person(body=body, person=ada, spellings=["A.L."], by="system")
    signed_in(ada)

    gone = erasure(ada, body, DAY, by="person:0")

    assert (gone.entries, gone.spellings, gone.has_second_factor) == (3, 1, True)
    assert (gone.roles, gone.posts, gone.why_not) == (1, 1, "")


def test_erasure_is_refused_to_oneself_elsewhere_and_twice(body, ada):
    other = found(name="Zeal", by="system")
    assert "another administrator" in erasure(ada, body, DAY, by=ada.key).why_not
    give_role(person=ada, body=other, role=Role.ANALYST, since=SINCE, by="system")
    assert "also works at Zeal" in erasure(ada, body, DAY, by="person:0").why_not

    erase_person(person=ada, why="asked", by="person:0")

    assert "erased already" in erasure(ada, body, DAY, by="person:0").why_not
