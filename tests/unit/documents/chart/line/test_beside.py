"""The column of labels at the right end."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldthread.documents.chart import LimitLines, LineChart
from goldthread.documents.chart.line.beside import labels_beside, written_last
from goldthread.documents.chart.line.frame import framed


def test_labels_stand_right_of_the_plot_from_the_top_down(frame):
    made = frame()

    labels = labels_beside(made)

    assert [label.lines for label in labels] == [
        ("Upper limit", "173.6"),
        ("132",),
        ("Average", "121.0"),
        ("Lower limit", "68.4"),
    ]
    assert all(made.plot.right < label.box.left and label.box.right < made.layout.width for label in labels)


def test_only_the_last_value_is_bold(frame):
    assert [label.lines[0] for label in labels_beside(frame()) if label.bold] == ["132"]


def test_a_label_with_room_is_level_with_its_line(frame):
    made = frame()

    upper, *_, lower = labels_beside(made)

    for label, value in ((upper, 173.6), (lower, 68.4)):
        assert label.box.top < made.y(value) < label.y + 1


def test_narrow_drawing_has_only_the_last_value_there(frame):
    assert [label.lines for label in labels_beside(frame("narrow"))] == [("132",)]


@given(last=st.integers(0, 400), mean=st.floats(0, 300), spread=st.floats(0, 200), floor=st.sampled_from([0, None]))
def test_labels_never_cover_each_other(series, last, mean, spread, floor):
    chart = LineChart(series([5] * 23 + [last]), LimitLines(mean, mean - spread, mean + spread), floor=floor)
    made = framed(chart, "part")

    boxes = [label.box for label in labels_beside(made)]

    assert all(above.bottom <= below.top for above, below in pairwise(boxes))
    assert all(made.room.holds(box) for box in boxes)


@given(last=st.integers(0, 400))
def test_last_value_stands_clear_of_the_labels_beside_it(series, last):
    made = framed(LineChart(series([5] * 23 + [last]), LimitLines(150, 100, 200)), "part")

    gaps = [
        (below.box.top - above.box.bottom, above.bold or below.bold) for above, below in pairwise(labels_beside(made))
    ]

    assert all(gap > 9 if is_by_last else gap > 2 for gap, is_by_last in gaps)


@pytest.mark.parametrize(
    ("note", "written"), [("", "7"), ("7, above the limit", ""), ("new record 7", ""), ("17, high", "7"), ("high", "7")]
)
def test_last_value_is_not_written_twice(series, note, written):
    points = series([5, 6, 7], notes={2: note})

    assert written_last(framed(LineChart(points), "full")) == written


def test_last_value_of_nothing_is_not_written(series):
    assert written_last(framed(LineChart(series([None, None])), "full")) == ""
