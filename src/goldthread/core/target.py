"""Which way is good, targets, and how far a figure stands from one. A target without a sense is never said to be met or
missed."""

from dataclasses import dataclass
from enum import StrEnum

from goldthread.core.period import Period


class Direction(StrEnum):
    """The direction of improvement of a measure."""

    UP_GOOD = "up_good"
    DOWN_GOOD = "down_good"
    NEITHER = "neither"

    @property
    def sign(self) -> int:
        """+1 when a rise is an improvement, -1 when a fall is, 0 when neither."""
        return {Direction.UP_GOOD: 1, Direction.DOWN_GOOD: -1, Direction.NEITHER: 0}[self]


class Sense(StrEnum):
    """How a target is meant."""

    AT_LEAST = "at least"
    UNDER = "under"
    EXACTLY = "exactly"
    RANGE = "range"
    PARITY = "parity"
    MONITOR = "monitor"


@dataclass(frozen=True, slots=True)
class Target:
    """A target value, in the unit of its measure. `upper` is the far end of a range."""

    value: float
    sense: Sense
    upper: float | None = None


@dataclass(frozen=True, slots=True)
class PeriodTarget:
    """A target for one period: what is counted in the whole of it, in the unit of its measure."""

    period: Period
    target: Target


@dataclass(frozen=True, slots=True)
class Distance:
    """A figure less its target: negative is below. `is_met` is None where the target cannot be met or missed
    (monitor)."""

    gap: float
    is_met: bool | None


def distance(value: float, target: Target) -> Distance:
    """How far a figure stands from its target, rounded to ten decimals so that 57.2 less 57.4 is −0.2.

    A range is measured from its nearer end, and from neither when the figure lies inside it.

    >>> distance(57.2, Target(57.4, Sense.AT_LEAST))
    Distance(gap=-0.2, is_met=False)
    """
    gap = round(_gap(value, target), 10)
    met = {
        Sense.AT_LEAST: gap >= 0,
        Sense.UNDER: gap < 0,
        Sense.EXACTLY: gap == 0,
        Sense.PARITY: gap == 0,
        Sense.RANGE: gap == 0,
        Sense.MONITOR: None,
    }
    return Distance(gap, met[target.sense])


def _gap(value: float, target: Target) -> float:
    if target.sense is not Sense.RANGE or target.upper is None or value < target.value:
        return value - target.value
    return max(0.0, value - target.upper)
