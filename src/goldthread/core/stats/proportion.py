"""The interval of a share: Wilson's score method. Not for weighted surveys, nor for rates that can pass one."""

from dataclasses import dataclass
from math import sqrt
from statistics import NormalDist

from goldthread.core.errors import BadInput

LEAST_PERCENT = 50
"""A confidence of this or more is read as a per cent: 95 means 0.95."""


@dataclass(frozen=True, slots=True)
class Interval:
    """The two ends, both in the unit of the share itself (0 to 1), and the confidence as a share."""

    lower: float
    upper: float
    confidence: float


def wilson(x: float | None, n: float | None, *, confidence: float = 0.95) -> Interval | None:
    """The interval of the share x / n; None when either is missing.

    Ends never pass 0 and 1; none of `n` gives exactly 0 below, all of it exactly 1 above.
    Source: Wilson, J Am Stat Assoc 22 (1927); Newcombe, Stat Med 17 (1998), method 3; checked against
    PHEindicatormethods 2.1.0.

    >>> interval = wilson(81, 263)
    >>> round(interval.lower, 4), round(interval.upper, 4)
    (0.2553, 0.3662)
    """
    level = _as_share(confidence)
    if x is None or n is None:
        return None
    if not (n > 0 and 0 <= x <= n):
        raise BadInput(f"{x} out of {n} is not a share.", mend="The part must lie between 0 and a whole above 0.")
    z = NormalDist().inv_cdf(0.5 + level / 2)
    middle, reach = 2 * x + z * z, z * sqrt(z * z + 4 * x * (1 - x / n))
    lower, upper = (middle - reach) / (2 * (n + z * z)), (middle + reach) / (2 * (n + z * z))
    return Interval(max(lower, 0.0) if x > 0 else 0.0, min(upper, 1.0) if x < n else 1.0, level)


def _as_share(confidence: float) -> float:
    share = confidence / 100 if confidence >= LEAST_PERCENT else confidence
    if not 0 < share < 1:
        raise BadInput(f"A confidence of {confidence} cannot be used.", mend="Write 95 per cent as 0.95 or 95.")
    return share
