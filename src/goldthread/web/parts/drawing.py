"""Draws a reading for a page: the chart at each width, and the small line. It picks nothing out itself."""

from markupsafe import Markup

from goldthread.analytics.measures.definition import Definition
from goldthread.apps.performance.words import charts, sentences
from goldthread.core.reading import SeriesReading
from goldthread.documents.chart import Size, line_chart, sparkline
from goldthread.web.parts import Chart

MIDDLE: Size = "part"
NARROW: Size = "narrow"


def chart(reading: SeriesReading, definition: Definition, *, place: str, size: Size = "full") -> Chart:
    """The line of a series with its limits, drawn for each width of page; the message stands above it as text."""
    line, told = charts.line(reading, definition.targets), charts.description(reading, definition, place=place)
    drawings = {
        width: Markup(line_chart(line, name=definition.title, description=told, size=width))
        for width in dict.fromkeys((size, MIDDLE, NARROW))
    }
    return Chart(
        sentences.headline(definition.things, reading),
        charts.subtitle(reading, definition, place=place),
        drawings[size],
        drawings[NARROW],
        tuple(charts.key(reading)),
        drawings[MIDDLE] if size != MIDDLE else None,
    )


def spark(reading: SeriesReading | None) -> Markup:
    """The small line of a table row; its figures stand beside it, so readers by ear lose nothing."""
    if reading is None:
        return Markup("")
    points = tuple(charts.points(reading, notes=False))
    return Markup(sparkline(points, mean=reading.limits.mean if reading.limits else None))
