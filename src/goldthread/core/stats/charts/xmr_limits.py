"""The mean and limits of XmR charts, many groups at once, and the choices that differ between tools.

Refuses a fixed baseline of fewer than twelve rows, and sets no limits where nothing varies or too little is known.
"""

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from goldthread.core.stats.arrays import Flags, Floats, Whole
from goldthread.core.stats.charts.exact import exact_means, extremes
from goldthread.core.stats.refused import WrongChoice

Verdict = Literal["limits", "no_variation", "too_short"]
VERDICTS: tuple[Verdict, ...] = ("limits", "no_variation", "too_short")

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
        if self.fix_after is not None and (self.fix_after < LEAST_BASELINE or self.fix_after != int(self.fix_after)):
            fault = f"Limits cannot be fixed on {self.fix_after} rows."
            raise WrongChoice(fault, mend=f"Give at least {LEAST_BASELINE}.")
        if self.run_length < LEAST_RUN:
            raise WrongChoice(f"A run of {self.run_length} points is no signal.", mend=f"Give at least {LEAST_RUN}.")


DEFAULT_METHOD = XmrMethod()


@dataclass(frozen=True, slots=True)
class Limits:
    """One mean and set of limits a group, in the unit of the values; NaN where there is none.

    `verdict` is a position in VERDICTS; limits are NaN unless it is 0.
    """

    mean: Floats
    lower: Floats
    upper: Floats
    near_lower: Floats
    near_upper: Floats
    verdict: NDArray[np.int8]
    short: Flags


def limits_of(values: Floats, lengths: Whole, method: XmrMethod) -> Limits:
    """The limits of groups given as columns (points × groups), missing values as NaN, `lengths` rows in each.

    The mean of the baseline, ± 2.66 times its average moving range; a gap makes two moving ranges missing.
    """
    baseline = values[: method.fix_after]
    mean = exact_means(baseline)
    spread, ranged = average_range(baseline, screen=method.screen_outliers)
    low, high = extremes(values)
    unlimited = np.isnan(mean) | np.isnan(spread) | (low == high)
    spread = np.where(unlimited, np.nan, spread)
    reach, near = LIMIT * spread, NEAR_LIMIT * spread
    verdict = np.where(unlimited, np.where(ranged, 1, 2), 0).astype(np.int8)
    return Limits(mean, mean - reach, mean + reach, mean - near, mean + near, verdict, lengths < method.short_below)


def average_range(values: Floats, *, screen: bool) -> tuple[Floats, Flags]:
    """The mean moving range down each column, and whether it has one at all.

    With `screen`, ranges of 3.267 times that mean or more are left out and the mean is taken again, once: NaN where
    none is left, as when all values are equal.
    """
    ranges = np.abs(np.diff(values, axis=0))
    average = exact_means(ranges)
    ranged = ~np.isnan(average)
    return (exact_means(np.where(ranges < SCREEN * average, ranges, np.nan)) if screen else average), ranged
