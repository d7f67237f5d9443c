"""Most similar forces: a group is of its own force and day, and is never read backwards."""

from collections.abc import Callable
from typing import Any

from goldthread.analytics.intake.landing import Landing

Land = Callable[..., Landing]
Query = Callable[[Landing, str], list[tuple[Any, ...]]]
NAME = "similar_forces.csv"


def test_group_stands_under_the_force_whose_it_is(land: Land, query: Query) -> None:
    landing = land(NAME)

    found = query(landing, "DISTINCT area_name, area_code, period, unit, value WHERE true")
    assert found == [("Lancashire", "E23000003", "2015-06", "1 for a member", 1.0)]
    assert landing.report.warnings == ("It holds the groups of 1 of the 43 forces.",)


def test_members_are_told_one_by_one(land: Land, query: Query) -> None:
    found = query(land(NAME), 'breakdown WHERE true ORDER BY "row" LIMIT 2')

    assert found == [("member: Lancashire",), ("member: Nottinghamshire",)]


def test_group_of_another_day_is_another_file(land: Land) -> None:
    assert (land(NAME).subject, land(NAME, "2015-06", "2021-11").subject) == ("groups-2015-06", "groups-2021-11")


def test_day_that_cannot_be_read_refuses_the_file(refusal: Callable[..., str]) -> None:
    assert refusal(NAME, "2015-06", "summer").startswith("similar_forces.csv, row 2: ")
