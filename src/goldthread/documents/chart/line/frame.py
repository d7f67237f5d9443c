"""The frame of a line chart: how large it is, where the plot lies in it, and which place a value and a day have.

It measures text to leave room for it; it draws nothing.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from goldthread.documents.chart.figure import written_limit, written_tick, written_value
from goldthread.documents.chart.label import width_of
from goldthread.documents.chart.placing import Box
from goldthread.documents.chart.scale import Grid, Scale, Slot, grid, slots
from goldthread.documents.chart.series import ChartPoint, LineChart, filled, values_on_line

Size = Literal["full", "part", "narrow"]

TICK_GAP = 8
SIDE_GAP = 9
_EDGE = 3
_HEADROOM = 0.12
_HUNDRED_PERCENT = 100
_NEAR_EDGE = 40


@dataclass(frozen=True, slots=True)
class Layout:
    """One of the drawings: its view box, the size of its text, room above and below the plot."""

    width: float
    height: float
    text: float
    above: float
    below: float
    class_: str
    limits_beside: bool


LAYOUTS: Mapping[Size, Layout] = MappingProxyType(
    {
        "full": Layout(929, 343, 13, 7, 28, "gt-chart__svg gt-chart__wide", limits_beside=True),
        "part": Layout(669, 303, 13, 7, 28, "gt-chart__svg gt-chart__wide", limits_beside=True),
        "narrow": Layout(351, 281, 12, 7, 26, "gt-chart__svg gt-chart__narrow", limits_beside=False),
    }
)


@dataclass(frozen=True, slots=True)
class Frame:
    """Everything that has a place on one drawing of one chart."""

    chart: LineChart
    points: tuple[ChartPoint, ...]
    layout: Layout
    axis: Grid
    plot: Box
    slots: tuple[Slot, ...]

    @property
    def x(self) -> Scale:
        """Days to places."""
        return Scale(self.slots[0].left, self.slots[-1].right, self.plot.left, self.plot.right)

    @property
    def y(self) -> Scale:
        """Values to places."""
        return Scale(self.axis.low, self.axis.high, self.plot.bottom, self.plot.top)

    @property
    def room(self) -> Box:
        """Where text may stand."""
        return Box(_EDGE, _EDGE, self.layout.width - _EDGE, self.layout.height - _EDGE)

    @property
    def mark_scale(self) -> float:
        """Marks shrink, to three fifths at most, where months stand close together."""
        return min(1.0, max(0.6, self.plot.width / len(self.slots) / 12))

    @property
    def last(self) -> int | None:
        """The place of the last point that the line runs through."""
        return max((place for place, point in enumerate(self.points) if point.on_line), default=None)

    @property
    def last_is_beside(self) -> bool:
        """Whether the last value stands at the right end of the plot rather than by its point."""
        return _ends_at_edge(self.points, self.layout)

    def place(self, number: int) -> tuple[float, float]:
        """Where a point stands; one without a value, on the axis."""
        value = self.points[number].value
        return self.x(self.slots[number].middle), self.y(self.axis.low if value is None else value)


def framed(chart: LineChart, size: Size) -> Frame:
    """The chart laid out at a size: room on the left for the axis, on the right for what is written there."""
    layout, points = LAYOUTS[size], filled(chart.points)
    axis = _axis(chart, points)
    left = _EDGE + TICK_GAP + _widest((written_tick(tick, axis, chart.unit) for tick in axis.ticks), layout.text)
    beside = _written_beside(chart, points, axis, layout)
    right = _EDGE + SIDE_GAP + _widest(beside, layout.text)
    plot = Box(left, layout.above, layout.width - right, layout.height - layout.below)
    return Frame(chart, points, layout, axis, plot, slots([point.period for point in points]))


def _axis(chart: LineChart, points: Sequence[ChartPoint]) -> Grid:
    values = _values_shown(chart, points)
    if not values:
        return Grid(0, 1, 1, 0, ())
    least, high = min(values), max(values)
    whole = chart.unit == "count" and all(float(value).is_integer() for value in values_on_line(points))
    span = high - min(0.0, least) if chart.from_zero else high - least
    headroom = _HEADROOM * (span or abs(high) or 1.0)
    top = high + headroom
    if chart.unit == "percent" and high <= _HUNDRED_PERCENT:
        top = min(top, _HUNDRED_PERCENT)
    return grid(_lowest(chart, least, headroom), top, whole=whole)


def _lowest(chart: LineChart, least: float, headroom: float) -> float:
    """Where the axis must start: at 0 or the floor, or with room under values that lie lower."""
    floor = 0.0 if chart.from_zero else chart.floor
    if floor is None or least < floor:
        return least - headroom
    return floor if chart.from_zero else max(floor, least - headroom)


def _values_shown(chart: LineChart, points: Sequence[ChartPoint]) -> list[float]:
    return [
        *(point.value for point in points if point.value is not None and not point.missing),
        *(row.value for limits in (chart.limits, *chart.earlier) if limits for row in chart.rows_of(limits)),
        *(target.value for target in chart.targets),
    ]


def _written_beside(chart: LineChart, points: Sequence[ChartPoint], axis: Grid, layout: Layout) -> list[str]:
    latest = values_on_line(points[-1:]) if _ends_at_edge(points, layout) else []
    rows = chart.limit_rows if layout.limits_beside else ()
    return [
        *(row.name for row in rows),
        *(written_limit(row.value, axis, chart.unit) for row in rows),
        *(written_value(value, axis, chart.unit) for value in latest),
    ]


def _ends_at_edge(points: Sequence[ChartPoint], layout: Layout) -> bool:
    """Whether the line reaches the last slot and that slot is not so wide that its point stands far inside the plot."""
    return points[-1].on_line and layout.width / len(points) / 2 <= _NEAR_EDGE


def _widest(texts: Iterable[str], size: float) -> float:
    return max((width_of(text, size, bold=True) for text in texts), default=0.0)
