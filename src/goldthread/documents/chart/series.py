"""What a chart is given: points with their states and kinds, limits, targets, words. Values must be finite.

A figure that may not be shown never reaches a drawing: only held, provisional and part-supplied values do.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from math import isfinite
from types import MappingProxyType
from typing import Literal

from goldthread.core.errors import BadInput
from goldthread.core.period import Period, PeriodKind
from goldthread.core.state import State
from goldthread.documents.chart.marks import Kind

Unit = Literal["count", "percent", "rate", "days", "pounds"]

_ON_THE_LINE = frozenset({State.HELD, State.PROVISIONAL, State.SERIES_BREAK})
_REGULAR = frozenset(
    {PeriodKind.MONTH, PeriodKind.QUARTER, PeriodKind.HALF, PeriodKind.FINANCIAL_YEAR, PeriodKind.YEAR}
)


@dataclass(frozen=True, slots=True)
class ChartPoint:
    """One figure of a series. `note` is the short label drawn at it; what stands before its first comma must do alone.

    At a series break, the point is the first after it and the note is the reason.
    """

    period: Period
    value: float | None
    state: State = State.HELD
    kind: Kind = "common"
    note: str = ""

    def __post_init__(self) -> None:
        refuse_not_finite(self.value, where=self.period.words)

    @property
    def on_line(self) -> bool:
        """Whether the line runs through it."""
        return self.value is not None and self.state in _ON_THE_LINE

    @property
    def apart(self) -> bool:
        """Whether it keeps its place as a hollow mark, off the line: supplied in part."""
        return self.value is not None and self.state is State.PART_SUPPLIED

    @property
    def missing(self) -> bool:
        """Whether nothing of it may be drawn."""
        return not (self.on_line or self.apart)


@dataclass(frozen=True, slots=True)
class LimitLines:
    """The average of a series and its control limits, in the unit of its values.

    They hold from the first period to the last; where one is not given, to that end of the chart.
    """

    mean: float
    lower: float
    upper: float
    first: Period | None = None
    last: Period | None = None

    def __post_init__(self) -> None:
        for value in (self.mean, self.lower, self.upper):
            refuse_not_finite(value, where="limits")


@dataclass(frozen=True, slots=True)
class TargetStep:
    """A target for as long as it holds. The text is written on it; its value is added where the text lacks it."""

    period: Period
    value: float
    text: str

    def __post_init__(self) -> None:
        refuse_not_finite(self.value, where=f"target for {self.period.words}")


@dataclass(frozen=True, slots=True)
class ChartWords:
    """The words that a drawing writes by itself, for another language."""

    upper: str = "Upper limit"
    average: str = "Average"
    lower: str = "Lower limit"
    part_supplied: str = "Part supplied"
    to: str = "to"
    not_held: str = "No data held"
    no_data: str = "No data"
    gaps: Mapping[State, str] = field(
        default_factory=lambda: MappingProxyType(
            {State.SUPPRESSED: "Not shown", State.CHANGE_ONLY: "Change only", State.PART_SUPPLIED: "Part supplied"}
        )
    )

    def gap(self, state: State) -> str:
        """What a stretch without points is called."""
        return self.gaps.get(state, self.not_held)


@dataclass(frozen=True, slots=True)
class LimitRow:
    """One horizontal line across a chart and what it is called."""

    name: str
    value: float
    is_average: bool


@dataclass(frozen=True, slots=True)
class LineChart:
    """A series over time with what is drawn across it. `earlier` are the limits before breaks, drawn without words.

    `from_zero` starts the axis at 0, as counts must. A lower limit under `floor` cannot be reached and is not drawn;
    None is for values that may be negative. Regular periods absent between two points are missing ones.
    """

    points: Sequence[ChartPoint]
    limits: LimitLines | None = None
    targets: Sequence[TargetStep] = ()
    unit: Unit = "count"
    from_zero: bool = True
    floor: float | None = 0
    words: ChartWords = ChartWords()
    earlier: Sequence[LimitLines] = ()

    @property
    def limit_rows(self) -> tuple[LimitRow, ...]:
        """The limits that are drawn and named, from the top down."""
        return self.rows_of(self.limits) if self.limits else ()

    def rows_of(self, limits: LimitLines) -> tuple[LimitRow, ...]:
        """The lines of these limits, from the top down."""
        rows = (
            LimitRow(self.words.upper, limits.upper, is_average=False),
            LimitRow(self.words.average, limits.mean, is_average=True),
            LimitRow(self.words.lower, limits.lower, is_average=False),
        )
        return rows if self.floor is None or limits.lower >= self.floor else rows[:2]


@dataclass(frozen=True, slots=True)
class Hole:
    """An unbroken stretch of missing points: the places of its first and last."""

    first: int
    last: int
    state: State


def filled(points: Sequence[ChartPoint]) -> tuple[ChartPoint, ...]:
    """The points in order of time, with every regular period between the first and the last in its place."""
    if not points:
        raise BadInput("A chart needs at least one point.", mend="Say in words that nothing is held instead.")
    ordered = sorted(points, key=lambda point: point.period)
    return (*(found for pair in pairwise(ordered) for found in _up_to(*pair)), ordered[-1])


def holes(points: Sequence[ChartPoint]) -> tuple[Hole, ...]:
    """The stretches of missing points, each of one state."""
    found: list[Hole] = []
    for place, point in enumerate(points):
        if not point.missing:
            continue
        if found and found[-1].last == place - 1 and found[-1].state is point.state:
            found[-1] = Hole(found[-1].first, place, point.state)
        else:
            found.append(Hole(place, place, point.state))
    return tuple(found)


def runs(points: Sequence[ChartPoint]) -> tuple[tuple[int, ...], ...]:
    """The places of points that one line joins. A line is never drawn across a gap or a break."""
    found: list[list[int]] = []
    for place, point in enumerate(points):
        if not point.on_line:
            continue
        joins = bool(found) and found[-1][-1] == place - 1 and point.state is not State.SERIES_BREAK
        if joins:
            found[-1].append(place)
        else:
            found.append([place])
    return tuple(tuple(run) for run in found)


def values_on_line(points: Sequence[ChartPoint]) -> list[float]:
    """The values that the line runs through, in order."""
    return [point.value for point in points if point.on_line and point.value is not None]


def _up_to(point: ChartPoint, following: ChartPoint) -> Iterator[ChartPoint]:
    yield point
    kinds = {point.period.kind, following.period.kind}
    if point.period.end >= following.period.start or len(kinds) > 1 or not kinds <= _REGULAR:
        return
    period = point.period.next
    while period < following.period:
        yield ChartPoint(period, None, State.NOT_HELD)
        period = period.next


def refuse_not_finite(value: float | None, *, where: str) -> None:
    """Refuse a value that has no place on any scale; None is a missing one."""
    if value is not None and not isfinite(value):
        raise BadInput(
            f"{value} is not a figure.", where=where, mend="Give a finite number, or None for a missing one."
        )
