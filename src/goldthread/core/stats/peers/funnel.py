"""Funnel plots as public health draws them: the lines of a funnel, and which points lie outside it.

Many funnels in one call. It allows for chance alone; where peers differ for other reasons too, see `dispersion`.
"""

from dataclasses import dataclass, replace
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike
from scipy.special import gammainccinv, gammaincinv

from goldthread.core.stats import arrays
from goldthread.core.stats.arrays import Floats
from goldthread.core.stats.intervals.count import byar
from goldthread.core.stats.intervals.proportion import normal_quantile
from goldthread.core.stats.peers.axis import axis
from goldthread.core.stats.peers.limits import CHANCE_95, CHANCE_998, UNKNOWN, Codes, Limits, standing_codes
from goldthread.core.stats.refused import NotAShare, NoValues, WrongChoice

Statistic = Literal["proportion", "rate", "ratio"]
SIDES = [(tail / 2, side) for tail in (CHANCE_95, CHANCE_998) for side in ("lower", "upper")]
"""The four lines in the order of `Limits`."""


@dataclass(frozen=True, slots=True)
class FunnelMethod:
    """What is drawn. `multiplier` turns a share into its unit (100 for per cent, 1,000 for a rate per 1,000).

    "proportion": part of a whole; "rate": events per exposure; "ratio": observed to expected, with the target 1.
    `years` of data that the exposure of a rate adds up; its axis is told for one year. `less_one` writes a ratio as its
    distance from 1.
    """

    statistic: Statistic = "rate"
    multiplier: float = 1000
    years: float = 1
    less_one: bool = False

    def __post_init__(self) -> None:
        if self.statistic not in ("proportion", "rate", "ratio"):
            raise WrongChoice(f"There is no funnel of a {self.statistic}.", mend="Take a proportion, rate or ratio.")
        if not (self.multiplier > 0 and self.years > 0):
            raise WrongChoice("A multiplier and a number of years must be above zero.")


@dataclass(frozen=True, slots=True, eq=False)
class FunnelLines:
    """The lines of each funnel at 100 places: `at` holds the places (people for a proportion, else events).

    `limits` are in the unit of the method. For rates and ratios `reached` holds the exposure (of one year) or expected
    events at which so many events lie on each line; it is None for a proportion, whose places are exposure already.
    `baseline` is the average of each funnel (a ratio's is 1 by definition), with an axis of length one.
    """

    at: Floats
    limits: Limits
    reached: Limits | None
    baseline: Floats


@dataclass(frozen=True, slots=True, eq=False)
class Funnel:
    """Where each point stands (the codes of `limits.STANDINGS`), its value, and the average of its funnel."""

    values: Floats
    average: Floats
    standings: Codes


def funnel_points(counts: ArrayLike, exposure: ArrayLike, *, method: FunnelMethod) -> Funnel:
    """Which points lie outside the 95 % and 99.8 % limits: one funnel, or many as rows of a matrix.

    A proportion is judged by the limits at its own whole; for a rate or ratio, the average (or 1) must lie outside the
    point's own interval (Byar's, exact under ten events). A missing count or exposure is left out and "unknown".
    Refuses counts below zero, exposure not above zero (NotACount), a part above its whole (NotAShare), a funnel without
    a figure (NoValues), and shapes that do not fit (WrongChoice).
    Source: Public Health England, Technical Guide: funnel plots (Fingertips); Spiegelhalter, Statistics in Medicine 24
    (2005); checked against PHEindicatormethods 2.1.0.
    """
    found, whole = _usable(counts, exposure, method)
    average = _average(found, whole, method)
    values = found / whole
    if method.statistic == "proportion":
        standings = standing_codes(values, _proportion_limits(whole, average))
    else:
        standings = _by_interval(found, whole, average)
    scaled = _in_unit(values, method)
    return Funnel(scaled, _in_unit(average, method), standings)


