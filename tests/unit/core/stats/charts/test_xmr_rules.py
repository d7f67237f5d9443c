"""The four rules on rows made by hand: what fires, on which points, and which goes first."""

from typing import NamedTuple

import numpy as np
import pytest

from goldthread.core.stats.charts.xmr_rules import RULES, Rows, sides_of
from goldthread.core.stats.charts.xmr_rules import findings as findings_of


class Row(NamedTuple):
    """One point beside its limits; None is a missing value."""

    value: float | None
    outside: bool = False
    close: bool = False


class Finding(NamedTuple):
    """The rule that picks a point out, and the way that it points."""

    rule: str
    sense: int


NOTHING = Finding("", 0)
GAP = Row(None)


def row(value: float, *, outside: bool = False, close: bool = False) -> Row:
    """A value measured from the mean, so that its sign is its side."""
    return Row(value, outside, close)


def findings(rows: list[Row], run_length: int) -> list[Finding]:
    """What is found in one group, given as the only column."""
    values = np.array([[np.nan if one.value is None else one.value] for one in rows]).reshape(-1, 1)
    outside, close = (np.array([[one[place]] for one in rows], dtype=bool).reshape(-1, 1) for place in (1, 2))
    found = findings_of(Rows(values, sides_of(values, np.zeros(1)), outside, close), run_length)
    return [Finding(RULES[rule], sense) for rule, sense in zip(found.rule[:, 0], found.sense[:, 0], strict=True)]


def rules(*rows: Row, run_length: int = 7) -> list[str]:
    return [finding.rule for finding in findings(list(rows), run_length)]


def jagged(side: int, length: int) -> list[Row]:
    """Points on one side of the mean that do not run up or down."""
    return [row(side * (1 + index % 2)) for index in range(length)]


def test_rules_of_no_rows_find_nothing() -> None:
    assert findings([], 7) == []


@pytest.mark.parametrize(("value", "sense"), [(5, 1), (-5, -1)])
def test_rule_outside_points_the_way_of_its_side(value: float, sense: int) -> None:
    assert findings([row(value, outside=True)], 7) == [Finding("outside", sense)]


@pytest.mark.parametrize(("side", "sense"), [(1, 1), (-1, -1)])
def test_rule_shift_takes_seven_on_one_side(side: int, sense: int) -> None:
    assert findings(jagged(side, 6), 7) == [NOTHING] * 6
    assert findings(jagged(side, 7), 7) == [Finding("shift", sense)] * 7
    assert findings(jagged(side, 9), 7) == [Finding("shift", sense)] * 9


def test_rule_shift_is_broken_by_a_point_on_the_mean_and_by_a_gap() -> None:
    for breaker in (row(0), GAP):
        assert rules(*jagged(1, 4), breaker, *jagged(1, 4)) == [""] * 9


@pytest.mark.parametrize(("step", "sense"), [(1, 1), (-1, -1)])
def test_rule_trend_takes_seven_points_one_way(step: int, sense: int) -> None:
    run = [row(step * index - 3.5) for index in range(7)]

    assert findings(run[:6], 7) == [NOTHING] * 6
    assert findings(run, 7) == [Finding("trend", sense)] * 7


def test_rule_trend_is_broken_by_a_tie_and_by_a_gap() -> None:
    rising = [row(index - 3.5) for index in range(8)]

    assert rules(*rising[:4], rising[3], *rising[4:]) == [""] * 9
    assert rules(*rising[:4], GAP, *rising[4:]) == [""] * 9


def test_rule_trend_turns_at_the_peak_and_the_peak_belongs_to_the_fall() -> None:
    up_and_down = [row(value - 3.5) for value in (0, 1, 2, 3, 4, 5, 6, 5, 4, 3, 2, 1, 0)]

    assert [finding.sense for finding in findings(up_and_down, 7)] == [1] * 6 + [-1] * 7


def test_rule_trend_of_six_where_the_run_length_is_six() -> None:
    rising = [row(index - 2.5) for index in range(6)]

    assert rules(*rising, run_length=6) == ["trend"] * 6


@pytest.mark.parametrize("side", [1, -1])
def test_rule_two_in_three_picks_the_close_points_only(side: int) -> None:
    close, middling = row(2 * side, close=True), row(side)

    assert findings([close, middling, close], 7) == [
        Finding("two_in_three", side),
        NOTHING,
        Finding("two_in_three", side),
    ]
    assert rules(middling, close, close) == ["", "two_in_three", "two_in_three"]
    assert rules(close, close, close) == ["two_in_three"] * 3


def test_rule_two_in_three_needs_three_points_on_one_side() -> None:
    close = row(2, close=True)

    assert rules(close, close) == ["", ""]
    assert rules(close, row(-1), close) == ["", "", ""]
    assert rules(close, row(0), close) == ["", "", ""]
    assert rules(close, GAP, close) == ["", "", ""]
    assert rules(close, close, row(-1), close) == [""] * 4


def test_rule_two_in_three_does_not_count_a_point_outside() -> None:
    assert rules(row(9, outside=True), row(2, close=True), row(1)) == ["outside", "", ""]


def test_rules_come_in_order_outside_trend_two_in_three_shift() -> None:
    rising_out = [row(1 + index) for index in range(6)] + [row(9, outside=True)]
    rising_close = [row(1 + index) for index in range(5)] + [row(6, close=True), row(7, close=True)]
    level_close = [*jagged(1, 5), row(6, close=True), row(6, close=True)]

    assert rules(*rising_out) == ["trend"] * 6 + ["outside"]
    assert rules(*rising_close) == ["trend"] * 7
    assert rules(*level_close) == ["shift"] * 5 + ["two_in_three"] * 2


def test_rules_of_one_group_do_not_reach_into_the_next() -> None:
    rising = np.arange(8.0) + 1
    values = np.stack([rising, -rising[::-1], np.full(8, np.nan)], axis=1)
    nothing = np.zeros(values.shape, dtype=bool)

    found = findings_of(Rows(values, sides_of(values, np.zeros(3)), nothing, nothing), 7)

    assert found.rule.T.tolist() == [[2] * 8, [2] * 8, [0] * 8]
    assert found.sense.T.tolist() == [[1] * 8, [1] * 8, [0] * 8]
