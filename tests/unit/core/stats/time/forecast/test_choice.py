"""The choice among forecasts: what wins, what is refused, what a break does."""

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goldthread.core.period import Period
from goldthread.core.stats.refused import NotACount, NoValues, OutOfOrder, TooShort, WrongChoice
from goldthread.core.stats.time.forecast.choice import ForecastMethod, forecast

SEASON = np.array([30.0, 28, 33, 35, 40, 44, 47, 46, 41, 37, 33, 31])
QUARTERS = ForecastMethod(frequency=4, ahead=4)
rng = np.random.default_rng(2)


def test_repeat_of_last_year_wins_where_nothing_beats_it() -> None:
    found = forecast(np.tile(SEASON, 5))

    assert found.chosen.tolist() == ["seasonal_naive"]
    assert found.outlook.mean[0].tolist() == SEASON.tolist()
    assert found.gain.tolist() == [0]


def test_mean_wins_on_noise_about_a_level() -> None:
    found = forecast(rng.poisson(50, (30, 72)))

    names, times = np.unique(found.chosen, return_counts=True)
    assert names[times.argmax()] in ("mean", "ets")
    assert np.median(found.gain) > 0.1


def test_drift_wins_on_a_straight_line() -> None:
    found = forecast(10 + 3.0 * np.arange(60))

    assert found.outlook.mean[0].tolist() == pytest.approx((190 + 3.0 * np.arange(12)).tolist())
    assert found.gain[0] == pytest.approx(1)


def test_plain_forecast_always_stands_beside() -> None:
    values = rng.poisson(50, (4, 60)).astype(float)

    found = forecast(values, method=ForecastMethod(ahead=15))

    assert found.plain.mean.tolist() == np.concatenate([values[:, 48:], values[:, 48:51]], axis=1).tolist()
    assert found.trials.names[0] == "seasonal_naive"
    assert (found.gain >= 0).all()


def test_nothing_before_a_break_is_used() -> None:
    after = rng.poisson(20, 40).astype(float)
    broken = np.concatenate([np.full(30, 900.0), after])

    found, alone = forecast(broken, since=30), forecast(after)

    assert found.chosen.tolist() == alone.chosen.tolist()
    assert found.outlook.mean.tolist() == alone.outlook.mean.tolist()


def test_series_too_short_since_its_break_is_an_answer() -> None:
    found = forecast(rng.poisson(20, (2, 60)), since=[0, 36])

    assert (found.chosen == "history_too_short").tolist() == [False, True]
    assert np.isnan(found.outlook.mean).any(axis=1).tolist() == [False, True]
    assert np.isnan(found.gain).tolist() == [False, True]


def test_series_that_bears_no_trial_repeats_last_year() -> None:
    found = forecast(rng.poisson(20, 25).astype(float))

    assert found.chosen.tolist() == ["seasonal_naive"]
    assert found.trials.number.tolist() == [0]
    assert np.isnan(found.gain).all()


def test_series_of_noughts_is_forecast_as_noughts() -> None:
    found = forecast([0.0] * 40)

    assert found.outlook.mean.tolist() == [[0.0] * 12]


def test_lone_method_is_used_beside_the_plain_one() -> None:
    found = forecast(rng.poisson(50, 60), method=ForecastMethod(names=("mean",)))

    assert found.trials.names == ("seasonal_naive", "mean")
    assert found.outlook.freedom.tolist() in ([59.0], [np.inf])


def test_batch_answers_each_series_as_alone() -> None:
    batch = rng.poisson(30, (6, 30)).astype(float)
    batch[2:4, :5] = np.nan

    together = forecast(batch, method=QUARTERS)

    for row, series in enumerate(batch):
        alone = forecast(series, method=QUARTERS)
        assert together.chosen[row] == alone.chosen[0]
        np.testing.assert_allclose(together.outlook.mean[row], alone.outlook.mean[0], rtol=1e-7)


@settings(max_examples=20, deadline=None)
@given(st.lists(st.integers(0, 60), min_size=9, max_size=30))
def test_bounds_of_counts_never_pass_nought(counts: list[int]) -> None:
    found = forecast(counts, method=QUARTERS).outlook

    (lower80, upper80), (lower95, upper95) = found.bounds(0.8), found.bounds(0.95)
    assert (lower95 >= 0).all()
    assert ((lower95 <= lower80) & (lower80 <= found.mean)).all()
    assert ((found.mean <= upper80) & (upper80 <= upper95)).all()


@settings(max_examples=15, deadline=None)
@given(st.integers(0, 1000), st.integers(2, 64))
def test_choice_does_not_depend_on_the_unit(seed: int, times: int) -> None:
    values = np.random.default_rng(seed).poisson(40, 24).astype(float)

    found, scaled = forecast(values, method=QUARTERS), forecast(times * values, method=QUARTERS)

    np.testing.assert_allclose(scaled.outlook.mean, times * found.outlook.mean, rtol=1e-6)


@pytest.mark.parametrize(
    ("call", "error"),
    [
        (lambda: forecast([1.0] * 24), TooShort),
        (lambda: forecast([1.0] * 60, since=40), TooShort),
        (lambda: forecast([np.nan] * 60), NoValues),
        (lambda: forecast([*[1.0] * 30, np.nan, *[1.0] * 30]), NoValues),
        (lambda: forecast([-1.0] * 60), NotACount),
        (lambda: forecast([1.0] * 2, periods=[Period.month(2025, 1), Period.month(2025, 3)]), OutOfOrder),
        (lambda: ForecastMethod(names=("other",)), WrongChoice),
        (lambda: ForecastMethod(ahead=0), WrongChoice),
        (lambda: ForecastMethod(frequency=1), WrongChoice),
    ],
)
def test_what_cannot_be_used_is_refused(call: Callable[[], object], error: type[Exception]) -> None:
    with pytest.raises(error):
        call()
