"""Types of record that appear in a month, or are missing from one, out of nothing. What became of them it cannot
say."""

from dataclasses import dataclass

import numpy as np

from goldthread.core.period import Period
from goldthread.core.stats.time.neighbours import Counts, Grid, grid


@dataclass(frozen=True, slots=True)
class TypeRule:
    """When a type counts as known to a month's neighbours: `least_neighbours` of them are held, and have rows of it,
    with a median of `least_rows`; and when one that they do not know is no accident: from `least_rows` on."""

    least_neighbours: int = 2
    least_rows: float = 30


DEFAULT = TypeRule()


@dataclass(frozen=True, slots=True)
class TypeFault:
    """A type of a month: how many rows it has, the median of its neighbours, and who those are."""

    count: int
    median: float
    neighbours: tuple[Period, ...]


Found = dict[tuple[Period, str], TypeFault]


def missing_types(held: Counts | Grid, *, rule: TypeRule = DEFAULT) -> Found:
    """Month and type, where a type has not one row though its neighbours have it."""
    table = held if isinstance(held, Grid) else grid(held)
    known = (table.with_rows >= rule.least_neighbours) & (table.medians >= rule.least_rows)
    return _found(table, known & (table.counts == 0))


def new_types(held: Counts | Grid, *, rule: TypeRule = DEFAULT) -> Found:
    """Month and type, where a type has many rows though none of its neighbours has any."""
    table = held if isinstance(held, Grid) else grid(held)
    unknown = (table.beside >= rule.least_neighbours)[:, None] & (table.most == 0)
    return _found(table, unknown & (table.counts >= rule.least_rows))


def _found(table: Grid, where: np.ndarray) -> Found:
    return {
        (table.months[place], table.kinds[kind]): TypeFault(
            int(table.counts[place, kind]), float(table.medians[place, kind]), table.around(place)
        )
        for place, kind in np.argwhere(where).tolist()
    }
