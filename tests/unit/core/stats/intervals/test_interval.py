"""Intervals by row, blocks of rows, and columns of one shape."""

import numpy as np
import pytest

from goldthread.core.errors import BadInput
from goldthread.core.stats.intervals.interval import Estimate, Estimates, Interval, Intervals, alike, blocks
from goldthread.core.stats.refused import WrongChoice

NAN = float("nan")


def test_at_gives_a_row_and_nothing_where_it_has_no_answer() -> None:
    found = Intervals(np.array([1.0, NAN]), np.array([2.0, NAN]), 0.9)

    assert [found.at(0), found.at(1)] == [Interval(1.0, 2.0, 0.9), None]


def test_estimate_is_missing_when_its_figure_or_an_end_is() -> None:
    found = Estimates(np.array([1.5, NAN, 1.5]), np.array([1.0, 1.0, NAN]), np.array([2.0, 2.0, 2.0]), 0.9)

    assert [found.at(row) for row in range(3)] == [Estimate(1.5, 1.0, 2.0, 0.9), None, None]


def test_one_refuses_more_rows_and_none() -> None:
    many, none = np.zeros(2), np.zeros(0)

    for column in (many, none):
        with pytest.raises(BadInput, match="not one"):
            _ = Intervals(column, column, 0.95).one
        with pytest.raises(BadInput, match="not one"):
            _ = Estimates(column, column, column, 0.95).one


@pytest.mark.parametrize(("rows", "expected"), [(0, []), (3, [(0, 3)]), (4, [(0, 4)]), (9, [(0, 4), (4, 8), (8, 9)])])
def test_blocks_hold_every_row_once(rows: int, expected: list[tuple[int, int]]) -> None:
    assert [(block.start, block.stop) for block in blocks(rows, 4)] == expected


def test_alike_lets_one_number_stand_for_every_row() -> None:
    left, right = alike(np.array([1.0, 2.0]), np.array(5.0))

    assert (left.tolist(), right.tolist()) == ([1.0, 2.0], [5.0, 5.0])


def test_alike_refuses_shapes_that_do_not_fit() -> None:
    with pytest.raises(WrongChoice, match=r"\(2,\), \(3,\)"):
        alike(np.zeros(2), np.zeros(3))
