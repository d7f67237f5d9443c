"""Every candidate forecasts every history of more than two years, and carries a plain season on."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goldthread.core.stats.refused import TooShort
from goldthread.core.stats.time.forecast.candidate import CANDIDATES

NAMES = pytest.mark.parametrize("name", CANDIDATES)
SEASONAL = ("seasonal_naive", "stl", "holt_winters", "ets")


def test_plain_candidate_comes_first() -> None:
    assert next(iter(CANDIDATES)) == "seasonal_naive"


@NAMES
@settings(max_examples=15, deadline=None)
@given(data=st.data())
def test_every_history_of_more_than_two_years_is_forecast(name: str, data: st.DataObject) -> None:
    length = data.draw(st.integers(9, 30))
    history = np.array(data.draw(st.lists(st.integers(0, 500), min_size=length, max_size=length)), dtype=float)

    found = CANDIDATES[name](history[None], 7, 4)

    assert found.mean.shape == found.sd.shape == (1, 7)
    assert np.isfinite(found.mean).all()
    assert (found.sd >= 0).all()


@pytest.mark.parametrize("name", SEASONAL)
def test_season_that_repeats_is_carried_on(name: str) -> None:
    found = CANDIDATES[name](np.array([[10.0, 20.0, 15.0, 30.0] * 5]), 6, 4)

    assert found.mean[0].tolist() == pytest.approx([10, 20, 15, 30, 10, 20], abs=1e-6)


@NAMES
def test_batch_answers_each_series_as_alone(name: str) -> None:
    batch = np.random.default_rng(4).poisson(40, (70, 14)).astype(float)

    together = CANDIDATES[name](batch, 3, 4)

    for row in (0, 33, 69):
        alone = CANDIDATES[name](batch[row : row + 1], 3, 4)
        np.testing.assert_allclose(together.mean[row], alone.mean[0], rtol=1e-7)
        np.testing.assert_allclose(together.sd[row], alone.sd[0], rtol=1e-7)


def test_holt_winters_refuses_a_season_of_weeks() -> None:
    with pytest.raises(TooShort):
        CANDIDATES["holt_winters"](np.ones((1, 120)), 4, 52)


@pytest.mark.parametrize("name", ["stl", "ets", "seasonal_naive"])
def test_weekly_series_are_forecast(name: str) -> None:
    found = CANDIDATES[name](np.random.default_rng(4).poisson(40, (1, 120)).astype(float), 4, 52)

    assert found.mean[0].tolist() == pytest.approx([40] * 4, abs=25)
