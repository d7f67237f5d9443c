"""Where the plot lies, and the axis that it stands on."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldthread.core.state import State
from goldthread.documents.chart import LimitLines, LineChart, TargetStep
from goldthread.documents.chart.line.frame import framed


@pytest.mark.parametrize("size", ["full", "part", "narrow"])
def test_plot_lies_inside_the_view_box_and_takes_most_of_it(frame, size):
    made = frame(size)

    assert made.room.left < made.plot.left < made.plot.right < made.room.right
    assert made.plot.width > made.layout.width * 0.78
    assert made.plot.height > made.layout.height * 0.85


def test_room_on_the_left_grows_with_the_numbers(series):
    few, many = (framed(LineChart(series([value, value])), "full") for value in (9, 9_000_000))

    assert few.plot.left < many.plot.left
    assert many.plot.left < 100


def test_room_on_the_right_is_kept_for_limits_only_where_they_are_written_there(frame, robbery):
    beside, without = frame("full"), framed(LineChart(robbery), "full")

    assert without.plot.right - beside.plot.right > 20
    assert frame("narrow").plot.right == framed(LineChart(robbery), "narrow").plot.right


def test_points_stand_at_their_values_and_months(frame):
    made = frame()

    (x_may, y_may), (x_june, y_june) = made.place(16), made.place(17)
    assert made.plot.left < x_may < x_june < made.plot.right
    assert made.plot.top < y_may < y_june < made.plot.bottom
    assert made.y(0) == made.plot.bottom


def test_a_point_without_a_value_stands_on_the_axis(frame):
    assert frame().place(5)[1] == frame().plot.bottom


def test_months_of_true_length_are_true_to_time(frame):
    made = frame()

    january, february = (made.x(made.slots[place].right) - made.x(made.slots[place].left) for place in (12, 13))
    assert january > february


@pytest.mark.parametrize(
    ("values", "told", "ticks"),
    [
        ([0, 0, 0], {}, (0, 1)),
        ([None, None], {}, ()),
        ([8, 9], {}, (0, 5, 10, 15)),
        ([8.5, 9], {}, (0, 2.5, 5, 7.5, 10)),
        ([-5, 9], {"floor": None}, (-10, -5, 0, 5, 10)),
        ([55.4, 60.7], {"unit": "percent", "from_zero": False}, (54, 56, 58, 60)),
        ([99.2, 100], {"unit": "percent", "from_zero": False}, (99, 99.25, 99.5, 99.75, 100)),
        ([0.2, 0.9], {"unit": "percent", "from_zero": False}, (0, 0.2, 0.4, 0.6, 0.8)),
        ([40], {"limits": LimitLines(40, 10, 190)}, (0, 50, 100, 150, 200)),
    ],
)
def test_axis_suits_the_values(series, values, told, ticks):
    assert framed(LineChart(series(values), **told), "full").axis.ticks == ticks


@pytest.mark.parametrize(("unit", "high"), [("percent", 100), ("rate", 106.4)])
def test_axis_of_shares_ends_at_a_hundred(series, unit, high):
    assert framed(LineChart(series([40, 95]), unit=unit), "full").axis.high == pytest.approx(high)


def test_axis_covers_the_targets(series):
    points = series([10, 11])

    made = framed(LineChart(points, targets=[TargetStep(points[0].period, 60, "Target")]), "full")

    assert made.axis.high > 60


def test_axis_ignores_what_may_not_be_shown(series):
    hidden = framed(LineChart(series([10, 5000], states={1: State.SUPPRESSED})), "full")

    assert hidden.axis.high < 20


@given(st.lists(st.floats(0, 1e6), min_size=1, max_size=30))
def test_counts_start_at_nought_and_leave_headroom(series, values):
    made = framed(LineChart(series(values)), "part")

    assert made.axis.low == 0
    assert made.y(max(values)) > made.plot.top


@pytest.mark.parametrize(("months", "scale"), [(24, 1.0), (60, 1.0), (120, 0.6)])
def test_marks_shrink_where_months_are_crowded(series, months, scale):
    assert framed(LineChart(series([1] * months)), "full").mark_scale == pytest.approx(scale, abs=0.15)


@pytest.mark.parametrize(
    ("values", "size", "beside"),
    [
        ([1] * 24, "full", True),
        ([1] * 24, "narrow", True),
        ([1, 2], "full", False),
        ([1] * 23 + [None], "full", False),
        ([None] * 24, "full", False),
    ],
)
def test_last_value_stands_at_the_end_only_when_its_point_is_near_it(series, values, size, beside):
    assert framed(LineChart(series(values)), size).last_is_beside is beside


def test_last_is_the_last_point_on_the_line(series):
    states = {3: State.PART_SUPPLIED}

    assert framed(LineChart(series([1, 2, None, 4], states=states)), "full").last == 1
    assert framed(LineChart(series([None])), "full").last is None
