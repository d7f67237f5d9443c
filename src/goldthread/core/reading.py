"""What a monthly series says: its average, its limits, and which months a rule picked out. Words are made elsewhere."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from goldthread.core.period import Period
from goldthread.core.series import Point
from goldthread.core.state import State
from goldthread.core.stats.xmr import Verdict, XmrChart, XmrGroup, XmrPoint, xmr
from goldthread.core.target import Direction

Kind = Literal["common", "concern", "improvement", "neutral"]
Rule = Literal["outside", "trend", "two_in_three", "shift", ""]

LEAST_POINTS = 12
"""Fewer usable months than this give no limits: the answer is "cannot tell yet"."""


@dataclass(frozen=True, slots=True)
class Mark:
    """What the rules say of one month. `rises` is True above the average or on the way up; `run` counts the months
    of its run."""

    kind: Kind = "common"
    rule: Rule = ""
    rises: bool = False
    run: int = 0
    since: Period | None = None


@dataclass(frozen=True, slots=True)
class SeriesReading:
    """A series with every month from its first to its last, a mark for each, and its limits when it has them."""

    points: tuple[Point, ...]
    marks: tuple[Mark, ...]
    limits: XmrGroup | None
    verdict: Verdict

    @property
    def latest(self) -> Point:
        """The newest point."""
        return self.points[-1]

    @property
    def signal(self) -> Mark:
        """What the rules say of the newest month."""
        return self.marks[-1]

    def at(self, month: Period) -> tuple[Point, Mark]:
        """The point of a month and what the rules say of it; a month outside the series is not held."""
        found = (pair for pair in zip(self.points, self.marks, strict=True) if pair[0].period == month)
        return next(found, (Point(month, None, State.NOT_HELD), Mark()))

    def picked(self, period: Period) -> tuple[tuple[Point, Mark], ...]:
        """The months of a period that a rule picked out, oldest first."""
        marked = zip(self.points, self.marks, strict=True)
        return tuple(pair for pair in marked if pair[1].kind != "common" and period.contains(pair[0].period))

    def spoken(self, period: Period | None = None) -> tuple[Point, Mark]:
        """The month that speaks for a period: the newest of the series if a rule picked it out, else the newest of the
        period that one did, a concern before anything else; the newest of the series where none did."""
        found = self.picked(period) if period and self.signal.kind == "common" else ()
        worst = [pair for pair in found if pair[1].kind == "concern"] or found
        return worst[-1] if worst else (self.latest, self.signal)

    @property
    def holes(self) -> tuple[tuple[Period, Period], ...]:
        """The stretches of months not held inside the series, each as its first and last month."""
        missing = [index for index, point in enumerate(self.points) if point.state is State.NOT_HELD]
        starts = [index for index in missing if index - 1 not in missing]
        ends = [index for index in missing if index + 1 not in missing]
        return tuple((self.points[a].period, self.points[b].period) for a, b in zip(starts, ends, strict=True))


def fill(points: Mapping[Period, Point]) -> tuple[Point, ...]:
    """Every month from the first held to the last; those between that are not held stand as such."""
    month, last, filled = min(points), max(points), []
    while month <= last:
        filled.append(points.get(month) or Point(month, None, State.NOT_HELD))
        month = month.next
    return tuple(filled)


def read_series(points: Mapping[Period, Point], *, direction: Direction) -> SeriesReading | None:
    """The reading of a monthly series; None when nothing is held. Months that are short or missing are gaps.

    Limits and rules: XmR, NHS England, Making Data Count (see `core.stats.xmr`).
    """
    if not points:
        return None
    filled = fill(points)
    values = [point.value if point.state.usable else None for point in filled]
    usable = sum(value is not None for value in values)
    chart = xmr(values, direction=direction) if usable >= LEAST_POINTS else None
    verdict = _verdict(chart.groups[-1]) if chart else "too_short"
    if chart is None or verdict != "limits":
        return SeriesReading(filled, tuple(Mark() for _ in filled), None, verdict)
    return SeriesReading(filled, _marks(filled, values, chart), chart.groups[-1], verdict)


def _verdict(group: XmrGroup) -> Verdict:
    """Limits that meet in one line pick out every month that differs: that is no variation to judge by."""
    return "no_variation" if group.verdict == "limits" and group.lower == group.upper else group.verdict


def _marks(points: Sequence[Point], values: Sequence[float | None], chart: XmrChart) -> tuple[Mark, ...]:
    return tuple(
        _mark(points, _run(index, values, chart.points), point)
        if point.flagged and values[index] is not None
        else Mark()
        for index, point in enumerate(chart.points)
    )


def _mark(points: Sequence[Point], run: Sequence[int], mark: XmrPoint) -> Mark:
    return Mark(_kind(mark.kind), mark.rule, mark.sense > 0, len(run), points[run[0]].period)


def _kind(point_type: str) -> Kind:
    words: dict[str, Kind] = {"concern": "concern", "improvement": "improvement", "neutral": "neutral"}
    return next((kind for word, kind in words.items() if word in point_type), "common")


def _run(index: int, values: Sequence[float | None], marks: Sequence[XmrPoint]) -> list[int]:
    """The unbroken stretch of months around `index` on one side of the average, or moving one way when the rule is a
    trend."""
    rising = marks[index].sense > 0

    def belong(left: int, right: int) -> bool:
        before, after = values[left], values[right]
        if before is None or after is None:
            return False
        if marks[index].rule == "trend":
            return after > before if rising else after < before
        return marks[left].side == marks[right].side != 0

    first = last = index
    while first > 0 and belong(first - 1, first):
        first -= 1
    while last + 1 < len(values) and belong(last, last + 1):
        last += 1
    return list(range(first, last + 1))
