"""Months whose kinds of record are mixed up, or whose total collapses, though rows were supplied. It mends nothing.

A month may hold as many rows as its neighbours and yet give most of them to other types: then no count of a type holds.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from goldthread.core.period import Period

Counts = Mapping[Period, Mapping[str, int]]
"""Month, then type, then how many; a month without a key is not held, a type without one counts as none."""


@dataclass(frozen=True, slots=True)
class MixRule:
    """When the mix of a month is faulty: `total_from` to `total_to` are ratios to the median of its neighbours, both
    included; `least_shift` is the share of rows that would have to change type to give the neighbours' mix."""

    total_from: float = 0.80
    total_to: float = 1.25
    least_shift: float = 0.30
    least_neighbours: int = 2
    least_median: float = 30


DEFAULT = MixRule()


@dataclass(frozen=True, slots=True)
class MixFault:
    """A month whose total is as usual and whose types are not: `shift` from 0 to 1, `ratio` of the totals."""

    ratio: float
    shift: float
    neighbours: tuple[Period, ...]


def mixed_months(counts: Counts, *, rule: MixRule = DEFAULT) -> dict[Period, MixFault]:
    """The months of one series whose mix of types is faulty.

    Neighbours are the two calendar months before and the two after, those of them that are held: a hole is not
    bridged. Their types are taken together, so a large month weighs more. Fewer neighbours than the rule asks, or a
    smaller median, and the month is not judged. The most shifted month is found first and is then no neighbour, so
    that one month that is wholly wrong does not bring those beside it into doubt.
    """
    held, found = dict(counts), dict[Period, MixFault]()
    while worst := _worst(held, rule):
        month, fault = worst
        found[month] = fault
        del held[month]
    return {month: found[month] for month in sorted(found, key=_start)}


def _worst(counts: Counts, rule: MixRule) -> tuple[Period, MixFault] | None:
    judged = ((month, _judged(month, counts, rule)) for month in sorted(counts, key=_start))
    faulty = [(month, fault) for month, fault in judged if fault]
    return max(faulty, key=lambda pair: pair[1].shift, default=None)


def _judged(month: Period, counts: Counts, rule: MixRule) -> MixFault | None:
    near = tuple(one for one in _around(month) if one in counts)
    if len(near) < max(rule.least_neighbours, 1):
        return None
    middle = median(sum(counts[one].values()) for one in near)
    total = sum(counts[month].values())
    if middle <= 0 or middle < rule.least_median or not rule.total_from <= total / middle <= rule.total_to:
        return None
    shift = shift_of(counts[month], _together(counts, near))
    return MixFault(total / middle, shift, near) if shift >= rule.least_shift else None


def shift_of(now: Mapping[str, int], usual: Mapping[str, int]) -> float:
    """Half the summed absolute difference of the shares of types (total variation): 0 the same, 1 none in common.

    A side without any row has no shares and differs from nothing: 0.
    """
    here, there = sum(now.values()), sum(usual.values())
    if not here or not there:
        return 0.0
    kinds = sorted(now.keys() | usual.keys())
    return sum(abs(now.get(kind, 0) / here - usual.get(kind, 0) / there) for kind in kinds) / 2


def collapsed_months(totals: Mapping[Period, int], *, below: float = 0.5, within: int = 24) -> frozenset[Period]:
    """Months of all types together below half the median of the months held within two years on either side, where at
    least two such months follow one another. A lone low month is not one; a hole is not bridged."""
    low = [month for month in sorted(totals, key=_start) if totals[month] < below * _usual(month, totals, within)]
    return frozenset(month for before, after in pairwise(low) if before.next == after for month in (before, after))


def _usual(month: Period, totals: Mapping[Period, int], within: int) -> float:
    return median(count for one, count in totals.items() if abs(_number(one) - _number(month)) < within)


def _around(month: Period) -> tuple[Period, ...]:
    return month.previous.previous, month.previous, month.next, month.next.next


def _together(counts: Counts, months: tuple[Period, ...]) -> dict[str, int]:
    found: dict[str, int] = {}
    for month in months:
        for kind, count in counts[month].items():
            found[kind] = found.get(kind, 0) + count
    return found


def _number(month: Period) -> int:
    return month.start.year * 12 + month.start.month


def _start(month: Period) -> int:
    return month.start.toordinal()
