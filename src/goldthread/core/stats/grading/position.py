"""Where a figure stands against its milestone: met, within a stated tolerance of it, or missed.

A target that only monitors, or none at all, gives no position; a figure that is missing gives none either.
"""

from dataclasses import dataclass
from enum import StrEnum
from math import isnan

import numpy as np
from numpy.typing import ArrayLike, NDArray

from goldthread.core.stats import arrays
from goldthread.core.stats.arrays import Floats
from goldthread.core.stats.refused import WrongChoice
from goldthread.core.target import Sense, Target, distance


class Position(StrEnum):
    """Where a figure stands."""

    MET = "met"
    NEAR = "near"
    MISSED = "missed"
    NO_TARGET = "no_target"
    NO_FIGURE = "no_figure"


POSITIONS = tuple(Position)
"""The order of the codes of a batch: a code is a place in it."""

Codes = NDArray[np.int8]


@dataclass(frozen=True, slots=True)
class Tolerance:
    """How far from its milestone a figure is still near it: a share of the milestone's size, or an amount in its unit,
    whichever reaches further."""

    share: float = 0.0
    amount: float = 0.0

    def __post_init__(self) -> None:
        if not (0 <= self.share < 1 and 0 <= self.amount < np.inf):
            raise WrongChoice("A tolerance must be a share from 0 to under 1, and an amount of 0 or more.")

    def reach(self, milestone: float) -> float:
        """The tolerance at a milestone, in its unit."""
        return max(self.amount, self.share * abs(milestone))


NONE_ALLOWED = Tolerance()


def position_of(value: float | None, target: Target | None, *, tolerance: Tolerance = NONE_ALLOWED) -> Position:
    """Where a figure stands. A range is met anywhere inside it and measured from its nearer end outside.

    Under: a figure on the milestone itself has not met it, and so is near. A missing figure (None, NaN) has none.

    >>> position_of(57.2, Target(57.4, Sense.AT_LEAST), tolerance=Tolerance(share=0.05)).value
    'near'
    """
    if target is None or target.sense is Sense.MONITOR:
        return Position.NO_TARGET
    if value is None or isnan(value):
        return Position.NO_FIGURE
    found = distance(value, target)
    if found.is_met:
        return Position.MET
    is_past = target.sense is Sense.RANGE and target.upper is not None and value > target.upper
    milestone = target.upper if is_past and target.upper is not None else target.value
    return Position.NEAR if abs(found.gap) <= round(tolerance.reach(milestone), 10) else Position.MISSED


def positions_of(
    values: ArrayLike,
    milestones: ArrayLike,
    sense: Sense,
    *,
    uppers: ArrayLike | None = None,
    tolerance: Tolerance = NONE_ALLOWED,
) -> Codes:
    """The positions of many figures against milestones of one sense, as places in `POSITIONS`.

    A missing milestone gives NO_TARGET, a missing value NO_FIGURE. `uppers` are the far ends of ranges. Refuses
    infinities (NotANumber) and columns of unlike length (WrongChoice).
    """
    found, near_end = arrays.numbers(values, "values"), arrays.numbers(milestones, "milestones")
    far_end = near_end if uppers is None else arrays.numbers(uppers, "uppers")
    arrays.same_rows(values=found, milestones=near_end, uppers=far_end)
    is_past = (found > far_end) if sense is Sense.RANGE else np.zeros(found.shape, dtype=bool)
    milestone = np.where(is_past, far_end, near_end)
    gap = np.round(found - milestone, 10)
    is_met = _is_met(gap, is_past, sense)
    is_near = np.abs(gap) <= np.round(np.maximum(tolerance.amount, tolerance.share * np.abs(milestone)), 10)
    codes = np.where(is_met, POSITIONS.index(Position.MET), POSITIONS.index(Position.MISSED))
    codes[~is_met & is_near] = POSITIONS.index(Position.NEAR)
    codes[np.isnan(found)] = POSITIONS.index(Position.NO_FIGURE)
    codes[np.isnan(near_end) | (sense is Sense.MONITOR)] = POSITIONS.index(Position.NO_TARGET)
    return codes.astype(np.int8)


def _is_met(gap: Floats, is_past: NDArray[np.bool_], sense: Sense) -> NDArray[np.bool_]:
    if sense is Sense.AT_LEAST:
        return gap >= 0
    if sense is Sense.UNDER:
        return gap < 0
    return (gap >= 0) & ~is_past if sense is Sense.RANGE else gap == 0
