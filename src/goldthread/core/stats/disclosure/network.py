"""The hidden cells of a table as a network: what may still move while every total stays. It chooses nothing to hide.

Nodes are the rows and columns, totals among them. A cell is an arc between its row and its column along which its count
may rise without end, and against which it may fall as far as zero; a set of counts that agrees with what is published
differs from the true one by closed walks.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array
from scipy.sparse.csgraph import connected_components

from goldthread.core.stats.arrays import Flags, Whole
from goldthread.core.stats.disclosure.table import is_margin

Nodes = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Network:
    """The arcs of every cell of a block, flattened: rising runs from `tail` to `head`. `nodes` is their number."""

    tail: Nodes
    head: Nodes
    count: Whole
    nodes: int

    @property
    def falls(self) -> Flags:
        """Which cells may fall: those above zero."""
        return self.count > 0


def network(block: Whole) -> Network:
    """The network of a block (cells with totals).

    A total rises against the direction of its cells; the grand total against that of the totals.
    """
    rows, columns = np.indices(block.shape).reshape(2, -1)
    columns = columns + block.shape[0]
    inner = (is_margin(block.shape).ravel()) & (np.arange(block.size) != block.size - 1)
    tail, head = np.where(inner, columns, rows), np.where(inner, rows, columns)
    return Network(tail, head, block.ravel(), sum(block.shape))


def determined(net: Network, hidden: Flags) -> Flags:
    """Which hidden cells have one possible count only, so that subtraction gives them back.

    A cell above zero is free when its ends are in one strong component and it is no bridge of it; a zero, which can
    only rise, when its ends are in one strong component. `hidden` and the answer are flat.
    Source: Gusfield, SIAM J Comput 17 (1988); Boesch and Tindell, Am Math Monthly 87 (1980).
    """
    places = np.flatnonzero(hidden)
    tail, head, falls = net.tail[places], net.head[places], net.falls[places]
    start, end = np.concatenate((tail, head[falls])), np.concatenate((head, tail[falls]))
    graph = csr_array((np.ones(len(start), dtype=np.int8), (start, end)), shape=(net.nodes, net.nodes))
    _, component = connected_components(graph, directed=True, connection="strong")
    apart = component[tail] != component[head]
    within = np.flatnonzero(~apart)
    bridge = np.zeros(len(places), dtype=bool)
    bridge[within] = bridges(tail[within], head[within], net.nodes)
    found = np.zeros(len(hidden), dtype=bool)
    found[places] = apart | (bridge & falls)
    return found


def bridges(one: Nodes, other: Nodes, nodes: int) -> Flags:
    """Which edges of a graph without parallel edges are bridges: those that no cycle holds.

    A walk in depth, kept on a list instead of the stack; `low` is the earliest node that a branch leads back to.
    """
    beside: list[list[tuple[int, int]]] = [[] for _ in range(nodes)]
    for edge, (a, b) in enumerate(zip(one.tolist(), other.tolist(), strict=True)):
        beside[a].append((b, edge))
        beside[b].append((a, edge))
    order, low, found = [-1] * nodes, [0] * nodes, np.zeros(len(one), dtype=bool)
    for root in range(nodes):
        if order[root] < 0:
            _walk(root, beside, order, low, found)
    return found


def _walk(root: int, beside: list[list[tuple[int, int]]], order: list[int], low: list[int], found: Flags) -> None:
    order[root] = low[root] = clock = 0
    path = [(root, -1, iter(beside[root]))]
    while path:
        node, came, ways = path[-1]
        for ahead, edge in ways:
            if order[ahead] < 0:
                clock += 1
                order[ahead] = low[ahead] = clock
                path.append((ahead, edge, iter(beside[ahead])))
                break
            if edge != came:
                low[node] = min(low[node], order[ahead])
        else:
            path.pop()
            if path:
                before = path[-1][0]
                low[before] = min(low[before], low[node])
                found[came] = low[node] > order[before]
