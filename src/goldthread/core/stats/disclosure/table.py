"""A table of two ways with its totals as one block of whole counts. It refuses what is not a full table of counts."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from goldthread.core.stats.arrays import Flags, Floats, Whole, counts, numbers
from goldthread.core.stats.refused import NotACount, NoValues, WrongChoice

GREATEST = 2**31 - 4
"""The greatest grand total: the flows that find the ranges run in 32 bits."""


def with_totals(given: ArrayLike) -> Whole:
    """The counts (rows x columns) with a column of row totals, a row of column totals and the grand total.

    Refuses no cell at all and missing cells (NoValues), another number of ways than two (WrongChoice), counts below
    zero, with a fraction, or too great (NotACount).
    """
    cells = counts(given, "cells")
    if cells.ndim != 2:
        raise WrongChoice(f"A table has two ways; this has {cells.ndim}.", mend="Give rows of equal length.")
    if cells.size == 0 or np.isnan(cells).any():
        raise NoValues("The table has no cell, or a cell without a count.", mend="Give every cell; none is 0.")
    if (broken := cells != np.floor(cells)).any():
        where = f"position {int(np.flatnonzero(broken)[0])}"
        raise NotACount(f"cells: {cells[broken][0]:g} is not whole.", where=where, mend="Give whole counts.")
    if cells.sum() > GREATEST:
        raise NotACount(f"The cells sum to more than {GREATEST:,}.", mend="Give a table of a smaller unit.")
    whole = cells.astype(np.int64)
    right = np.concatenate((whole, whole.sum(axis=1, keepdims=True)), axis=1)
    return np.concatenate((right, right.sum(axis=0, keepdims=True)), axis=0)


def as_mask(given: ArrayLike, block: Whole, *, margins: bool) -> Flags:
    """Flags over the whole block. Flags over the inner cells alone are widened; `margins` is what the totals get.

    Refuses another shape (WrongChoice).
    """
    flags = np.asarray(given, dtype=bool)
    if flags.shape == block.shape:
        return flags
    inner = (block.shape[0] - 1, block.shape[1] - 1)
    if flags.shape != inner:
        raise WrongChoice(f"Flags of shape {flags.shape} for a table of {inner}.", mend="Give a flag for each cell.")
    found = np.full(block.shape, margins)
    found[:-1, :-1] = flags
    return found


def is_margin(shape: tuple[int, ...]) -> Flags:
    """Which cells of a block are totals."""
    found = np.zeros(shape, dtype=bool)
    found[-1, :] = found[:, -1] = True
    return found


@dataclass(frozen=True, slots=True)
class Fact:
    """Something else that is published of the same cells: lower <= sum(weights x cells) <= upper.

    `weights` has the shape of the inner cells. A subtotal has weights of one and equal ends.
    """

    weights: Floats
    lower: float
    upper: float


def subtotal(cells: ArrayLike, total: float) -> Fact:
    """The published sum of some cells, as of a group of districts or of an earlier edition; `cells` are flags."""
    return Fact(np.asarray(cells, dtype=np.float64), total, total)


def published_rate(cell: ArrayLike, rate: float, population: float, *, decimals: int, per: float = 100) -> Fact:
    """A published rate of one cell (a flag), rounded to `decimals`: the count lies within half a unit of its last
    place. `per` is 100 for a percentage."""
    half = 0.5 * 10.0**-decimals
    low, high = ((rate + side) * population / per for side in (-half, half))
    return Fact(np.asarray(cell, dtype=np.float64), low, high)


def earlier_known(block: Whole, earlier: tuple[Any, ...]) -> Flags:
    """Which cells an earlier edition of the same table showed with the count they have now: no hiding takes that back.

    An edition is given as it was published (NaN where hidden), over the inner cells or with its totals.
    """
    found = np.zeros(block.shape, dtype=bool)
    for edition in earlier:
        shown = numbers(edition, "earlier edition")
        part = block if shown.shape == block.shape else block[:-1, :-1]
        if shown.shape != part.shape:
            raise WrongChoice("An earlier edition has another shape.", mend="Give it with the rows and columns of now.")
        found[: part.shape[0], : part.shape[1]] |= shown == part
    return found
