"""XmR control charts with the rules of NHS England's Making Data Count: one series here, a batch by `xmr_charts`.

Refuses a fixed baseline of fewer than twelve rows, and sets no limits where nothing varies or too little is known.
"""

from collections.abc import Sequence

from goldthread.core.stats.arrays import numbers
from goldthread.core.stats.charts.xmr_batch import XmrCharts, XmrGroups, xmr_charts
from goldthread.core.stats.charts.xmr_chart import Assurance, XmrChart, XmrGroup, XmrPoint
from goldthread.core.stats.charts.xmr_groups import Padded, pad
from goldthread.core.stats.charts.xmr_limits import DEFAULT_METHOD, LIMIT, NEAR_LIMIT, SCREEN, Verdict, XmrMethod
from goldthread.core.stats.refused import NoValues
from goldthread.core.target import Direction

__all__ = [
    "DEFAULT_METHOD",
    "LIMIT",
    "NEAR_LIMIT",
    "SCREEN",
    "Assurance",
    "Padded",
    "Verdict",
    "XmrChart",
    "XmrCharts",
    "XmrGroup",
    "XmrGroups",
    "XmrMethod",
    "XmrPoint",
    "pad",
    "xmr",
    "xmr_charts",
]


def xmr(
    values: Sequence[float | None],
    *,
    direction: Direction = Direction.NEITHER,
    target: float | None = None,
    rebase_at: Sequence[int] = (),
    method: XmrMethod = DEFAULT_METHOD,
) -> XmrChart:
    """The chart of one series in order of time; None or NaN is a missing value, and breaks a run.

    A new group of limits starts at each row of `rebase_at`, and rules never cross groups. `target` has the unit of the
    values. Where nothing varies the verdict is "no_variation"; where no two values stand side by side, "too_short".
    Not for rolling sums: their overlap makes the moving ranges, and so the limits, far too small.
    Source: Making Data Count, NHS England (england.nhs.uk/publication/making-data-count); checked against
    NHSRplotthedots 0.2.2, whose missing limits of a constant series are read here as no variation.
    """
    if not len(values):
        raise NoValues("A series without a row has no chart.")
    row = numbers(values, "values").reshape(1, -1)
    return xmr_charts(row, direction=direction, targets=target, rebase_at=rebase_at, method=method).chart(0)
