"""Back-tests know only what was known, and tell how each method did."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldthread.core.stats.time.forecast.candidate import CANDIDATES
from goldthread.core.stats.time.forecast.trial import outlook_of, run_trials, trial_dates

NAMES = ("seasonal_naive", "naive", "ets")
rng = np.random.default_rng(6)


def test_trials_lie_in_the_last_two_years() -> None:
    assert trial_dates(60, 12, frequency=12, number=6) == ([25, 30, 34, 39, 43, 48], 12)


def test_trials_of_a_short_history_reach_less_far() -> None:
    assert trial_dates(28, 12, frequency=12, number=6) == ([25], 3)


@pytest.mark.parametrize(("length", "number"), [(25, 6), (60, 0)])
def test_no_trial_is_told_as_none(length: int, number: int) -> None:
    history = rng.poisson(30, (2, length)).astype(float)

    found = run_trials(history, NAMES, ahead=12, frequency=12, plan=(number, 0.0))

    assert found.number.tolist() == [0, 0]
    assert np.isnan(found.mase).all()


@given(st.integers(10, 300), st.integers(1, 24), st.integers(1, 10))
def test_every_trial_ends_within_the_history(length: int, ahead: int, number: int) -> None:
    dates, reach = trial_dates(length, ahead, frequency=4, number=number)

    assert len(dates) <= number
    assert all(9 <= date <= length - reach for date in dates)


def test_trial_scores_are_those_of_a_forecast_made_by_hand() -> None:
    history = rng.poisson(30, (3, 29)).astype(float)
    known, came = history[:, :25], history[:, 25:]
    said = outlook_of("naive", known, ahead=4, frequency=12, floor=0.0)
    lower, upper = said.bounds(0.8)

    found = run_trials(history, NAMES, ahead=4, frequency=12, plan=(1, 0.0))

    scale = np.abs(known[:, 12:] - known[:, :-12]).mean(axis=1)
    assert found.mase[1].tolist() == pytest.approx((np.abs(came - known[:, -1:]).mean(axis=1) / scale).tolist())
    assert found.coverage_80[1].tolist() == ((came >= lower) & (came <= upper)).mean(axis=1).tolist()


def test_bounds_of_a_plain_model_hold_about_what_they_say() -> None:
    history = rng.normal(100, 10, (200, 72))

    found = run_trials(history, tuple(CANDIDATES), ahead=6, frequency=12, plan=(4, -np.inf))

    assert found.coverage_80[1].mean() == pytest.approx(0.80, abs=0.04)
    assert found.coverage_95[1].mean() == pytest.approx(0.95, abs=0.03)
    assert found.mase.mean(axis=1).argmin() == 1


def test_constant_series_leaves_no_error() -> None:
    found = run_trials(np.full((1, 40), 5.0), NAMES, ahead=6, frequency=12, plan=(3, 0.0))

    assert found.mase == pytest.approx(0, abs=1e-9)
