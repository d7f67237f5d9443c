"""Sums over the months of a period. A sum with a hole or a short month in it is a state, never a smaller number."""

from collections.abc import Mapping
from math import fsum

from goldthread.core.errors import BadInput
from goldthread.core.period import Period, PeriodKind
from goldthread.core.series import Point
from goldthread.core.state import State

_WORST_FIRST = (
    State.NOT_HELD,
    State.PART_SUPPLIED,
    State.SUPPRESSED,
    State.SERIES_BREAK,
    State.CHANGE_ONLY,
    State.PROVISIONAL,
    State.HELD,
)


def total(points: Mapping[Period, Point], period: Period) -> Point:
    """The sum over the months of `period`, which must be made of months; `points` are keyed by month.

    Its state is the worst of its months', a month without a point counting as not held; unless that state is usable,
    the value is None. Its load is the newest of those that it rests on.
    """
    if not period.months:
        raise BadInput("A sum needs a period made of months.", where=period.words)
    parts = [points.get(month) or Point(month, None, State.NOT_HELD) for month in period.months]
    state = min((_standing(part) for part in parts), key=_WORST_FIRST.index)
    value = fsum(part.value for part in parts if part.value is not None) if state.usable else None
    return Point(period, value, state, load=max((part.load for part in parts if part.load is not None), default=None))


def rolling(points: Mapping[Period, Point], length: int) -> list[Point]:
    """Sums over every `length` months running, one for each month from the first that has enough behind it to the last.

    They overlap: control limits and tests must not be set on them (moving ranges of overlapping sums are too small).
    """
    if length < 1:
        raise BadInput(f"A rolling sum of {length} months cannot be made.", mend="Give a length of 1 or more.")
    if not points:
        return []
    if any(month.kind is not PeriodKind.MONTH for month in points):
        raise BadInput("A rolling sum is made of months only.")
    months = Period.span(min(points), max(points)).months
    return [total(points, _window(first, last)) for first, last in zip(months, months[length - 1 :], strict=False)]


def _standing(point: Point) -> State:
    return State.NOT_HELD if point.value is None and point.state.usable else point.state


def _window(first: Period, last: Period) -> Period:
    window = Period.span(first, last)
    return Period.rolling_12(last.start.year, last.start.month) if len(window.months) == 12 else window
