"""Sums and means of many series at once: equal to the last bit to those of math.fsum."""

from math import fsum

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from goldthread.core.stats.arrays import Floats
from goldthread.core.stats.charts.exact import FEW, exact_means, exact_sums, extremes

TENTHS = st.integers(-(10**6), 10**6).map(lambda number: number / 10)
ANY = st.floats(-1e12, 1e12, allow_nan=False) | TENTHS
MATRICES = st.integers(0, 70).flatmap(lambda rows: arrays(np.float64, (rows, FEW + 4), elements=ANY))


def by_hand(terms: Floats) -> list[float]:
    return [fsum(column) for column in terms.T.tolist()]


@settings(max_examples=50)
@given(MATRICES)
def test_sums_equal_those_of_fsum(terms: Floats) -> None:
    assert exact_sums(terms).tolist() == by_hand(terms)


@settings(max_examples=20)
@given(st.integers(1, 60), st.integers(0, 2**32 - 1))
def test_sums_of_decimals_equal_those_of_fsum(rows: int, seed: int) -> None:
    terms = np.random.default_rng(seed).normal(50, 20, (rows, 400)).round(1)

    assert exact_sums(terms).tolist() == by_hand(terms)


def test_sums_that_lie_half_way_between_two_numbers_are_rounded_as_fsum_rounds() -> None:
    half = 2.0**-53
    columns = [[1.0, half, 0.0], [1.0, half, 2.0**-110], [1.0, half, -(2.0**-110)], [1.0 + 2 * half, half, 0.0]]
    terms = np.array(columns * FEW).T

    assert exact_sums(terms).tolist() == by_hand(terms)
    assert exact_sums(terms)[:3].tolist() == [1.0, 1.0 + 2 * half, 1.0]


def test_sums_of_great_and_small_do_not_lose_the_small() -> None:
    terms = np.array([[1e16, 1.0, -1e16]] * FEW).T

    assert exact_sums(terms).tolist() == [1.0] * FEW


@pytest.mark.parametrize("series", [1, FEW * 2])
def test_sum_of_nothing_is_zero(series: int) -> None:
    assert exact_sums(np.empty((0, series))).tolist() == [0.0] * series


@pytest.mark.parametrize("value", [0.1, 1 / 3, 1e9 + 0.1])
@pytest.mark.parametrize("series", [1, FEW * 2])
def test_mean_of_equal_values_is_that_value(value: float, series: int) -> None:
    assert exact_means(np.full((49, series), value)).tolist() == [value] * series


def test_mean_leaves_missing_values_out_and_is_missing_where_all_are() -> None:
    values = np.array([[1.0, np.nan, np.nan], [np.nan, 2.5, np.nan], [2.0, np.nan, np.nan]])

    assert np.array_equal(exact_means(values), [1.5, 2.5, np.nan], equal_nan=True)


def test_extremes_leave_missing_values_out() -> None:
    low, high = extremes(np.array([[1.0, np.nan], [3.0, np.nan]]))

    assert (low.tolist(), high.tolist()) == ([1.0, np.inf], [3.0, -np.inf])
