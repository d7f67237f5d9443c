"""A series over time with its average, limits, targets and gaps. It draws no title: the page says the message."""

from collections.abc import Sequence

from goldthread.documents.chart.line.axis import gridlines, months, tick_labels
from goldthread.documents.chart.line.band import band_labels, bands
from goldthread.documents.chart.line.beside import labels_beside
from goldthread.documents.chart.line.frame import Size, framed
from goldthread.documents.chart.line.notes import words_in_plot
from goldthread.documents.chart.line.strokes import breaks, limits, marks, series, targets
from goldthread.documents.chart.series import ChartPoint, LimitLines, LineChart
from goldthread.documents.chart.svg import picture, spoken

__all__ = ["line_chart", "line_with_limits"]


def line_with_limits(
    points: Sequence[ChartPoint], *, limits: LimitLines | None, name: str, description: str, size: Size = "full"
) -> str:
    """A series of counts from 0 with its limits: the plain case of `line_chart`."""
    return line_chart(LineChart(points, limits), name=name, description=description, size=size)


def line_chart(chart: LineChart, *, name: str, description: str, size: Size = "full") -> str:
    """The chart as SVG: "full" for the width of a page, "part" for seven columns of twelve, "narrow" for a phone.

    `name` and `description` are its text alternative: kind, subject, range, message, gaps.
    """
    frame = framed(chart, size)
    ground = [*gridlines(frame), *bands(frame)]
    lines = [*breaks(frame), *limits(frame), *targets(frame), *series(frame), *marks(frame)]
    words = [*tick_labels(frame), *band_labels(frame), *labels_beside(frame), *words_in_plot(frame)]
    return picture(
        *ground,
        *months(frame),
        *lines,
        *(label.drawn() for label in words),
        class_=frame.layout.class_,
        width=frame.layout.width,
        height=frame.layout.height,
        label=spoken(name, description),
    )
