"""What counts by month and type give away: months that are short, collapsed or mixed up, types new or missing."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from hashlib import sha256
from statistics import median

from goldthread.apps.performance.queries.finding import Finding, Kind
from goldthread.core.period import Period
from goldthread.core.stats.time.categories import missing_types, new_types
from goldthread.core.stats.time.completeness import judge_grid
from goldthread.core.stats.time.mix import collapsed_months, mixed_months
from goldthread.core.stats.time.neighbours import Counts, Grid, grid, number_of

WITHIN = 24
"""Months on either side that a collapse is seen against, as `core.stats.time.mix.collapsed_months` has it."""

BASIS_DIGITS = 16


@dataclass(frozen=True, slots=True)
class Counted:
    """The counts of one publisher in one feed, a type without a row in a month held counted as none."""

    feed: str
    subject: str
    subject_name: str
    counts: Counts


def of_counts(held: Counted) -> Iterator[Finding]:
    """Every finding of the counts, by kind, month and type."""
    table = grid(held.counts)
    yield from _short(held, table)
    yield from _new(held, table)
    yield from _whole(held)


def _short(held: Counted, table: Grid) -> Iterator[Finding]:
    """A type of which not one row is held is told as such, and is no less short for it."""
    missing = missing_types(table)
    for (month, category), judged in sorted(judge_grid(table).items()):
        if (month, category) in missing:
            kind = Kind.VANISHED
        else:
            kind = Kind.SEVERE if judged.level == "severe" else Kind.QUESTIONABLE
        count = held.counts[month].get(category, 0)
        facts = {"count": count, "share": judged.ratio, "median": judged.median}
        yield _finding(held, kind, (month, category), facts=facts, near=judged.neighbours)


def _new(held: Counted, table: Grid) -> Iterator[Finding]:
    for (month, category), found in sorted(new_types(table).items()):
        facts = {"count": found.count, "median": found.median}
        yield _finding(held, Kind.NEW, (month, category), facts=facts, near=found.neighbours)


def _whole(held: Counted) -> Iterator[Finding]:
    """What is wrong with a month of all types together. The types of a collapsed month are not judged beside one
    another, nor is it a neighbour to judge by."""
    totals = {month: sum(kinds.values()) for month, kinds in held.counts.items()}
    low = collapsed_months(totals)
    for month in sorted(low):
        usual = median(count for one, count in totals.items() if abs(number_of(one) - number_of(month)) < WITHIN)
        facts = {"count": totals[month], "share": totals[month] / usual, "median": usual}
        yield _finding(held, Kind.COLLAPSE, (month, ""), facts=facts, near=_around(month, totals))
    for month, fault in mixed_months({month: held.counts[month] for month in held.counts if month not in low}).items():
        facts = {"count": totals[month], "ratio": fault.ratio, "shift": fault.shift}
        yield _finding(held, Kind.MIX, (month, ""), facts=facts, near=fault.neighbours)


def _around(month: Period, totals: Mapping[Period, int]) -> tuple[Period, ...]:
    near = (month.previous.previous, month.previous, month.next, month.next.next)
    return tuple(one for one in near if one in totals)


def _finding(
    held: Counted, kind: Kind, cell: tuple[Period, str], *, facts: Mapping[str, float], near: Iterable[Period]
) -> Finding:
    """A finding of a month and type; of all types together where the type is empty."""
    (month, category), counts = cell, held.counts
    beside = tuple((one, counts[one].get(category, 0) if category else sum(counts[one].values())) for one in near)
    found = Finding(kind, held.feed, held.subject, held.subject_name, month, category, facts=facts, beside=beside)
    return found if category else replace(found, basis=_basis(counts[month]))


def _basis(kinds: Mapping[str, int]) -> str:
    """A short text that differs between any two months whose counts by type differ."""
    return sha256(repr(sorted(kinds.items())).encode()).hexdigest()[:BASIS_DIGITS]
