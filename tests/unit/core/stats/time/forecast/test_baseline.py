"""The plain forecasts, by hand and by their properties."""

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldthread.core.stats.refused import TooShort
from goldthread.core.stats.time.forecast.baseline import (
    drift_forecast,
    mean_forecast,
    naive_forecast,
    seasonal_naive_forecast,
)
from goldthread.core.stats.time.forecast.outlook import Outlook

PLAIN: list[Callable[[np.ndarray], Outlook]] = [
    lambda history: mean_forecast(history, 5),
    lambda history: naive_forecast(history, 5),
    lambda history: drift_forecast(history, 5),
    lambda history: seasonal_naive_forecast(history, 5, 4),
]
histories = st.lists(st.integers(0, 1000), min_size=6, max_size=40).map(lambda row: np.array([row], dtype=float))


def test_mean_forecast_is_the_mean_with_its_own_error() -> None:
    found = mean_forecast(np.array([[1.0, 2.0, 3.0, 6.0]]), 2)

    assert found.mean.tolist() == [[3, 3]]
    assert found.sd[0] == pytest.approx(np.sqrt(14 / 3 * 1.25), rel=1e-12)
    assert found.freedom.tolist() == [3]


def test_naive_forecast_is_the_last_value_ever_less_sure() -> None:
    found = naive_forecast(np.array([[1.0, 3.0, 2.0, 4.0]]), 4)

    assert found.mean.tolist() == [[4, 4, 4, 4]]
    assert found.sd[0].tolist() == pytest.approx(np.sqrt(3 * np.arange(1, 5)).tolist())


def test_drift_forecast_moves_by_the_mean_change() -> None:
    found = drift_forecast(np.array([[1.0, 3.0, 2.0, 4.0]]), 2)

    assert found.mean.tolist() == [[5, 6]]


def test_seasonal_naive_forecast_repeats_the_last_year() -> None:
    found = seasonal_naive_forecast(np.array([[9.0, 9, 9, 9, 1, 2, 3, 4]]), 6, 4)

    assert found.mean.tolist() == [[1, 2, 3, 4, 1, 2]]
    assert (found.sd[0, 4] / found.sd[0, 0]) == pytest.approx(np.sqrt(2))


@pytest.mark.parametrize("method", PLAIN)
@given(history=histories)
def test_spread_never_shrinks_with_distance(method: Callable[[np.ndarray], Outlook], history: np.ndarray) -> None:
    found = method(history)

    assert (np.diff(found.sd) >= -1e-9).all()
    assert np.isfinite(found.mean).all()


@pytest.mark.parametrize("method", PLAIN)
@given(history=histories, times=st.floats(0.1, 50), more=st.floats(-100, 100))
def test_forecast_moves_with_the_scale(
    method: Callable[[np.ndarray], Outlook], history: np.ndarray, times: float, more: float
) -> None:
    found, scaled = method(history), method(times * history + more)

    np.testing.assert_allclose(scaled.mean, times * found.mean + more, rtol=1e-9, atol=1e-7)
    np.testing.assert_allclose(scaled.sd, times * found.sd, rtol=1e-6, atol=1e-6)


@pytest.mark.parametrize(("method", "length"), list(zip(PLAIN, (1, 1, 2, 4), strict=True)))
def test_history_too_short_is_refused(method: Callable[[np.ndarray], Outlook], length: int) -> None:
    with pytest.raises(TooShort):
        method(np.ones((2, length)))
