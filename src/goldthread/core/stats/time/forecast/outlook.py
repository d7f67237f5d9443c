"""What a forecast says of each period ahead: a mean, and how widely it may miss. It knows no method."""

from dataclasses import dataclass, replace

import numpy as np
from scipy.special import ndtri, stdtr, stdtrit

from goldthread.core.stats.arrays import Floats, as_share

NEARLY_NORMAL = 1e9
"""Degrees of freedom that stand for the normal distribution where Student's needs a finite number."""


@dataclass(frozen=True, slots=True)
class Outlook:
    """Series x periods ahead, in the unit of the series. `freedom` (one a series) is that of Student's t; inf is the
    normal distribution. `floor` is the least that the series can be: bounds and means are cut there."""

    mean: Floats
    sd: Floats
    freedom: Floats
    floor: float = -np.inf

    def bounds(self, confidence: float) -> tuple[Floats, Floats]:
        """The ends of the interval that should hold the value with this confidence, at or above the floor."""
        share = 0.5 + as_share(confidence) / 2
        normal = np.isinf(self.freedom)
        z = np.where(normal, ndtri(share), stdtrit(np.where(normal, NEARLY_NORMAL, self.freedom), share))[:, None]
        lower, upper = self.mean - z * self.sd, self.mean + z * self.sd
        return np.maximum(lower, self.floor), np.maximum(upper, self.floor)

    def probability_at_most(self, value: Floats) -> Floats:
        """The probability of `value` or less (it must fit series x periods); a certain forecast gives 0 or 1."""
        with np.errstate(divide="ignore", invalid="ignore"):
            z = np.where(self.sd > 0, (value - self.mean) / self.sd, np.where(value >= self.mean, np.inf, -np.inf))
        freedom = np.where(np.isinf(self.freedom), NEARLY_NORMAL, self.freedom)[:, None]
        found = np.where(value < self.floor, 0.0, stdtr(np.broadcast_to(freedom, z.shape), z))
        return np.where(np.isnan(self.mean), np.nan, found)

    def floored(self, floor: float) -> "Outlook":
        """The same, of a series that cannot fall below `floor`."""
        return replace(self, mean=np.maximum(self.mean, floor), floor=floor)


def normal_outlook(mean: Floats, sd: Floats) -> Outlook:
    """An outlook whose errors are taken as normal."""
    return Outlook(mean, sd, np.full(len(mean), np.inf))
