"""The months beside a month: of the two before it and the two after, those that are held, type by type. It judges none.

A hole is not bridged: a month that is not held is no neighbour, and what lies beyond it stays where it is.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from goldthread.core.period import Period

Counts = Mapping[Period, Mapping[str, int]]
"""Month, then type, then how many; a month without a key is not held, a type without one counts as none."""

AROUND = (-2, -1, 1, 2)


@dataclass(frozen=True, slots=True)
class Grid:
    """Counts by month and type beside what their neighbours hold: arrays of n months by k types.

    `medians` are of the neighbours, nan where there are none; `most` is the largest of them, `sums` all of them
    together and `with_rows` how many of them have a row of the type: 0 without neighbours. `beside` (n) is how many
    neighbours each month has.
    """

    months: tuple[Period, ...]
    kinds: tuple[str, ...]
    counts: NDArray[np.float64]
    medians: NDArray[np.float64]
    most: NDArray[np.float64]
    sums: NDArray[np.float64]
    with_rows: NDArray[np.int64]
    beside: NDArray[np.int64]

    def around(self, place: int) -> tuple[Period, ...]:
        """The neighbours of the month at this place, oldest first."""
        number = number_of(self.months[place])
        near = self.months[max(place - len(AROUND), 0) : place + len(AROUND) + 1]
        return tuple(one for one in near if number_of(one) - number in AROUND)


def grid(counts: Counts) -> Grid:
    """The months in their order and the types in theirs, each beside its neighbours. Keys are calendar months."""
    months = tuple(sorted(counts, key=number_of))
    kinds = tuple(sorted({kind for held in counts.values() for kind in held}))
    table = np.array([[counts[month].get(kind, 0) for kind in kinds] for month in months], dtype=float)
    table = table.reshape(len(months), len(kinds))
    near = _near(months, table)
    beside = np.count_nonzero(_near(months, np.ones((len(months), 1))) > 0, axis=0)[:, 0]
    rows = np.arange(len(months))
    middle = (
        (near[np.maximum(beside - 1, 0) // 2, rows] + near[np.minimum(beside // 2, len(AROUND) - 1), rows]) / 2
        if months
        else table
    )
    most = np.nan_to_num(near[np.maximum(beside - 1, 0), rows]) if months else table
    with_rows = np.count_nonzero(near > 0, axis=0)
    return Grid(months, kinds, table, middle, most, np.nansum(near, axis=0), with_rows, beside)


def number_of(month: Period) -> int:
    """Months since the year 0, so that months that follow one another differ by 1."""
    return month.start.year * 12 + month.start.month


def _near(months: tuple[Period, ...], table: NDArray[np.float64]) -> NDArray[np.float64]:
    """The four neighbours of each month, smallest first; nan, which sorts last, for each that is not held."""
    if not months:
        return np.empty((len(AROUND), 0, table.shape[1]))
    places = np.array([number_of(month) for month in months]) - number_of(months[0]) + max(AROUND)
    wide = np.full((places[-1] + 1 + max(AROUND), table.shape[1]), np.nan)
    wide[places] = table
    return np.sort(np.stack([wide[places + step] for step in AROUND]), axis=0)
