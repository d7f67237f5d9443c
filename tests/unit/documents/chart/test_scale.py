"""Scales, gridlines and slots of time."""

from datetime import date
from itertools import pairwise
from math import isclose

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldthread.core.period import Period
from goldthread.documents.chart.scale import Scale, grid, slots

VALUES = st.floats(-1e9, 1e9)
SIZES = st.floats(1e-6, 1e12)


def test_scale_runs_from_start_to_stop():
    scale = Scale(0, 200, 310, 10)

    assert [scale(value) for value in (0, 50, 200)] == [310, 235, 10]


def test_scale_of_no_length_puts_everything_at_its_start():
    assert Scale(5, 5, 10, 90)(7) == 10


@given(low=VALUES, span=SIZES, values=st.lists(VALUES, min_size=2))
def test_scale_keeps_order(low, span, values):
    scale = Scale(low, low + span, 0, 780)

    places = [scale(value) for value in sorted(values)]

    assert places == sorted(places)


@pytest.mark.parametrize(
    ("low", "high", "ticks"),
    [
        (0, 194.88, (0, 50, 100, 150)),
        (0, 2631.9, (0, 1000, 2000, 3000)),
        (0, 10.08, (0, 2.5, 5, 7.5, 10)),
        (0, 24, (0, 5, 10, 15, 20)),
        (0, 0.00179, (0, 0.0005, 0.001, 0.0015)),
        (0, 6.8e6, (0, 2e6, 4e6, 6e6)),
        (54.7, 61.4, (54, 56, 58, 60)),
        (-14.5, 11.5, (-20, -10, 0, 10)),
        (98.7, 100, (98.5, 99, 99.5, 100)),
    ],
)
def test_grid_stands_at_round_values(low, high, ticks):
    assert grid(low, high).ticks == ticks


@pytest.mark.parametrize(
    ("high", "ticks"), [(1.12, (0, 1)), (3.4, (0, 1, 2, 3)), (4.5, (0, 1, 2, 3, 4)), (10.08, (0, 5, 10, 15))]
)
def test_grid_of_whole_things_has_no_halves_and_fewer_lines_when_they_are_few(high, ticks):
    assert grid(0, high, whole=True).ticks == ticks


@given(low=st.floats(0, 1e9), span=SIZES)
def test_grid_covers_its_values_with_four_or_five_even_lines(low, span):
    high = low + span
    if span < high * 1e-6:
        return

    made = grid(low, high)

    assert 4 <= len(made.ticks) <= 5
    assert made.low == made.ticks[0] <= low
    assert made.high >= max(high, made.ticks[-1])
    assert all(isclose(after - before, made.step, rel_tol=1e-3) for before, after in pairwise(made.ticks))


@given(high=SIZES)
def test_grid_from_nought_begins_there(high):
    assert grid(0, high).ticks[0] == 0


@given(low=st.integers(0, 10**6), span=st.integers(1, 10**9))
def test_grid_writes_every_line_exactly_at_one_precision(low, span):
    made = grid(low, low + span)

    assert [float(f"{tick:.{made.decimals}f}") for tick in made.ticks] == list(made.ticks)


@given(high=st.integers(1, 10**9))
def test_grid_of_whole_things_needs_no_decimals(high):
    made = grid(0, high * 1.12, whole=True)

    assert made.decimals == 0
    assert all(tick.is_integer() for tick in made.ticks)
    assert len(made.ticks) <= 5


@given(low=st.floats(0, 99.9))
def test_grid_of_shares_never_passes_a_hundred(low):
    assert grid(low, 100).ticks[-1] <= 100


@given(value=VALUES)
def test_grid_of_a_single_value_still_has_lines(value):
    made = grid(value, value)

    assert made.ticks[0] <= value <= made.high
    assert len(made.ticks) >= 2


def test_slots_of_months_meet_and_keep_true_time():
    months = Period.parse("2025-01..2025-03").months

    made = slots(months)

    assert [(slot.right, after.left) for slot, after in pairwise(made)] == [(made[0].right,) * 2, (made[1].right,) * 2]
    assert [slot.middle for slot in made] == [(m.start.toordinal() + m.end.toordinal()) / 2 for m in months]
    assert made[1].middle - made[0].middle == 29.5


def test_slots_of_overlapping_years_share_the_axis():
    made = slots([Period.rolling_12(2022, 3), Period.rolling_12(2022, 4), Period.rolling_12(2022, 5)])

    assert all(27 <= slot.right - slot.left <= 32 for slot in made)


def test_slot_of_a_lone_period_is_its_own_length():
    (slot,) = slots([Period.month(2025, 2)])

    assert (slot.left, slot.right) == (date(2025, 2, 1).toordinal(), date(2025, 3, 1).toordinal())


@given(st.lists(st.integers(0, 2000), min_size=1, max_size=40, unique=True))
def test_slots_hold_their_middles_in_order(days):
    periods = [Period.snapshot(date.fromordinal(735000 + day)) for day in sorted(days)]

    made = slots(periods)

    assert all(slot.left < slot.middle < slot.right for slot in made)
    assert all(before.right == after.left for before, after in pairwise(made))
