"""Gridlines, months along the foot, and the words of both. A month is labelled only where its words have room."""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from types import MappingProxyType

from goldthread.core.period import Period, PeriodKind
from goldthread.documents.chart.figure import written_tick
from goldthread.documents.chart.ink import HAIR, RULE
from goldthread.documents.chart.label import Label, width_of
from goldthread.documents.chart.line.frame import TICK_GAP, Frame
from goldthread.documents.chart.placing import Stroke
from goldthread.documents.chart.svg import element

_STEPS: Mapping[PeriodKind, tuple[int, ...]] = MappingProxyType(
    {
        PeriodKind.QUARTER: (1, 2, 4, 8, 20, 40),
        PeriodKind.HALF: (1, 2, 4, 10, 20),
        PeriodKind.FINANCIAL_YEAR: (1, 2, 5, 10),
        PeriodKind.YEAR: (1, 2, 5, 10),
    }
)
_STEPS_OF_MONTHS = (1, 3, 6, 12, 24, 60, 120, 240)
_LABEL_GAP, _LABEL_GAP_NARROW = 24, 14
_TICK = 5
_LEAST_BETWEEN_TICKS = 9


def grid_strokes(frame: Frame) -> list[Stroke]:
    """The horizontal grid, across the whole plot."""
    return [Stroke(frame.plot.left, y, frame.plot.right, y) for y in map(frame.y, frame.axis.ticks)]


def gridlines(frame: Frame) -> list[str]:
    """The horizontal grid as hairlines; nought is a rule, wherever it lies."""
    colours = [HAIR if tick else RULE for tick in frame.axis.ticks]
    return [
        element("line", x1=stroke.x1, x2=stroke.x2, y1=stroke.y1, y2=stroke.y2, stroke=colour, stroke_width=1)
        for stroke, colour in zip(grid_strokes(frame), colours, strict=True)
    ]


def axis_labels(frame: Frame) -> list[Label]:
    """The words under the foot, from the first month to the last."""
    return [_month_label(frame, number) for number in _labelled(frame)]


def months(frame: Frame) -> list[str]:
    """The foot of the plot with its ticks and words."""
    foot, plot = frame.plot.bottom, frame.plot
    rule = element("line", x1=plot.left, x2=plot.right, y1=foot, y2=foot, stroke=RULE, stroke_width=1)
    xs = [frame.place(number)[0] for number in sorted({*_ticked(frame), *_labelled(frame)})]
    ticks = [element("line", x1=x, x2=x, y1=foot, y2=foot + _TICK, stroke=RULE, stroke_width=1) for x in xs]
    return [rule, *ticks, *(label.drawn() for label in axis_labels(frame))]


def tick_labels(frame: Frame) -> list[Label]:
    """The values of the gridlines."""
    size = frame.layout.text
    x = frame.plot.left - TICK_GAP
    return [
        Label((written_tick(tick, frame.axis, frame.chart.unit),), x, frame.y(tick) + size * 0.34, size, "end")
        for tick in frame.axis.ticks
    ]


def _month_label(frame: Frame, number: int) -> Label:
    text, size = _words(frame, frame.points[number].period), frame.layout.text
    half = width_of(text, size) / 2
    x = min(max(frame.place(number)[0], frame.room.left + half), frame.room.right - half)
    return Label((text,), x, frame.plot.bottom + _TICK + 4 + size * 0.9, size, "middle")


def _words(frame: Frame, period: Period) -> str:
    if period.kind is not PeriodKind.MONTH or frame.layout.limits_beside:
        return period.short
    return short_month(period)


def short_month(period: Period) -> str:
    """A month for a narrow drawing: "Jan 24"."""
    month, year = period.short.split()
    return f"{month} {year[-2:]}"


def _labelled(frame: Frame) -> list[int]:
    """The points whose periods are written: the closest regular steps at which the words keep apart."""
    for numbers in _choices(frame):
        if _fits(frame, numbers):
            return numbers
    return [0]


def _ticked(frame: Frame) -> list[int]:
    wide_enough = (
        numbers
        for numbers in _choices(frame)
        if _least_gap([frame.place(number)[0] for number in numbers]) >= _LEAST_BETWEEN_TICKS
    )
    return next(wide_enough, [0])


def _choices(frame: Frame) -> list[list[int]]:
    """Which points could be ticked, from all to few."""
    steps = _STEPS.get(frame.points[0].period.kind, _STEPS_OF_MONTHS)
    return [_every(frame, step) for step in steps]


def _every(frame: Frame, step: int) -> list[int]:
    """Each month of the year that `step` divides from January on; periods of other kinds are counted from the first."""
    periods = [point.period for point in frame.points]
    if any(period.kind is not PeriodKind.MONTH for period in periods):
        return list(range(0, len(periods), step))
    chosen = [
        number for number, period in enumerate(periods) if (period.start.year * 12 + period.start.month - 1) % step == 0
    ]
    return chosen or [0]


def _fits(frame: Frame, numbers: Sequence[int]) -> bool:
    gap = _LABEL_GAP if frame.layout.limits_beside else _LABEL_GAP_NARROW
    boxes = [_month_label(frame, number).box for number in numbers]
    return all(after.left - before.right >= gap for before, after in pairwise(boxes))


def _least_gap(places: Sequence[float]) -> float:
    return min((after - before for before, after in pairwise(places)), default=float("inf"))
