"""Months in which far more rows than usual are placed where they cannot be. It moves none of them back.

Every month has some: points near an edge are moved over it. A burst of them is a fault of whoever placed them.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from statistics import median

from goldthread.core.period import Period
from goldthread.core.stats.time.neighbours import number_of


@dataclass(frozen=True, slots=True)
class BurstRule:
    """When misplaced rows are a burst: `least_times` the median of the other months held within `within` months on
    either side, and `least_more` rows more than it; at least `least_months` others are held."""

    least_times: float = 2.0
    least_more: float = 50
    least_months: int = 3
    within: int = 24


DEFAULT = BurstRule()


@dataclass(frozen=True, slots=True)
class Burst:
    """A month of misplaced rows: how many, the median of the other months, and how many those are."""

    count: int
    median: float
    months: int


def bursts(counts: Mapping[Period, int], *, rule: BurstRule = DEFAULT) -> dict[Period, Burst]:
    """The months of one series of misplaced rows that are bursts; a month without a key is not held."""
    months = sorted(counts, key=number_of)
    numbers = [number_of(month) for month in months]
    found = {}
    for place, month in enumerate(months):
        if counts[month] < rule.least_more:
            continue
        first, last = (
            bisect_left(numbers, numbers[place] - rule.within),
            bisect_right(numbers, numbers[place] + rule.within),
        )
        others = [counts[one] for one in (*months[first:place], *months[place + 1 : last])]
        if len(others) < max(rule.least_months, 1):
            continue
        usual = median(others)
        if counts[month] >= rule.least_times * usual and counts[month] - usual >= rule.least_more:
            found[month] = Burst(counts[month], usual, len(others))
    return found
