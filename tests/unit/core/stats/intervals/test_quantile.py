"""Values set in bands of equal size."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goldthread.core.stats.intervals.quantile import quantiles
from goldthread.core.stats.refused import NotANumber, NoValues, WrongChoice

DISTINCT = st.lists(st.integers(-1000, 1000), min_size=12, max_size=40, unique=True)


def test_bands_are_of_equal_size_without_ties() -> None:
    found = quantiles(np.arange(20.0), n=5)

    assert found.band.tolist() == [band for band in range(1, 6) for _ in range(4)]
    assert (found.lower[0].tolist(), found.upper[0].tolist()) == ([0, 4, 8, 12, 16], [3, 7, 11, 15, 19])


def test_equal_values_share_a_band() -> None:
    found = quantiles([8, 2, 3, 2, 1, 4, 8, 7, 8, 8], n=5)

    assert found.band.tolist() == [4, 1, 2, 1, 1, 3, 4, 3, 4, 4]
    assert found.size[0].tolist() == [3, 1, 2, 4, 0]
    assert np.isnan(found.lower[0]).tolist() == [False, False, False, False, True]


def test_missing_values_have_no_band_and_are_not_counted() -> None:
    found = quantiles([5, None, 1, 9, 7], n=2)

    assert str(found.band.tolist()) == "[1.0, nan, 1.0, 2.0, 2.0]"


def test_rows_with_too_few_values_say_so_beside_others() -> None:
    found = quantiles([[1, 2, 3], [1, None, None]], n=3)

    assert found.too_few.tolist() == [False, True]
    assert (found.band[0].tolist(), np.isnan(found.band[1]).all()) == ([1, 2, 3], True)


@settings(max_examples=50)
@given(DISTINCT, st.integers(2, 10))
def test_bands_follow_the_values_and_differ_in_size_by_one_at_most(values: list[int], n: int) -> None:
    found = quantiles(values, n=n)

    assert found.band[np.argsort(values)].tolist() == sorted(found.band.tolist())
    assert found.size.max() - found.size.min() <= 1
    assert found.size.sum() == len(values)


@settings(max_examples=50)
@given(DISTINCT, st.integers(2, 10))
def test_inverted_bands_are_those_of_the_negatives(values: list[int], n: int) -> None:
    inverted, negative = quantiles(values, n=n, invert=True), quantiles([-value for value in values], n=n)

    assert inverted.band.tolist() == negative.band.tolist()


def test_what_cannot_be_set_in_bands_is_refused() -> None:
    with pytest.raises(WrongChoice):
        quantiles([1, 2], n=1)
    with pytest.raises(NoValues):
        quantiles([None, None], n=2)
    with pytest.raises(NotANumber):
        quantiles([1, float("inf")], n=2)
