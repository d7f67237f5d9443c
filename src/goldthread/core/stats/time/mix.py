"""Months whose kinds of record are mixed up, or whose total collapses, though rows were supplied. It mends nothing.

A month may hold as many rows as its neighbours and yet give most of them to other types: then no count of a type holds.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

import numpy as np

from goldthread.core.period import Period
from goldthread.core.stats.time.neighbours import Counts, grid, number_of


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
    judged = ((month, _judged(month, counts, rule)) for month in _suspects(counts, rule))
    faulty = [(month, fault) for month, fault in judged if fault]
    return max(faulty, key=lambda pair: pair[1].shift, default=None)


def _suspects(counts: Counts, rule: MixRule) -> list[Period]:
    """The months that differ from their neighbours about as much as the rule asks, oldest first: all at once, since
    looking at each by itself takes long over many years."""
    held = grid(counts)
    together = held.sums
    with np.errstate(invalid="ignore", divide="ignore"):
        here = held.counts / held.counts.sum(axis=1, keepdims=True)
        there = together / together.sum(axis=1, keepdims=True)
        shifts = np.nan_to_num(np.abs(here - there).sum(axis=1) / 2)
    return [held.months[place] for place in np.flatnonzero(shifts >= rule.least_shift - 1e-9).tolist()]


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
    months = sorted(totals, key=_start)
    numbers, counts = [number_of(month) for month in months], [totals[month] for month in months]
    low = []
    for month, number in zip(months, numbers, strict=True):
        near = counts[bisect_right(numbers, number - within) : bisect_left(numbers, number + within)]
        if totals[month] < below * median(near):
            low.append(month)
    return frozenset(month for before, after in pairwise(low) if before.next == after for month in (before, after))


def _around(month: Period) -> tuple[Period, ...]:
    return month.previous.previous, month.previous, month.next, month.next.next


def _together(counts: Counts, months: tuple[Period, ...]) -> dict[str, int]:
    found: dict[str, int] = {}
    for month in months:
        for kind, count in counts[month].items():
            found[kind] = found.get(kind, 0) + count
    return found


def _start(month: Period) -> int:
    return month.start.toordinal()
