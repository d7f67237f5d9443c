"""Fisher's exact test of two shares, for groups too small for the normal test, with the conditional odds ratio."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy import special

from goldthread.core.stats.arrays import Flags, Floats, Whole, counts, exposures
from goldthread.core.stats.compare.rates import AS_LIKELY
from goldthread.core.stats.intervals.interval import alike
from goldthread.core.stats.intervals.proportion import shares
from goldthread.core.stats.refused import NotACount

MOST_TABLES: Final = 500_000
"""Tables laid out at once, so that memory stays bounded however many rows come."""
STEPS, CLOSE = 100, 1e-12


@dataclass(frozen=True, slots=True, eq=False)
class FisherTests:
    """Two-sided p-values, and the odds ratio (now against before) likeliest given both margins.

    The ratio is 0 or infinite where the table is at an end of what its margins allow, and NaN where only one fits.
    """

    p: Floats
    odds_ratio: Floats


def fisher(now: ArrayLike, n_now: ArrayLike, before: ArrayLike, n_before: ArrayLike) -> FisherTests:
    """The exact test given both margins: p sums the tables no likelier than the one seen.

    Whole numbers only (NotACount); refuses what is no share (NotAShare); NaN where a side is missing. Time and memory
    grow with the smaller margin of each row. Source: Fisher, J R Stat Soc 98 (1935); the ratio by Newton's method on
    its logarithm, from the mean of the non-central hypergeometric distribution.

    >>> found = fisher(3, 4, 1, 4)
    >>> round(float(found.p), 4), round(float(found.odds_ratio), 3)
    (0.4857, 6.408)
    """
    columns = alike(*shares(now, n_now), *shares(before, n_before))
    shape, table = columns[0].shape, np.array([column.reshape(-1) for column in columns])
    held = ~np.isnan(table).any(axis=0)
    if (parts := (table != np.floor(table)) & held).any():
        where = f"row {np.argwhere(parts)[0][1]}"
        raise NotACount("Fisher's test needs whole numbers.", where=where, mend="Use difference for the others.")
    p, ratio = np.full((2, table.shape[1]), np.nan)
    for rows in _portions(table, np.nonzero(held)[0]):
        p[rows], ratio[rows] = _tested(table[:, rows])
    return FisherTests(p.reshape(shape), ratio.reshape(shape))


def mean_under_odds(odds: ArrayLike, margins: tuple[ArrayLike, ArrayLike, ArrayLike]) -> Floats:
    """What `now` would be on average with this odds ratio: the equation that `fisher` solves for it.

    `margins` are the events of both periods together, and the wholes now and before; odds above 0.
    """
    events, n_now, n_before = (np.atleast_1d(counts(margin, "margins")) for margin in margins)
    table = np.array(alike(np.minimum(events, n_now), n_now, np.maximum(events - n_now, 0.0), n_before))
    laid = _laid(table)
    log_odds = np.broadcast_to(np.log(exposures(odds, "odds")), table.shape[1:])
    return laid.total(laid.chances(log_odds) * laid.cell)


def _ends(table: Floats) -> tuple[Floats, Floats]:
    """The least and the most that `now` could have been with these margins."""
    x2, n2, x1, n1 = table
    return np.maximum(0.0, x1 + x2 - n1), np.minimum(n2, x1 + x2)


def _portions(table: Floats, rows: NDArray[np.intp]) -> Iterator[NDArray[np.intp]]:
    """Rows in portions whose tables fit; a row larger than that stands alone."""
    least, most = _ends(table[:, rows])
    portion = np.cumsum(most - least + 1) // MOST_TABLES
    cuts = np.nonzero(np.diff(portion))[0] + 1
    return (part for part in np.split(rows, cuts) if part.size)


@dataclass(frozen=True, slots=True, eq=False)
class _Laid:
    """All tables of all rows, end to end: `cell` is `now` in each, `starts` where a row's begin, `width` how many."""

    cell: Floats
    log_chance: Floats
    starts: Whole
    width: Whole

    def spread(self, column: Floats) -> Floats:
        """A figure a row, repeated for each table of the row."""
        return np.repeat(column, self.width)

    def total(self, column: Floats) -> Floats:
        """The sum over the tables of each row."""
        return np.asarray(np.add.reduceat(column, self.starts))

    def chances(self, log_odds: Floats) -> Floats:
        """The chance of each table under the log odds ratio of its row; they sum to one in each row."""
        tilted = self.log_chance + self.cell * self.spread(log_odds)
        raised = np.exp(tilted - self.spread(np.maximum.reduceat(tilted, self.starts)))
        return np.asarray(raised / self.spread(self.total(raised)))


def _laid(table: Floats) -> _Laid:
    x2, n2, x1, n1 = table
    least, most = _ends(table)
    width = (most - least + 1).astype(np.int64)
    starts = np.cumsum(width) - width
    cell = np.arange(float(width.sum())) - np.repeat(starts - least, width)
    events, group2, group1 = (np.repeat(column, width) for column in (x1 + x2, n2, n1))
    log_chance = np.zeros(cell.shape)
    for part in (cell, group2 - cell, events - cell, group1 - events + cell):
        log_chance -= special.gammaln(part + 1.0)
    return _Laid(cell, log_chance, starts, width)


def _tested(table: Floats) -> tuple[Floats, Floats]:
    laid, seen = _laid(table), table[0]
    least, most = _ends(table)
    chance = laid.chances(np.zeros(seen.shape))
    bound = chance[laid.starts + (seen - least).astype(np.int64)] * AS_LIKELY
    p = np.minimum(laid.total(np.where(chance <= laid.spread(bound), chance, 0.0)), 1.0)
    ratio = np.where(seen == least, 0.0, np.inf)
    ratio[least == most] = np.nan
    inside = (least < seen) & (seen < most)
    ratio[inside] = np.exp(_log_odds(laid, table, inside))[inside]
    return p, ratio


def _log_odds(laid: _Laid, table: Floats, inside: Flags) -> Floats:
    """The log odds ratio at which the mean of `now` is the one seen, for the rows inside what their margins allow."""
    x2, n2, x1, n1 = table
    guess = np.log((x2 + 0.5) * (n1 - x1 + 0.5) / ((n2 - x2 + 0.5) * (x1 + 0.5)))
    for _ in range(STEPS):
        chance = laid.chances(guess)
        mean = laid.total(chance * laid.cell)
        spread = laid.total(chance * (laid.cell - laid.spread(mean)) ** 2)
        step = np.divide(x2 - mean, spread, out=np.zeros(mean.shape), where=inside & (spread > 0))
        # a step of one at most keeps a row with a narrow spread from running away
        guess = guess + np.clip(step, -1.0, 1.0)
        if not (np.abs(step) > CLOSE).any():
            break
    return np.asarray(guess)
