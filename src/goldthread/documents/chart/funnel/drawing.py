"""Draws a funnel: gridlines, limits, average, points, and the name of one of them. What lies outside was decided
before; shapes and dashes carry it, so that grey print loses nothing."""

from goldthread.documents.chart.figure import written
from goldthread.documents.chart.funnel.frame import MILLION, SIDE_GAP, TICK_GAP, Frame, beside, framed
from goldthread.documents.chart.funnel.given import FunnelChart, FunnelLine, FunnelPoint
from goldthread.documents.chart.funnel.naming import name_of
from goldthread.documents.chart.ink import COMMON, HAIR, INK, PAPER, RULE
from goldthread.documents.chart.label import Label, height_of
from goldthread.documents.chart.line.frame import Size
from goldthread.documents.chart.marks import mark
from goldthread.documents.chart.placing import spread
from goldthread.documents.chart.svg import element, path, picture, spoken

INNER_DASH, OUTER_DASH = "6 4", "2 3"
_TICK = 5
_MIDDLE, _RISE, _GAP = 0.34, 0.72, 3
_MARKED = 6.5
_PICKED = 1.35


def funnel_chart(chart: FunnelChart, *, name: str, description: str, size: Size = "full") -> str:
    """The funnel as SVG: "full" for the width of a page, "part" for a part of it, "narrow" for a phone.

    `name` and `description` are its text alternative: kind, subject, range, message, what is left out.
    """
    frame = framed(chart, size)
    words = [*_tick_labels(frame), *_foot_labels(frame), *_labels_beside(frame), *name_of(frame)]
    return picture(
        *_gridlines(frame),
        *_foot(frame),
        *(_limit(frame, line) for line in chart.lines),
        _average(frame),
        *_marks(frame),
        *(label.drawn() for label in words),
        class_=frame.layout.class_,
        width=frame.layout.width,
        height=frame.layout.height,
        label=spoken(name, description),
    )


def _gridlines(frame: Frame) -> list[str]:
    return [
        element(
            "line",
            x1=frame.plot.left,
            x2=frame.plot.right,
            y1=frame.y(tick),
            y2=frame.y(tick),
            stroke=HAIR if tick else RULE,
            stroke_width=1,
        )
        for tick in frame.up.ticks
    ]


def _foot(frame: Frame) -> list[str]:
    foot = frame.plot.bottom
    places = [frame.x(tick) for tick in frame.across.ticks]
    return [element("line", x1=x, x2=x, y1=foot, y2=foot + _TICK, stroke=RULE, stroke_width=1) for x in places]


def _limit(frame: Frame, line: FunnelLine) -> str:
    corners = [(frame.x(size), frame.y(value)) for size, value in zip(frame.chart.sizes, line.values, strict=True)]
    dash = OUTER_DASH if line.is_outer else INNER_DASH
    return element("path", d=path(corners), fill="none", stroke=COMMON, stroke_width=1.25, stroke_dasharray=dash)


def _average(frame: Frame) -> str:
    y, sizes = frame.y(frame.chart.average), frame.chart.sizes
    ends = frame.x(min(sizes)), frame.x(max(sizes))
    return element("line", x1=ends[0], x2=ends[1], y1=y, y2=y, stroke=INK, stroke_width=1.25)


def _marks(frame: Frame) -> list[str]:
    """One shape for each unit; what a rule picked lies above the rest, and the one that is named above all."""
    ordered = sorted(frame.chart.points, key=lambda point: (bool(point.label), point.kind != "common"))
    return [_mark(frame, point) for point in ordered]


def _mark(frame: Frame, point: FunnelPoint) -> str:
    x, y = frame.place(point)
    if point.label and point.kind == "common":
        return element("circle", cx=x, cy=y, r=_MARKED, fill=INK, stroke=PAPER, stroke_width=1.5)
    return mark(point.kind, x, y, scale=_PICKED if point.label else 1.15)


def _tick_labels(frame: Frame) -> list[Label]:
    size, x = frame.layout.text, frame.plot.left - TICK_GAP
    texts = [written(tick, decimals=frame.up.decimals, unit="rate") for tick in frame.up.ticks]
    return [
        Label((text,), x, frame.y(tick) + size * _MIDDLE, size, "end")
        for text, tick in zip(texts, frame.up.ticks, strict=True)
    ]


def _foot_labels(frame: Frame) -> list[Label]:
    """Sizes in millions under the ticks, and under them what they are of."""
    size = frame.layout.text
    y = frame.plot.bottom + _TICK + 4 + size * 0.9
    ticks = [Label((_millions(tick),), frame.x(tick), y, size, "middle") for tick in frame.across.ticks]
    return [*ticks, Label((frame.chart.foot,), frame.plot.left, y + size * 1.35, size)]


def _millions(size: float) -> str:
    return f"{size / MILLION:g}m" if size else "0"


def _labels_beside(frame: Frame) -> list[Label]:
    """The names of the lines at their right ends, kept apart in the order of the lines."""
    size, x = frame.layout.text, frame.plot.right + SIDE_GAP
    ends = [*(frame.y(line.values[-1]) for line in frame.chart.lines), frame.y(frame.chart.average)]
    entries = sorted(zip(ends, beside(frame.chart, frame.layout), strict=True))
    heights = [height_of((text,), size) + _GAP for _y, text in entries]
    wanted = [y - size * (_RISE - _MIDDLE) for y, _text in entries]
    tops = spread(wanted, heights, low=_GAP, high=frame.plot.bottom + size)
    return [Label((text,), x, top + size * _RISE, size) for (_y, text), top in zip(entries, tops, strict=True)]
