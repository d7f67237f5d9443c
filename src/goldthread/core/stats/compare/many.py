"""Many comparisons at once: p-values adjusted, so that a long scorecard does not find changes by its length alone.

It adjusts what it is given. It cannot know of comparisons that were made and left out.
"""

import numpy as np
from numpy.typing import ArrayLike

from goldthread.core.stats.arrays import Floats, numbers
from goldthread.core.stats.refused import NotAShare


def benjamini_hochberg(p: ArrayLike) -> Floats:
    """Adjusted p-values: calling those below 0.05 a change keeps the expected share of false ones under 5 %.

    `p` is one family, or a matrix of one family a row; NaN stays NaN and is not counted. Refuses what does not lie
    between 0 and 1 (NotAShare). Source: Benjamini and Hochberg, J R Stat Soc B 57 (1995).

    >>> benjamini_hochberg([0.01, 0.04, 0.03]).round(3).tolist()
    [0.03, 0.04, 0.04]
    """
    ordered, order, ranks, held = _ordered(p)
    raised = ordered * held / ranks
    # fmin leaves the missing ones, which stand last, out of the running least
    least = np.fmin.accumulate(raised[:, ::-1], axis=1)[:, ::-1]
    return _as_given(least, order, p)


def holm(p: ArrayLike) -> Floats:
    """Adjusted p-values that keep the chance of a single false change under 5 %; input as `benjamini_hochberg`.

    Source: Holm, Scand J Stat 6 (1979).

    >>> holm([0.01, 0.04, 0.03]).round(3).tolist()
    [0.03, 0.06, 0.06]
    """
    ordered, order, ranks, held = _ordered(p)
    return _as_given(np.maximum.accumulate(ordered * (held - ranks + 1), axis=1), order, p)


def bonferroni(p: ArrayLike) -> Floats:
    """Each p-value times how many there are, at most 1: simple, and needlessly strict beside Holm's.

    >>> bonferroni([0.01, 0.04, 0.03]).round(3).tolist()
    [0.03, 0.12, 0.09]
    """
    ordered, order, _, held = _ordered(p)
    return _as_given(ordered * held, order, p)


def _ordered(p: ArrayLike) -> tuple[Floats, np.ndarray[tuple[int, ...], np.dtype[np.intp]], Floats, Floats]:
    """Each family from its least to its greatest, missing ones last; the order, the ranks and how many there are."""
    given = np.atleast_2d(numbers(p, "p-values"))
    if (outside := (given < 0) | (given > 1)).any():
        raise NotAShare(f"{given[outside][0]:g} is no p-value.", mend="A p-value lies between 0 and 1.")
    order = np.argsort(given, axis=1, kind="stable")
    held = (~np.isnan(given)).sum(axis=1, keepdims=True).astype(np.float64)
    return np.take_along_axis(given, order, axis=1), order, np.arange(1.0, given.shape[1] + 1), held


def _as_given(adjusted: Floats, order: np.ndarray[tuple[int, ...], np.dtype[np.intp]], p: ArrayLike) -> Floats:
    given = numbers(p, "p-values")
    found = np.empty(order.shape)
    np.put_along_axis(found, order, np.minimum(adjusted, 1.0), axis=1)
    found = found.reshape(given.shape)
    found[np.isnan(given)] = np.nan
    return found
