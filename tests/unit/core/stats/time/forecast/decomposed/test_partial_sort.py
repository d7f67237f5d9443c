"""The middle as R's stl takes it."""

from statistics import median

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from goldthread.core.stats.time.forecast.decomposed.partial_sort import middle_as_r

numbers = st.lists(st.floats(0, 1000), min_size=2, max_size=80)


@given(numbers.filter(lambda row: len(row) % 2 == 1))
def test_middle_of_an_odd_number_is_the_median(row: list[float]) -> None:
    assert middle_as_r(row) == median(row)


@given(numbers)
def test_middle_is_the_mean_of_the_median_place_and_one_value(row: list[float]) -> None:
    ordered = sorted(row)
    lower, upper = ordered[(len(row) - 1) // 2], ordered[len(row) // 2]

    twice = 2 * middle_as_r(row)

    assert any(abs(twice - (middle + value)) < 1e-9 for middle in (lower, upper) for value in row)


def test_middle_of_an_even_number_is_not_always_the_median() -> None:
    rows = np.random.default_rng(1).random((200, 36))

    apart = [middle_as_r(row) != median(row) for row in rows.tolist()]

    assert 0 < sum(apart) < 200


def test_middle_leaves_its_values_alone() -> None:
    row = [3.0, 1.0, 2.0]

    middle_as_r(row)

    assert row == [3.0, 1.0, 2.0]
