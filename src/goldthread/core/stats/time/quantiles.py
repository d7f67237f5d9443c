"""Whole-number quantiles of a count with a given mean and dispersion, for many at once. It fits nothing."""

import numpy as np
from scipy.special import betainc, pdtr, pdtrc

from goldthread.core.stats.arrays import Flags, Floats

FAR = 12.0
"""Standard deviations above the mean within which every quantile asked for is sought at first."""


def count_quantile(share: float, mean: Floats, dispersion: Floats) -> Floats:
    """The smallest whole number that a count does not pass with probability `share` or more; NaN where the mean is.

    The count is negative binomial with variance dispersion x mean; at a dispersion of 1 it is Poisson. The number is
    found by halving an interval of whole numbers, so that it is exact wherever the distribution function is.
    """
    known = np.isfinite(mean) & np.isfinite(dispersion)
    centre, spread = np.where(known, mean, 0.0), np.where(known, dispersion, 1.0)
    below = np.full(centre.shape, -1.0)
    reach = np.ceil(centre + FAR * np.sqrt(centre * spread) + FAR * spread)
    while (short := count_at_most(reach, centre, spread) < share).any():
        reach = np.where(short, 2 * reach + 1, reach)
    while (open_ := reach - below > 1).any():
        middle = np.floor((below + reach) / 2)
        enough = count_at_most(middle, centre, spread) >= share
        reach = np.where(open_ & enough, middle, reach)
        below = np.where(open_ & ~enough, middle, below)
    return np.where(known, reach, np.nan)


def count_at_most(count: Floats, mean: Floats, dispersion: Floats) -> Floats:
    """The probability that the count is `count` or less; 0 below zero."""
    size, plain = _size(mean, dispersion)
    spread = betainc(size, np.maximum(count, 0) + 1, 1 / dispersion)
    found = np.where(plain, pdtr(np.maximum(count, 0), mean), spread)
    return np.where(count < 0, 0.0, found)


def count_at_least(count: Floats, mean: Floats, dispersion: Floats) -> Floats:
    """The probability that the count is `count` or more: 1 at zero and below."""
    size, plain = _size(mean, dispersion)
    spread = betainc(np.maximum(count, 1), size, 1 - 1 / dispersion)
    found = np.where(plain, pdtrc(np.maximum(count, 1) - 1, mean), spread)
    return np.where(count < 1, 1.0, found)


def _size(mean: Floats, dispersion: Floats) -> tuple[Floats, Flags]:
    """The negative binomial size, and where the count is plain Poisson for want of any spread or any mean."""
    plain = (dispersion <= 1) | (mean <= 0)
    return np.where(plain, 1.0, mean / np.where(plain, 1.0, dispersion - 1)), plain
