"""In which ward, district, partnership or force an area lies, by the links of loaded lookups.

An area that no link places, or that lies in several, is unallocated: a place of its own, so that sums still agree.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from goldthread.analytics.areas.changes import Link, successor_of


class Placed(NamedTuple):
    """An area of the kind asked for; an empty code is the place of all that have none."""

    kind: str
    code: str
    name: str


class Atlas:
    """The links of every lookup that is loaded. A code of either vintage is followed to the kind asked for.

    A code means one piece of ground, whichever vintage of list it stands in; a new code is given when ground changes.
    """

    def __init__(self, links: Iterable[Link]) -> None:
        self._ahead: dict[tuple[str, str], set[tuple[str, str]]] = defaultdict(set)
        self._names: dict[tuple[str, str], str] = {}
        self._newest: dict[tuple[str, str], int] = {}
        for link in sorted(links, key=lambda one: one.to_vintage):
            self._add(link)
        self._found: dict[tuple[str, str, str], Placed] = {}

    def place(self, code: str, kind: str, *, of: str = "lsoa") -> Placed:
        """The one area of this kind in which the area `code`, of the kind `of`, lies; else the unallocated place."""
        key = (of, code, kind)
        if key not in self._found:
            self._found[key] = self._look_up(code, kind, of)
        return self._found[key]

    def by_place(self, counts: Mapping[str, int], kind: str, *, of: str = "lsoa") -> dict[Placed, int]:
        """Counts by area as counts by place. The empty code, of rows without an area, is unallocated. Sums agree."""
        sums: dict[Placed, int] = defaultdict(int)
        for code, count in counts.items():
            sums[self.place(code, kind, of=of)] += count
        return dict(sums)

    def _add(self, link: Link) -> None:
        start, end = (link.from_kind, link.from_code), (link.to_kind, link.to_code)
        if start != end:
            self._ahead[start].add(end)
        self._names |= {start: link.from_name, end: link.to_name}
        for node, vintage in ((start, link.from_vintage), (end, link.to_vintage)):
            self._newest[node] = max(vintage, self._newest.get(node, 0))

    def _look_up(self, code: str, kind: str, of: str) -> Placed:
        reached = [node for node in self._reached((of, code)) if node[0] == kind]
        newest = max((self._newest.get(node, 0) for node in reached), default=0)
        found = [node for node in reached if self._newest.get(node, 0) == newest]
        if len(found) != 1:
            return unallocated(kind)
        return Placed(kind, found[0][1], self._names[found[0]])

    def _reached(self, start: tuple[str, str]) -> Iterator[tuple[str, str]]:
        """Every area that the links lead to, this one with them; without those that no lookup names."""
        seen, waiting = {start}, [start]
        while waiting:
            node = waiting.pop()
            if node in self._names:
                yield node
            ahead = (self._ahead.get(node, set()) | _took_over(node)) - seen
            seen |= ahead
            waiting += ahead


def unallocated(kind: str) -> Placed:
    """The place of what has none of this kind."""
    return Placed(kind, "", "unallocated")


def _took_over(node: tuple[str, str]) -> set[tuple[str, str]]:
    """The district that took over the whole of one that ended, so that lookups of different years can be joined."""
    successor = successor_of(node[1]) if node[0] == "district" else ""
    return {("district", successor)} if successor else set()
