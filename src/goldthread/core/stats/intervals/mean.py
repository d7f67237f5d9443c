"""The interval of a mean of measured values, by Student's t. Not for counts, shares, or values in a series."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import ArrayLike
from scipy import special

from goldthread.core.stats.arrays import Floats, as_share, numbers
from goldthread.core.stats.refused import NoValues

FEWEST: Final = 2
"""With one value there is a mean, and no word on how far it could lie from the truth."""


@dataclass(frozen=True, slots=True, eq=False)
class Means:
    """One row a sample: its sum, how many values it had, their standard deviation, their mean and its limits.

    All but `size` are in the unit of the values. A sample of one has a mean and NaN in the deviation and the limits; a
    sample without a value is NaN throughout.
    """

    total: Floats
    size: Floats
    deviation: Floats
    value: Floats
    lower: Floats
    upper: Floats
    confidence: float


def t_mean(x: ArrayLike, *, confidence: float = 0.95) -> Means:
    """The means of samples with their t intervals: a vector is one sample, a matrix one sample a row.

    Missing values (NaN, None) are left out of their sample. Refuses infinities (NotANumber) and no value at all
    (NoValues). Source: Student, Biometrika 6 (1908); checked against PHEindicatormethods 2.1.0.

    >>> found = t_mean([4, 6, 8, 10])
    >>> float(found.value[0]), round(float(found.lower[0]), 3), round(float(found.upper[0]), 3)
    (7.0, 2.891, 11.109)
    """
    level, samples = as_share(confidence), np.atleast_2d(numbers(x, "values"))
    held = ~np.isnan(samples)
    if not held.any():
        raise NoValues("There is no value to take a mean of.", mend="Give at least one.")
    size = held.sum(axis=1).astype(np.float64)
    total = np.where(held, samples, 0.0).sum(axis=1)
    mean = np.divide(total, size, out=np.full(size.shape, np.nan), where=size > 0)
    away = np.where(held, samples - mean[:, None], 0.0)
    freedom = np.where(size >= FEWEST, size - 1, np.nan)
    deviation = np.sqrt(np.einsum("ij,ij->i", away, away) / freedom)
    reach = special.stdtrit(freedom, 0.5 + level / 2) * deviation / np.sqrt(np.maximum(size, 1.0))
    total = np.where(size > 0, total, np.nan)
    return Means(total, size, deviation, mean, mean - reach, mean + reach, level)
