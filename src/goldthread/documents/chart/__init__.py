"""Charts as SVG: the same values give the same bytes. They draw; what is unusual is decided before they are called."""

from goldthread.documents.chart.funnel import FunnelChart, FunnelLine, FunnelPoint, funnel_chart
from goldthread.documents.chart.line import line_chart, line_with_limits
from goldthread.documents.chart.line.frame import Size
from goldthread.documents.chart.marks import Kind, shape_icon
from goldthread.documents.chart.series import ChartPoint, ChartWords, LimitLines, LineChart, TargetStep, Unit
from goldthread.documents.chart.small.bar import BarPart, Status, status_bar
from goldthread.documents.chart.small.spark import sparkline
from goldthread.documents.chart.small.strip import Position, StripWords, position_strip

__all__ = [
    "BarPart",
    "ChartPoint",
    "ChartWords",
    "FunnelChart",
    "FunnelLine",
    "FunnelPoint",
    "Kind",
    "LimitLines",
    "LineChart",
    "Position",
    "Size",
    "Status",
    "StripWords",
    "TargetStep",
    "Unit",
    "funnel_chart",
    "line_chart",
    "line_with_limits",
    "position_strip",
    "shape_icon",
    "sparkline",
    "status_bar",
]
