"""The fewest cells to hide in a small table: a choice of cells is improved until the solver proves it cannot be.

Large tables keep the choice they came with. No clock decides, so that the answer is the same on every machine.
"""

import numpy as np
from scipy.sparse import csr_array
from scipy.sparse.csgraph import breadth_first_order

from goldthread.core.stats.arrays import Flags, Floats
from goldthread.core.stats.disclosure.network import Network, determined

MOST_CELLS, MOST_ROUNDS, MOST_BRANCHES = 150, 60, 2_000
"""How large a table is improved, and after how many rounds and branches the search gives up."""


def fewest(net: Network, protected: Flags, start: Flags, cost: Floats, known_choice: Flags) -> Flags:
    """The cheapest cells to hide so that every protected one is safe, no more than `known_choice`; all flat.

    `start` is hidden anyway. Each round asks for the cheapest cells that answer to every need found so far; a cell
    that is not safe yet gives a further need: one of the cells that lead out of where its walks end must be hidden.
    Source: the constraint generation of Fischetti and Salazar, J Am Stat Assoc 95 (2000).
    """
    added = known_choice & ~start
    if len(cost) > MOST_CELLS or added.sum() <= 1:
        return known_choice
    bound, needs, hidden = float(cost[added & np.isfinite(cost)].sum()), list[Flags](), start.copy()
    for _ in range(MOST_ROUNDS):
        places = np.flatnonzero(determined(net, hidden) & protected)
        if len(places) == 0:
            return hidden
        needs += [need for place in places for need in _needs(net, hidden, int(place), np.isfinite(cost))]
        chosen = _cheapest(np.array(needs), np.where(start, 0.0, cost))
        # the fractions of the costs sum to less than one cell, so the whole parts compare how many are hidden
        if chosen is None or np.floor(cost[chosen & ~start].sum() + 1e-6) >= np.floor(bound + 1e-6):
            return known_choice
        hidden = start | chosen
    return known_choice


def _needs(net: Network, hidden: Flags, place: int, usable: Flags) -> list[Flags]:
    """The cells of which at least one must be hidden, seen from either end of the walks through a cell."""
    others = hidden.copy()
    others[place] = False
    usable = usable & ~hidden
    found = []
    for backwards in (False, True):
        need = np.zeros(len(hidden), dtype=bool)
        for first in (net.head[place], net.tail[place]) if net.falls[place] else (_other(net, place, backwards),):
            need |= _leaving(net, _reached(net, others, int(first), backwards=backwards), backwards=backwards) & usable
        found.append(need)
    return found


def _other(net: Network, place: int, backwards: bool) -> int:
    """Where the walk through a rising cell goes on from; backwards, where it came to."""
    return int(net.tail[place] if backwards else net.head[place])


def _reached(net: Network, hidden: Flags, first: int, *, backwards: bool) -> Flags:
    places = np.flatnonzero(hidden)
    falls = net.falls[places]
    start = np.concatenate((net.tail[places], net.head[places][falls]))
    end = np.concatenate((net.head[places], net.tail[places][falls]))
    pair = (end, start) if backwards else (start, end)
    graph = csr_array((np.ones(len(start), dtype=np.int8), pair), shape=(net.nodes, net.nodes))
    found = np.zeros(net.nodes, dtype=bool)
    found[breadth_first_order(graph, first, return_predecessors=False)] = True
    return found


def _leaving(net: Network, inside: Flags, *, backwards: bool) -> Flags:
    """Which cells can be walked from inside to outside; backwards, from outside to inside."""
    tail, head = inside[net.tail], inside[net.head]
    rising, falling = (~tail & head, tail & ~head) if backwards else (tail & ~head, ~tail & head)
    found: Flags = rising | (falling & net.falls)
    return found


def _cheapest(needs: Flags, cost: Floats) -> Flags | None:
    """The cheapest cells with at least one of each need; None where the solver gives up or there is none."""
    # dear to import, and needed only where something must be hidden beside the small counts
    from scipy.optimize import Bounds, LinearConstraint, milp

    usable = np.isfinite(cost)
    found = milp(
        np.where(usable, cost, 0.0),
        constraints=LinearConstraint(needs.astype(np.float64), 1, np.inf),
        integrality=np.ones(len(cost), dtype=np.int64),
        bounds=Bounds(0, usable.astype(np.float64)),
        options={"node_limit": MOST_BRANCHES, "mip_rel_gap": 0},
    )
    return None if found.x is None or found.status != 0 else np.round(found.x) > 0
