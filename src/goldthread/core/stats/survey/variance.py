"""How far totals of sampled units vary, within strata, of many cells at once. Knows not what the totals are of."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from goldthread.core.stats.arrays import Floats, Whole
from goldthread.core.stats.survey.design import Design

ROOMY: Final = 4
"""A table of units by cells is laid out in full as long as it has fewer places than this many times the rows."""


@dataclass(frozen=True, slots=True, eq=False)
class Touching:
    """The pairs of a sampled unit and a cell that have a row in common. `pair` numbers the pair of each row; `unit`,
    `cell` and `weight` are those of each pair."""

    pair: Whole
    unit: Whole
    cell: Whole
    weight: Floats
    cells: int

    def sums(self, values: Floats) -> Floats:
        """The sum over the rows of each pair."""
        return summed(self.pair, values, len(self.unit))

    def degrees(self, design: Design) -> Floats:
        """Of each cell, units less strata, of those that hold anybody who weighs something."""
        held = self.weight > 0
        units = np.bincount(self.cell[held], minlength=self.cells)
        met = np.bincount(_by_stratum(self, design)[held], minlength=len(design.sampled) * self.cells) > 0
        strata = met.reshape(-1, self.cells).sum(axis=0)
        degrees: Floats = (units - strata).astype(np.float64)
        return degrees


def summed(place: Whole, values: Floats, places: int) -> Floats:
    """The sum of the values at each place, counted up to `places`."""
    return np.bincount(place, values, minlength=places).astype(np.float64, copy=False)


def touching(unit: Whole, cell: Whole, weights: Floats, *, cells: int) -> Touching:
    """The pairs, found from the rows. Memory grows with the rows, whatever the number of units and cells."""
    key = unit * cells + cell
    places = int(unit.max()) * cells + cells
    if places <= ROOMY * len(key):
        held = np.flatnonzero(np.bincount(key, minlength=places))
        number = np.zeros(places, dtype=np.int64)
        number[held] = np.arange(len(held))
        pair = number[key]
    else:
        held, pair = np.unique(key, return_inverse=True)
    return Touching(pair, held // cells, held % cells, summed(pair, weights, len(held)), cells)


def variance(totals: Floats, touched: Touching, design: Design) -> Floats:
    """The variance of the sum over units in each cell; `totals` has the sum of each pair, pairs without rows are 0.

    Of each stratum: its units less their mean, squared and summed, times k / (k - 1) and the share of the population's
    units not drawn. Centred before it is squared, so that nothing is lost where units are alike.
    """
    strata = len(design.sampled)
    place = _by_stratum(touched, design)
    sums = summed(place, totals, strata * touched.cells).reshape(strata, -1)
    held = np.bincount(place, minlength=strata * touched.cells).reshape(strata, -1)
    middle = _middle(sums, design)
    apart = (totals - middle.reshape(-1)[place]) ** 2
    squares = summed(place, apart, strata * touched.cells).reshape(strata, -1)
    squares += (design.sampled[:, None] - held) * middle**2
    found: Floats = (_scale(design)[:, None] * squares).sum(axis=0)
    return found


def _by_stratum(touched: Touching, design: Design) -> Whole:
    place: Whole = design.unit_stratum[touched.unit] * touched.cells + touched.cell
    return place


def _middle(sums: Floats, design: Design) -> Floats:
    middle: Floats = sums / design.sampled[:, None]
    if design.drawn.lone == "centre":
        middle[design.sampled == 1] = sums.sum(axis=0) / design.sampled.sum()
    return middle


def _scale(design: Design) -> Floats:
    sampled = design.sampled.astype(np.float64)
    return design.left * np.where(sampled > 1, sampled / np.maximum(sampled - 1, 1), 1.0)
