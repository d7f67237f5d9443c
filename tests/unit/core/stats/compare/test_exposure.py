"""Days in a period, the same month last year, and sums over twelve months."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goldthread.core.period import Period
from goldthread.core.stats.compare.exposure import (
    days_in,
    same_month_last_year,
    weekend_days_in,
    windows,
    year_on_year,
    yearly,
)
from goldthread.core.stats.compare.rates import exact
from goldthread.core.stats.refused import MixedPeriods, NotACount, OutOfOrder, OverlappingSums, WrongChoice

MONTHS = Period.span(Period.month(2023, 1), Period.month(2024, 12)).months
QUARTERS = [Period.quarter(year, number) for year in (2023, 2024) for number in (1, 2, 3, 4)]


def test_days_follow_the_calendar() -> None:
    assert days_in([Period.month(2023, 2), Period.month(2024, 2), Period.quarter(2023, 4)]).tolist() == [28, 29, 91]


def test_weekend_days_tell_months_of_four_weekends_from_those_of_five() -> None:
    assert weekend_days_in([Period.month(2026, 2), Period.month(2026, 3), Period.month(2026, 8)]).tolist() == [8, 9, 10]


def test_year_on_year_is_the_exact_test_with_days() -> None:
    found, expected = year_on_year([140], [100], [29], [28]), exact([140], [100], [29], [28])

    assert (found.p.tolist(), found.ratio.tolist()) == (expected.p.tolist(), expected.ratio.tolist())
    assert found.ratio[0] == pytest.approx(140 / 29 / (100 / 28))


@settings(max_examples=50)
@given(st.integers(1, 60))
def test_a_count_that_keeps_pace_with_its_days_has_not_changed(a_day: int) -> None:
    found = year_on_year([29 * a_day], [28 * a_day], [29], [28])

    assert (found.p[0], found.percent[0]) == (pytest.approx(1), pytest.approx(0, abs=1e-9))
    assert found.verdict.tolist() == ["no_detectable_change"]


def test_each_month_is_set_against_the_same_a_year_before() -> None:
    series = np.arange(48).reshape(2, 24) + 30

    found = same_month_last_year(series, MONTHS)

    assert found.number.tolist() == [[12.0] * 12] * 2
    assert found.p[1, 1] == float(exact(67, 55, 29, 28).p)


def test_quarters_are_set_against_quarters() -> None:
    assert same_month_last_year([90, 80, 70, 60, 95, 85, 75, 65], QUARTERS).number.tolist() == [[5.0] * 4]


def test_a_year_or_less_gives_no_comparison() -> None:
    assert same_month_last_year(np.ones(6), MONTHS[:6]).p.shape == (1, 0)
    assert same_month_last_year(np.ones(12), MONTHS[:12]).p.shape == (1, 0)


def test_periods_that_cannot_be_compared_are_refused() -> None:
    rolling = [Period.rolling_12(2024, month) for month in (1, 2, 3)]
    with pytest.raises(OverlappingSums):
        same_month_last_year([1, 2, 3], rolling)
    with pytest.raises(OutOfOrder):
        same_month_last_year([1, 2], MONTHS[1::-1])
    with pytest.raises(MixedPeriods):
        same_month_last_year([1, 2], [MONTHS[0], QUARTERS[0]])
    with pytest.raises(WrongChoice):
        same_month_last_year([1, 2], [MONTHS[0], MONTHS[2]])
    with pytest.raises(WrongChoice):
        same_month_last_year([1, 2, 3], MONTHS[:2])


def test_windows_apart_are_tested_by_their_sums_and_days() -> None:
    found = windows([list(range(24)), [5] * 24], days_in(MONTHS), ends=(11, 23))

    assert found.number.tolist() == [144, 0]
    assert found.p[1] == float(exact(60, 60, 366, 365).p)


@pytest.mark.parametrize("ends", [(11, 22), (11, 11), (12, 23)])
def test_windows_that_share_months_are_refused(ends: tuple[int, int]) -> None:
    with pytest.raises(OverlappingSums):
        windows([range(24)], days_in(MONTHS), ends=ends)


@pytest.mark.parametrize("ends", [(10, 23), (11, 24), (23, 11)])
def test_windows_past_the_series_are_refused(ends: tuple[int, int]) -> None:
    with pytest.raises(WrongChoice):
        windows([range(24)], days_in(MONTHS), ends=ends)


def test_a_window_with_a_missing_month_has_no_answer() -> None:
    values = [None, *range(23)]

    assert windows([values], days_in(MONTHS), ends=(11, 23)).verdict.tolist() == ["too_few"]


def test_yearly_sums_and_changes() -> None:
    found = yearly([10, 0, 20, 30, 25], window=2)

    assert str(found.rolling.tolist()) == "[nan, 10.0, 20.0, 50.0, 55.0]"
    assert str(found.percent.tolist()) == "[nan, nan, 100.0, nan, 25.0]"
    assert str(found.rolling_percent.tolist()) == "[nan, nan, nan, 400.0, 175.0]"


def test_yearly_of_a_short_series_or_a_hole_has_no_sum() -> None:
    assert np.isnan(yearly([1, 2], window=3).rolling).all()
    assert str(yearly([1, None, 3, 4], window=2).rolling.tolist()) == "[nan, nan, nan, 7.0]"
    with pytest.raises(WrongChoice):
        yearly([1, 2], window=0)


@settings(max_examples=50)
@given(st.lists(st.integers(0, 100), min_size=12, max_size=40))
def test_yearly_of_rows_is_that_of_each(values: list[int]) -> None:
    together, alone = yearly([values, values[::-1]]), yearly(values)

    assert str(together.rolling[0].tolist()) == str(alone.rolling.tolist())
    assert np.nanmax(together.rolling[0]) <= sum(values)


def test_bad_counts_are_refused() -> None:
    with pytest.raises(NotACount):
        year_on_year([-1], [3], [31], [31])
    with pytest.raises(NotACount):
        year_on_year([1], [3], [0], [31])
