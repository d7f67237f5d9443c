"""XmR charts of many series at once: arrays in, arrays out, the same answers as one chart at a time.

Refuses directions and targets that are not one a series. Memory grows with the batch; the work is done in blocks.
"""

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from goldthread.core.stats.arrays import Flags, Floats, Whole, numbers
from goldthread.core.stats.charts.xmr_chart import (
    ASSURANCES,
    KINDS,
    VARIATIONS,
    XmrChart,
    XmrGroup,
    XmrPoint,
    label_of,
)
from goldthread.core.stats.charts.xmr_groups import (
    Padded,
    Spans,
    batch_of,
    blocks_of,
    gathered,
    inside_of,
    place_of,
    spans_of,
    starts_of,
)
from goldthread.core.stats.charts.xmr_limits import DEFAULT_METHOD, VERDICTS, Limits, XmrMethod, limits_of
from goldthread.core.stats.charts.xmr_rules import RULES, Codes, Rows, findings, sides_of
from goldthread.core.stats.refused import WrongChoice
from goldthread.core.target import Direction

_KIND_OF = np.array([1, 0, 2, 4, 0, 3, 2, 0, 1], dtype=np.int8)
"""Position in KINDS by 3 · (direction + 1) + (sense + 1), each from -1 to +1."""
_VARIATION_OF = np.array([2, 0, 3, 6, 0, 5, 4, 0, 1], dtype=np.int8)


@dataclass(frozen=True, slots=True)
class XmrGroups(Limits):
    """All groups of limits of a batch, by series and then by time: rows `first` to `last` of `series`."""

    series: Whole
    first: Whole
    last: Whole


@dataclass(frozen=True, slots=True)
class XmrCharts:
    """Charts of a batch. Matrices are series × points; what a code stands for is said by the tuple named.

    `group`: position in `groups` (-1 beyond a series' end), so that `groups.upper[group]` is a limit a point.
    `rule` in RULES, `kind` in KINDS; `sense` the way that the rule points, as in XmrPoint.
    One a series: `variation` in VARIATIONS, `assurance` in ASSURANCES (0 where no target or limits or direction).
    """

    groups: XmrGroups
    group: NDArray[np.int32]
    side: Codes
    outside: Flags
    close: Flags
    rule: Codes
    sense: Codes
    kind: Codes
    lengths: Whole
    variation: Codes
    assurance: Codes
    method: XmrMethod

    @property
    def flagged(self) -> Flags:
        """Which points a rule picked out."""
        return self.rule > 0

    def chart(self, series: int) -> XmrChart:
        """One chart of the batch, as objects."""
        length = int(self.lengths[series])
        own = self.group[series, :length]
        groups = [self._group(number) for number in range(int(own[0]), int(own[-1]) + 1)]
        assurance = ASSURANCES[self.assurance[series]]
        groups[-1] = replace(groups[-1], assurance=assurance)
        variation = VARIATIONS[self.variation[series]]
        return XmrChart(tuple(groups), self._points(series, length), variation, assurance, self.method)

    def _group(self, number: int) -> XmrGroup:
        held = self.groups

        def end(column: Floats) -> float | None:
            return None if np.isnan(column[number]) else float(column[number])

        return XmrGroup(
            first=int(held.first[number]),
            last=int(held.last[number]),
            mean=end(held.mean),
            lower=end(held.lower),
            upper=end(held.upper),
            near_lower=end(held.near_lower),
            near_upper=end(held.near_upper),
            verdict=VERDICTS[held.verdict[number]],
            short=bool(held.short[number]),
        )

    def _points(self, series: int, length: int) -> tuple[XmrPoint, ...]:
        columns = (self.side, self.outside, self.close, self.rule, self.sense, self.kind, self.group)
        rows = zip(*(column[series, :length].tolist() for column in columns), strict=True)
        zero = int(self.group[series, 0])
        run = self.method.run_length
        return tuple(
            XmrPoint(side, outside, close, label_of(RULES[rule], way, run), RULES[rule], way, KINDS[kind], group - zero)
            for side, outside, close, rule, way, kind, group in rows
        )


