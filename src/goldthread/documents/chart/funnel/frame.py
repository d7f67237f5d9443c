"""The frame of a funnel: how large it is, where the plot lies in it, which place a size and a value have."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from goldthread.documents.chart.figure import written
from goldthread.documents.chart.funnel.given import FunnelChart, FunnelPoint
from goldthread.documents.chart.label import width_of
from goldthread.documents.chart.line.frame import Size
from goldthread.documents.chart.placing import Box
from goldthread.documents.chart.scale import Grid, Scale, grid

TICK_GAP, SIDE_GAP = 8, 9
MILLION = 1_000_000
_EDGE = 3
_HEADROOM = 1.06


@dataclass(frozen=True, slots=True)
class Layout:
    """One of the drawings: its view box, the size of its text, the room above and below the plot."""

    width: float
    height: float
    text: float
    above: float
    below: float
    class_: str
    is_wide: bool


LAYOUTS: Mapping[Size, Layout] = MappingProxyType(
    {
        "full": Layout(929, 420, 13, 9, 48, "gt-chart__svg gt-chart__wide", is_wide=True),
        "part": Layout(669, 380, 13, 9, 48, "gt-chart__svg gt-chart__wide", is_wide=True),
        "narrow": Layout(351, 330, 12, 9, 44, "gt-chart__svg gt-chart__narrow", is_wide=False),
    }
)


@dataclass(frozen=True, slots=True)
class Frame:
    """Everything that has a place on one drawing of one funnel."""

    chart: FunnelChart
    layout: Layout
    across: Grid
    up: Grid
    plot: Box

    @property
    def x(self) -> Scale:
        """Sizes to places."""
        return Scale(0, self.across.high, self.plot.left, self.plot.right)

    @property
    def y(self) -> Scale:
        """Values to places."""
        return Scale(0, self.up.high, self.plot.bottom, self.plot.top)

    def place(self, point: FunnelPoint) -> tuple[float, float]:
        return self.x(point.size), self.y(point.value)


def framed(chart: FunnelChart, size: Size) -> Frame:
    """The funnel laid out at a size, both axes from nought: room on the left for values, on the right for names."""
    layout = LAYOUTS[size]
    up = grid(0, _HEADROOM * max(_highest(chart), chart.average))
    widest_size = max(*chart.sizes, *(point.size for point in chart.points))
    across = Grid(0, widest_size, *_steps(widest_size))
    ticks = [written(tick, decimals=up.decimals, unit="rate") for tick in up.ticks]
    left = _EDGE + TICK_GAP + max(width_of(text, layout.text, bold=True) for text in ticks)
    right = _EDGE + SIDE_GAP + max(width_of(text, layout.text, bold=True) for text in beside(chart, layout))
    plot = Box(left, layout.above, layout.width - right, layout.height - layout.below)
    return Frame(chart, layout, across, up, plot)


def beside(chart: FunnelChart, layout: Layout) -> list[str]:
    """What is written at the right ends of the lines, the average last."""
    names = [line.name if layout.is_wide else line.short for line in chart.lines]
    average = written(chart.average, decimals=chart.decimals, unit="rate")
    return [*names, f"{chart.average_name} {average}" if layout.is_wide else average]


def _highest(chart: FunnelChart) -> float:
    return max(*(point.value for point in chart.points), *(max(line.values) for line in chart.lines), 0)


def _steps(high: float) -> tuple[float, int, tuple[float, ...]]:
    """Round sizes along the foot, those that lie within it."""
    found = grid(0, high)
    return found.step, found.decimals, tuple(tick for tick in found.ticks if tick <= high)
