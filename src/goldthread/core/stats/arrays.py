"""How numbers enter a method: lists or arrays, a missing value as None or NaN. Infinities are refused."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from goldthread.core.period import Period
from goldthread.core.stats.refused import MixedPeriods, NotACount, NotANumber, OutOfOrder, WrongChoice

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
Whole = NDArray[np.int64]

LARGEST = 1e100
"""Values beyond this are refused: their squares and products would not fit."""

LEAST_EXPOSURE = 1e-100
"""An exposure below this counts as none."""

LEAST_PERCENT = 50
"""A confidence of this or more is read as a per cent: 95 means 0.95."""


def numbers(given: ArrayLike | Sequence[float | None], name: str) -> Floats:
    """The values as an array of floats of the same shape, missing ones as NaN. `name` is what the message calls them.

    Refuses infinities, values beyond LARGEST, and what is no number (NotANumber).
    """
    try:
        found = np.asarray(given, dtype=np.float64)
    except (TypeError, ValueError):
        raise NotANumber(f"{name}: not all of them are numbers.", mend="Give a missing value as None.") from None
    most = max(np.fmax.reduce(found, axis=None, initial=0.0), -np.fmin.reduce(found, axis=None, initial=0.0))
    if most > LARGEST:
        where = f"position {int(np.flatnonzero(np.abs(found) > LARGEST)[0])}"
        fault = "a value is not finite." if np.isinf(most) else f"a value lies beyond {LARGEST:g}."
        mend = "Give a missing value as None." if np.isinf(most) else "Use a larger unit."
        raise NotANumber(f"{name}: {fault}", where=where, mend=mend)
    return found


def counts(given: ArrayLike | Sequence[float | None], name: str) -> Floats:
    """Numbers that are zero or more, missing ones as NaN; refused otherwise (NotACount). Fractions are allowed."""
    found = numbers(given, name)
    if (below := found < 0).any():
        where = f"position {int(np.flatnonzero(below)[0])}"
        raise NotACount(f"{name}: {found[below][0]:g} is below zero.", where=where, mend="Counts are 0 or more.")
    return found


def exposures(given: ArrayLike | Sequence[float | None], name: str) -> Floats:
    """Numbers above zero (people, days), missing ones as NaN; refused otherwise (NotACount)."""
    found = numbers(given, name)
    if (unusable := found < LEAST_EXPOSURE).any():
        where = f"position {int(np.flatnonzero(unusable)[0])}"
        raise NotACount(f"{name}: {found[unusable][0]:g} is not above zero.", where=where, mend="Leave the row out.")
    return found


def as_share(confidence: float) -> float:
    """A confidence as a share of one: 95 and 0.95 both give 0.95. Others are refused (WrongChoice)."""
    if not isinstance(confidence, int | float | np.number):
        raise WrongChoice(f"A confidence of {confidence!r} cannot be used.", mend="Write 95 per cent as 0.95 or 95.")
    share = confidence / 100 if confidence >= LEAST_PERCENT else confidence
    if not (0 < share < 1 and 0.5 + share / 2 < 1):
        raise WrongChoice(f"A confidence of {confidence} cannot be used.", mend="Write 95 per cent as 0.95 or 95.")
    return share


def same_rows(**columns: NDArray[Any]) -> None:
    """Refuses columns of unlike length, naming them (WrongChoice)."""
    lengths = {name: len(column) for name, column in columns.items()}
    if len(set(lengths.values())) > 1:
        told = ", ".join(f"{name} has {length}" for name, length in lengths.items())
        raise WrongChoice(f"The columns are of unlike length: {told}.", mend="Give one row for each.")


def in_order(periods: Sequence[Period]) -> None:
    """Refuses periods of unlike kind or length (MixedPeriods), out of order or standing twice (OutOfOrder)."""
    for before, after in pairwise(periods):
        if before.kind is not after.kind or len(before.months) != len(after.months):
            raise MixedPeriods(f"{after.words} is not as long as {before.words}.", mend="Chart one length at a time.")
        if after.start <= before.start:
            raise OutOfOrder(f"{after.words} comes after {before.words}.", mend="Give each period once, oldest first.")
