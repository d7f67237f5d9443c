"""Points against their own season: outcomes, bounds, and how they move with the input. Worked cases stand elsewhere."""

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goldthread.core.period import Period
from goldthread.core.stats.refused import NotACount, NotANumber, NoValues, OutOfOrder, WrongChoice
from goldthread.core.stats.time.farrington import FarringtonMethod, layout_of, seasonal_exceptions

THREE_YEARS = FarringtonMethod(years=3, levels=4)
SEASON = [40.0, 38, 45, 50, 60, 66, 70, 68, 55, 48, 42, 41]
LAST = 48
BOUNDS = pytest.mark.parametrize("bound", ["delta", "nbPlugin", "muan"])


def history(last: float, *, years: int = 4) -> list[float]:
    noise = np.random.default_rng(3).integers(-4, 5, 12 * years)
    return [*(np.array(SEASON * years) + noise).tolist(), last]


def test_layout_takes_windows_and_parts_between() -> None:
    method = FarringtonMethod(frequency=12, years=1, half_window=1, levels=3, left_out=0)

    found = layout_of(method)

    assert found.lags.tolist() == [13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1]
    assert found.levels.tolist() == [2, 2, 2, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2]
    assert found.now == 2


def test_layout_of_one_level_takes_windows_alone() -> None:
    found = layout_of(FarringtonMethod(frequency=52, years=2, half_window=1, levels=1, left_out=1))

    assert found.lags.tolist() == [105, 104, 103, 53, 52, 51]
    assert found.levels.tolist() == [0] * 6


@BOUNDS
@pytest.mark.parametrize(
    ("last", "outcome"), [(41.0, "usual"), (140.0, "unusually_high"), (3.0, "unusually_low"), (np.nan, "no_value")]
)
def test_outcome_says_on_which_side_the_point_lies(bound: str, last: float, outcome: str) -> None:
    method = FarringtonMethod(years=3, levels=4, bound=bound)  # type: ignore[arg-type]

    found = seasonal_exceptions(history(last), method=method, points=[LAST])

    assert found.outcome.tolist() == [[outcome]]
    assert found.lower[0, 0] < found.expected[0, 0] < found.upper[0, 0]
    assert (found.high[0, 0], found.low[0, 0]) == (outcome == "unusually_high", outcome == "unusually_low")


def test_point_with_a_short_past_has_no_bound() -> None:
    found = seasonal_exceptions(history(40, years=3), method=THREE_YEARS)

    assert set(found.outcome[0].tolist()) == {"history_too_short"}
    assert np.isnan([found.expected, found.lower, found.upper, found.p_high, found.dispersion]).all()


def test_point_is_judged_from_the_first_with_a_full_past() -> None:
    found = seasonal_exceptions(history(41), method=THREE_YEARS)

    assert np.flatnonzero(found.outcome[0] != "history_too_short")[0] == THREE_YEARS.past_needed == 37


def test_past_with_more_than_half_missing_is_too_short() -> None:
    gaps = np.array(history(41))
    gaps[10:36] = np.nan

    found = seasonal_exceptions(gaps, method=THREE_YEARS, points=[LAST])

    assert found.outcome.tolist() == [["history_too_short"]]


def test_past_without_its_own_season_is_too_short() -> None:
    gaps = np.array(history(41))
    gaps[[11, 12, 13, 23, 24, 25]] = np.nan

    found = seasonal_exceptions(gaps, method=THREE_YEARS, points=[LAST])

    assert found.outcome.tolist() == [["history_too_short"]]


def test_missing_month_in_the_past_is_left_out() -> None:
    gaps = np.array(history(41))
    gaps[30] = np.nan

    found = seasonal_exceptions(gaps, method=THREE_YEARS, points=[LAST])

    assert found.outcome.tolist() == [["usual"]]
    assert found.expected[0, 0] == pytest.approx(40, rel=0.1)


def test_too_few_cases_are_no_exception_upward() -> None:
    few = [0.0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0] * 4 + [3.0]

    found = seasonal_exceptions(few, method=THREE_YEARS, points=[LAST])

    assert found.outcome.tolist() == [["too_few"]]
    assert np.isnan(found.upper).all()


def test_series_of_noughts_is_answered() -> None:
    found = seasonal_exceptions([0.0] * 49, method=THREE_YEARS, points=[LAST])

    assert found.outcome.tolist() == [["too_few"]]
    assert found.expected[0, 0] == pytest.approx(0, abs=1e-6)


def test_constant_series_is_usual() -> None:
    found = seasonal_exceptions([30.0] * 49, method=THREE_YEARS, points=[LAST])

    assert found.outcome.tolist() == [["usual"]]
    assert found.expected[0, 0] == pytest.approx(30)
    assert found.dispersion[0, 0] == 1


def test_trend_is_kept_when_it_is_plain_and_expects_nothing_unseen() -> None:
    falling = [100.0 * 0.98**month for month in range(LAST + 1)]

    found = seasonal_exceptions(falling, method=THREE_YEARS, points=[LAST])

    assert found.slope[0, 0] == pytest.approx(np.log(0.98), rel=1e-6)
    assert found.expected[0, 0] == pytest.approx(falling[-1], rel=1e-6)


