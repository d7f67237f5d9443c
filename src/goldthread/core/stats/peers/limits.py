"""The limits of a funnel and where a point stands by them. They say how unusual a point is, never which is best."""

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from goldthread.core.stats.arrays import Floats

Standing = Literal["above_998", "above_95", "within", "below_95", "below_998", "unknown"]
Codes = NDArray[np.int8]

STANDINGS: dict[int, Standing] = {
    2: "above_998",
    1: "above_95",
    0: "within",
    -1: "below_95",
    -2: "below_998",
    -128: "unknown",
}
UNKNOWN = -128
CHANCE_95, CHANCE_998 = 0.05, 0.002
"""The share of points that chance alone puts outside each pair of limits."""


@dataclass(frozen=True, slots=True)
class Limits:
    """The 95 % and 99.8 % limits, all of one shape: of the points, or of the places where a line is drawn."""

    lower_95: Floats
    upper_95: Floats
    lower_998: Floats
    upper_998: Floats

    def times(self, factor: Floats | float) -> "Limits":
        """The limits in another unit."""
        return Limits(self.lower_95 * factor, self.upper_95 * factor, self.lower_998 * factor, self.upper_998 * factor)


def standing_codes(values: Floats, limits: Limits) -> Codes:
    """Where each value stands: 2 and 1 above the 99.8 % and 95 % limits, 0 within (a value on a limit too), -1 and -2
    below, UNKNOWN where the value or its limits are missing."""
    above = (values > limits.upper_95).astype(np.int8) + (values > limits.upper_998)
    below = (values < limits.lower_95).astype(np.int8) + (values < limits.lower_998)
    known = ~np.isnan(values + limits.lower_95 + limits.upper_998)
    return np.where(known, above - below, UNKNOWN).astype(np.int8)


def as_words(codes: Codes) -> tuple[Standing, ...]:
    """The codes of one funnel as words."""
    return tuple(STANDINGS[code] for code in codes.tolist())
