"""The reported figures of a body as rows of the measure workbook, for an office to correct and load again."""

from goldthread.analytics.sources.measure_workbook import ReportedRow
from goldthread.apps.performance.models import ReportedFigure
from goldthread.core.period import Period
from goldthread.core.state import State

SAME = (
    "measure", "area", "group", "value", "numerator", "denominator", "base", "deft", "change_number", "change_percent",
    "change_points", "baseline", "milestone", "milestone_upper", "sense", "document", "paragraph", "reported_by",
    "reported_on", "note", "row",
)  # fmt: skip


def workbook_row(figure: ReportedFigure) -> ReportedRow:
    """One kept figure as it stood in the workbook it came from."""
    return ReportedRow(
        **{name: getattr(figure, name) for name in SAME},
        period=Period.parse(figure.period),
        compared_period=Period.parse(figure.compared_period) if figure.compared_period else None,
        state=State(figure.state),
    )
