"""The lines of a line chart: series, limits, targets, breaks. Their places are given apart, for text to avoid.

The line of the series is never drawn across a gap or a break.
"""

from collections.abc import Iterator
from itertools import pairwise

from goldthread.core.state import State
from goldthread.documents.chart.ink import COMMON, INK
from goldthread.documents.chart.line.frame import Frame
from goldthread.documents.chart.marks import mark, part_mark
from goldthread.documents.chart.placing import Stroke
from goldthread.documents.chart.series import LimitLines, LimitRow, TargetStep, runs
from goldthread.documents.chart.svg import element, path

_LIMIT_DASH = "5 4"
_PROVISIONAL_DASH = "3 3"


def limit_strokes(frame: Frame) -> list[Stroke]:
    """The average and the limits that are named, for as long as they hold."""
    return [stroke for _row, stroke in _limit_lines(frame, frame.chart.limits)]


def earlier_strokes(frame: Frame) -> list[Stroke]:
    """The averages and limits before breaks."""
    return [stroke for limits in frame.chart.earlier for _row, stroke in _limit_lines(frame, limits)]


def limits(frame: Frame) -> list[str]:
    """The average solid, the limits dashed."""
    held = [*frame.chart.earlier, frame.chart.limits]
    return [
        _line(stroke, INK, 1.25) if row.is_average else _line(stroke, COMMON, 1.25, _LIMIT_DASH)
        for limits in held
        for row, stroke in _limit_lines(frame, limits)
    ]


def _limit_lines(frame: Frame, limits: LimitLines | None) -> list[tuple[LimitRow, Stroke]]:
    if limits is None:
        return []
    left = frame.x(limits.first.start.toordinal()) if limits.first else frame.plot.left
    right = frame.x(limits.last.end.toordinal()) if limits.last else frame.plot.right
    left, right = max(left, frame.plot.left), min(right, frame.plot.right)
    rows = frame.chart.rows_of(limits)
    return [(row, Stroke(left, frame.y(row.value), right, frame.y(row.value))) for row in rows]


def target_strokes(frame: Frame) -> list[tuple[TargetStep, Stroke]]:
    """The targets whose periods touch the chart, each from its first day to its last, cut at the edges of the plot."""
    found = []
    for target in frame.chart.targets:
        y = frame.y(target.value)
        left, right = (frame.x(day.toordinal()) for day in (target.period.start, target.period.end))
        left, right = max(left, frame.plot.left), min(right, frame.plot.right)
        if left < right:
            found.append((target, Stroke(left, y, right, y)))
    return found


def targets(frame: Frame) -> list[str]:
    """Thick ink steps."""
    return [_line(stroke, INK, 2.5) for _, stroke in target_strokes(frame)]


def break_places(frame: Frame) -> list[tuple[int, Stroke]]:
    """The points that begin after a break, each with its upright line."""
    broken = [number for number, point in enumerate(frame.points) if point.state is State.SERIES_BREAK]
    xs = [(number, frame.x(frame.slots[number].left)) for number in broken]
    return [(number, Stroke(x, frame.plot.top, x, frame.plot.bottom)) for number, x in xs]


def breaks(frame: Frame) -> list[str]:
    """Upright ink lines where what is counted changed."""
    return [_line(stroke, INK, 1.5) for _, stroke in break_places(frame)]


def series_strokes(frame: Frame) -> list[Stroke]:
    """Every straight piece of the series."""
    pairs = (pair for run in runs(frame.points) for pair in pairwise(run))
    return [Stroke(*frame.place(before), *frame.place(after)) for before, after in pairs]


def series(frame: Frame) -> list[str]:
    """The line, broken at every gap; dashed on the way to and between provisional points."""
    return [
        element(
            "path",
            d=path(frame.place(number) for number in piece),
            fill="none",
            stroke=COMMON,
            stroke_width=1.75,
            stroke_linejoin="round",
            stroke_dasharray=_PROVISIONAL_DASH if provisional else None,
        )
        for run in runs(frame.points)
        for piece, provisional in _pieces(frame, run)
    ]


def marks(frame: Frame) -> list[str]:
    """One shape for each point; common ones first, so that what a rule picked lies on top."""
    numbers = [number for number, point in enumerate(frame.points) if not point.missing]
    numbers.sort(key=lambda number: (frame.points[number].kind != "common", number))
    return [_mark(frame, number) for number in numbers]


def _mark(frame: Frame, number: int) -> str:
    point = frame.points[number]
    if point.apart:
        return part_mark(*frame.place(number), scale=frame.mark_scale)
    return mark(point.kind, *frame.place(number), scale=frame.mark_scale)


def _pieces(frame: Frame, run: tuple[int, ...]) -> Iterator[tuple[list[int], bool]]:
    piece: list[int] = list(run[:1])
    style = False
    for before, after in pairwise(run):
        provisional = State.PROVISIONAL in (frame.points[before].state, frame.points[after].state)
        if len(piece) > 1 and provisional is not style:
            yield piece, style
            piece = [before]
        piece.append(after)
        style = provisional
    if len(piece) > 1:
        yield piece, style


def _line(stroke: Stroke, colour: str, width: float, dash: str | None = None) -> str:
    return element(
        "line",
        x1=stroke.x1,
        x2=stroke.x2,
        y1=stroke.y1,
        y2=stroke.y2,
        stroke=colour,
        stroke_width=width,
        stroke_dasharray=dash,
    )
