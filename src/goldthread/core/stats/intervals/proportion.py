"""The interval of a share: Wilson's score method. Not for weighted surveys, nor for rates that can pass one."""

from statistics import NormalDist
from typing import Final

import numpy as np
from numpy.typing import ArrayLike

from goldthread.core.stats.arrays import Floats, as_share, numbers
from goldthread.core.stats.intervals.interval import BLOCK, Intervals, alike, blocks
from goldthread.core.stats.refused import NotAShare

WORKING_COLUMNS: Final = 3


def normal_quantile(level: float) -> float:
    """How many standard errors a two-sided interval of this confidence (a share) reaches: 1.96 for 0.95.

    >>> round(normal_quantile(0.95), 6)
    1.959964
    """
    return NormalDist().inv_cdf(0.5 + level / 2)


def wilson(x: ArrayLike | None, n: ArrayLike | None, *, confidence: float = 0.95) -> Intervals:
    """The intervals of the shares x / n, between 0 and 1; NaN where either is missing.

    `x` and `n` are single numbers or arrays of one shape; fractions are allowed. None of `n` gives exactly 0 below, all
    of it exactly 1 above. Refuses x below 0, n not above 0 and x above n (NotAShare), and infinities (NotANumber).
    Source: Wilson, J Am Stat Assoc 22 (1927); Newcombe, Stat Med 17 (1998), method 3; checked against
    PHEindicatormethods 2.1.0.

    >>> found = wilson(81, 263).one
    >>> round(found.lower, 4), round(found.upper, 4)
    (0.2553, 0.3662)
    """
    level = as_share(confidence)
    part, whole = shares(x, n)
    lower, upper = np.empty(part.size), np.empty(part.size)
    _fill(part.reshape(-1), whole.reshape(-1), level, (lower, upper))
    return Intervals(lower.reshape(part.shape), upper.reshape(part.shape), level)


def shares(x: ArrayLike | None, n: ArrayLike | None) -> tuple[Floats, Floats]:
    """Parts and wholes in one shape, missing ones as NaN; refused where a part exceeds its whole (NotAShare)."""
    part, whole = alike(numbers(np.nan if x is None else x, "parts"), numbers(np.nan if n is None else n, "wholes"))
    flat_part, flat_whole = part.reshape(-1), whole.reshape(-1)
    for rows in blocks(part.size):
        _refuse_what_is_no_share(flat_part[rows], flat_whole[rows], rows.start)
    return part, whole


def _refuse_what_is_no_share(part: Floats, whole: Floats, first: int) -> None:
    # three plain passes, and the rows at fault are looked for only when there are some
    if not ((part < 0).any() or (whole <= 0).any() or (part > whole).any()):
        return
    row = int(np.flatnonzero((part < 0) | (whole <= 0) | (part > whole))[0])
    raise NotAShare(
        f"{part[row]:g} out of {whole[row]:g} is not a share.",
        where=f"row {first + row}",
        mend="The part must lie between 0 and a whole above 0.",
    )


def _fill(x: Floats, n: Floats, level: float, ends: tuple[Floats, Floats]) -> None:
    """Solves the score equation block by block: (2x + z² ∓ z√(z² + 4x(1 - x/n))) / (2(n + z²))."""
    z = normal_quantile(level)
    half = z * z / 2
    working = np.empty((WORKING_COLUMNS, min(x.size, BLOCK)))
    for rows in blocks(x.size):
        part, whole, lower, upper = x[rows], n[rows], ends[0][rows], ends[1][rows]
        middle, reach, share = working[:, : part.size]
        np.divide(part, whole, out=share)
        np.multiply(part, np.subtract(1.0, share, out=reach), out=reach)
        np.sqrt(np.add(reach, half / 2, out=reach), out=reach)
        np.multiply(reach, z, out=reach)
        np.add(part, half, out=middle)
        scale = np.divide(1.0, np.add(whole, 2 * half, out=share), out=share)
        np.multiply(np.subtract(middle, reach, out=lower), scale, out=lower)
        np.multiply(np.add(middle, reach, out=upper), scale, out=upper)
        # the two ends that are known exactly are freed of rounding noise
        np.maximum(lower, 0.0, out=lower)
        np.minimum(upper, 1.0, out=upper)
        np.copyto(lower, 0.0, where=(part == 0) & (whole > 0))
        np.copyto(upper, 1.0, where=part == whole)
