"""What a forecast may rest on."""

import numpy as np
import pytest

from goldthread.core.stats.refused import NotACount, NotANumber, NoValues, WrongChoice
from goldthread.core.stats.time.forecast.history import read_history

NONE = np.nan


def test_history_begins_with_the_first_value() -> None:
    found = read_history([[NONE, 1, 2], [3, 4, 5], [NONE, NONE, NONE]])

    assert found.first.tolist() == [1, 0, 3]
    assert found.lengths.tolist() == [2, 3, 0]


def test_history_begins_after_its_break() -> None:
    found = read_history([[1, 2, 3], [4, NONE, 6]], since=[1, 2])

    assert [(rows.tolist(), values.tolist()) for rows, values in found.groups()] == [([0], [[2, 3]]), ([1], [[6]])]


def test_groups_hold_series_of_equal_length() -> None:
    found = read_history([[NONE, 1, 2], [3, 4, 5], [NONE, 6, 7]])

    assert [(rows.tolist(), values.tolist()) for rows, values in found.groups()] == [
        ([1], [[3, 4, 5]]),
        ([0, 2], [[1, 2], [6, 7]]),
    ]


def test_gap_is_refused_by_its_place() -> None:
    with pytest.raises(NoValues, match=r"series 1, position 2.*since=3"):
        read_history([[1, 2, 3, 4], [1, 2, NONE, 4]])


def test_missing_end_is_a_gap() -> None:
    with pytest.raises(NoValues, match="position 2"):
        read_history([1, 2, NONE])


def test_values_below_zero_are_refused_of_counts_alone() -> None:
    with pytest.raises(NotACount):
        read_history([1, -2, 3])
    assert read_history([1, -2, 3], are_counts=False).values.tolist() == [[1, -2, 3]]


@pytest.mark.parametrize(
    ("values", "since", "error"),
    [
        ([NONE, NONE], None, NoValues),
        ([1, np.inf], None, NotANumber),
        ([1, 2], -1, WrongChoice),
        ([1, 2], [0, 0], WrongChoice),
    ],
)
def test_what_cannot_be_used_is_refused(values: list[float], since: object, error: type[Exception]) -> None:
    with pytest.raises(error):
        read_history(values, since=since)  # type: ignore[arg-type]
