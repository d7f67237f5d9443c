"""Quantiles of counts are whole numbers that the distribution itself confirms."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from goldthread.core.stats.time.quantiles import count_at_least, count_at_most, count_quantile

means = st.floats(0.01, 5000)
dispersions = st.floats(1.0, 40)
shares = st.sampled_from([0.005, 0.01, 0.05, 0.5, 0.95, 0.99, 0.995])


def test_quantile_of_a_poisson_count_is_the_tables() -> None:
    found = count_quantile(0.95, np.array([0.1, 1.0, 4.0, 100.0]), np.ones(4))

    assert found.tolist() == stats.poisson.ppf(0.95, [0.1, 1.0, 4.0, 100.0]).tolist()


def test_quantile_of_a_spread_count_is_negative_binomial() -> None:
    mean, spread = np.array([0.5, 12.0, 300.0]), np.array([1.5, 4.0, 20.0])

    found = count_quantile(0.99, mean, spread)

    assert found.tolist() == stats.nbinom.ppf(0.99, mean / (spread - 1), 1 / spread).tolist()


def test_quantile_is_missing_where_the_mean_is() -> None:
    found = count_quantile(0.99, np.array([np.nan, 0.0]), np.array([1.0, 1.0]))

    assert np.isnan(found).tolist() == [True, False]
    assert found[1] == 0


@settings(max_examples=50)
@given(means, dispersions, shares)
def test_quantile_is_the_smallest_that_reaches_the_share(mean: float, spread: float, share: float) -> None:
    centre, width = np.array([mean]), np.array([spread])

    found = count_quantile(share, centre, width)

    assert count_at_most(found, centre, width)[0] >= share
    assert count_at_most(found - 1, centre, width)[0] < share


@settings(max_examples=50)
@given(means, dispersions, st.integers(0, 4000))
def test_at_least_and_fewer_make_up_all(mean: float, spread: float, count: int) -> None:
    centre, width = np.array([mean]), np.array([spread])

    both = count_at_least(np.array([float(count)]), centre, width) + count_at_most(
        np.array([count - 1.0]), centre, width
    )

    assert both[0] == pytest.approx(1)


@settings(max_examples=30)
@given(means, shares)
def test_quantile_grows_with_the_dispersion_above_the_middle(mean: float, share: float) -> None:
    spreads = np.array([1.0, 2.0, 5.0, 10.0])

    variance_share = count_quantile(0.99, np.full(4, mean + 20), spreads)

    assert (np.diff(variance_share) >= 0).all()
    assert (count_quantile(share, np.full(4, mean), spreads) >= 0).all()
