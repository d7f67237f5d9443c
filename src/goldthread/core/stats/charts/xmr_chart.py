"""One XmR chart as objects: its groups of limits, its points, and what each is called. It works out nothing itself."""

from dataclasses import dataclass
from typing import Literal

from goldthread.core.stats.charts.xmr_limits import Verdict, XmrMethod
from goldthread.core.stats.charts.xmr_rules import Rule

Assurance = Literal["pass", "fail", "inconsistent"]

KINDS = (
    "common_cause",
    "special_cause_improvement",
    "special_cause_concern",
    "special_cause_neutral_high",
    "special_cause_neutral_low",
)
VARIATIONS = (
    "common_cause",
    "improvement_high",
    "improvement_low",
    "concern_high",
    "concern_low",
    "neutral_high",
    "neutral_low",
)
ASSURANCES: tuple[Assurance | None, ...] = (None, "pass", "fail", "inconsistent")


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


def label_of(rule: Rule, sense: int, run_length: int) -> str:
    """What NHSRplotthedots calls a point that `rule` picks out; `sense` is the way that the rule points."""
    rises = sense > 0
    side = "Above" if rises else "Below"
    return {
        "outside": "Above UCL" if rises else "Below LCL",
        "trend": f"{run_length} Point Trend ({'Increasing' if rises else 'Decreasing'})",
        "two_in_three": f"2 in 3 {side} CL",
        "shift": f"{run_length} Points {side} CL",
        "": "Common Cause",
    }[rule]
