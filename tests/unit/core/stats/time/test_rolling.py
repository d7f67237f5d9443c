"""Sums over months: missing when a month is, short when a month is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldthread.core.errors import BadInput
from goldthread.core.period import Period, PeriodKind
from goldthread.core.series import Point
from goldthread.core.state import State
from goldthread.core.stats.time.rolling import rolling, total

Series = dict[Period, Point]


def series(first: str, *values: float | None, load: int | None = None) -> Series:
    """Months in a row from `first`; None is a month that is not held."""
    month, points = Period.parse(first), {}
    for value in values:
        if value is not None:
            points[month] = Point(month, value, load=load)
        month = month.next
    return points


def in_state(points: Series, code: str, state: State) -> Series:
    month = Period.parse(code)
    value = points[month].value if state is not State.SUPPRESSED else None
    return points | {month: Point(month, value, state, load=9)}


def test_total_is_the_sum_over_the_months_of_the_period() -> None:
    points = series("2025-03", 1000, 1, 2, 3, 1000)
    quarter = Period.quarter(2025, 1)

    assert total(points, quarter) == Point(quarter, 6.0, State.HELD)


def test_total_of_one_month_is_that_month() -> None:
    points = series("2025-03", 7, load=4)

    assert total(points, Period.month(2025, 3)) == Point(Period.month(2025, 3), 7.0, State.HELD, load=4)


def test_total_with_a_month_missing_is_not_held() -> None:
    points = series("2025-04", 1, None, 3)
    quarter = Period.quarter(2025, 1)

    assert total(points, quarter) == Point(quarter, None, State.NOT_HELD)


def test_total_takes_a_held_month_without_a_value_for_missing() -> None:
    month = Period.month(2025, 5)
    points = series("2025-04", 1, 2, 3) | {month: Point(month, None)}

    assert total(points, Period.quarter(2025, 1)).state is State.NOT_HELD


@pytest.mark.parametrize(
    ("state", "value"),
    [
        (State.PART_SUPPLIED, None),
        (State.SUPPRESSED, None),
        (State.SERIES_BREAK, None),
        (State.CHANGE_ONLY, None),
        (State.NOT_HELD, None),
        (State.PROVISIONAL, 6.0),
        (State.HELD, 6.0),
    ],
)
def test_total_takes_the_state_of_its_worst_month(state: State, value: float | None) -> None:
    points = in_state(series("2025-04", 1, 2, 3, load=5), "2025-05", state)

    summed = total(points, Period.quarter(2025, 1))

    assert (summed.value, summed.state, summed.load) == (value, state, 9)


def test_total_with_a_missing_and_a_short_month_is_not_held() -> None:
    points = in_state(series("2025-04", 1, 2, None), "2025-05", State.PART_SUPPLIED)

    assert total(points, Period.quarter(2025, 1)).state is State.NOT_HELD


def test_total_over_no_point_at_all_is_not_held_and_has_no_load() -> None:
    year = Period.financial_year(2025)

    assert total({}, year) == Point(year, None, State.NOT_HELD)


def test_total_adds_decimals_exactly() -> None:
    points = series("2025-01", *[0.1] * 10)

    assert total(points, Period.parse("2025-01..2025-10")).value == 1.0


def test_total_refuses_a_snapshot() -> None:
    with pytest.raises(BadInput, match=r"^28 April 2022: A sum needs a period made of months\.$"):
        total({}, Period.parse("28 April 2022"))


def test_rolling_begins_with_the_first_full_stretch() -> None:
    sums = rolling(series("2025-01", 1, 2, 3, 4), 3)

    assert [(point.period.code, point.value) for point in sums] == [
        ("2025-01..2025-03", 6.0),
        ("2025-02..2025-04", 9.0),
    ]


def test_rolling_over_a_hole_says_so_for_every_sum_that_holds_it() -> None:
    sums = rolling(series("2025-01", 1, 2, None, 4, 5, 6), 2)

    assert [point.value for point in sums] == [3.0, None, None, 9.0, 11.0]
    assert [point.state is State.NOT_HELD for point in sums] == [False, True, True, False, False]


def test_rolling_over_a_short_month_is_part_supplied_while_the_month_is_inside() -> None:
    points = in_state(series("2024-01", *range(1, 15)), "2024-01", State.PART_SUPPLIED)

    sums = rolling(points, 12)

    assert [point.state for point in sums] == [State.PART_SUPPLIED, State.HELD, State.HELD]
    assert [point.value for point in sums] == [None, 90.0, 102.0]


def test_rolling_of_twelve_months_is_named_by_its_last() -> None:
    sums = rolling(series("2024-01", *[1] * 13), 12)

    assert [point.period for point in sums] == [Period.rolling_12(2024, 12), Period.rolling_12(2025, 1)]
    assert {point.period.kind for point in sums} == {PeriodKind.ROLLING_12}


def test_rolling_of_too_few_months_or_none_is_empty() -> None:
    assert rolling(series("2025-01", 1, 2), 3) == []
    assert rolling({}, 12) == []


@pytest.mark.parametrize("length", [0, -1])
def test_rolling_refuses_a_length_below_one(length: int) -> None:
    with pytest.raises(BadInput):
        rolling(series("2025-01", 1, 2), length)


def test_rolling_refuses_points_that_are_not_months() -> None:
    quarter = Period.quarter(2025, 1)

    with pytest.raises(BadInput):
        rolling({quarter: Point(quarter, 1)}, 2)


@given(st.lists(st.none() | st.integers(0, 5000), min_size=1, max_size=30), st.integers(1, 13))
def test_rolling_agrees_with_plain_sums(values: list[int | None], length: int) -> None:
    values = [1, *values, 1]
    windows = [values[start : start + length] for start in range(len(values) - length + 1)]
    expected = [None if None in window else float(sum(value or 0 for value in window)) for window in windows]

    sums = rolling(series("2020-01", *values), length)

    assert [point.value for point in sums] == expected
    assert [len(point.period.months) for point in sums] == [length] * len(expected)
