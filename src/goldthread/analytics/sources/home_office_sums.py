"""Published totals set against the sum of their published parts. It mends nothing: what differs is told."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

TOLERANCE = 0.05


class Sum(NamedTuple):
    """One published total of a table, what it is of, and what its parts add up to, in the total's own unit."""

    table: str
    of: str
    published: float
    parts: float

    @property
    def differs(self) -> bool:
        """Whether they are further apart than sums of fractions come out."""
        return abs(self.published - self.parts) > TOLERANCE


def told_sums(sums: Iterable[Sum]) -> Iterator[str]:
    """One sentence for each table of which a total differs, with the widest difference."""
    by_table: dict[str, list[Sum]] = {}
    for one in sums:
        if one.differs:
            by_table.setdefault(one.table, []).append(one)
    for table, differing in by_table.items():
        widest = max(differing, key=lambda one: abs(one.published - one.parts))
        number = "a published total differs" if len(differing) == 1 else f"{len(differing)} published totals differ"
        most = "" if len(differing) == 1 else "most of all "
        yield (
            f"{table}: {number} from the sum of the parts, {most}{widest.of}: "
            f"{widest.published:,.10g} published, {widest.parts:,.10g} by the parts."
        )
