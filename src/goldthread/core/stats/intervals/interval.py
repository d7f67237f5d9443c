"""What an interval is, for one figure and for many rows at once. It says nothing of how the ends were found."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import isnan
from typing import Final

import numpy as np

from goldthread.core.errors import BadInput
from goldthread.core.stats.arrays import Floats
from goldthread.core.stats.refused import WrongChoice

BLOCK: Final = 8_192
"""Rows worked on at once: a handful of columns of this length stay in the processor's cache."""


@dataclass(frozen=True, slots=True)
class Interval:
    """The two ends, both in the unit of the figure itself, and the confidence as a share of one."""

    lower: float
    upper: float
    confidence: float


@dataclass(frozen=True, slots=True)
class Estimate:
    """A figure with the two ends of its interval, all in one unit, and the confidence as a share of one."""

    value: float
    lower: float
    upper: float
    confidence: float


@dataclass(frozen=True, slots=True, eq=False)
class Intervals:
    """The ends of many intervals, row by row, in the shape of what was given. A row without an answer is NaN in both.

    >>> Intervals(np.array([1.0, np.nan]), np.array([3.0, np.nan]), 0.95).at(1) is None
    True
    """

    lower: Floats
    upper: Floats
    confidence: float

    def at(self, row: int) -> Interval | None:
        """One row, counted through the whole shape; None where it has no answer."""
        lower, upper = float(self.lower.flat[row]), float(self.upper.flat[row])
        return None if isnan(lower) or isnan(upper) else Interval(lower, upper, self.confidence)

    @property
    def one(self) -> Interval | None:
        """The only row; refused when there are more or none (BadInput)."""
        _only(self.lower)
        return self.at(0)


@dataclass(frozen=True, slots=True, eq=False)
class Estimates:
    """Figures with the ends of their intervals, row by row, all in one unit. What has no answer is NaN."""

    value: Floats
    lower: Floats
    upper: Floats
    confidence: float

    def at(self, row: int) -> Estimate | None:
        """One row, counted through the whole shape; None where the figure or its interval has no answer."""
        value, lower, upper = (float(column.flat[row]) for column in (self.value, self.lower, self.upper))
        if isnan(value) or isnan(lower) or isnan(upper):
            return None
        return Estimate(value, lower, upper, self.confidence)

    @property
    def one(self) -> Estimate | None:
        """The only row; refused when there are more or none (BadInput)."""
        _only(self.value)
        return self.at(0)


def blocks(rows: int, size: int = BLOCK) -> Iterator[slice]:
    """The rows in blocks of `size`, in order, the last one shorter."""
    return (slice(first, min(first + size, rows)) for first in range(0, rows, size))


def alike(*columns: Floats) -> list[Floats]:
    """The columns in one shape, a single number standing for every row; refused where no shape fits (WrongChoice)."""
    if len({column.shape for column in columns}) == 1:
        return list(columns)
    try:
        return list(np.broadcast_arrays(*columns))
    except ValueError:
        told = ", ".join(str(column.shape) for column in columns)
        raise WrongChoice(f"The columns are of unlike shape: {told}.", mend="Give one row for each.") from None


def _only(column: Floats) -> None:
    if column.size != 1:
        raise BadInput(f"There are {column.size} rows, not one.", mend="Ask for a row by its position.")
