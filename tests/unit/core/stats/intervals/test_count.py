"""Byar's and the exact limits of counts, and rates."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from goldthread.core.stats.intervals.count import byar, exact, rate
from goldthread.core.stats.intervals.interval import BLOCK, Intervals
from goldthread.core.stats.refused import NotACount, NotANumber

COUNTS = st.floats(0, 1e7, allow_subnormal=False).filter(lambda x: x == 0 or x > 1e-6)
FEW = settings(max_examples=50)


def ends(found: Intervals, row: int = 0) -> tuple[float, float]:
    interval = found.at(row)
    assert interval is not None
    return interval.lower, interval.upper


@pytest.mark.parametrize("x", [0, 1, 5, 9, 0.5, 9.5, 12])
def test_exact_limits_are_those_of_the_chi_squared_distribution(x: float) -> None:
    lower = stats.chi2.ppf(0.025, 2 * x) / 2 if x else 0.0
    upper = stats.chi2.ppf(0.975, 2 * x + 2) / 2

    assert ends(exact(x)) == pytest.approx((lower, upper), rel=1e-10)


@pytest.mark.parametrize("x", [0, 1, 9, 9.999, 0.25])
def test_byar_is_exact_under_ten(x: float) -> None:
    assert ends(byar(x)) == ends(exact(x))


def test_byar_of_ten_is_the_approximation() -> None:
    lower = 10 * (1 - 1 / 90 - 1.959963984540054 / (3 * 10**0.5)) ** 3
    upper = 11 * (1 - 1 / 99 + 1.959963984540054 / (3 * 11**0.5)) ** 3

    assert ends(byar(10)) == pytest.approx((lower, upper), rel=1e-12)


@FEW
@given(st.floats(10, 1e6))
def test_byar_is_near_the_exact_limits_from_ten_on(x: float) -> None:
    assert ends(byar(x)) == pytest.approx(ends(exact(x)), rel=4e-3)


@FEW
@given(COUNTS)
def test_limits_hold_the_count(x: float) -> None:
    lower, upper = ends(byar(x))

    assert 0 <= lower <= x < upper


@FEW
@given(COUNTS, COUNTS)
def test_exact_limits_rise_with_the_count(x: float, y: float) -> None:
    lesser, greater = sorted((x, y))

    assert ends(exact(lesser))[0] <= ends(exact(greater))[0]
    assert ends(exact(lesser))[1] <= ends(exact(greater))[1]


@FEW
@given(COUNTS)
def test_limits_widen_with_their_confidence(x: float) -> None:
    narrow, wide = ends(byar(x, confidence=0.9)), ends(byar(x, confidence=99.8))

    assert wide[0] <= narrow[0] < narrow[1] <= wide[1]


def test_limits_close_on_the_count_as_it_grows() -> None:
    assert ends(byar(1e12)) == pytest.approx((1e12, 1e12), rel=1e-5)


def test_byar_gives_each_row_as_alone_across_blocks() -> None:
    events = np.arange(BLOCK + 50.0) % 23

    found = byar(events)

    assert [ends(found, row) for row in (0, 9, 10, BLOCK, BLOCK + 49)] == [
        ends(byar(events[row])) for row in (0, 9, 10, BLOCK, BLOCK + 49)
    ]


def test_missing_counts_have_no_limits() -> None:
    found = byar([[3, None], [None, 30]])

    assert np.isnan(found.lower).tolist() == np.isnan(found.upper).tolist() == [[False, True], [True, False]]
    assert byar(None).one is exact(None).one is None


@pytest.mark.parametrize("method", [byar, exact])
def test_limits_refuse_what_is_no_count(method: type) -> None:
    with pytest.raises(NotACount):
        method([3, -1])
    with pytest.raises(NotANumber):
        method(float("inf"))


def test_rate_is_the_count_and_its_limits_over_the_people() -> None:
    found, limits = rate([20, 3], 5_000, multiplier=1_000), byar([20, 3])

    assert found.value.tolist() == pytest.approx([4.0, 0.6])
    assert found.lower == pytest.approx(limits.lower / 5)
    assert found.upper == pytest.approx(limits.upper / 5)


@FEW
@given(COUNTS, st.floats(1, 1e6), st.floats(0.01, 100))
def test_rate_scales_with_the_people(x: float, n: float, times: float) -> None:
    one, other = rate(x, n).one, rate(x, n * times, multiplier=100_000 * times).one

    assert one is not None and other is not None
    assert (one.value, one.lower, one.upper) == pytest.approx((other.value, other.lower, other.upper))


def test_rate_without_a_side_has_no_answer() -> None:
    assert [rate(None, 5).one, rate(5, None).one] == [None, None]
    assert np.isnan(rate([1, 2], [None, 3]).value).tolist() == [True, False]


@pytest.mark.parametrize("n", [0, -5])
def test_rate_refuses_people_that_are_not_above_zero(n: float) -> None:
    with pytest.raises(NotACount, match="not above zero"):
        rate(1, n)
