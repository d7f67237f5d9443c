"""XmR control charts with the rules of NHS England's Making Data Count.

Refuses a fixed baseline of fewer than twelve rows, and sets no limits where nothing varies or too little is known.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from math import fsum, isfinite
from typing import Literal

from goldthread.core.errors import BadInput
from goldthread.core.stats.xmr_rules import Finding, Row, Rule, findings, sign
from goldthread.core.target import Direction

Verdict = Literal["limits", "no_variation", "too_short"]
Assurance = Literal["pass", "fail", "inconsistent"]

LIMIT = 2.66
NEAR_LIMIT = 2 * (LIMIT / 3)
SCREEN = 3.267
LEAST_BASELINE = 12
LEAST_RUN = 3


@dataclass(frozen=True, slots=True)
class XmrMethod:
    """The choices that differ between tools. They stay with the chart, so that a reader can see which were made.

    `fix_after`: rows (missing ones too) of each group that set its limits; all of them when None.
    `screen_outliers`: leave out moving ranges of 3.267 times their mean or more, once; the mean keeps every value.
    On in NHSRplotthedots, off in the NHS workbook. `run_length`: points that make a trend or a shift; the workbook
    offers 6 beside 7. `short_below`: groups with fewer rows are short (trial limits); NHSRplotthedots warns under 13,
    its text and the guidance say 12.
    """

    fix_after: int | None = None
    screen_outliers: bool = True
    run_length: int = 7
    short_below: int = 13

    def __post_init__(self) -> None:
        if self.fix_after is not None and self.fix_after < LEAST_BASELINE:
            raise BadInput(f"Limits cannot be fixed on {self.fix_after} rows.", mend=f"Give at least {LEAST_BASELINE}.")
        if self.run_length < LEAST_RUN:
            raise BadInput(f"A run of {self.run_length} points is no signal.", mend=f"Give at least {LEAST_RUN}.")


DEFAULT_METHOD = XmrMethod()


@dataclass(frozen=True, slots=True)
class XmrGroup:
    """Rows `first` to `last` (both included) and their limits in the unit of the values, never cut off at 0 or 100 %.

    Limits are None unless the verdict is "limits"; the mean is None only when every value is missing.
    `assurance` is set for the last group alone.
    """

    first: int
    last: int
    mean: float | None
    lower: float | None
    upper: float | None
    near_lower: float | None
    near_upper: float | None
    verdict: Verdict
    short: bool
    assurance: Assurance | None = None


@dataclass(frozen=True, slots=True)
class XmrPoint:
    """One row. A missing value has side 0 and no rule.

    `side` is above (+1), on (0) or below (-1) the mean; `sense` is the way that the rule points, +1 above or rising.
    `label` and `kind` are in the words of NHSRplotthedots; `group` is a position in the chart's groups.
    """

    side: int
    outside: bool
    close: bool
    label: str
    rule: Rule
    sense: int
    kind: str
    group: int

    @property
    def flagged(self) -> bool:
        return self.rule != ""


@dataclass(frozen=True, slots=True)
class XmrChart:
    """A chart. `variation` names the icon of its last point, `assurance` that of its target, as the NHS names them."""

    groups: tuple[XmrGroup, ...]
    points: tuple[XmrPoint, ...]
    variation: str
    assurance: Assurance | None
    method: XmrMethod


def xmr(
    values: Sequence[float | None],
    *,
    direction: Direction = Direction.NEITHER,
    target: float | None = None,
    rebase_at: Sequence[int] = (),
    method: XmrMethod = DEFAULT_METHOD,
) -> XmrChart:
    """The chart of one series in order of time; None is a missing value, and breaks a run.

    A new group of limits starts at each row of `rebase_at`, and rules never cross groups. `target` has the unit of the
    values. Where nothing varies the verdict is "no_variation"; where no two values stand side by side, "too_short".
    Not for rolling sums: their overlap makes the moving ranges, and so the limits, far too small.
    Source: Making Data Count, NHS England (england.nhs.uk/publication/making-data-count); checked against
    NHSRplotthedots 0.2.2, whose missing limits of a constant series are read here as no variation.
    """
    _refuse_unusable(values, rebase_at)
    starts = sorted({0, *rebase_at})
    groups = [_group(values, first, end - 1, method) for first, end in pairwise([*starts, len(values)])]
    groups[-1] = replace(groups[-1], assurance=_assurance(groups[-1], target, direction))
    points = []
    for number, group in enumerate(groups):
        rows = [_row(value, group) for value in values[group.first : group.last + 1]]
        found = zip(rows, findings(rows, method.run_length), strict=True)
        points += [_point(*pair, number, direction=direction, run_length=method.run_length) for pair in found]
    return XmrChart(tuple(groups), tuple(points), _variation(points[-1], direction), groups[-1].assurance, method)


def _refuse_unusable(values: Sequence[float | None], rebase_at: Sequence[int]) -> None:
    if not values:
        raise BadInput("A series without a row has no chart.")
    if not all(value is None or isfinite(value) for value in values):
        raise BadInput("A value is not a finite number.", mend="Give a missing value as None.")
    if outside := [row for row in rebase_at if not 0 <= row < len(values)]:
        raise BadInput(f"Limits cannot start anew at row {outside[0]}.", mend=f"Rows run from 0 to {len(values) - 1}.")


def _group(values: Sequence[float | None], first: int, last: int, method: XmrMethod) -> XmrGroup:
    rows = values[first : last + 1]
    baseline = rows[: method.fix_after]
    mean = _mean([value for value in baseline if value is not None])
    ranges = [abs(after - before) for before, after in pairwise(baseline) if before is not None and after is not None]
    spread = _average_range(ranges, screen=method.screen_outliers)
    short = len(rows) < method.short_below
    if mean is None or spread is None or len(set(rows) - {None}) == 1:
        verdict: Verdict = "no_variation" if ranges else "too_short"
        return XmrGroup(first, last, mean, None, None, None, None, verdict, short)
    reach, near = LIMIT * spread, NEAR_LIMIT * spread
    return XmrGroup(first, last, mean, mean - reach, mean + reach, mean - near, mean + near, "limits", short)


def _mean(values: Sequence[float]) -> float | None:
    if not values:
        return None
    # equal values keep their own mean: n * x / n may differ from x in its last bit, and put every point off the line
    return values[0] if min(values) == max(values) else fsum(values) / len(values)


def _average_range(ranges: Sequence[float], *, screen: bool) -> float | None:
    average = _mean(ranges)
    if not screen or average is None:
        return average
    return _mean([reach for reach in ranges if reach < SCREEN * average])


def _row(value: float | None, group: XmrGroup) -> Row:
    if value is None or group.mean is None:
        return Row(value, 0, False, False)
    side = sign(value - group.mean)
    if group.lower is None or group.upper is None or group.near_lower is None or group.near_upper is None:
        return Row(value, side, False, False)
    outside = not group.lower <= value <= group.upper
    return Row(value, side, outside, not outside and not group.near_lower <= value <= group.near_upper)


def _point(row: Row, finding: Finding, group: int, *, direction: Direction, run_length: int) -> XmrPoint:
    label, kind = _label(finding, run_length), _kind(finding.sense, direction)
    return XmrPoint(row.side, row.outside, row.close, label, *finding, kind, group)


def _label(finding: Finding, run_length: int) -> str:
    rises = finding.sense > 0
    side = "Above" if rises else "Below"
    return {
        "outside": "Above UCL" if rises else "Below LCL",
        "trend": f"{run_length} Point Trend ({'Increasing' if rises else 'Decreasing'})",
        "two_in_three": f"2 in 3 {side} CL",
        "shift": f"{run_length} Points {side} CL",
        "": "Common Cause",
    }[finding.rule]


def _kind(sense: int, direction: Direction) -> str:
    if sense == 0:
        return "common_cause"
    if direction is Direction.NEITHER:
        return f"special_cause_neutral_{'high' if sense > 0 else 'low'}"
    return f"special_cause_{'improvement' if sense == direction.sign else 'concern'}"


def _assurance(group: XmrGroup, target: float | None, direction: Direction) -> Assurance | None:
    if target is None or direction is Direction.NEITHER or group.lower is None or group.upper is None:
        return None
    if group.lower <= target <= group.upper:
        return "inconsistent"
    return "pass" if (target < group.lower) == (direction is Direction.UP_GOOD) else "fail"


def _variation(last: XmrPoint, direction: Direction) -> str:
    """The icon's name: the kind of the last point, and which way it moved."""
    name = last.kind.removeprefix("special_cause_")
    if not last.flagged or direction is Direction.NEITHER:
        return name
    return f"{name}_{'high' if last.sense > 0 else 'low'}"
