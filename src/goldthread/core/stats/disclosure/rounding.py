"""Rounding to a base, halves away from zero. Totals are rounded for themselves, so that rows may not sum to them."""

import numpy as np
from numpy.typing import ArrayLike

from goldthread.core.stats.arrays import Floats, numbers
from goldthread.core.stats.refused import WrongChoice


def round_to(values: ArrayLike, base: float = 5) -> Floats:
    """Each value to the nearest multiple of `base`, halves away from zero; missing values stay missing.

    Refuses infinities (NotANumber) and a base that is not above zero (WrongChoice).
    Source: the usual rule of official tables; base 5 is the default of the project, not of a law.

    >>> round_to([0, 2, 3, 7, 12.5, -7.5]).tolist()
    [0.0, 0.0, 5.0, 5.0, 15.0, -10.0]
    """
    if not (np.isfinite(base) and base > 0):
        raise WrongChoice(f"A base of {base} cannot be used.", mend="Give a number above zero, such as 5.")
    found = numbers(values, "values")
    # adding zero turns a negative zero into zero
    rounded: Floats = np.sign(found) * np.floor(np.abs(found) / base + 0.5) * base + 0.0
    return rounded
