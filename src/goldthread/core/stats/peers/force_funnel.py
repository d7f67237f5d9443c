"""A funnel of forces: how far each rate lies from the average of all, given how many live there.

It tells which rates are further out than the others' spread explains; it makes no order of them.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from goldthread.core.stats import arrays
from goldthread.core.stats.arrays import Floats
from goldthread.core.stats.peers.dispersion import (
    DispersionMethod,
    adjusted_limits,
    overdispersed,
    unadjusted_limits,
)
from goldthread.core.stats.peers.limits import CHANCE_95, Limits, Standing, as_words
from goldthread.core.stats.refused import NoValues, TooShort

LEAST_FORCES = 3
CURVE_POINTS = 100
MARGIN = 1.05
"""The lines run on a little past the smallest and the largest force."""
FORCE_METHOD = DispersionMethod(kind="ratio", transform="root")


@dataclass(frozen=True, slots=True)
class Curves:
    """The limits as lines: `residents` rises from just under the smallest force to just over the largest."""

    residents: Floats
    unadjusted: Limits
    adjusted: Limits


@dataclass(frozen=True, slots=True)
class ForceFunnel:
    """A funnel in the order in which the forces were given. Rates, average and limits are `per` residents.

    `phi` is the mean square of the drawn-in scores: 1 where the forces differ by chance alone. `tau2` is the variance
    between forces on the scale of the square root of observed to expected. The adjusted limits hold where phi is above
    1 (`is_adjusted`), and `standings` are judged by those that hold. `expected_outside_95` is how many of the forces
    chance alone would put outside the 95 % limits.
    """

    per: float
    average: float
    counts: Floats
    residents: Floats
    rates: Floats
    unadjusted: Limits
    adjusted: Limits
    curves: Curves
    phi: float
    tau2: float
    is_adjusted: bool
    standings: tuple[Standing, ...]
    expected_outside_95: float

    @property
    def limits(self) -> Limits:
        """The limits at each force that its standing is judged by."""
        return self.adjusted if self.is_adjusted else self.unadjusted

    @property
    def lines(self) -> Limits:
        """The same limits along `curves.residents`, to be drawn."""
        return self.curves.adjusted if self.is_adjusted else self.curves.unadjusted


def force_funnel(counts: ArrayLike, residents: ArrayLike, *, per: float = 1000) -> ForceFunnel:
    """The funnel of one count over several forces, each with its residents, as rates `per` residents.

    Each force's count is set beside what the average of all would give its residents (ratio of observed to expected,
    square root, tenths at each end drawn in). Lower limits never pass below zero. Refuses counts below zero and
    residents not above zero (NotACount), a missing value or no event at all (NoValues: a force without a figure is
    left out by the caller, who says so), and fewer than three forces (TooShort).
    Source: Spiegelhalter, Statistics in Medicine 24 (2005) 1185-1202.

    >>> funnel = force_funnel([900, 1000, 1100, 1600], [100_000, 100_000, 100_000, 100_000])
    >>> funnel.average, funnel.standings
    (11.5, ('within', 'within', 'within', 'within'))
    """
    found, people = _usable(counts, residents)
    share = float(found.sum() / people.sum())
    result = overdispersed(found, people * share, method=FORCE_METHOD)
    average = share * per
    grid = np.geomspace(people.min() / MARGIN, people.max() * MARGIN, CURVE_POINTS)
    plain = unadjusted_limits(grid * share, result.target, FORCE_METHOD).times(average)
    wide = adjusted_limits(grid * share, result.target, result.tau2, FORCE_METHOD).times(average)
    return ForceFunnel(
        per=per,
        average=average,
        counts=found,
        residents=people,
        rates=found / people * per,
        unadjusted=result.unadjusted.times(average),
        adjusted=result.adjusted.times(average),
        curves=Curves(grid, plain, wide),
        phi=float(result.phi[0]),
        tau2=float(result.tau2[0]),
        is_adjusted=bool(result.is_adjusted[0]),
        standings=as_words(result.standings),
        expected_outside_95=CHANCE_95 * len(found),
    )


def _usable(given: ArrayLike, residents: ArrayLike) -> tuple[Floats, Floats]:
    found, people = arrays.counts(given, "counts"), arrays.exposures(residents, "residents")
    arrays.same_rows(counts=found, residents=people)
    if np.isnan(found).any() or np.isnan(people).any():
        raise NoValues("A force has no figure.", mend="Leave it out of the funnel, and say so.")
    if len(found) < LEAST_FORCES:
        raise TooShort(f"{len(found)} forces make no funnel.", mend=f"Give at least {LEAST_FORCES}.")
    if not found.any():
        raise NoValues("Nothing was counted in any force, so there is no average to compare with.")
    return found, people
