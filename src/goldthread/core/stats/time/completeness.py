"""Months that look short of what was really recorded, by comparison with their neighbours. It mends nothing."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

import numpy as np

from goldthread.core.period import Period
from goldthread.core.stats.time.neighbours import Counts, Grid, grid

Level = Literal["severe", "question"]


@dataclass(frozen=True, slots=True)
class Judgement:
    """Why a month is in doubt: its count as a ratio of the median of the neighbours that it was compared with."""

    level: Level
    ratio: float
    median: float
    neighbours: tuple[Period, ...]


@dataclass(frozen=True, slots=True)
class ShortRule:
    """When a month is short: below `severe_below` or `question_below` times the median of its neighbours, at least
    `least_neighbours` of them with a median of `least_median` rows or more."""

    severe_below: float = 0.35
    question_below: float = 0.60
    least_neighbours: int = 2
    least_median: float = 30


DEFAULT = ShortRule()


def judge(
    counts: Mapping[Period, int],
    *,
    severe_below: float = DEFAULT.severe_below,
    question_below: float = DEFAULT.question_below,
    least_neighbours: int = DEFAULT.least_neighbours,
    least_median: float = DEFAULT.least_median,
) -> dict[Period, Judgement]:
    """The months in doubt among the counts of one series, keyed by calendar month; a month without a key is not held.

    Neighbours are the two calendar months before and the two after, those of them that are held: a hole is not bridged.
    A month with too few neighbours, or beside too small a median, is not judged. A severe month is shown and never
    used; a question is for an analyst to answer.
    """
    rule = ShortRule(severe_below, question_below, least_neighbours, least_median)
    held = {month: {"": count} for month, count in counts.items()}
    return {month: judgement for (month, _kind), judgement in judge_types(held, rule=rule).items()}


def judge_types(counts: Counts, *, rule: ShortRule = DEFAULT) -> dict[tuple[Period, str], Judgement]:
    """The same of every type of a series at once: month and type in doubt, with why."""
    return judge_grid(grid(counts), rule=rule)


def judge_grid(held: Grid, *, rule: ShortRule = DEFAULT) -> dict[tuple[Period, str], Judgement]:
    """The same of counts that stand beside their neighbours already."""
    enough = (held.beside >= max(rule.least_neighbours, 1))[:, None]
    usual = (held.medians >= rule.least_median) & (held.medians > 0)
    places = np.argwhere(enough & usual & (held.counts < rule.question_below * held.medians * (1 + 1e-9)))
    found = {}
    for place, kind in places.tolist():
        median = float(held.medians[place, kind])
        ratio = float(held.counts[place, kind]) / median
        if ratio < rule.question_below:
            level: Level = "severe" if ratio < rule.severe_below else "question"
            found[held.months[place], held.kinds[kind]] = Judgement(level, ratio, median, held.around(place))
    return found
