"""The interval of a count of events and of a rate: Byar's method, exact Poisson under ten events.

Not for shares of a whole (Wilson's), and too narrow where events come in series or from the same people.
"""

from functools import lru_cache
from typing import Final

import numpy as np
from numpy.typing import ArrayLike
from scipy import special

from goldthread.core.stats.arrays import Floats, as_share, counts, exposures
from goldthread.core.stats.intervals.interval import Estimates, Intervals, alike, blocks
from goldthread.core.stats.intervals.proportion import normal_quantile

FEWEST_FOR_BYAR: Final = 10
"""Under this many events the exact limits are taken: the approximation is good from here on."""


def byar(x: ArrayLike | None, *, confidence: float = 0.95) -> Intervals:
    """The limits of a count of events, as a count; exact Poisson under ten; NaN where the count is missing.

    Fractions are accepted. No events at all give exactly 0 below. Refuses counts below zero (NotACount) and infinities
    (NotANumber). Source: Breslow and Day, Statistical Methods in Cancer Research II (1987), equation 2.13; the rule of
    ten of the Fingertips technical guide; checked against PHEindicatormethods 2.1.0.

    >>> found = byar(20).one
    >>> round(found.lower, 3), round(found.upper, 3)
    (12.211, 30.89)
    """
    level = as_share(confidence)
    events = counts(np.nan if x is None else x, "events")
    lower, upper = np.empty(events.size), np.empty(events.size)
    flat = events.reshape(-1)
    for rows in blocks(events.size):
        fill_limits(flat[rows], level, (lower[rows], upper[rows]))
    return Intervals(lower.reshape(events.shape), upper.reshape(events.shape), level)


def exact(x: ArrayLike | None, *, confidence: float = 0.95) -> Intervals:
    """The exact Poisson limits of a count of events, as a count; NaN where the count is missing.

    Edge cases and refusals are those of `byar`. Source: Garwood, Biometrika 28 (1936).

    >>> found = exact(5).one
    >>> round(found.lower, 3), round(found.upper, 3)
    (1.623, 11.668)
    """
    level = as_share(confidence)
    events = counts(np.nan if x is None else x, "events")
    lower, upper = _exact_limits(events, level)
    return Intervals(lower, upper, level)


def rate(
    x: ArrayLike | None, n: ArrayLike | None, *, confidence: float = 0.95, multiplier: float = 100_000
) -> Estimates:
    """Events per `multiplier` of exposure (people, households, days), with Byar's or the exact limits.

    `x` and `n` are single numbers or arrays of one shape; NaN where either is missing. Refuses a count below zero or an
    exposure that is not above zero (NotACount). Source: as `byar`, the exposure taken as known without error.

    >>> rate(20, 10_000).one.value
    200.0
    """
    level = as_share(confidence)
    events, exposure = alike(counts(np.nan if x is None else x, "events"), exposures(np.nan if n is None else n, "n"))
    columns = np.empty((3, events.size))
    flat, divisor = events.reshape(-1), exposure.reshape(-1)
    for rows in blocks(events.size):
        value, lower, upper = columns[:, rows]
        fill_limits(flat[rows], level, (lower, upper))
        value[:] = flat[rows]
        columns[:, rows] *= multiplier / divisor[rows]
    value, lower, upper = columns.reshape(3, *events.shape)
    return Estimates(value, lower, upper, level)


def fill_limits(events: Floats, level: float, ends: tuple[Floats, Floats]) -> None:
    """Writes the limits of one block of counts, already checked, into the two columns given (`level` as a share)."""
    lower, upper = ends
    z = normal_quantile(level)
    few = events < FEWEST_FOR_BYAR
    # few counts are overwritten below; raising them here keeps a division by zero out of this pass
    many = np.maximum(events, 1.0)
    _byar_cube(many, -z, lower)
    _byar_cube(many + 1, z, upper)
    if few.any():
        lower[few], upper[few] = _limits_of_few(events[few], level)


def _byar_cube(events: Floats, z: float, out: Floats) -> None:
    """x (1 - 1/(9x) + z/(3√x))³, with √x taken once."""
    root = np.sqrt(events)
    term = np.divide(1 / 3, root, out=root)
    np.subtract(1.0, np.square(term), out=out)
    out += np.multiply(term, z, out=term)
    np.multiply(np.multiply(out, out, out=term), out, out=out)
    out *= events


def _limits_of_few(events: Floats, level: float) -> tuple[Floats, Floats]:
    """The exact limits of counts under ten: whole ones from a table of ten, the others one by one."""
    place = events.astype(np.intp)
    lower, upper = (ends[place] for ends in _table(level))
    if (parts := events != place).any():
        lower[parts], upper[parts] = _exact_limits(events[parts], level)
    return lower, upper


@lru_cache(maxsize=16)
def _table(level: float) -> tuple[Floats, Floats]:
    return _exact_limits(np.arange(float(FEWEST_FOR_BYAR)), level)


def _exact_limits(events: Floats, level: float) -> tuple[Floats, Floats]:
    """χ²(a/2; 2x)/2 and χ²(1 - a/2; 2x + 2)/2, through the gamma distribution that they are."""
    tail = (1 - level) / 2
    none = events == 0
    # no events have no lower tail; a one in their place keeps the function defined
    lower = np.where(none, 0.0, special.gammaincinv(np.where(none, 1.0, events), tail))
    return lower, np.asarray(special.gammainccinv(events + 1, tail), dtype=np.float64)
