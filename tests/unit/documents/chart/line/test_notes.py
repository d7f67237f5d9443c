"""Words inside the plot, and what they keep clear of."""

from itertools import combinations

import pytest

from goldthread.core.period import Period
from goldthread.core.state import State
from goldthread.documents.chart import LimitLines, LineChart, TargetStep
from goldthread.documents.chart.line.frame import framed
from goldthread.documents.chart.line.notes import words_in_plot
from goldthread.documents.chart.line.strokes import series_strokes

SIZES = ("full", "part", "narrow")


def texts(frame) -> list[str]:
    return [label.lines[0] for label in words_in_plot(frame)]


def placed(chart, size="full") -> dict[str, object]:
    return {label.lines[0]: label for label in words_in_plot(framed(chart, size))}


def test_wide_drawing_has_its_notes_only(frame):
    assert texts(frame()) == ["61, below the limit", "174, above the limit"]


def test_narrow_drawing_has_its_limits_inside_too(frame):
    assert texts(frame("narrow")) == [
        "61, below the limit",
        "174, above the limit",
        "Upper limit 173.6",
        "Average 121.0",
        "Lower limit 68.4",
    ]


@pytest.mark.parametrize("size", SIZES)
def test_notes_keep_clear_of_the_line_and_of_each_other(frame, size):
    made = frame(size)

    boxes = [label.box for label in words_in_plot(made)]

    assert [box for box in boxes if any(stroke.hits(box) for stroke in series_strokes(made))] == []
    assert [pair for pair in combinations(boxes, 2) if pair[0].hits(pair[1])] == []


@pytest.mark.parametrize("size", SIZES)
def test_peak_is_noted_above_and_dip_below(frame, size):
    made = frame(size)

    dip, peak = words_in_plot(made)[:2]

    assert peak.box.bottom < made.place(16)[1]
    assert dip.box.top > made.place(12)[1]


def test_note_falls_back_to_what_stands_before_its_comma(series):
    notes = {place: f"{place}, a long note that has nowhere to go" for place in range(8)}

    found = texts(framed(LineChart(series([50, 60, 40, 55, 45, 52, 48, 51], notes=notes)), "narrow"))

    assert {text.split(", ")[0] for text in found[:8]} == {str(place) for place in range(8)}
    assert any(text.isdigit() for text in found[:8])


def test_part_supplied_month_is_noted_in_the_charts_own_words(asb):
    assert texts(framed(LineChart(asb), "full")) == ["Part supplied"]


def test_part_supplied_month_keeps_the_note_it_was_given(series):
    points = series([100, 2006, 2316], states={0: State.PART_SUPPLIED}, notes={0: "100, part supplied"})

    assert "100, part supplied" in texts(framed(LineChart(points), "full"))


def test_note_of_a_missing_month_is_left_to_its_band(series):
    assert texts(framed(LineChart(series([1, None, 3], notes={1: "not held"})), "full")) == ["3"]


def test_last_value_stands_by_its_point_when_the_series_stops_short(series):
    made = framed(LineChart(series([5, 6, 7, *[None] * 6])), "full")

    (label,) = words_in_plot(made)

    x, y = made.place(2)
    assert label.lines == ("7",)
    assert (abs(label.box.left - x) < 20, abs(label.y - y) < 20) == (True, True)


@pytest.mark.parametrize(("text", "written"), [("Target", "Target 110"), ("At most 110", "At most 110"), ("", "110")])
def test_target_is_written_on_its_step_with_its_value(robbery, text, written):
    period = Period.parse("2025-01..2025-06")

    found = placed(LineChart(robbery, targets=[TargetStep(period, 110, text)]))

    assert written in found


def test_break_is_written_beside_its_line(series):
    points = series([1, 2, 3, 4] * 4, states={8: State.SERIES_BREAK}, notes={8: "New counting rule"})
    made = framed(LineChart(points), "full")

    (label,) = [label for label in words_in_plot(made) if label.lines == ("New counting rule",)]

    line = made.x(made.slots[8].left)
    assert min(abs(label.box.left - line), abs(label.box.right - line)) < 6


def test_words_over_a_band_have_no_halo(asb, robbery):
    narrow = framed(LineChart(robbery, LimitLines(121, 68.4, 173.6)), "narrow")

    halos = {label.lines[0]: label.halo for label in words_in_plot(narrow)}

    assert (halos["Upper limit 173.6"], halos["174, above the limit"]) == (False, True)


@pytest.mark.parametrize("size", SIZES)
def test_words_wider_than_the_drawing_are_shortened(series, size):
    made = framed(LineChart(series([1, 2, 3], notes={1: "wide " * 60})), size)

    (label,) = [label for label in words_in_plot(made) if label.lines[0].startswith("wide")]

    assert label.lines[0].endswith("…")
    assert made.room.holds(label.box)
