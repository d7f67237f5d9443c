"""The months from which what is published is counted or named in another way, as data beside this file.

Only changes that somebody published, or that the files themselves show, stand here. Whether a series is long enough to
be touched is for whoever reads it.
"""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from goldthread.core.period import Period
from goldthread.core.series import Break

__all__ = ["KnownBreak", "breaks_for", "known_breaks"]


@dataclass(frozen=True, slots=True)
class KnownBreak:
    """One published change of what is counted. Empty `categories`, `force` and `areas` mean every one of them."""

    feeds: frozenset[str]
    categories: frozenset[str]
    force: str
    areas: str
    month: Period
    reason: str
    source: str

    def touches(self, feed: str, categories: frozenset[str]) -> bool:
        """Whether a count of rows of these categories, crime types or outcomes, of this feed is touched."""
        return feed in self.feeds and (not self.categories or bool(self.categories & categories))


def breaks_for(
    feed: str, *, categories: frozenset[str] = frozenset(), force: str = "", areas: str = ""
) -> tuple[Break, ...]:
    """The breaks of a count of these categories in a feed, by month; one a month, all its reasons together.

    Those of one force alone come only where its short name is given, and then with those of every force; those of one
    kind of area ("lsoa") likewise.
    """
    reasons: dict[Period, list[str]] = {}
    for one in known_breaks():
        if one.touches(feed, categories) and one.force in ("", force) and one.areas in ("", areas):
            reasons.setdefault(one.month, []).append(one.reason)
    return tuple(Break(month, "; ".join(said)) for month, said in sorted(reasons.items()))


@cache
def known_breaks() -> tuple[KnownBreak, ...]:
    """Every break of the table, in its order."""
    return tuple(_read())


def _read() -> Iterator[KnownBreak]:
    with Path(__file__).with_name("known.csv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(line for line in lines if not line.startswith("#")):
            yield KnownBreak(
                _several(row["feed"]),
                _several(row["category"]),
                row["force"],
                row["areas"],
                Period.parse(row["month"]),
                row["reason"],
                row["source"],
            )


def _several(cell: str) -> frozenset[str]:
    return frozenset(filter(None, cell.split("|")))
