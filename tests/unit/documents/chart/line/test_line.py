"""Whole line charts: structure, gaps, and every text inside the view box, whatever the values."""

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goldthread.core.period import Period
from goldthread.core.state import State
from goldthread.documents.chart import ChartPoint, LimitLines, LineChart, TargetStep, line_chart, line_with_limits

SPOKEN = {"name": "Robbery", "description": "Above average since April."}
SIZES = ["full", "part", "narrow"]
VALUES = st.none() | st.floats(0, 1e7) | st.integers(0, 300).map(float)


@pytest.mark.parametrize(
    ("size", "width", "height", "class_"),
    [
        ("full", 929, 343, "gt-chart__svg gt-chart__wide"),
        ("part", 669, 303, "gt-chart__svg gt-chart__wide"),
        ("narrow", 351, 281, "gt-chart__svg gt-chart__narrow"),
    ],
)
def test_chart_is_an_image_of_its_size_with_a_name(read, robbery, limits, size, width, height, class_):
    root = read(line_with_limits(robbery, limits=limits, **SPOKEN, size=size)).root

    assert (root.attrib["viewBox"], root.attrib["class"]) == (f"0 0 {width} {height}", class_)
    assert (root.attrib["role"], root.attrib["aria-label"]) == ("img", "Robbery. Above average since April.")


def test_chart_says_everything_once(read, robbery, limits):
    words = read(line_with_limits(robbery, limits=limits, **SPOKEN)).words

    assert sorted(words) == sorted(
        [
            *("0", "50", "100", "150"),
            *("Jan 2024", "Apr 2024", "Jul 2024", "Oct 2024", "Jan 2025", "Apr 2025", "Jul 2025", "Oct 2025"),
            "No data held Apr to Dec 2024",
            *("Upper limit 173.6", "Average 121.0", "Lower limit 68.4", "132"),
            *("61, below the limit", "174, above the limit"),
        ]
    )


def test_chart_draws_each_point_once_by_its_kind(read, robbery, limits):
    drawing = read(line_with_limits(robbery, limits=limits, **SPOKEN))

    assert len(drawing.all("path", fill="#b8480c")) == 9
    assert len(drawing.all("circle", stroke="#1765a3", fill="#ffffff")) == 3
    assert len(drawing.all("circle", fill="#5b6873")) == 3


def test_line_is_never_drawn_across_the_missing_months(read, robbery, limits):
    drawing = read(line_with_limits(robbery, limits=limits, **SPOKEN))

    (band,) = drawing.all("rect", fill="#eeede7")
    left = float(band.attrib["x"])
    right = left + float(band.attrib["width"])
    lines = [one.attrib["d"] for one in drawing.all("path", fill="none")]
    xs = [[float(corner.split(",")[0]) for corner in line.strip("M").split("L")] for line in lines]
    assert [(max(part) < left) or (min(part) > right) for part in xs] == [True, True]


def test_months_left_out_of_the_list_are_missing_all_the_same(robbery, limits):
    held = [point for point in robbery if not point.missing]

    assert line_with_limits(held, limits=limits, **SPOKEN) == line_with_limits(robbery, limits=limits, **SPOKEN)


def test_suppressed_value_leaves_no_trace(series):
    states = {2: State.SUPPRESSED}

    hidden = line_chart(LineChart(series([9, 8, 3, 7], states=states)), **SPOKEN)

    assert hidden == line_chart(LineChart(series([9, 8, None, 7], states=states)), **SPOKEN)


def test_markup_in_words_is_text(read, series):
    points = series([3, 4, 5], notes={1: "<b>&\"x'"})

    drawing = read(line_chart(LineChart(points), name='A "b" <c>', description="&"))

    assert "<b>&\"x'" in drawing.words
    assert drawing.root.attrib["aria-label"] == 'A "b" <c>. &'


LONG = [None if place in (30, 31, 50, *range(80, 86)) else 1000 + 97 * ((place * 37) % 11 - 5) for place in range(120)]
ODD = {
    "one": ([5], None),
    "two": ([5, 9], None),
    "constant": ([7] * 12, LimitLines(7, 7, 7)),
    "noughts": ([0] * 6, None),
    "all missing": ([None] * 12, None),
    "one among the missing": ([None, 5, None], None),
    "ten years": (LONG, LimitLines(1000, 700, 1300)),
    "millions": ([5_000_000 + 90_000 * (place % 7) for place in range(36)], LimitLines(5.2e6, 4.4e6, 6.1e6)),
    "thousandths": ([0.001 + 0.0001 * (place % 5) for place in range(24)], LimitLines(0.0012, 0.0009, 0.0016)),
    "tight limits": ([100, 101, 99, 100, 102, 98] * 3, LimitLines(100, 98, 102)),
    "small counts": ([1, 0, 3, 2, 0, 1, 4, 2, 0, 0, 1, 2], LimitLines(1.3, -1.9, 4.6)),
}


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", ODD)
def test_odd_series_draw_with_every_text_inside_and_none_over_another(read, series, name, size):
    values, limits = ODD[name]

    drawing = read(line_with_limits(series(values), limits=limits, **SPOKEN, size=size))

    boxes = [label.box for label in drawing.labels()]
    assert [box for box in boxes if not drawing.box.holds(box)] == []
    assert [pair for pair in combinations(boxes, 2) if pair[0].hits(pair[1])] == []


@settings(max_examples=40, deadline=None)
@given(
    values=st.lists(VALUES, min_size=1, max_size=60),
    size=st.sampled_from(SIZES),
    notes=st.dictionaries(
        st.integers(0, 59), st.sampled_from(["12", "174, above the limit", "Wide " * 20]), max_size=4
    ),
    mean=st.none() | st.floats(0, 1e6),
)
def test_any_series_draws_with_every_text_inside(read, series, values, size, notes, mean):
    limits = None if mean is None else LimitLines(mean, mean * 0.5, mean * 1.5)

    drawing = read(line_with_limits(series(values, notes=notes), limits=limits, **SPOKEN, size=size))

    assert [label.lines for label in drawing.labels() if not drawing.box.holds(label.box)] == []


@pytest.mark.parametrize("size", SIZES)
def test_other_periods_and_targets_draw_with_every_text_inside(read, size):
    quarters = [Period.quarter(2021 + place // 4, place % 4 + 1) for place in range(9)]
    shares = [55.4, 56.1, 60.7, 58.2, 57.9, 57.2, 56.0, 55.1, 57.2]
    years = (Period.financial_year(2021), Period.financial_year(2022))
    targets = [TargetStep(years[0], 56, "Target"), TargetStep(years[1], 57.4, "At least")]
    points = [ChartPoint(period, share) for period, share in zip(quarters, shares, strict=True)]

    drawing = read(line_chart(LineChart(points, targets=targets, unit="percent", from_zero=False), **SPOKEN, size=size))

    assert {"Target 56.0%", "At least 57.4%", "57.2%", "54%", "56%", "58%", "60%"} <= set(drawing.words)
    assert [label.lines for label in drawing.labels() if not drawing.box.holds(label.box)] == []
