"""Which further cells are hidden so that no hidden cell can be worked out: as few as can be found.

A cell is safe when a closed walk through hidden cells passes it, along which counts can move while all totals stay. The
cheapest walk is found for one cell after another, and what proves needless is shown again; small tables are then
improved until nothing smaller exists (`cover`).
"""

from dataclasses import dataclass

import numpy as np
from scipy.sparse.csgraph import csgraph_from_dense, dijkstra

from goldthread.core.stats.arrays import Flags, Floats, Whole
from goldthread.core.stats.disclosure.constraints import other_table
from goldthread.core.stats.disclosure.cover import fewest
from goldthread.core.stats.disclosure.network import Network, determined, network
from goldthread.core.stats.disclosure.table import Fact, is_margin
from goldthread.core.stats.refused import StatisticsRefused

FREE = 1e-6
"""What it costs to walk over a hidden cell: next to nothing, so that short walks are still preferred."""


class CannotProtect(StatisticsRefused):
    """No choice of cells keeps a hidden count from being worked out, with the totals and facts that are published."""


@dataclass(frozen=True, slots=True)
class Task:
    """A block of counts, what is hidden from the start, and what is known whatever is hidden, flat.

    `cost` of hiding each cell: infinite where it must be shown. `unpublished` cells are hidden without being protected.
    """

    block: Whole
    primary: Flags
    known: Flags
    cost: Floats
    unpublished: Flags

    @property
    def protected(self) -> Flags:
        """The cells of which more than one count must stay possible."""
        return self.primary & ~self.known


def hiding_costs(block: Whole, *, totals_open: bool) -> Floats:
    """The cost of hiding each cell, flat: one, and less than one more for its count, so that of two choices with as
    many cells the one that hides less is taken. A total costs more than all cells, or cannot be hidden."""
    margin = is_margin(block.shape)
    share = block / (block[-1, -1] + 1) / block.size
    total = np.inf if totals_open else 2.0 * block.size
    cost = np.where(margin, total, 1 + share)
    cost[-1, -1] = total * sum(block.shape)
    flat: Floats = cost.ravel()
    return flat


def secondary(task: Task, facts: tuple[Fact, ...] = ()) -> Flags:
    """All cells to hide, flat, those of the start among them. Raises CannotProtect.

    Source: Kelly, Golden and Assad, Networks 22 (1992); Fischetti and Salazar, J Am Stat Assoc 95 (2000).
    """
    start = task.primary | task.unpublished
    if facts:
        return _with_facts(task, start, facts)
    net = network(task.block)
    hidden = _trimmed(net, task, _walked(net, task, start))
    usable = np.where(task.known, np.inf, task.cost)
    return start | fewest(net, task.protected, start & ~task.known, usable, hidden)


def unsafe(net: Network, task: Task, hidden: Flags) -> Flags:
    """The cells that can be worked out though they ought not."""
    return determined(net, hidden & ~task.known) & hidden & ~task.unpublished


def _walked(net: Network, task: Task, start: Flags) -> Flags:
    hidden = start.copy()
    for place in np.flatnonzero(task.protected):
        if determined(net, hidden & ~task.known)[place]:
            hidden[_cheapest_walk(net, task, hidden, int(place))] = True
    return hidden


def _cheapest_walk(net: Network, task: Task, hidden: Flags, place: int) -> list[int]:
    """The cells of the cheapest closed walk through this one, whether it rises or falls. Raises CannotProtect."""
    price = np.where(task.known, np.inf, np.where(hidden, FREE, task.cost))
    price[place] = np.inf
    table, cell_of = np.full((net.nodes, net.nodes), np.inf), np.zeros((net.nodes, net.nodes), dtype=np.int64)
    table[net.tail, net.head] = price
    table[net.head, net.tail] = np.where(net.falls, price, np.inf)
    cell_of[net.tail, net.head] = cell_of[net.head, net.tail] = np.arange(len(price))
    ends = [(int(net.head[place]), int(net.tail[place]))]
    ends += [ends[0][::-1]] if net.falls[place] else []
    graph = csgraph_from_dense(table, null_value=np.inf)
    far, before = dijkstra(graph, indices=[start for start, _ in ends], return_predecessors=True)
    best = min(range(len(ends)), key=lambda way: far[way, ends[way][1]])
    if np.isinf(far[best, ends[best][1]]):
        raise CannotProtect(
            "A hidden count can be worked out from the totals whatever else is hidden.", mend="Let totals be hidden."
        )
    found, (first, node) = [], ends[best]
    while node != first:
        ahead, node = node, int(before[best, node])
        found.append(int(cell_of[node, ahead]))
    return found


def _trimmed(net: Network, task: Task, hidden: Flags) -> Flags:
    """Without the cells that can be shown again, the costliest first."""
    added = np.flatnonzero(hidden & ~task.primary & ~task.unpublished)
    for place in added[np.argsort(-task.cost[added], kind="stable")]:
        hidden[place] = False
        if unsafe(net, task, hidden).any():
            hidden[place] = True
    return hidden


def _with_facts(task: Task, start: Flags, facts: tuple[Fact, ...]) -> Flags:
    """For each cell the cheapest other table that agrees with everything published; what differs in it is hidden."""
    hidden, proven = start.copy(), np.zeros(len(start), dtype=bool)
    for place in np.flatnonzero(task.protected):
        if proven[place]:
            continue
        cost = np.where(task.known, np.inf, np.where(hidden, FREE, task.cost))
        moved = other_table(task.block, int(place), cost, facts)
        if moved is None:
            raise CannotProtect(
                "A hidden count can be worked out from what else is published.", mend="Publish fewer sums and rates."
            )
        hidden[moved] = proven[moved] = True
    return hidden
