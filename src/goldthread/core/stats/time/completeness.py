"""Months that look short of what was really recorded, by comparison with their neighbours. It mends nothing."""

from collections.abc import Mapping
from dataclasses import dataclass
from statistics import median
from typing import Literal

from goldthread.core.period import Period

Level = Literal["severe", "question"]


@dataclass(frozen=True, slots=True)
class Judgement:
    """Why a month is in doubt: its count as a ratio of the median of the neighbours that it was compared with."""

    level: Level
    ratio: float
    median: float
    neighbours: tuple[Period, ...]


def judge(
    counts: Mapping[Period, int],
    *,
    severe_below: float = 0.35,
    question_below: float = 0.60,
    least_neighbours: int = 2,
    least_median: float = 30,
) -> dict[Period, Judgement]:
    """The months in doubt among the counts of one series, keyed by calendar month; a month without a key is not held.

    Neighbours are the two calendar months before and the two after, those of them that are held: a hole is not bridged.
    A month with too few neighbours, or beside too small a median, is not judged. A severe month is shown and never
    used; a question is for an analyst to answer.
    """
    found: dict[Period, Judgement] = {}
    for month, count in counts.items():
        neighbours = _neighbours(month, counts)
        if len(neighbours) < max(least_neighbours, 1):
            continue
        middle = median(counts[neighbour] for neighbour in neighbours)
        if middle < least_median or middle <= 0 or count / middle >= question_below:
            continue
        level: Level = "severe" if count / middle < severe_below else "question"
        found[month] = Judgement(level, count / middle, middle, neighbours)
    return found


def _neighbours(month: Period, counts: Mapping[Period, int]) -> tuple[Period, ...]:
    around = (month.previous.previous, month.previous, month.next, month.next.next)
    return tuple(neighbour for neighbour in around if neighbour in counts)
