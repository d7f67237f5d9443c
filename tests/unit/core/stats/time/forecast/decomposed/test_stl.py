"""STL beside a general program for one series, and its properties."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from statsmodels.tsa.seasonal import STL

from goldthread.core.stats.refused import TooShort, WrongChoice
from goldthread.core.stats.time.forecast.decomposed.stl import StlMethod, stl

rng = np.random.default_rng(12)
COUNTS = rng.poisson(60 + 20 * np.sin(np.arange(61) * np.pi / 6), (3, 61)).astype(float)


@pytest.mark.parametrize("robust", [False, True])
@pytest.mark.parametrize("season", [7, 13])
def test_decomposition_is_that_of_a_general_program(season: int, robust: bool) -> None:
    jumps = {"seasonal_jump": -(-season // 10), "trend_jump": 3, "low_pass_jump": 2}

    found = stl(COUNTS, StlMethod(12, season, robust=robust))

    for row, series in enumerate(COUNTS):
        peer = STL(series, period=12, seasonal=season, seasonal_deg=0, robust=robust, **jumps).fit(
            inner_iter=1 if robust else 2, outer_iter=15 if robust else 0
        )
        np.testing.assert_allclose(found.seasonal[row], peer.seasonal, atol=1e-7)
        np.testing.assert_allclose(found.trend[row], peer.trend, atol=1e-7)


def test_periodic_season_is_the_same_each_year() -> None:
    found = stl(COUNTS, StlMethod(12))

    np.testing.assert_array_equal(found.seasonal[:, 12:], found.seasonal[:, :-12])


def test_robust_season_bears_one_wild_month() -> None:
    clean = np.tile(np.arange(12.0), 6)[None]
    wild = clean.copy()
    wild[0, 30] += 500

    plain, robust = (stl(wild, StlMethod(12, 7, robust=chosen)).seasonal - clean for chosen in (False, True))

    assert np.ptp(robust) < 1
    assert np.ptp(plain) > 20


def test_scale_of_r_differs_on_even_numbers_alone() -> None:
    ours, theirs = (
        stl(COUNTS, StlMethod(12, 13, robust=True, scale=scale)).seasonal
        for scale in ("median", "r")  # type: ignore[arg-type]
    )
    even = [
        stl(COUNTS[:, 1:], StlMethod(12, 13, robust=True, scale=scale)).seasonal
        for scale in ("median", "r")  # type: ignore[arg-type]
    ]

    np.testing.assert_array_equal(ours, theirs)
    assert (even[0] != even[1]).any()


@settings(max_examples=25, deadline=None)
@given(st.lists(st.integers(0, 500), min_size=9, max_size=40), st.booleans())
def test_parts_add_up(values: list[int], robust: bool) -> None:
    history = np.array([values], dtype=float)

    found = stl(history, StlMethod(4, 7, robust=robust))

    np.testing.assert_allclose(found.seasonal + found.trend + found.remainder, history, atol=1e-7)


@settings(max_examples=25, deadline=None)
@given(st.floats(0.01, 100), st.floats(-1000, 1000))
def test_season_scales_and_the_level_goes_to_the_trend(times: float, more: float) -> None:
    found, moved = stl(COUNTS, StlMethod(12)), stl(times * COUNTS + more, StlMethod(12))

    np.testing.assert_allclose(moved.seasonal, times * found.seasonal, atol=1e-7)
    np.testing.assert_allclose(moved.trend, times * found.trend + more, atol=1e-6)


def test_two_years_are_too_short() -> None:
    with pytest.raises(TooShort):
        stl(np.ones((1, 24)), StlMethod(12))


@pytest.mark.parametrize(("frequency", "season"), [(12, 8), (12, 5), (1, 7)])
def test_span_that_is_not_known_is_refused(frequency: int, season: int) -> None:
    with pytest.raises(WrongChoice):
        StlMethod(frequency, season)
