"""Means with Student's limits."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from goldthread.core.stats.intervals.mean import t_mean
from goldthread.core.stats.refused import NotANumber, NoValues

SAMPLES = st.lists(st.floats(-1e4, 1e4), min_size=2, max_size=30)


def test_mean_agrees_with_scipy() -> None:
    sample = [4.0, 6.0, 8.0, 10.5, 3.0]
    expected = stats.t.interval(0.998, 4, np.mean(sample), stats.sem(sample))

    found = t_mean(sample, confidence=99.8)

    assert (found.lower[0], found.upper[0]) == pytest.approx(expected, rel=1e-10)
    assert (found.total[0], found.size[0], found.value[0]) == pytest.approx((31.5, 5, 6.3))
    assert found.deviation[0] == pytest.approx(np.std(sample, ddof=1))


def test_rows_are_samples_and_missing_values_are_left_out() -> None:
    found = t_mean([[1, 2, 3], [1, None, 3], [None, None, 7], [None, None, None]])

    assert found.size.tolist() == [3, 2, 1, 0]
    assert found.value[:3].tolist() == [2, 2, 7]
    assert np.isnan(found.value).tolist() == np.isnan(found.total).tolist() == [False, False, False, True]
    assert np.isnan(found.lower).tolist() == np.isnan(found.deviation).tolist() == [False, False, True, True]


def test_equal_values_have_an_interval_without_width() -> None:
    found = t_mean([5, 5, 5])

    assert (found.lower[0], found.upper[0], found.deviation[0]) == (5, 5, 0)


@settings(max_examples=50)
@given(SAMPLES, st.floats(0.1, 10), st.floats(-100, 100))
def test_limits_move_and_scale_with_the_values(sample: list[float], times: float, more: float) -> None:
    one, other = t_mean(sample), t_mean([times * value + more for value in sample])

    assert other.lower == pytest.approx(times * one.lower + more, abs=1e-6)
    assert other.upper == pytest.approx(times * one.upper + more, abs=1e-6)


@settings(max_examples=50)
@given(SAMPLES)
def test_order_does_not_matter_and_limits_hold_the_mean(sample: list[float]) -> None:
    one, other = t_mean(sample), t_mean(sample[::-1])

    assert other.lower == pytest.approx(one.lower)
    assert one.lower[0] <= one.value[0] <= one.upper[0]


def test_no_values_and_infinities_are_refused() -> None:
    with pytest.raises(NoValues):
        t_mean([None, None])
    with pytest.raises(NotANumber):
        t_mean([1, float("inf")])
