"""Season and trend by moving averages."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from statsmodels.tsa.seasonal import seasonal_decompose

from goldthread.core.stats.refused import TooShort
from goldthread.core.stats.time.forecast.decomposed.classical import classical_decomposition

rng = np.random.default_rng(9)


@pytest.mark.parametrize("frequency", [4, 7, 12])
def test_decomposition_is_that_of_a_general_program(frequency: int) -> None:
    history = rng.normal(50, 9, (2, 5 * frequency + 3))

    found = classical_decomposition(history, frequency)

    for row, series in enumerate(history):
        peer = seasonal_decompose(series, period=frequency)
        np.testing.assert_allclose(found.trend[row], peer.trend, rtol=1e-10)
        np.testing.assert_allclose(found.seasonal[row], peer.seasonal, rtol=1e-8, atol=1e-10)


def test_straight_line_has_no_season() -> None:
    found = classical_decomposition(np.arange(36.0)[None], 12)

    assert found.seasonal == pytest.approx(0, abs=1e-12)
    assert found.trend[0, 6:-6].tolist() == pytest.approx(np.arange(6.0, 30.0).tolist())
    assert np.isnan(found.trend[0]).sum() == 12


def test_less_than_two_years_is_refused() -> None:
    with pytest.raises(TooShort):
        classical_decomposition(np.ones((1, 23)), 12)


@given(st.lists(st.integers(0, 900), min_size=8, max_size=30))
def test_parts_add_up_and_the_season_sums_to_nought(values: list[int]) -> None:
    history = np.array([values], dtype=float)

    found = classical_decomposition(history, 4)

    inside = ~np.isnan(found.trend)
    np.testing.assert_allclose((found.seasonal + found.trend + found.remainder)[inside], history[inside], atol=1e-9)
    assert found.seasonal[0, :4].sum() == pytest.approx(0, abs=1e-9)
