"""Charts as SVG: the same values give the same bytes. They draw; what is unusual is decided before they are called."""

from goldthread.documents.chart.line import line_chart, line_with_limits
from goldthread.documents.chart.line.frame import Size
from goldthread.documents.chart.marks import Kind, shape_icon
from goldthread.documents.chart.series import ChartPoint, ChartWords, LimitLines, LineChart, TargetStep, Unit
from goldthread.documents.chart.spark import sparkline
from goldthread.documents.chart.strip import Position, StripWords, position_strip

__all__ = [
    "ChartPoint",
    "ChartWords",
    "Kind",
    "LimitLines",
    "LineChart",
    "Position",
    "Size",
    "StripWords",
    "TargetStep",
    "Unit",
    "line_chart",
    "line_with_limits",
    "position_strip",
    "shape_icon",
    "sparkline",
]
