"""The worked example's bodies and plans, through the ways that `goldthread demo` takes."""

import pytest

from goldthread.apps.bodies.models import Body
from goldthread.apps.bodies.queries import current_body
from goldthread.apps.journeys import example_folder, load_plans, open_example
from goldthread.apps.planning.queries import plans


@pytest.fixture
def example(db, home):
    """The example's body, with its cards, in a home that is open for it."""
    body, _ = open_example(example_folder(), by="system")
    return body


def test_example_opens_for_its_own_body_and_founds_the_other(example):
    assert current_body() == example
    assert dict(Body.objects.exclude(pk=example.pk).values_list("name", "kind")) == {
        "Nottingham Crime and Drugs Partnership": "community_safety_partnership"
    }


def test_plans_of_the_example_are_five_of_two_bodies_newest_first(example):
    said = load_plans(example_folder(), example, by="system")

    assert said == "5 plans, 104 actions, 63 updates; 3 notes, which `goldthread load` tells."
    assert [(line.code, line.state, line.is_own) for line in plans(example)] == [
        ("2025-29", "current", True),
        ("2021-25", "closed", True),
        ("2016-18", "ended", True),
        ("2014-18", "closed", True),
        ("city-2022-25", "closed", False),
    ]


def test_plans_of_the_example_given_again_change_nothing(example):
    load_plans(example_folder(), example, by="system")

    assert load_plans(example_folder(), example, by="system") == "Nothing new: every plan is held already."
