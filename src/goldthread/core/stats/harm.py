"""Events weighed by their harm: totals and rates with intervals, always beside the counts that they rest on.

No weights come with it. Refuses a category without a weight: a sum that leaves harm out would look like less harm.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import isfinite
from types import MappingProxyType

import numpy as np
from numpy.typing import ArrayLike

from goldthread.core.stats.arrays import Floats, Whole, as_share, counts, exposures
from goldthread.core.stats.intervals.direct import dobson
from goldthread.core.stats.intervals.interval import Estimates
from goldthread.core.stats.refused import NotANumber, NoWeight, WrongChoice


@dataclass(frozen=True, slots=True)
class Weights:
    """A table of weights with its version and its date, as its owner published them: one above zero a category."""

    version: str
    dated: date
    table: Mapping[str, float]

    def __post_init__(self) -> None:
        if not self.version.strip():
            raise WrongChoice("The weights have no version.", mend="Write which edition they are.")
        if not self.table:
            raise NoWeight("The table of weights is empty.", mend="Give a weight for each category.")
        for name, weight in self.table.items():
            if not isfinite(weight):
                raise NotANumber("A weight is not a finite number.", where=name, mend="Give a number above 0.")
            if weight <= 0:
                raise NoWeight(f"A weight of {weight:g} weighs nothing.", where=name, mend="Give a number above 0.")
        object.__setattr__(self, "table", MappingProxyType(dict(self.table)))

    def of(self, categories: Sequence[str]) -> Floats:
        """The weights in this order; refused where some have none, all of them named (NoWeight)."""
        if lacking := sorted(set(categories) - set(self.table)):
            raise NoWeight(
                f"Version {self.version} has no weight for: {', '.join(lacking)}.", mend="Add them to the table."
            )
        return np.array([float(self.table[name]) for name in categories])


@dataclass(frozen=True, slots=True, eq=False)
class Harm:
    """Harm by row (areas or periods), in the unit of the weights, beside `events`, the plain count.

    `score` is the weighted total; `rate` the same per `per` people, None where no people were given; `each` the score
    per event. `heaviest` is the place of the category that carries most of the score (-1 where there is no event), and
    `heaviest_share` the share that it carries. Limits are NaN under ten events; a row with a missing count is NaN.
    """

    events: Floats
    score: Estimates
    rate: Estimates | None
    each: Floats
    heaviest: Whole
    heaviest_share: Floats
    categories: tuple[str, ...]
    version: str
    dated: date


@dataclass(frozen=True, slots=True)
class HarmMethod:
    """How it is written: the confidence, and per how many people a rate is."""

    confidence: float = 0.95
    per: float = 1_000


BY_CUSTOM = HarmMethod()


def harm(
    events: ArrayLike,
    categories: Sequence[str],
    weights: Weights,
    *,
    people: ArrayLike | None = None,
    method: HarmMethod = BY_CUSTOM,
) -> Harm:
    """The harm of rows of counts, one column a category, with Dobson's limits: variance = sum of weight² x count.

    Refuses counts that do not fit the categories or a category named twice (WrongChoice), a category without a weight
    (NoWeight), a count below zero and people not above zero (NotACount). Source of the interval: Dobson and others,
    Stat Med 10 (1991), with every exposure one; that of the idea: Sherman, Neyroud and Neyroud, Policing 10 (2016).

    >>> told = harm([[30, 1]], ["minor", "grave"], Weights("1", date(2026, 1, 1), {"minor": 2, "grave": 500}))
    >>> float(told.score.value[0]), round(float(told.heaviest_share[0]), 2)
    (560.0, 0.89)
    """
    found, weight = np.atleast_2d(counts(events, "events")), weights.of(categories)
    if found.shape[1] != len(categories) or len(set(categories)) != len(categories):
        raise WrongChoice("The columns do not fit the categories.", mend="Give one column for each, named once.")
    level = as_share(method.confidence)
    total, value = found.sum(axis=1), found @ weight
    lower, upper = dobson(value, found @ weight**2, total, level=level)
    score = Estimates(value, lower, upper, level)
    heaviest, share = _heaviest(found * weight, value)
    each = np.divide(value, total, out=np.full(value.shape, np.nan), where=total > 0)
    rate = None if people is None else _rate(score, people, method.per)
    return Harm(total, score, rate, each, heaviest, share, tuple(categories), weights.version, weights.dated)


def _rate(score: Estimates, people: ArrayLike, per: float) -> Estimates:
    among = np.atleast_1d(exposures(people, "people"))
    if among.shape != score.value.shape:
        raise WrongChoice(f"{score.value.size} rows and {among.size} figures of people.", mend="Give one for each row.")
    scale = per / among
    return Estimates(score.value * scale, score.lower * scale, score.upper * scale, score.confidence)


def _heaviest(parts: Floats, value: Floats) -> tuple[Whole, Floats]:
    """Which category carries most of each row's score, and what share of it."""
    usable = value > 0
    place = np.where(usable, np.argmax(np.nan_to_num(parts, nan=-1.0), axis=1), -1)
    top = np.take_along_axis(parts, np.maximum(place, 0)[:, None], axis=1)[:, 0]
    return place, np.divide(top, value, out=np.full(value.shape, np.nan), where=usable)
