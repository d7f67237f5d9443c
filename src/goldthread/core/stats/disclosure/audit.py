"""What an intruder can work out of hidden cells: for each the least and greatest count that agrees with all that is
published. Counts are known to be whole and not below zero; nothing is known of the rule by which cells are hidden.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike
from scipy.sparse import csr_array
from scipy.sparse.csgraph import maximum_flow

from goldthread.core.stats.arrays import Flags, Floats
from goldthread.core.stats.disclosure.constraints import ends_by_solver
from goldthread.core.stats.disclosure.network import Network, network
from goldthread.core.stats.disclosure.table import Fact, as_mask, earlier_known, with_totals


@dataclass(frozen=True, slots=True)
class Ranges:
    """The ends of each cell, over the cells with their totals (rows + 1 x columns + 1).

    Shown cells have their count at both ends; a hidden cell without a greatest count has infinity. `hidden` says which
    cells are to be protected: those flagged, without the totals that a table does not publish at all.
    """

    lower: Floats
    upper: Floats
    hidden: Flags

    @property
    def exact(self) -> Flags:
        """Which hidden cells can be worked out: one count only agrees with what is published."""
        found: Flags = self.hidden & (self.lower == self.upper)
        return found

    @property
    def any_exact(self) -> bool:
        return bool(self.exact.any())


def ranges(
    cells: ArrayLike,
    hidden: ArrayLike,
    *,
    totals_published: bool = True,
    facts: Sequence[Fact] = (),
    earlier: Sequence[Any] = (),
) -> Ranges:
    """The least and greatest count of every cell of a table of two ways, given what is published.

    `hidden` flags the cells, or the cells and their totals. `facts` are further published sums and rates; `earlier`
    the same table as published before (NaN where hidden). Without facts the ranges are flows in a network, which are
    whole by themselves; with facts an integer programme finds them. Refuses what `with_totals` refuses.
    Source: Gusfield, SIAM J Comput 17 (1988); Kelly, Golden and Assad, Networks 22 (1992).

    >>> found = ranges([[2, 1], [3, 9]], [[True, True], [True, True]])
    >>> found.lower[:-1, :-1].tolist(), found.upper[:-1, :-1].tolist()
    ([[0.0, 0.0], [2.0, 7.0]], [[3.0, 3.0], [5.0, 10.0]])
    """
    block = with_totals(cells)
    mask = as_mask(hidden, block, margins=not totals_published)
    unknown = mask & ~earlier_known(block, tuple(earlier))
    if facts:
        lower, upper = ends_by_solver(block, unknown, tuple(facts))
    else:
        lower, upper = ends_by_flow(network(block), unknown.ravel())
    protected = as_mask(hidden, block, margins=False)
    return Ranges(lower.reshape(block.shape), upper.reshape(block.shape), protected)


def ends_by_flow(net: Network, hidden: Flags) -> tuple[Floats, Floats]:
    """Least and greatest counts, flat: a cell rises by what can flow back from its head to its tail through the other
    hidden cells, and falls by what can flow the other way, though not below zero."""
    lower, upper = net.count.astype(np.float64), net.count.astype(np.float64)
    places = np.flatnonzero(hidden)
    endless = int(net.count[hidden].sum()) + 1
    capacity = np.zeros((net.nodes, net.nodes), dtype=np.int32)
    capacity[net.tail[places], net.head[places]] = endless
    capacity[net.head[places], net.tail[places]] = net.count[places]
    for place in places:
        tail, head, count = int(net.tail[place]), int(net.head[place]), int(net.count[place])
        capacity[tail, head] = capacity[head, tail] = 0
        rise = _flow(capacity, head, tail, most=endless)
        upper[place] = np.inf if rise == endless else count + rise
        lower[place] = count - _flow(capacity, tail, head, most=count)
        capacity[tail, head], capacity[head, tail] = endless, count
    return lower, upper


def _flow(capacity: Any, source: int, sink: int, *, most: int) -> int:
    """The greatest flow from source to sink, though no more than `most`: a gate before the source holds it down."""
    if most == 0:
        return 0
    gate = len(capacity)
    gated = np.zeros((gate + 1, gate + 1), dtype=np.int32)
    gated[:gate, :gate] = capacity
    gated[gate, source] = most
    return int(maximum_flow(csr_array(gated), gate, sink).flow_value)
