"""What a monthly series says: its average, its limits, and which months a rule picked out. Words are made elsewhere."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

import numpy as np

from goldthread.core.period import Period
from goldthread.core.series import Break, Point
from goldthread.core.state import State
from goldthread.core.stats.charts.xmr import Verdict, XmrChart, XmrGroup, XmrPoint, pad, xmr_charts
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
class Span:
    """The months between two breaks, and the limits that hold for them alone: None where too few are usable."""

    first: Period
    last: Period
    limits: XmrGroup | None


@dataclass(frozen=True, slots=True)
class SeriesReading:
    """A series with every month from its first to its last, a mark for each, and its limits when it has them.

    Limits and verdict are those of the newest span; `earlier` holds the spans before it, each up to a break.
    """

    points: tuple[Point, ...]
    marks: tuple[Mark, ...]
    limits: XmrGroup | None
    verdict: Verdict
    breaks: tuple[Break, ...] = ()
    earlier: tuple[Span, ...] = ()

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


@dataclass(frozen=True, slots=True)
class Series:
    """What a reading is made of: the figures of a measure by month, which way is good, where it is counted anew."""

    points: Mapping[Period, Point]
    direction: Direction
    breaks: tuple[Break, ...] = ()


def fill(points: Mapping[Period, Point]) -> tuple[Point, ...]:
    """Every month from the first held to the last; those between that are not held stand as such."""
    months = _months(min(points), max(points))
    return tuple(points.get(month) or Point(month, None, State.NOT_HELD) for month in months)


@lru_cache(maxsize=256)
def _months(first: Period, last: Period) -> tuple[Period, ...]:
    """Kept, because the series of a body run over the same months."""
    months = [first]
    while months[-1] < last:
        months.append(months[-1].next)
    return tuple(months)


def read_series(
    points: Mapping[Period, Point], *, direction: Direction, breaks: Iterable[Break] = ()
) -> SeriesReading | None:
    """The reading of a monthly series; None when nothing is held. See `read_many`."""
    return read_many([Series(points, direction, tuple(breaks))])[0]


def read_many(given: Sequence[Series]) -> tuple[SeriesReading | None, ...]:
    """The reading of each monthly series; None of one that holds nothing. Months that are short or missing are gaps.

    Limits start afresh at each break, and no rule looks across one; breaks outside a series change nothing.
    Limits and rules: XmR, NHS England, Making Data Count (see `core.stats.charts.xmr`).
    """
    held = [one for one in given if one.points]
    if not held:
        return tuple(None for _ in given)
    filled = [fill(one.points) for one in held]
    inside = [_breaks_inside(points, one.breaks) for points, one in zip(filled, held, strict=True)]
    values = [[point.value if point.state.usable else None for point in points] for points in filled]
    padded = pad(values)
    starts = np.zeros(padded.values.shape, dtype=np.bool_)
    for row, breaks in enumerate(inside):
        starts[row, list(breaks)] = True
    charts = xmr_charts(padded, direction=[one.direction for one in held], rebase_at=starts)
    read = (
        _reading(points, row, charts.chart(number), breaks)
        for number, (points, row, breaks) in enumerate(zip(filled, values, inside, strict=True))
    )
    return tuple(next(read) if one.points else None for one in given)


def _reading(
    points: tuple[Point, ...], values: Sequence[float | None], chart: XmrChart, breaks: Mapping[int, Break]
) -> SeriesReading:
    marks = [mark for group in chart.groups for mark in _marks_of(group, points, values, chart)]
    *earlier, last = (_span(group, points, values) for group in chart.groups)
    verdict = _verdict(chart.groups[-1]) if _is_enough(chart.groups[-1], values) else "too_short"
    return SeriesReading(points, tuple(marks), last.limits, verdict, tuple(breaks.values()), tuple(earlier))


def _breaks_inside(points: Sequence[Point], breaks: Iterable[Break]) -> dict[int, Break]:
    """The breaks after the first month, each by the place of the month that it begins with."""
    places = {point.period: index for index, point in enumerate(points)}
    ordered = sorted(breaks, key=lambda one: one.month)
    return {places[one.month]: one for one in ordered if places.get(one.month, 0) > 0}


def _is_enough(group: XmrGroup, values: Sequence[float | None]) -> bool:
    return sum(value is not None for value in values[group.first : group.last + 1]) >= LEAST_POINTS


def _has_limits(group: XmrGroup, values: Sequence[float | None]) -> bool:
    return _is_enough(group, values) and _verdict(group) == "limits"


def _span(group: XmrGroup, points: Sequence[Point], values: Sequence[float | None]) -> Span:
    limits = group if _has_limits(group, values) else None
    return Span(points[group.first].period, points[group.last].period, limits)


def _verdict(group: XmrGroup) -> Verdict:
    """Limits that meet in one line pick out every month that differs: that is no variation to judge by."""
    return "no_variation" if group.verdict == "limits" and group.lower == group.upper else group.verdict


def _marks_of(
    group: XmrGroup, points: Sequence[Point], values: Sequence[float | None], chart: XmrChart
) -> tuple[Mark, ...]:
    """The marks of one span; months without limits of their own have none."""
    own = slice(group.first, group.last + 1)
    if not _has_limits(group, values):
        return tuple(Mark() for _ in points[own])
    return _marks(points[own], values[own], replace(chart, points=chart.points[own]))


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
