"""Sums and means of many series at once, rounded once: the same to the last bit as math.fsum of each.

A plain sum can put a value that lies on the mean just above or below it, and so begin a run that is not there.
"""

from math import fsum

import numpy as np

from goldthread.core.stats.arrays import Floats

ROUNDING = 2.0**-53
FEW = 16
"""For fewer series than this, math.fsum of each is quicker."""


def exact_sums(terms: Floats) -> Floats:
    """The sum down each column of `terms` (points × series, no missing values), correctly rounded; 0 of none.

    Pairs are added without loss (Knuth's two-sum: a sum and the rounding error that it made), level by level, and the
    errors plainly, with a bound on what that may lose. Where the bound could change the last bit, math.fsum decides.
    Source: Ogita, Rump and Oishi, Accurate sum and dot product (2005).
    """
    if terms.shape[1] < FEW:
        return np.array([fsum(column) for column in terms.T.tolist()])
    spill, size = np.zeros(terms.shape[1]), np.zeros(terms.shape[1])
    level = terms if len(terms) else np.zeros((1, terms.shape[1]))
    while len(level) > 1:
        half = len(level) // 2
        sums, errors = _without_loss(level[:half], level[half : 2 * half])
        spill += errors.sum(axis=0)
        size += np.abs(errors).sum(axis=0)
        level = sums if len(level) == 2 * half else np.concatenate((sums, level[-1:]))
    doubt = 2 * (len(terms) + 4) * ROUNDING * size
    low: Floats = level[0] + (spill - doubt)
    high = level[0] + (spill + doubt)
    for column in np.flatnonzero(low != high):
        low[column] = fsum(terms[:, column].tolist())
    return low


def exact_means(values: Floats) -> Floats:
    """The mean down each column (points × series), missing values left out; NaN where a column holds none.

    Equal values keep their own mean: n · x / n may differ from x in its last bit, and put every point off the line.
    """
    held = ~np.isnan(values)
    number = held.sum(axis=0)
    sums = exact_sums(np.where(held, values, 0.0))
    means = np.divide(sums, number, out=np.full(len(sums), np.nan), where=number > 0)
    low, high = extremes(values)
    return np.where(low == high, low, means)


def extremes(values: Floats) -> tuple[Floats, Floats]:
    """The least and the greatest down each column, missing values left out; +∞ and −∞ where a column holds none."""
    return np.fmin.reduce(values, axis=0, initial=np.inf), np.fmax.reduce(values, axis=0, initial=-np.inf)


def _without_loss(left: Floats, right: Floats) -> tuple[Floats, Floats]:
    sums = left + right
    shadow = sums - left
    return sums, (left - (sums - shadow)) + (right - shadow)
