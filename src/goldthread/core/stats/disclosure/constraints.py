"""The published sums of a table as constraints for an integer programme, where facts beside the totals are known.

Slower than the flows of a network, and needed only with such facts.
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from goldthread.core.stats.arrays import Flags, Floats, Whole
from goldthread.core.stats.disclosure.network import network
from goldthread.core.stats.disclosure.table import Fact
from goldthread.core.stats.refused import WrongChoice

System = tuple[Floats, Floats, Floats]
"""The matrix over the cells of a block, flat, and the ends of each row of it."""


def system(block: Whole, facts: tuple[Fact, ...]) -> System:
    """That cells sum to totals, and the facts. Refuses facts that the table itself breaks (WrongChoice)."""
    net = network(block)
    matrix = np.zeros((net.nodes + len(facts), block.size))
    places = np.arange(block.size)
    matrix[net.tail, places], matrix[net.head, places] = 1, -1
    lower, upper = np.zeros(len(matrix)), np.zeros(len(matrix))
    for row, fact in enumerate(facts, start=net.nodes):
        wide = np.zeros(block.shape)
        if fact.weights.shape != (block.shape[0] - 1, block.shape[1] - 1):
            raise WrongChoice("A fact has another shape than the table.", mend="Give a weight for each cell.")
        wide[:-1, :-1] = fact.weights
        matrix[row], lower[row], upper[row] = wide.ravel(), fact.lower, fact.upper
    found = matrix @ block.ravel()
    if (found < lower - 1e-9).any() or (found > upper + 1e-9).any():
        raise WrongChoice("A fact does not agree with the table.", mend="Check the sum, the rate and its population.")
    return matrix, lower, upper


def ends_by_solver(block: Whole, hidden: Flags, facts: tuple[Fact, ...]) -> tuple[Floats, Floats]:
    """Least and greatest whole count of each hidden cell, flat; infinity where there is no greatest."""
    matrix, lower, upper = system(block, facts)
    flat, count = hidden.ravel(), block.ravel().astype(np.float64)
    base = np.where(flat, 0.0, count)
    given = (matrix[:, flat], lower - matrix @ base, upper - matrix @ base)
    least, greatest = count.copy(), count.copy()
    for number, place in enumerate(np.flatnonzero(flat)):
        least[place] = _end(given, number, sign=1)
        greatest[place] = _end(given, number, sign=-1)
    return least, greatest


def _end(given: System, number: int, *, sign: int) -> float:
    # dear to import, and needed only by tables with facts
    from scipy.optimize import LinearConstraint, milp

    matrix, lower, upper = given
    aim = np.zeros(matrix.shape[1])
    aim[number] = sign
    found = milp(aim, constraints=LinearConstraint(matrix, lower, upper), integrality=np.ones(len(aim), dtype=np.int64))
    return float(np.inf) if found.x is None else float(round(found.x[number]))


def other_table(block: Whole, place: int, cost: Floats, facts: tuple[Fact, ...]) -> NDArray[Any] | None:
    """Which cells, flat, change in the cheapest other table that agrees with all that is published and has another
    count at `place`; None where there is none. A cell of infinite cost keeps its count.

    Source: Kelly, Golden and Assad, Networks 22 (1992).
    """
    found = [_moved(block, place, cost, facts, sign=sign) for sign in (1, -1)]
    priced = [(float(cost[moved].sum()), side) for side, moved in enumerate(found) if moved is not None]
    return found[min(priced)[1]] if priced else None


def _moved(block: Whole, place: int, cost: Floats, facts: tuple[Fact, ...], *, sign: int) -> NDArray[Any] | None:
    from scipy.optimize import Bounds, LinearConstraint, milp

    matrix, lower, upper = system(block, facts)
    count = block.ravel().astype(np.float64)
    rest, size = matrix @ count, block.size
    free = np.isfinite(cost)
    low, high = np.zeros(2 * size), np.concatenate((np.where(free, np.inf, 0.0), np.where(free, count, 0.0)))
    side, opposite = (place, size + place) if sign > 0 else (size + place, place)
    if high[side] < 1:
        return None
    low[side], high[opposite] = 1, 0
    price = np.tile(np.where(free, cost, 0.0) + 1e-6, 2)
    found = milp(
        price,
        constraints=LinearConstraint(np.concatenate((matrix, -matrix), axis=1), lower - rest, upper - rest),
        integrality=np.ones(2 * size, dtype=np.int64),
        bounds=Bounds(low, high),
    )
    return None if found.x is None else np.flatnonzero(np.round(found.x[:size] - found.x[size:]) != 0)
