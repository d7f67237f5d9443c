"""A body with posts and a plan's parts for answers to name, and the tables of the sample register."""

import pytest

from goldthread.apps.bodies.models import Body
from goldthread.apps.bodies.operations import found
from goldthread.apps.people.models import Post
from goldthread.apps.people.operations import keep_post
from goldthread.apps.registers.models import Thing

from .sample import make_tables


@pytest.fixture
def posts(body: Body) -> dict[str, Post]:
    """Three posts, one with initials."""
    kept = {"Chief executive": ("CEX",), "Head of contact": (), "Head of standards": ()}
    return {
        name: keep_post(body=body, name=name, owner="C", spellings=spellings, by="s")
        for name, spellings in kept.items()
    }


@pytest.fixture
def theme(make) -> Thing:
    """Theme 7 of a plan."""
    return make("theme", "7", scope="2025-29", title="Safer roads")


@pytest.fixture
def tables(body: Body) -> None:
    """The tables of the sample register."""
    make_tables()


@pytest.fixture
def another_body(body: Body) -> Body:
    """A second body of the same installation, which keeps nothing."""
    return found(name="Partnership for Testing", by="system")
