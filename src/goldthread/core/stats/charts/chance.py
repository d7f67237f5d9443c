"""How many signals chance alone gives: the share of series without any change that the rules pick out all the same.

Worked out by simulation once for each set of rules and length, from normal values without memory and with a fixed seed;
real series that lean on the month before give more.
"""

from dataclasses import dataclass
from functools import cache
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike

from goldthread.core.stats.arrays import numbers
from goldthread.core.stats.charts.xmr_batch import xmr_charts
from goldthread.core.stats.charts.xmr_limits import DEFAULT_METHOD, XmrMethod
from goldthread.core.stats.refused import NotACount, WrongChoice

Measure = Literal["last point flagged", "any flagged"]

SERIES = 20_000
SEED = 20_260_401
CELLS = 2_400_000
"""Long series are simulated in smaller number, so that the answer stays quick."""


@dataclass(frozen=True, slots=True)
class Rate:
    """The share of steady series, 0 to 1, with any point and with the last point picked out; `series` simulated.

    The standard error of a share r is √(r (1 - r) / series): under 0.4 percentage points for 20,000 series.
    """

    any_point: float
    last_point: float
    series: int


@cache
def signal_rate(points: int, method: XmrMethod = DEFAULT_METHOD) -> Rate:
    """How often the rules of `method` pick out something in a steady series of `points` rows. Always the same answer.

    Limits are worked out anew from each simulated series, as on the charts. Refuses fewer than 1 point (NotACount).
    Source: simulation, as in Champ and Woodall, Technometrics 29, 1987, on the false alarms of several rules at once.
    """
    if points < 1:
        raise NotACount(f"A series of {points} points cannot be simulated.", mend="Give at least 1.")
    series = max(1_000, min(SERIES, CELLS // points))
    noise = np.random.default_rng((SEED, points)).standard_normal((series, points))
    flagged = xmr_charts(noise, method=method).flagged
    return Rate(float(flagged.any(axis=1).mean()), float(flagged[:, -1].mean()), series)


def chance_signals(
    points: ArrayLike, *, method: XmrMethod = DEFAULT_METHOD, measure: Measure = "last point flagged"
) -> float:
    """How many of the series, one length a series in `points`, would be picked out by chance alone if none had changed.

    Refuses lengths that are no whole number of 1 or more (NotACount), and an unknown measure (WrongChoice).
    """
    if measure not in ("last point flagged", "any flagged"):
        raise WrongChoice(f'There is no measure "{measure}".', mend="Ask for the last point flagged or any flagged.")
    lengths, number = np.unique(np.atleast_1d(numbers(points, "points")), return_counts=True)
    if ((lengths < 1) | (lengths != np.floor(lengths))).any() or np.isnan(lengths).any():
        raise NotACount("A length is no whole number of 1 or more.", mend="Give the rows of each series.")
    rates = [signal_rate(int(length), method) for length in lengths]
    shares = [rate.last_point if measure == "last point flagged" else rate.any_point for rate in rates]
    return float(np.dot(shares, number))
