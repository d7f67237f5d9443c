"""Pictures as values: each is drawn by its own chart, the same each time, and only a line is drawn anew for a phone."""

import pytest
from tests.unit.documents.paper import robbery

from goldthread.documents.chart import BarPart, LineChart, Position, line_chart, position_strip, sparkline, status_bar
from goldthread.documents.picture import PHONE, Bar, Line, Spark, Strip, drawn

CHART = LineChart(robbery())
POSITION = Position(57.2, baseline=55.4, milestone=57.4)
PARTS = (BarPart("green", 12, "green"), BarPart("amber", 8, "amber"))


@pytest.mark.parametrize(
    ("picture", "expected"),
    [
        (Line(CHART), line_chart(CHART, name="Name", description="Alt", size="part")),
        (Strip(POSITION), position_strip(POSITION, name="Name", description="Alt")),
        (Bar(PARTS), status_bar(PARTS, label="Alt")),
        (Spark(robbery(), 121.0), sparkline(robbery(), mean=121.0)),
    ],
    ids=["line", "strip", "bar", "spark"],
)
def test_picture_is_drawn_by_its_chart(picture, expected):
    assert drawn(picture, name="Name", alt="Alt") == expected


def test_only_a_line_has_a_drawing_for_a_phone():
    pictures = (Line(CHART), Strip(POSITION), Bar(PARTS), Spark(robbery()))

    anew = [drawn(picture, name="N", alt="A", size=PHONE) != drawn(picture, name="N", alt="A") for picture in pictures]

    assert anew == [True, False, False, False]


def test_sparkline_says_nothing_aloud():
    assert 'aria-hidden="true"' in drawn(Spark(robbery()), name="Name", alt="Alt")
    assert "Alt" not in drawn(Spark(robbery()), name="Name", alt="Alt")
