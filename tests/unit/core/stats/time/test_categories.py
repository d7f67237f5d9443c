"""Types that come from nowhere, and types of which not one row is left."""

import pytest

from goldthread.core.period import Period
from goldthread.core.stats.time.categories import TypeFault, TypeRule, missing_types, new_types
from goldthread.core.stats.time.completeness import judge_types

Counts = dict[Period, dict[str, int]]


def months(*counts: dict[str, int] | None) -> Counts:
    """Months of 2025 from January on; None is a month that is not held."""
    return {Period.month(2025, place): held for place, held in enumerate(counts, 1) if held is not None}


MARCH = Period.month(2025, 3)
AROUND = tuple(Period.month(2025, number) for number in (1, 2, 4, 5))
USUAL = {"a": 40, "b": 100}


def test_type_without_a_row_between_months_that_have_it_is_missing() -> None:
    found = missing_types(months(USUAL, USUAL, {"b": 100}, USUAL, USUAL))

    assert found == {(MARCH, "a"): TypeFault(0, 40, AROUND)}


@pytest.mark.parametrize(
    "counts",
    [
        pytest.param(months({"a": 29}, {"a": 29}, {"b": 1}, {"a": 29}, {"a": 29}), id="too few rows beside it"),
        pytest.param(months({"b": 1}, {"a": 90}, {"b": 1}, {"b": 1}, None), id="one neighbour knows it"),
        pytest.param(months(USUAL, USUAL, {"a": 1, "b": 100}, USUAL, USUAL), id="one row is left"),
        pytest.param(months(USUAL, USUAL, None, USUAL, USUAL), id="the month is not held"),
        pytest.param(months(USUAL, {"b": 100}), id="a lone neighbour"),
    ],
)
def test_type_is_not_missing(counts: Counts) -> None:
    assert missing_types(counts) == {}


def test_missing_type_is_always_severely_short_too() -> None:
    counts = months(USUAL, USUAL, {"b": 100}, USUAL, USUAL)

    judged = judge_types(counts)

    assert {place: judged[place].level for place in missing_types(counts)} == {(MARCH, "a"): "severe"}


def test_type_that_no_neighbour_has_is_new() -> None:
    found = new_types(months({"b": 100}, {"b": 100}, {"a": 30, "b": 100}, {"b": 100}, {"b": 100}))

    assert found == {(MARCH, "a"): TypeFault(30, 0, AROUND)}


@pytest.mark.parametrize(
    "counts",
    [
        pytest.param(months({"b": 9}, {"b": 9}, {"a": 29}, {"b": 9}, {"b": 9}), id="too few rows"),
        pytest.param(months({"a": 1}, {"b": 9}, {"a": 90}, {"b": 9}, {"b": 9}), id="a neighbour has one"),
        pytest.param(months(None, {"b": 9}, {"a": 90}, None, None), id="a lone neighbour"),
    ],
)
def test_type_is_not_new(counts: Counts) -> None:
    assert new_types(counts) == {}


def test_type_that_stays_is_new_in_no_month_that_sees_the_other() -> None:
    before, after = {"b": 100}, {"a": 50, "b": 100}

    assert new_types(months(before, before, after, after, after)) == {}


def test_rule_is_a_setting() -> None:
    counts = months({"b": 9}, {"b": 9}, {"a": 5}, {"b": 9}, {"b": 9})

    assert list(new_types(counts, rule=TypeRule(least_rows=5))) == [(MARCH, "a")]


def test_nothing_held_is_nothing_found() -> None:
    assert (missing_types({}), new_types({})) == ({}, {})
