"""Limits of groups side by side: by hand, screened once, and none where nothing varies or too little is known."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goldthread.core.stats.arrays import Floats
from goldthread.core.stats.charts.xmr_limits import VERDICTS, XmrMethod, average_range, limits_of

NUMBERS = st.lists(st.integers(-50, 50).map(float), min_size=2, max_size=30)


def columns(*series: list[float]) -> Floats:
    return np.array(series, dtype=float).T


def test_limits_stand_the_same_way_off_the_mean_on_both_sides() -> None:
    limits = limits_of(columns([10, 12, 11, 15], [1, 3, 1, 3]), np.array([4, 4]), XmrMethod())

    assert limits.mean.tolist() == [12, 2]
    assert limits.upper - limits.mean == pytest.approx([2.66 * 7 / 3, 2.66 * 2])
    assert limits.mean - limits.lower == pytest.approx([2.66 * 7 / 3, 2.66 * 2])
    assert limits.near_upper - limits.mean == pytest.approx((limits.upper - limits.mean) * 2 / 3)


def test_verdicts_tell_why_there_are_no_limits() -> None:
    nothing = np.nan

    limits = limits_of(columns([1, 2, 4], [5, 5, 5], [5, nothing, 7], [nothing] * 3), np.array([3] * 4), XmrMethod())

    assert [VERDICTS[code] for code in limits.verdict] == ["limits", "no_variation", "too_short", "too_short"]
    assert np.isnan(limits.upper).tolist() == [False, True, True, True]
    assert np.isnan(limits.mean).tolist() == [False, False, False, True]


def test_limits_rest_on_the_first_rows_when_they_are_fixed() -> None:
    steady = [10.0, 12.0] * 6

    limits = limits_of(columns([*steady, 90, 95, 99]), np.array([15]), XmrMethod(fix_after=12))

    assert (limits.mean[0], limits.upper[0]) == (11, 11 + 2.66 * 2)


def test_ranges_are_screened_once_and_strictly() -> None:
    # thirteen ranges of 1 and one of 9.8: 3.267 times their mean is 5.32
    spiked = [0.0, 1.0] * 7 + [10.8]

    average, ranged = average_range(columns(spiked), screen=True)

    assert (average[0], ranged[0]) == (1, True)
    assert average_range(columns(spiked), screen=False)[0][0] == pytest.approx(22.8 / 14)


def test_a_gap_makes_two_ranges_missing() -> None:
    average, ranged = average_range(columns([1, np.nan, 5, 7], [1, np.nan, 5, np.nan]), screen=False)

    assert average[0] == 2
    assert ranged.tolist() == [True, False]


@settings(max_examples=50)
@given(NUMBERS)
def test_screening_never_widens_limits(values: list[float]) -> None:
    rows = np.array([len(values)])

    plain = limits_of(columns(values), rows, XmrMethod(screen_outliers=False))
    screened = limits_of(columns(values), rows, XmrMethod())

    if screened.verdict[0] == 0:
        assert screened.upper[0] <= plain.upper[0]
        assert screened.lower[0] >= plain.lower[0]


@settings(max_examples=50)
@given(NUMBERS)
def test_limits_read_backwards_are_the_same(values: list[float]) -> None:
    rows = np.array([len(values)])

    forth, back = (limits_of(columns(one), rows, XmrMethod()) for one in (values, values[::-1]))

    assert np.array_equal(forth.mean, back.mean)
    assert np.array_equal(forth.upper, back.upper, equal_nan=True)
    assert forth.verdict.tolist() == back.verdict.tolist()
