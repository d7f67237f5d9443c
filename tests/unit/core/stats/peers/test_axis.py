"""Where a funnel's lines are drawn."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goldthread.core.stats.peers.axis import POINTS, axis


def test_the_axis_runs_from_one_to_a_little_over_the_largest() -> None:
    found = axis(np.array([152.0, 57_106.0]), np.array([0.4]), statistic="proportion")

    assert (found[0], found[-1]) == (1, 60_000)


def test_the_axis_starts_under_the_smallest_where_sizes_are_alike() -> None:
    found = axis(np.array([520.0, 900.0]), np.array([0.4]), statistic="proportion")

    assert (found[0], found[-1]) == (400, 950)


def test_the_axis_of_a_rate_counts_events() -> None:
    found = axis(np.array([5000.0, 9000.0]), np.array([0.01]), statistic="rate")

    assert (found[0], found[1], found[-1]) == (40, 41, 139)


@pytest.mark.parametrize(("largest", "end"), [(95_238, 100_000), (100_000, 110_000), (952, 1000), (953, 1100)])
def test_the_end_is_rounded_up_to_two_figures(largest: float, end: float) -> None:
    found = axis(np.array([1.0, largest]), np.array([1.0]), statistic="proportion")

    assert found[-1] == end


@given(st.lists(st.integers(1, 10_000_000), min_size=2, max_size=9), st.sampled_from(["proportion", "ratio"]))
@settings(max_examples=50)
def test_places_are_whole_and_rise(sizes: list[int], statistic: str) -> None:
    found = axis(np.array(sizes, dtype=float), np.array([1.0]), statistic=statistic)

    assert found.shape == (POINTS,)
    assert found.tolist() == np.round(found).tolist()
    assert (np.diff(found) >= 1).all()
