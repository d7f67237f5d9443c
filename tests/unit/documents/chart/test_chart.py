"""The public face, and what is true of every drawing."""

import re

import pytest

from goldthread.documents import chart
from goldthread.documents.chart import LineChart, Position, line_chart, line_with_limits, position_strip, sparkline

SPOKEN = {"name": "Robbery", "description": 'From 105 to 132, "above".'}


@pytest.fixture
def drawings(robbery, asb, limits) -> list[str]:
    lines = [line_chart(LineChart(points, limits), **SPOKEN, size=s) for points in (robbery, asb) for s in SIZES]
    return [*lines, sparkline(robbery, mean=121), position_strip(Position(57.2, 55.4, 57.4, 60.7), **SPOKEN)]


SIZES = ("full", "part", "narrow")


def test_public_names_are_listed_in_order_and_exist():
    assert chart.__all__ == sorted(chart.__all__, key=lambda name: (name.islower(), name))
    assert all(hasattr(chart, name) for name in chart.__all__)


def test_public_names_are_these():
    assert {name for name in vars(chart) if name in chart.__all__} == {
        "BarPart",
        "ChartPoint",
        "ChartWords",
        "FunnelChart",
        "FunnelLine",
        "FunnelPoint",
        "Kind",
        "LimitLines",
        "LineChart",
        "Position",
        "Size",
        "Status",
        "StripWords",
        "TargetStep",
        "Unit",
        "funnel_chart",
        "line_chart",
        "line_with_limits",
        "position_strip",
        "shape_icon",
        "sparkline",
        "status_bar",
    }


def test_no_drawing_styles_itself_inline(drawings):
    assert [text for text in drawings if re.search(r"\sstyle=|<style|<script|\son\w+=", text)] == []


def test_every_coordinate_has_two_decimals_at_most(drawings):
    assert [found for text in drawings for found in re.findall(r"\d\.\d{3,}|\d\.\d?0(?!\d)[\",L ]", text)] == []


def test_no_drawing_uses_an_id_that_could_meet_another_on_the_page(drawings):
    assert [text for text in drawings if " id=" in text] == []


def test_same_input_gives_the_same_text(robbery, limits):
    once, again = (line_with_limits(list(robbery), limits=limits, **SPOKEN) for _ in range(2))

    assert once == again


def test_order_of_points_makes_no_difference(robbery, limits):
    shuffled = [*robbery[12:], *robbery[:12]]

    assert line_with_limits(shuffled, limits=limits, **SPOKEN) == line_with_limits(robbery, limits=limits, **SPOKEN)


def test_one_changed_value_changes_the_drawing(series):
    before, after = (line_with_limits(series([1, 2, last]), limits=None, **SPOKEN) for last in (3, 4))

    assert before != after
