"""Posts: every spelling means one of them, and the database says so."""

import pytest
from django.db import IntegrityError

from goldthread.apps.bodies.operations import found
from goldthread.apps.people.models import Post, Spelling
from goldthread.apps.people.operations import CannotKeepPost, keep_post
from goldthread.apps.people.queries import fold_name, posts_by_spelling


@pytest.fixture
def chief(body) -> Post:
    return keep_post(body=body, name="Chief executive", owner="C", spellings=["CX", "C. Exec"], by="s")


@pytest.mark.parametrize("text", ["Chief executive", "chief  EXECUTIVE", "cx", "C Exec", "c.exec."])
def test_post_is_found_by_any_of_its_spellings(body, chief, text):
    assert posts_by_spelling(body)[fold_name(text)] == chief


@pytest.mark.parametrize("text", ["", "Chief", "CXX"])
def test_text_that_means_no_post_finds_none(body, chief, text):
    assert fold_name(text) not in posts_by_spelling(body)


def test_post_of_another_body_is_not_found(chief):
    assert posts_by_spelling(found(name="Zeal", by="s")) == {}


def test_spelling_may_mean_another_post_in_another_body(chief):
    other = found(name="Zeal", by="s")
    post = keep_post(body=other, name="Chair", owner="P", spellings=["CX"], by="s")

    assert posts_by_spelling(other) == {"chair": post, "cx": post}


def test_post_kept_again_gains_spellings_and_may_change_owner(body, chief):
    again = keep_post(body=body, name="Chief executive", owner="F", spellings=["Boss"], by="s")

    assert again == chief
    assert (Post.objects.get().owner, set(posts_by_spelling(body))) == (
        "F", {"chief executive", "cx", "c exec", "boss"},
    )  # fmt: skip


def test_spelling_that_means_another_post_is_refused_and_nothing_is_kept(body, chief):
    with pytest.raises(CannotKeepPost) as caught:
        keep_post(body=body, name="Chair", owner="P", spellings=["Ch", "CX"], by="s")

    assert str(caught.value) == "“CX” already means Chief executive. Give Chair another spelling."
    assert list(Post.objects.all()) == [chief]


@pytest.mark.parametrize(
    ("facts", "constraint"),
    [
        ({"name": "Chief executive"}, "post_once_a_body|people_post.body_id, people_post.name"),
        ({"name": ""}, "post_has_a_name"),
        ({"owner": "X"}, "post_owner_is_known"),
    ],
)
def test_database_refuses_a_post_that_cannot_be(body, chief, facts, constraint):
    with pytest.raises(IntegrityError, match=constraint):
        Post.objects.create(**{"body": body, "name": "Chair", "owner": "C", "created_by": "s", **facts})


@pytest.mark.parametrize(
    ("text", "constraint"),
    [
        ("cx", "spelling_means_one_post|people_spelling.body_id, people_spelling.text"),
        ("", "spelling_has_a_text"),
    ],
)
def test_database_refuses_a_spelling_that_cannot_be(body, chief, text, constraint):
    with pytest.raises(IntegrityError, match=constraint):
        Spelling.objects.create(body=body, post=chief, text=text)