def funnel_lines(counts: ArrayLike, exposure: ArrayLike, *, method: FunnelMethod) -> FunnelLines:
    """The lines of one funnel, or of many as rows of a matrix, at 100 places spread evenly on a logarithmic axis.

    The axis runs from 1, or from a little under the smallest exposure if the largest is no more than twice as large, to
    a little over the largest. A proportion's limits stop at 0 and 100 per cent. Refuses what `funnel_points` refuses,
    and a rate or ratio without any event (NoValues).
    Source: as `funnel_points`. Rates and ratios are exact here, where the package halves an interval (to 5e-5).
    """
    found, whole = _usable(counts, exposure, method)
    average = _average(found, whole, method)
    centre = np.nansum(found, axis=-1, keepdims=True) / np.nansum(whole, axis=-1, keepdims=True)
    if method.statistic != "proportion" and not (centre > 0).all():
        raise NoValues("Nothing was counted in a funnel, so its lines cannot be drawn.")
    at = axis(whole, centre, statistic=method.statistic, years=method.years)
    if method.statistic == "proportion":
        limits = _proportion_limits(at, average).times(method.multiplier)
        return FunnelLines(at, _held_at(limits, method.multiplier), None, average * method.multiplier)
    needed = _poisson_lines(at)
    reached = Limits(*(end / (average * method.years) for end in needed))
    limits = Limits(*(_in_unit(at / end * average, method) for end in needed))
    return FunnelLines(at, limits, reached, _in_unit(average, method))


def _usable(counts: ArrayLike, exposure: ArrayLike, method: FunnelMethod) -> tuple[Floats, Floats]:
    found, whole = arrays.counts(counts, "counts"), arrays.exposures(exposure, "exposure")
    if found.shape != whole.shape or found.ndim not in (1, 2):
        raise WrongChoice(f"Counts are {found.shape} and exposure {whole.shape}.", mend="Give one for each.")
    missing = np.isnan(found + whole)
    if missing.any():
        found, whole = np.where(missing, np.nan, found), np.where(missing, np.nan, whole)
    if not found.size or missing.all(axis=-1).any():
        raise NoValues("A funnel has no figure in it.")
    if method.statistic == "proportion" and (found > whole).any():
        raise NotAShare("A part is greater than its whole.", mend="Draw a rate instead.")
    return found, whole


def _average(found: Floats, whole: Floats, method: FunnelMethod) -> Floats:
    total: Floats = np.nansum(whole, axis=-1, keepdims=True)
    return np.ones_like(total) if method.statistic == "ratio" else np.nansum(found, axis=-1, keepdims=True) / total


def _in_unit(values: Floats, method: FunnelMethod) -> Floats:
    return (values - 1 if method.less_one else values) * method.multiplier


def _proportion_limits(whole: Floats, average: Floats) -> Limits:
    spread = np.sqrt(average * (1 - average) / whole)
    reach = {tail: normal_quantile(1 - tail) for tail in (CHANCE_95, CHANCE_998)}
    ends = (average + sign * reach[tail] * spread for tail in (CHANCE_95, CHANCE_998) for sign in (-1, 1))
    return Limits(*ends)


def _held_at(limits: Limits, highest: float) -> Limits:
    return replace(
        limits,
        lower_95=np.maximum(limits.lower_95, 0),
        upper_95=np.minimum(limits.upper_95, highest),
        lower_998=np.maximum(limits.lower_998, 0),
        upper_998=np.minimum(limits.upper_998, highest),
    )


def _by_interval(found: Floats, whole: Floats, average: Floats) -> Codes:
    """Which points have the average outside their own interval; compared as counts, so that one product serves all."""
    expected = average * whole
    codes = np.where(np.isnan(expected), UNKNOWN, 0).astype(np.int8)
    for tail in (CHANCE_95, CHANCE_998):
        ends = byar(found, confidence=1 - tail)
        codes += (ends.lower > expected).astype(np.int8) - (ends.upper < expected)
    return codes


def _poisson_lines(at: Floats) -> tuple[Floats, ...]:
    """The expected events at which so many events lie on each line: each count is looked up once."""
    whole, places = np.unique(at, return_inverse=True)
    solved = (_reach(whole, tail, side) for tail, side in SIDES)
    return tuple(ends[places].reshape(at.shape) for ends in solved)


def _reach(events: Floats, tail: float, side: str) -> Floats:
    """Half a chi-square quantile, as the gamma quantile that it is."""
    return np.asarray(
        gammainccinv(events + 1, tail) if side == "lower" else gammaincinv(events, tail), dtype=np.float64
    )
