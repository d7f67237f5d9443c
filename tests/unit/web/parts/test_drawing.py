"""The pictures of a page: which months are labelled, which shapes the key explains, what is told in words."""

from datetime import date
from xml.etree import ElementTree

import pytest

from goldthread.analytics.measures.definition import Definition
from goldthread.apps.performance.words.charts import description, stretch, subtitle
from goldthread.core.period import Period
from goldthread.core.reading import read_series
from goldthread.core.series import Point
from goldthread.core.state import State
from goldthread.core.target import Direction
from goldthread.web.parts.drawing import chart, spark

ROBBERIES = (105, 75, 81, *[None] * 9, 61, 78, 89, 126, 174, 157, 150, 145, 137, 136, 169, 132)
MONTHS = Period.parse("2024-01..2025-12").months
ROBBERY = Definition(
    code="robbery", framework="x", title="Robbery", things="robberies", definition="", why="", unit="count",
    direction=Direction.DOWN_GOOD, source="", shape="count", frequency="month", owner="", target_kind="none",
    caveats=(), review_on=date(2027, 3, 31), order=1,
)  # fmt: skip


def reading(values, *, direction=Direction.DOWN_GOOD, short=()):
    """The reading of a series that starts in January 2024; None is a month not held, `short` names months in part."""
    points = {
        month: Point(month, value, State.PART_SUPPLIED if month.code in short else State.HELD)
        for month, value in zip(MONTHS, values, strict=False)
        if value is not None
    }
    return read_series(points, direction=direction)


def words(drawing):
    """The text that a drawing writes."""
    return ["".join(one.itertext()) for one in ElementTree.fromstring(str(drawing)).iter() if one.tag.endswith("text")]


def test_both_widths_are_drawn_under_one_message():
    drawn = chart(reading(ROBBERIES), ROBBERY, place="Here")

    assert drawn.title == "Robberies have been above average since April 2025, nine months running"
    assert drawn.sub == "Robberies each month, Here, with average and limits (XmR, 15 months held)"
    assert 'class="gt-chart__svg gt-chart__wide"' in drawn.wide
    assert 'viewBox="0 0 669 303"' in drawn.middle
    assert 'class="gt-chart__svg gt-chart__narrow"' in drawn.narrow


def test_the_farthest_month_outside_each_limit_is_labelled():
    drawn = chart(reading(ROBBERIES), ROBBERY, place="Here")

    assert [text for text in words(drawn.wide) if "limit" in text and text[0].isdigit()] == [
        "61, below the limit",
        "174, above the limit",
    ]


def test_a_short_month_is_labelled_and_its_shape_left_out_of_the_key():
    short = reading((10, *ROBBERIES[1:]), short=("2024-01",))

    drawn = chart(short, ROBBERY, place="Here")

    assert "10, part supplied" in words(drawn.wide)
    assert drawn.sub.endswith("(XmR, 14 months held)")


@pytest.mark.parametrize(
    ("direction", "kinds"),
    [
        (Direction.DOWN_GOOD, ["concern", "improvement", "common"]),
        (Direction.UP_GOOD, ["concern", "improvement", "common"]),
        (Direction.NEITHER, ["neutral", "common"]),
    ],
)
def test_the_key_explains_the_shapes_that_occur_and_no_other(direction, kinds):
    drawn = chart(reading(ROBBERIES, direction=direction), ROBBERY, place="Here")

    assert [kind for kind, _words in drawn.key] == kinds


def test_too_few_months_are_drawn_without_limits_and_say_so():
    few = reading((5, 7, 6, 9))

    assert subtitle(few, ROBBERY, place="Here") == ("Robberies each month, Here; 4 months held, too few for limits")
    assert chart(few, ROBBERY, place="Here").key == ()
    assert [text for text in words(chart(few, ROBBERY, place="Here").wide) if "limit" in text.lower()] == []


def test_months_that_never_vary_say_so_and_have_no_key():
    even = chart(reading((40,) * 12), ROBBERY, place="Here")

    assert even.sub == "Robberies each month, Here; 12 months held, no variation and so no limits"
    assert even.key == ()


def test_one_month_is_described_once():
    one = description(reading((40,)), ROBBERY, place="Here")

    assert one.startswith("Line chart of robberies each month in Here, January 2024. ")


def test_the_description_tells_kind_subject_range_message_and_gaps():
    assert description(reading(ROBBERIES), ROBBERY, place="Here") == (
        "Line chart of robberies each month in Here, January 2024 to December 2025. "
        "Robberies have been above average since April 2025, nine months running. "
        "Average 121.0, lower limit 68.4, upper limit 173.6. No data held April to December 2024."
    )


def test_the_small_line_is_decoration_and_nothing_is_drawn_of_nothing():
    assert 'aria-hidden="true"' in spark(reading(ROBBERIES))
    assert spark(None) == ""


def test_the_same_series_gives_the_same_bytes():
    assert chart(reading(ROBBERIES), ROBBERY, place="Here") == chart(reading(ROBBERIES), ROBBERY, place="Here")


def test_text_of_a_card_is_escaped_in_a_drawing():
    drawn = chart(reading(ROBBERIES), ROBBERY, place='<b>"Here"</b>')

    assert "<b>" not in drawn.wide
    assert ElementTree.fromstring(str(drawn.wide)).attrib["aria-label"].count('<b>"Here"</b>') == 1


def test_a_stretch_of_one_month_is_that_month():
    assert stretch(MONTHS[0], MONTHS[0]) == "January 2024"
    assert stretch(MONTHS[3], MONTHS[11]) == "April to December 2024"