@pytest.mark.parametrize("years", [2, 3])
def test_trend_needs_three_years_and_no_extrapolation(years: int) -> None:
    rising = [100.0 * 1.02**month for month in range(LAST + 1)]

    found = seasonal_exceptions(rising, method=FarringtonMethod(years=years, levels=4), points=[LAST])

    assert np.isnan(found.slope).all()


def test_batch_answers_each_series_as_alone() -> None:
    batch = np.random.default_rng(8).poisson(25, (5, 70)).astype(float)

    together = seasonal_exceptions(batch, method=THREE_YEARS)
    alone = [seasonal_exceptions(row, method=THREE_YEARS) for row in batch]

    assert together.outcome.tolist() == [one.outcome[0].tolist() for one in alone]
    np.testing.assert_allclose(together.upper, np.concatenate([one.upper for one in alone]), rtol=1e-12)


def test_blocks_change_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    batch = np.random.default_rng(8).poisson(25, (3, 70)).astype(float)
    whole = seasonal_exceptions(batch, method=THREE_YEARS)
    monkeypatch.setattr("goldthread.core.stats.time.farrington.BLOCK", 200)

    parts = seasonal_exceptions(batch, method=THREE_YEARS)

    assert parts.outcome.tolist() == whole.outcome.tolist()
    np.testing.assert_allclose(parts.expected, whole.expected, rtol=1e-12)


def test_steady_population_changes_nothing() -> None:
    plain = seasonal_exceptions(history(41), method=THREE_YEARS, points=[LAST])
    rated = seasonal_exceptions(history(41), method=THREE_YEARS, points=[LAST], population=[5000.0] * 49)

    assert rated.expected[0, 0] == pytest.approx(plain.expected[0, 0], rel=1e-6)
    assert rated.upper.tolist() == plain.upper.tolist()


def test_twice_the_population_doubles_what_is_expected() -> None:
    steady, grown = [5000.0] * 49, [*[5000.0] * 48, 10_000.0]
    method = FarringtonMethod(years=3, levels=4, trend=False)

    found = [
        seasonal_exceptions(history(41), method=method, points=[LAST], population=people) for people in (steady, grown)
    ]

    assert found[1].expected[0, 0] == pytest.approx(2 * found[0].expected[0, 0], rel=1e-9)


@settings(max_examples=30, deadline=None)
@given(st.floats(0.0005, 0.2), st.sampled_from(["delta", "nbPlugin", "muan"]))
def test_bounds_close_in_as_alpha_grows(alpha: float, bound: str) -> None:
    narrow, wide = (
        seasonal_exceptions(
            history(41),
            method=FarringtonMethod(years=3, levels=4, alpha=share, bound=bound),  # type: ignore[arg-type]
            points=[LAST],
        )
        for share in (2 * alpha, alpha)
    )

    assert wide.lower[0, 0] <= narrow.lower[0, 0] <= narrow.upper[0, 0] <= wide.upper[0, 0]


@settings(max_examples=30, deadline=None)
@given(st.lists(st.integers(0, 500), min_size=49, max_size=49))
def test_answers_stay_within_what_counts_can_be(counts: list[int]) -> None:
    found = seasonal_exceptions(counts, method=THREE_YEARS, points=[LAST])

    assert (found.dispersion >= 1).all() or found.outcome[0, 0] == "not_fitted"
    assert not (found.lower < 0).any()
    assert not ((found.p_high < 0) | (found.p_high > 1)).any()


@settings(max_examples=25, deadline=None)
@given(st.integers(1, 200))
def test_p_falls_as_the_count_grows(step: int) -> None:
    low, high = (seasonal_exceptions(history(30.0 + more), method=THREE_YEARS, points=[LAST]) for more in (0, step))

    assert high.p_high[0, 0] < low.p_high[0, 0]


@pytest.mark.parametrize(
    ("call", "error"),
    [
        (lambda: seasonal_exceptions([-1.0] * 49), NotACount),
        (lambda: seasonal_exceptions([np.inf] * 49), NotANumber),
        (lambda: seasonal_exceptions([np.nan] * 49), NoValues),
        (lambda: seasonal_exceptions([1.0] * 49, points=[49]), WrongChoice),
        (lambda: seasonal_exceptions([1.0] * 49, points=[]), WrongChoice),
        (lambda: seasonal_exceptions([1.0] * 49, population=[0.0] * 49), NotACount),
        (lambda: seasonal_exceptions([1.0] * 49, population=[9.0] * 48), WrongChoice),
        (lambda: seasonal_exceptions([1.0] * 2, periods=[Period.month(2025, 3), Period.month(2025, 2)]), OutOfOrder),
        (lambda: FarringtonMethod(levels=11), WrongChoice),
        (lambda: FarringtonMethod(years=0), WrongChoice),
        (lambda: FarringtonMethod(alpha=0.6), WrongChoice),
        (lambda: FarringtonMethod(bound="other"), WrongChoice),  # type: ignore[arg-type]
        (lambda: FarringtonMethod(least=(5, 0)), WrongChoice),
        (lambda: FarringtonMethod(half_window=6, levels=1), WrongChoice),
    ],
)
def test_what_cannot_be_used_is_refused(call: Callable[[], object], error: type[Exception]) -> None:
    with pytest.raises(error):
        call()
