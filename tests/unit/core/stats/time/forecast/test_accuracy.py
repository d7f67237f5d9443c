"""Errors by hand."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldthread.core.stats.time.forecast.accuracy import accuracy, year_on_year

TRAINING = np.array([[1.0, 2.0, 3.0, 6.0]])


def test_accuracy_by_hand() -> None:
    found = accuracy(np.array([[4.0, 10.0]]), np.array([[5.0, 8.0]]), TRAINING, 2)

    assert found.mean_error.tolist() == [0.5]
    assert found.root_mean_square.tolist() == pytest.approx([np.sqrt(2.5)])
    assert found.mean_absolute.tolist() == [1.5]
    assert found.mean_percent.tolist() == pytest.approx([-2.5])
    assert found.mean_absolute_percent.tolist() == pytest.approx([22.5])
    assert found.mase.tolist() == [0.5]


def test_per_cents_are_missing_where_nothing_came() -> None:
    found = accuracy(np.array([[0.0, 10.0]]), np.array([[5.0, 8.0]]), TRAINING, 2)

    assert np.isnan([found.mean_percent, found.mean_absolute_percent]).all()
    assert found.mean_absolute.tolist() == [3.5]


def test_scaled_error_is_missing_where_nothing_changed() -> None:
    found = accuracy(np.array([[4.0]]), np.array([[5.0]]), np.ones((1, 6)), 2)

    assert np.isnan(found.mase).all()


def test_year_on_year_is_the_mean_change() -> None:
    assert year_on_year(TRAINING, 2).tolist() == [3]


@given(st.floats(0.01, 1000))
def test_scaled_error_has_no_unit(times: float) -> None:
    came, said = np.array([[4.0, 10.0]]), np.array([[5.0, 8.0]])

    assert accuracy(times * came, times * said, times * TRAINING, 2).mase == pytest.approx(0.5)
