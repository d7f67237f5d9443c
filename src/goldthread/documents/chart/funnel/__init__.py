"""A funnel: units by size and rate within limits that narrow as size grows. It names one unit, and orders none."""

from goldthread.documents.chart.funnel.drawing import funnel_chart
from goldthread.documents.chart.funnel.given import FunnelChart, FunnelLine, FunnelPoint

__all__ = ["FunnelChart", "FunnelLine", "FunnelPoint", "funnel_chart"]