def xmr_charts(
    values: ArrayLike | Padded,
    *,
    direction: Direction | Sequence[Direction] = Direction.NEITHER,
    targets: float | ArrayLike | None = None,
    rebase_at: Sequence[int] | Flags = (),
    method: XmrMethod = DEFAULT_METHOD,
) -> XmrCharts:
    """The charts of a batch of series in order of time: a matrix (series × points), a missing value as NaN; for series
    of unlike length give `pad(series)`.

    `direction` and `targets` (NaN for none) are one for all or one a series. `rebase_at` is the rows where new limits
    start, the same for all, or a matrix of flags (series × points). What the answers mean, and where they are from, is
    told at `xmr`. Raises NotANumber, NoValues (no series, or one without a row), WrongChoice (shapes that do not fit).
    """
    given = batch_of(values)
    starts = starts_of(given, rebase_at)
    signs = _signs(direction, len(given.values))
    groups = spans_of(starts, given.lengths)
    work = _Work.blank(given.values.shape, len(groups[0]))
    for chosen in blocks_of(groups[2]):
        work.judge(given.values, Spans(chosen, *(column[chosen] for column in groups)), method)
    group = np.where(
        inside_of(given), np.cumsum(starts, dtype=np.int32).reshape(starts.shape) - np.int32(1), np.int32(-1)
    )
    kind = _KIND_OF[(3 * (signs + 1)).astype(np.int8)[:, None] + (work.sense + np.int8(1))]
    newest = (np.arange(len(signs)), given.lengths - 1)
    return XmrCharts(
        groups=XmrGroups(**_columns(work.limits), series=groups[0], first=groups[1], last=groups[1] + groups[2] - 1),
        group=group,
        side=work.side,
        outside=work.outside,
        close=work.close,
        rule=work.rule,
        sense=work.sense,
        kind=kind,
        lengths=given.lengths,
        variation=_VARIATION_OF[3 * (signs + 1) + work.sense[newest] + 1],
        assurance=_assurance(work.limits, group[newest], targets, signs),
        method=method,
    )


@dataclass(frozen=True, slots=True)
class _Work:
    """What is filled in block by block."""

    limits: Limits
    side: Codes
    outside: Flags
    close: Flags
    rule: Codes
    sense: Codes

    @classmethod
    def blank(cls, shape: tuple[int, ...], groups: int) -> "_Work":
        mean, lower, upper, near_lower, near_upper = np.full((5, groups), np.nan)
        verdict, short = np.zeros(groups, dtype=np.int8), np.zeros(groups, dtype=np.bool_)
        side, rule, sense = np.zeros((3, *shape), dtype=np.int8)
        outside, close = np.zeros((2, *shape), dtype=np.bool_)
        limits = Limits(mean, lower, upper, near_lower, near_upper, verdict, short)
        return cls(limits, side, outside, close, rule, sense)

    def judge(self, values: Floats, spans: Spans, method: XmrMethod) -> None:
        """Limits and rules of some groups, put where they belong."""
        place = place_of(spans, values.shape[1])
        held = gathered(values, place)
        limits = limits_of(held, spans.length, method)
        side = sides_of(held, limits.mean)
        outside = (held > limits.upper) | (held < limits.lower)
        close = ((held > limits.near_upper) | (held < limits.near_lower)) & ~outside
        found = findings(Rows(held, side, outside, close), method.run_length)
        for name, column in _columns(limits).items():
            getattr(self.limits, name)[spans.chosen] = column
        told = (side, outside, close, *found)
        for target, block in zip((self.side, self.outside, self.close, self.rule, self.sense), told, strict=True):
            flat = target.reshape(-1)
            flat[place.cells] = block if place.inside is None else block[place.inside]


def _signs(direction: Direction | Sequence[Direction], series: int) -> NDArray[np.int64]:
    given = [direction] * series if isinstance(direction, Direction) else direction
    if len(given) != series:
        raise WrongChoice(f"{len(given)} directions are given for {series} series.", mend="Give one for each.")
    return np.array([one.sign for one in given], dtype=np.int64)


def _assurance(limits: Limits, group: Whole, targets: float | ArrayLike | None, signs: Whole) -> Codes:
    """Whether the last limits of each series lie wholly on one side of its target."""
    wanted = numbers(np.nan if targets is None else targets, "targets")
    if wanted.ndim and wanted.shape != signs.shape:
        raise WrongChoice(f"{wanted.size} targets are given for {len(signs)} series.", mend="Give one for each.")
    above, below = wanted > limits.upper[group], wanted < limits.lower[group]
    told = np.where(above | below, np.where(below == (signs > 0), 1, 2), 3)
    unsaid = np.isnan(wanted) | np.isnan(limits.upper[group]) | (signs == 0)
    return np.where(unsaid, 0, told).astype(np.int8)


def _columns(limits: Limits) -> dict[str, NDArray[Any]]:
    return {field.name: getattr(limits, field.name) for field in fields(Limits)}
