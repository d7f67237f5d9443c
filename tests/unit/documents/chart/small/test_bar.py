"""The bar of statuses."""

import re

import pytest

from goldthread.core.errors import BadInput
from goldthread.documents.chart import BarPart, status_bar
from goldthread.documents.chart.small.bar import WIDTH

TWELVE_AND_EIGHT = (BarPart("green", 12, "Green"), BarPart("amber", 8, "Amber"), BarPart("red", 0, "Red"))


def widths(drawing: str) -> list[float]:
    return [
        float(found) for found in re.findall(r'<rect fill="#[0-9a-f]+" x="[\d.]+" y="[\d.]+" width="([\d.]+)"', drawing)
    ]


def test_status_bar_gives_each_part_the_length_of_its_count():
    green, amber = widths(status_bar(TWELVE_AND_EIGHT, label="12 green, 8 amber"))

    assert round(green + 1.5, 1) == round((WIDTH - 3) * 12 / 20, 1)
    assert round(amber + 1.5, 1) == round((WIDTH - 3) * 8 / 20, 1)


def test_status_bar_leaves_out_a_part_without_anything():
    assert len(widths(status_bar(TWELVE_AND_EIGHT, label="12 green, 8 amber"))) == 2


def test_status_bar_speaks_once_with_its_label():
    drawing = status_bar(TWELVE_AND_EIGHT, label="12 green & 8 amber")

    assert re.findall(r'aria-label="([^"]+)"', drawing) == ["12 green &amp; 8 amber"]


def test_status_bar_keeps_every_stripe_inside_its_part():
    drawing = status_bar((BarPart("amber", 1, "Amber"),), label="1 amber")
    ends = [float(x) for x in re.findall(r'x[12]="([\d.]+)"', drawing)]

    assert len(ends) > 20
    assert 0 <= min(ends) <= max(ends) <= WIDTH


def test_status_bar_draws_a_red_part_with_ruled_lines_not_colour_alone():
    assert status_bar((BarPart("red", 3, "Red"),), label="3 red").count("<line") == 3


def test_status_bar_draws_a_part_without_a_status_white_with_a_thin_dotted_edge():
    drawing = status_bar((BarPart("green", 1, "Green"), BarPart("none", 1, "No status published")), label="1 and 1")
    ground, edge = re.findall(r"<rect [^>]+>", drawing)[2:]

    green, none = widths(drawing)
    assert green == none
    assert 'fill="#ffffff"' in ground
    assert re.findall(r'(stroke(?:-\w+)?)="([^"]+)"', edge) == [
        ("stroke", "#44505c"), ("stroke-width", "1"), ("stroke-dasharray", "1 3"),
    ]  # fmt: skip


@pytest.mark.parametrize("parts", [(), (BarPart("green", 0, "Green"),)])
def test_status_bar_refuses_to_draw_nothing(parts):
    with pytest.raises(BadInput, match="bar of nothing"):
        status_bar(parts, label="none")


def test_bar_part_refuses_a_count_below_zero():
    with pytest.raises(BadInput, match="-1 cannot be a number of things"):
        BarPart("green", -1, "Green")
