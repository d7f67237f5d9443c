"""Bounds and probabilities of an outlook belong to one distribution."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldthread.core.stats.refused import WrongChoice
from goldthread.core.stats.time.forecast.outlook import Outlook, normal_outlook

TEN = normal_outlook(np.array([[100.0]]), np.array([[10.0]]))


def test_bounds_are_normal_where_freedom_has_no_end() -> None:
    lower, upper = TEN.bounds(0.95)

    assert [lower[0, 0], upper[0, 0]] == pytest.approx([80.40036, 119.59964], abs=1e-5)


def test_bounds_are_students_where_freedom_is_small() -> None:
    lower, upper = Outlook(np.array([[0.0]]), np.array([[1.0]]), np.array([4.0])).bounds(95)

    assert [lower[0, 0], upper[0, 0]] == pytest.approx([-2.776445, 2.776445], abs=1e-6)


def test_floor_cuts_means_and_bounds() -> None:
    low = normal_outlook(np.array([[-3.0, 4.0]]), np.array([[10.0, 10.0]])).floored(0)

    assert low.mean.tolist() == [[0, 4]]
    assert low.bounds(0.8)[0].tolist() == [[0, 0]]


def test_probability_is_missing_where_the_mean_is() -> None:
    missing = normal_outlook(np.array([[np.nan]]), np.array([[np.nan]]))

    assert np.isnan(missing.probability_at_most(np.array([[1.0]]))).all()


def test_certain_forecast_gives_nought_or_one() -> None:
    certain = normal_outlook(np.array([[5.0, 5.0, 5.0]]), np.zeros((1, 3)))

    assert certain.probability_at_most(np.array([[4.0, 5.0, 6.0]])).tolist() == [[0, 1, 1]]


def test_nothing_lies_under_the_floor() -> None:
    assert TEN.floored(0).probability_at_most(np.array([[-0.5]])).tolist() == [[0]]


def test_confidence_that_is_no_share_is_refused() -> None:
    with pytest.raises(WrongChoice):
        TEN.bounds(0)


@given(st.floats(0.05, 0.99), st.floats(2, 1e6))
def test_bounds_hold_as_much_as_they_say(confidence: float, freedom: float) -> None:
    outlook = Outlook(np.array([[7.0]]), np.array([[2.0]]), np.array([freedom]))

    lower, upper = outlook.bounds(confidence if confidence < 0.5 else 100 * confidence)

    held = outlook.probability_at_most(upper) - outlook.probability_at_most(lower)
    assert held[0, 0] == pytest.approx(confidence, abs=1e-6)
