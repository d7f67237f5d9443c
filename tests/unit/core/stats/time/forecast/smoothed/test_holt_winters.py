"""Holt-Winters with given and with estimated shares."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goldthread.core.stats.refused import TooShort, WrongChoice
from goldthread.core.stats.time.forecast.smoothed.holt_winters import Shares, holt_winters

shares = st.builds(Shares, st.floats(0, 1), st.floats(0, 1), st.floats(0, 1))
COUNTS = np.random.default_rng(3).poisson(40, (3, 26)).astype(float)


@settings(max_examples=30, deadline=None)
@given(shares)
def test_season_is_carried_on_whatever_the_shares(given_shares: Shares) -> None:
    series = 10 + np.tile([3.0, -1.0, 0.0, -2.0], 5)

    found = holt_winters(series[None, :16], 4, 4, shares=given_shares)

    np.testing.assert_allclose(found.mean[0], series[16:], rtol=1e-8)
    assert found.sd == pytest.approx(0, abs=1e-7)


def test_line_with_a_season_is_carried_on_where_shares_are_sought() -> None:
    series = 10 + 2.0 * np.arange(20) + np.tile([3.0, -1.0, 0.0, -2.0], 5)

    found = holt_winters(series[None, :16], 4, 4)

    np.testing.assert_allclose(found.mean[0], series[16:], rtol=1e-8)


def test_start_of_given_shares_is_half_a_year_early_as_in_r() -> None:
    series = 10 + 2.0 * np.arange(20) + np.tile([3.0, -1.0, 0.0, -2.0], 5)

    found = holt_winters(series[None, :16], 4, 4, shares=Shares(0, 0, 0))

    np.testing.assert_allclose(found.mean[0], series[16:] - 4, rtol=1e-8)


@settings(max_examples=30)
@given(shares)
def test_estimated_shares_miss_no_more_than_any_of_the_grid(given_shares: Shares) -> None:
    near = Shares(0.15, 0.1, 0.25)

    estimated, fixed = holt_winters(COUNTS, 1, 4), holt_winters(COUNTS, 1, 4, shares=near)

    assert (estimated.sd <= fixed.sd + 1e-12).all()
    assert np.isfinite(holt_winters(COUNTS, 3, 4, shares=given_shares).mean).all()


def test_spread_grows_with_distance() -> None:
    found = holt_winters(COUNTS, 9, 4)

    assert (np.diff(found.sd) >= 0).all()


def test_two_years_are_too_short() -> None:
    with pytest.raises(TooShort):
        holt_winters(np.ones((1, 8)), 4, 4)


@pytest.mark.parametrize("given_shares", [(1.1, 0, 0), (0, -0.1, 0), (0, 0, np.nan)])
def test_shares_outside_nought_and_one_are_refused(given_shares: tuple[float, float, float]) -> None:
    with pytest.raises(WrongChoice):
        Shares(*given_shares)
