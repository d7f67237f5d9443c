"""The funnel: each unit has its mark, limits their dashes and names, one unit its label; the bytes stay the same."""

from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goldthread.core.errors import BadInput
from goldthread.documents.chart import FunnelChart, FunnelLine, FunnelPoint, funnel_chart

SIZES = (400_000, 1_000_000, 2_000_000)
LINES = (
    FunnelLine("upper 99.8% limit", "99.8%", (2.4, 2.0, 1.8), is_outer=True),
    FunnelLine("upper 95% limit", "95%", (1.9, 1.6, 1.5)),
    FunnelLine("lower 95% limit", "95%", (0.3, 0.5, 0.6)),
    FunnelLine("lower 99.8% limit", "99.8%", (0.0, 0.2, 0.3), is_outer=True),
)
POINTS = (
    FunnelPoint(500_000, 0.9),
    FunnelPoint(900_000, 2.6, "neutral"),
    FunnelPoint(1_200_000, 1.33, label="Here 1.33"),
    FunnelPoint(1_900_000, 1.0),
)
CHART = FunnelChart(POINTS, SIZES, LINES, average=1.1, average_name="average", foot="Residents, in millions")
SPOKEN = {"name": "Robbery", "description": "Four forces."}
EVERY = pytest.mark.parametrize("size", ["full", "part", "narrow"])


@EVERY
def test_funnel_is_an_image_with_a_name(read, size):
    root = read(funnel_chart(CHART, **SPOKEN, size=size)).root

    assert (root.attrib["role"], root.attrib["aria-label"]) == ("img", "Robbery. Four forces.")


@EVERY
def test_same_values_give_the_same_bytes(size):
    assert funnel_chart(CHART, **SPOKEN, size=size) == funnel_chart(CHART, **SPOKEN, size=size)


@EVERY
def test_each_unit_has_one_mark_and_the_named_one_is_larger(read, size):
    drawing = read(funnel_chart(CHART, **SPOKEN, size=size))
    radii = sorted(float(one.attrib["r"]) for one in drawing.all("circle"))

    assert len(radii) == 3
    assert radii[-1] > 1.5 * radii[-2]
    assert len(drawing.all("rect")) == 1


def test_limits_are_dashed_and_the_outer_ones_dotted(read):
    drawing = read(funnel_chart(CHART, **SPOKEN))

    assert [one.attrib["stroke-dasharray"] for one in drawing.all("path")] == ["2 3", "6 4", "6 4", "2 3"]


def test_average_is_solid_and_runs_as_far_as_the_limits(read):
    drawing = read(funnel_chart(CHART, **SPOKEN))
    (average,) = drawing.all("line", stroke="#15202b")
    corners = drawing.all("path")[0].attrib["d"][1:].split("L")

    assert "stroke-dasharray" not in average.attrib
    assert (average.attrib["x1"], average.attrib["x2"]) == (corners[0].split(",")[0], corners[-1].split(",")[0])


def test_lines_are_named_at_their_ends_in_their_order(read):
    drawing = read(funnel_chart(CHART, **SPOKEN))
    named = [label for label in drawing.labels() if "limit" in label.lines[0] or "average" in label.lines[0]]

    assert [label.lines[0] for label in sorted(named, key=lambda label: label.y)] == [
        "upper 99.8% limit",
        "upper 95% limit",
        "average 1.10",
        "lower 95% limit",
        "lower 99.8% limit",
    ]


def test_narrow_drawing_names_its_lines_shortly(read):
    words = read(funnel_chart(CHART, **SPOKEN, size="narrow")).words

    assert [word for word in words if "%" in word or word == "1.10"] == ["99.8%", "95%", "1.10", "95%", "99.8%"]


def test_foot_says_what_size_is(read):
    words = read(funnel_chart(CHART, **SPOKEN)).words

    assert [word for word in words if word.endswith("m")] == ["0.5m", "1m", "1.5m", "2m"]
    assert "Residents, in millions" in words


@EVERY
def test_all_text_lies_inside_and_none_covers_another(read, size):
    drawing = read(funnel_chart(CHART, **SPOKEN, size=size))
    boxes = [label.box for label in drawing.labels()]

    assert [box for box in boxes if not drawing.box.holds(box)] == []
    assert [pair for pair in combinations(boxes, 2) if pair[0].hits(pair[1])] == []


def test_name_keeps_off_the_other_points(read):
    crowded = replace(CHART, points=(*POINTS, *(FunnelPoint(1_200_000 + step, 1.33) for step in (90_000, 160_000))))
    drawing = read(funnel_chart(crowded, **SPOKEN))
    box = drawing.said("Here 1.33").box
    centres = [(float(one.attrib["cx"]), float(one.attrib["cy"])) for one in drawing.all("circle")]

    assert [(x, y) for x, y in centres if box.left < x < box.right and box.top < y < box.bottom] == []


def test_no_unit_is_named_where_none_is_marked(read):
    unmarked = replace(CHART, points=[replace(point, label="") for point in POINTS])

    assert [label for label in read(funnel_chart(unmarked, **SPOKEN)).labels() if label.bold] == []


def test_words_are_escaped():
    named = replace(CHART, points=[FunnelPoint(500_000, 1, label="<b>A & B</b>")])

    assert "<b>" not in funnel_chart(named, **SPOKEN)


@pytest.mark.parametrize("size", [0, -1, float("nan"), float("inf")])
def test_size_that_cannot_be_one_is_refused(size):
    with pytest.raises(BadInput):
        FunnelPoint(size, 1)


def test_limit_of_another_length_is_refused():
    with pytest.raises(BadInput, match="another length"):
        replace(CHART, lines=[FunnelLine("upper", "u", (1.0,))])


def test_funnel_without_points_is_refused():
    with pytest.raises(BadInput, match="no point"):
        replace(CHART, points=())


@settings(max_examples=50, deadline=None)
@given(
    st.lists(st.tuples(st.floats(1, 1e8), st.floats(0, 1e6)), min_size=1, max_size=20),
    st.sampled_from(["full", "narrow"]),
)
def test_every_mark_stands_inside_the_drawing(read, values, size):
    points = [FunnelPoint(people, rate) for people, rate in values]
    drawing = read(funnel_chart(replace(CHART, points=points), **SPOKEN, size=size))
    marks = drawing.all("circle")

    assert len(marks) == len(points)
    assert all(0 <= float(one.attrib["cx"]) <= drawing.box.right for one in marks)
    assert all(0 <= float(one.attrib["cy"]) <= drawing.box.bottom for one in marks)
