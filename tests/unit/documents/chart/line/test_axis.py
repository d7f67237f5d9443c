"""Gridlines and months."""

from itertools import pairwise

import pytest

from goldthread.core.period import Period
from goldthread.documents.chart import ChartPoint, LineChart
from goldthread.documents.chart.line.axis import axis_labels, grid_strokes, gridlines, months, short_month, tick_labels
from goldthread.documents.chart.line.frame import framed


def words(frame) -> list[str]:
    return [label.lines[0] for label in axis_labels(frame)]


def test_gridlines_are_level_and_run_across_the_plot(frame):
    made = frame()

    strokes = grid_strokes(made)

    assert [(stroke.x1, stroke.x2) for stroke in strokes] == [(made.plot.left, made.plot.right)] * 4
    assert [(stroke.y1, stroke.y2) for stroke in strokes] == [(made.y(tick),) * 2 for tick in (0, 50, 100, 150)]


def test_nought_is_a_rule_wherever_it_lies(series):
    lines = gridlines(framed(LineChart(series([-5, 9]), floor=None), "full"))

    assert ["#8a939b" in line for line in lines] == [False, False, True, False, False]


def test_values_stand_left_of_the_plot_level_with_their_lines(frame):
    made = frame()

    labels = tick_labels(made)

    assert [label.lines[0] for label in labels] == ["0", "50", "100", "150"]
    assert all(label.box.right < made.plot.left for label in labels)
    assert all(label.box.top < made.y(float(label.lines[0])) < label.box.bottom for label in labels)


@pytest.mark.parametrize(
    ("length", "size", "first_words"),
    [
        (3, "full", ["Jan 2024", "Feb 2024", "Mar 2024"]),
        (24, "full", ["Jan 2024", "Apr 2024", "Jul 2024"]),
        (24, "narrow", ["Jan 24", "Jul 24", "Jan 25"]),
        (120, "full", ["Jan 2024", "Jan 2025", "Jan 2026"]),
        (120, "narrow", ["Jan 24", "Jan 26", "Jan 28"]),
        (400, "narrow", ["Jan 25", "Jan 30", "Jan 35"]),
    ],
)
def test_months_are_labelled_at_regular_steps_that_leave_room(series, length, size, first_words):
    assert words(framed(LineChart(series([1] * length)), size))[:3] == first_words


@pytest.mark.parametrize("size", ["full", "part", "narrow"])
@pytest.mark.parametrize("length", [1, 2, 5, 13, 24, 37, 61, 120, 400])
def test_month_labels_never_meet_or_leave_the_drawing(series, length, size):
    made = framed(LineChart(series([1] * length)), size)

    boxes = [label.box for label in axis_labels(made)]

    assert boxes
    assert all(made.room.holds(box) for box in boxes)
    assert all(before.right < after.left for before, after in pairwise(boxes))


@pytest.mark.parametrize(
    ("codes", "labels"),
    [
        (["2021/22", "2022/23", "2023/24"], ["2021/22", "2022/23", "2023/24"]),
        (["2021/22 Q4", "2022/23 Q1"], ["Jan–Mar 2022", "Apr–Jun 2022"]),
        (["12m to 2022-03", "12m to 2023-03"], ["yr to Mar 2022", "yr to Mar 2023"]),
    ],
)
def test_other_periods_are_labelled_as_they_are_called(codes, labels):
    points = [ChartPoint(Period.parse(code), 5) for code in codes]

    assert words(framed(LineChart(points), "full")) == labels


def test_quarters_are_labelled_at_the_same_quarter_of_each_year():
    quarters = [Period.quarter(2021 + place // 4, place % 4 + 1) for place in range(12)]

    made = framed(LineChart([ChartPoint(quarter, 5) for quarter in quarters]), "narrow")

    assert words(made) == ["Apr–Jun 2021", "Apr–Jun 2022", "Apr–Jun 2023"]


def test_each_label_stands_under_a_tick(read, frame):
    made = frame()

    drawing = read(f'<svg xmlns="http://www.w3.org/2000/svg">{"".join(months(made))}</svg>')

    rule, *ticks = drawing.all("line")
    xs = [tick.attrib["x1"] for tick in ticks]
    assert (float(rule.attrib["y1"]), len(ticks)) == (made.plot.bottom, 24)
    assert {text.attrib["x"] for text in drawing.all("text")} <= set(xs)


def test_short_month_has_a_short_year():
    assert short_month(Period.month(2025, 5)) == "May 25"
