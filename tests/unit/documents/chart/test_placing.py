"""Boxes, what hits them, and columns that keep apart."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldthread.documents.chart.placing import Box, Obstacle, Stroke, cost_of, spread

SQUARE = Box(10, 10, 20, 20)


@pytest.mark.parametrize(
    ("other", "hits"),
    [
        (Box(15, 15, 30, 30), True),
        (Box(12, 12, 13, 13), True),
        (Box(0, 0, 100, 100), True),
        (Box(20, 10, 30, 20), False),
        (Box(10, 20, 20, 30), False),
        (Box(0, 0, 9, 9), False),
    ],
)
def test_boxes_hit_when_they_share_ground(other, hits):
    assert (SQUARE.hits(other), other.hits(SQUARE)) == (hits, hits)


@pytest.mark.parametrize(
    ("other", "holds"),
    [(SQUARE, True), (Box(11, 11, 19, 19), True), (Box(11, 11, 21, 19), False), (Box(0, 0, 5, 5), False)],
)
def test_box_holds_what_lies_wholly_inside(other, holds):
    assert SQUARE.holds(other) is holds


def test_box_has_a_width_and_a_height():
    assert (Box(1, 2, 5, 12).width, Box(1, 2, 5, 12).height) == (4, 10)


@pytest.mark.parametrize(
    ("stroke", "hits"),
    [
        (Stroke(0, 15, 30, 15), True),
        (Stroke(15, 0, 15, 30), True),
        (Stroke(0, 0, 30, 30), True),
        (Stroke(12, 12, 14, 13), True),
        (Stroke(15, 15, 40, 15), True),
        (Stroke(0, 20, 30, 20), False),
        (Stroke(20, 0, 20, 30), False),
        (Stroke(0, 15, 9, 15), False),
        (Stroke(0, 25, 30, 21), False),
        (Stroke(0, 12, 12, 0), False),
        (Stroke(5, 5, 5, 5), False),
    ],
)
def test_stroke_hits_a_box_when_it_runs_inside(stroke, hits):
    assert stroke.hits(SQUARE) is hits


@given(st.tuples(*[st.integers(0, 30)] * 4))
def test_stroke_hits_the_same_from_either_end(ends):
    x1, y1, x2, y2 = ends

    assert Stroke(x1, y1, x2, y2).hits(SQUARE) is Stroke(x2, y2, x1, y1).hits(SQUARE)


def test_cost_counts_each_thing_that_is_covered():
    obstacles = [Obstacle(SQUARE, 40), Obstacle(Stroke(0, 15, 30, 15), 12), Obstacle(Box(50, 50, 60, 60), 100)]

    assert cost_of(Box(14, 14, 16, 16), obstacles) == 52


def test_spread_leaves_alone_what_does_not_collide():
    assert spread([0, 20, 50], [10, 10, 10], low=0, high=100) == [0, 20, 50]


def test_spread_moves_two_that_collide_by_as_much():
    assert spread([10, 12], [5, 5], low=0, high=100) == [8.5, 13.5]


def test_spread_keeps_a_pile_inside():
    assert spread([0, 0, 0], [10, 10, 10], low=0, high=100) == [0, 10, 20]
    assert spread([95, 95, 95], [10, 10, 10], low=0, high=100) == [70, 80, 90]


def test_spread_of_nothing_is_nothing():
    assert spread([], [], low=0, high=10) == []


@given(st.lists(st.tuples(st.floats(-50, 400), st.floats(1, 30)), min_size=1, max_size=8))
def test_spread_keeps_order_apart_and_inside(wishes):
    wanted, sizes = [wish for wish, _ in sorted(wishes)], [size for _, size in sorted(wishes)]

    placed = spread(wanted, sizes, low=0, high=310)

    ends = [start + size for start, size in zip(placed, sizes, strict=True)]
    assert all(after >= end - 1e-9 for end, after in zip(ends, placed[1:], strict=False))
    assert all(before <= after for before, after in pairwise(placed))
    assert placed[0] >= 0
    assert ends[-1] <= 310 + 1e-9
