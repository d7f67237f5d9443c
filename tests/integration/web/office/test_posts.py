"""The posts of a body: everybody of the office reads, an administrator adds them and gives them for a term."""

from datetime import timedelta

import pytest
from django.test import Client
from tests.cast import Cast, cast, person, signed_in

from goldthread.apps.audit.queries import history
from goldthread.apps.bodies.queries import today
from goldthread.apps.people.models import Post
from goldthread.apps.people.operations import keep_post
from goldthread.apps.people.queries import posts_by_spelling
from goldthread.core.spec.role import Role


@pytest.fixture
def here(body) -> Cast:
    return cast(body)


@pytest.fixture
def boss(here) -> Client:
    return signed_in(here.administrator)


@pytest.fixture
def chief(body) -> Post:
    return keep_post(body=body, name="Chief executive", owner="C", spellings=["C.X."], by="system")


def path(here: Cast, more: object = "") -> str:
    return f"/office/{here.body.slug}/posts/{more}"


def terms(post: Post) -> list[tuple[str, str, int, int | None]]:
    """Who has it, how, from and until how many days after today."""
    return [
        (one.person.name, one.basis, (one.since - today()).days, (one.until - today()).days if one.until else None)
        for one in post.holdings.all()
    ]


def hold(boss: Client, here: Cast, post: Post, some, basis="holds", **days):
    given = {name: (today() + timedelta(days=number)).isoformat() for name, number in days.items()}
    fields = {"deed": "hold", "person": some.pk, "basis": basis, **given}
    return boss.post(path(here, f"{post.pk}/"), fields)


@pytest.mark.parametrize(("name", "status"), [("auditor", 200), ("officer", 200), ("contributor", 403)])
def test_posts_are_read_by_the_office(here, chief, name, status):
    client = signed_in(getattr(here, name))

    assert [client.get(path(here, more)).status_code for more in ("", f"{chief.pk}/")] == [status] * 2


def test_list_shows_each_post_with_who_has_it_today(boss, here, chief):
    hold(boss, here, chief, here.officer, "acts", since=0)

    page = boss.get(path(here)).text

    assert ("officer (acting)" in page, "Chief executive" in page, "Outsider" in page) == (True, True, False)


@pytest.mark.parametrize("count", [1, 15])
def test_list_asks_the_database_as_often_for_one_post_as_for_many(boss, here, count, django_assert_num_queries, body):
    for number in range(count):
        person(body, Role.OFFICER, name=f"more {number}")

    with django_assert_num_queries(9):
        boss.get(path(here))


def test_administrator_adds_a_post(boss, here):
    answer = boss.post(path(here), {"name": " Head of  contact ", "owner": "F"})

    made = Post.objects.get(name="Head of contact")
    assert (answer.url, made.owner, made.body) == (path(here, f"{made.pk}/"), "F", here.body)
    assert history(here.body.slug, f"post:{made.pk}")[0].by == here.administrator.key


@pytest.mark.parametrize(
    ("fields", "fault"),
    [
        ({"name": "c.X.", "owner": "F"}, "already means Chief executive"),
        ({"name": "Chair"}, "Works for: nothing was given."),
        ({"owner": "C"}, "Name of the post: nothing was given."),
        ({"name": "...", "owner": "C"}, "Give a name of"),
    ],
)
def test_post_that_cannot_be_is_told_and_not_added(boss, here, chief, fields, fault):
    before = Post.objects.count()

    answer = boss.post(path(here), fields)

    assert (answer.status_code, fault in answer.text, Post.objects.count()) == (422, True, before)


def test_post_is_covered_for_a_term_and_ended_sooner(boss, here, chief):
    hold(boss, here, chief, here.officer, "covers", since=1, until=30)
    assert terms(chief) == [("officer", "covers", 1, 30)]

    until = (today() + timedelta(days=9)).strftime("%d %B %Y")
    boss.post(path(here, f"{chief.pk}/"), {"deed": "end", "holding": chief.holdings.get().pk, "until": until})

    assert terms(chief) == [("officer", "covers", 1, 9)]
    assert [one.event for one in history(here.body.slug, f"post:{chief.pk}")] == [
        "post.left", "post.left", "post.held", "post.kept",
    ]  # fmt: skip


def test_post_may_be_shared_and_is_had_again_after_an_end(boss, here, chief):
    hold(boss, here, chief, here.officer, since=-10, until=-5)
    hold(boss, here, chief, here.officer, since=-5)
    hold(boss, here, chief, here.analyst, since=0)

    assert terms(chief) == [
        ("officer", "holds", -10, -5),
        ("officer", "holds", -5, None),
        ("analyst", "holds", 0, None),
    ]


@pytest.mark.parametrize(
    ("days", "fault"),
    [
        ({"since": 5, "until": 5}, "before it begins"),
        ({"since": 2}, "already on some of those days"),
        ({"since": -3, "until": 2}, "already on some of those days"),
        ({}, "From: nothing was given."),
    ],
)
def test_term_that_cannot_be_is_told_and_not_given(boss, here, chief, days, fault):
    hold(boss, here, chief, here.officer, since=1)

    answer = hold(boss, here, chief, here.officer, "acts", **days)

    assert (answer.status_code, fault in answer.text) == (422, True)
    assert terms(chief) == [("officer", "holds", 1, None)]


@pytest.mark.parametrize(
    "fields",
    [
        {"deed": "hold", "basis": "holds", "since": "32 1 2026"},
        {"deed": "end", "holding": "999999", "until": "1 1 2026"},
        {"deed": "end", "holding": "x", "until": "1 1 0026"},
        {"deed": "spell", "text": ""},
        {"deed": "dance"},
        {},
    ],
)
def test_answers_that_cannot_be_read_are_told(boss, here, chief, fields):
    answer = boss.post(path(here, f"{chief.pk}/"), fields)

    assert (answer.status_code, "There is a problem" in answer.text) == (422, True)
    assert terms(chief) == []


def test_person_of_another_body_is_not_given_a_post_here(boss, here, chief):
    answer = hold(boss, here, chief, here.outsider, since=0)

    assert (answer.status_code, terms(chief)) == (422, [])


def test_administrator_adds_a_spelling_that_means_no_other_post(boss, here, chief):
    for text in ("Chief Exec.", "C.X.", "Officer"):
        boss.post(path(here, f"{chief.pk}/"), {"deed": "spell", "text": text})

    assert [one for one, post in posts_by_spelling(here.body).items() if post == chief] == [
        "chief executive", "c x", "chief exec",
    ]  # fmt: skip


def test_post_of_another_body_is_not_found(boss, here):
    other = here.outsider.holdings.get().post

    assert boss.get(path(here, f"{other.pk}/")).status_code == 404
    assert boss.post(path(here, f"{other.pk}/"), {"deed": "spell", "text": "X"}).status_code == 404


@pytest.mark.parametrize("name", ["officer", "approver", "auditor"])
def test_deeds_on_posts_are_the_administrators(here, chief, name):
    client = signed_in(getattr(here, name))

    answers = [
        client.post(path(here), {"name": "Chair", "owner": "C"}),
        client.post(path(here, f"{chief.pk}/"), {"deed": "spell", "text": "X"}),
        hold(client, here, chief, here.officer, since=0),
    ]

    assert [answer.status_code for answer in answers] == [403] * 3
    assert "Add a post" not in client.get(path(here)).text
    assert (terms(chief), Post.objects.filter(name="Chair").exists()) == ([], False)
