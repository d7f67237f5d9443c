"""Survey estimates known only as published: a share, how many people answered, and the design factor. Where the number
of people was not published the interval is not known, and nothing is guessed in its place."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal, cast

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.special import betaincinv, expit, logit, ndtr, ndtri

from goldthread.core.stats.arrays import Flags, Floats, as_share, exposures, numbers
from goldthread.core.stats.intervals.interval import alike
from goldthread.core.stats.refused import NotAShare, WrongChoice
from goldthread.core.stats.survey.waves import shared_variance

Verdict = Literal["detectable", "no_detectable_change", "interval_not_known", "base_too_small"]
Texts = NDArray[np.str_]
Given = ArrayLike | Sequence[float | None]


@dataclass(frozen=True, slots=True)
class PublishedMethod:
    """`least_base`: fewer people than this are not told of; the Office for National Statistics hides under 50.
    `deft`: the design factor to take where none was published; None takes none, and says what that leaves open."""

    confidence: float = 0.95
    least_base: float = 50
    deft: float | None = None

    def __post_init__(self) -> None:
        as_share(self.confidence)
        exposures(np.array([self.least_base, self.deft or 1.0]), "least base and design factor")

    @property
    def level(self) -> float:
        """The confidence as a share of one."""
        return as_share(self.confidence)

    @property
    def reach(self) -> float:
        """Standard errors either side."""
        return float(ndtri(0.5 + self.level / 2))


AS_PUBLISHED: Final = PublishedMethod()


@dataclass(frozen=True, slots=True, eq=False)
class PublishedEstimates:
    """Published shares (0 to 1) and what can be told of each, row by row; NaN where it cannot.

    `se`, `lower`, `upper` are NaN without a base. `known`: the base was published. `at_least`: no design factor was, so
    that `se` and the interval are those of a simple sample, and the true ones most likely wider. `hidden`: the base is
    too small to tell of.
    """

    value: Floats
    base: Floats
    se: Floats
    lower: Floats
    upper: Floats
    known: Flags
    at_least: Flags
    hidden: Flags
    method: PublishedMethod


@dataclass(frozen=True, slots=True, eq=False)
class PublishedChange:
    """Later less earlier (a share), row by row; all but the difference and the verdict are NaN where not known.

    `verdict`: "detectable", "no_detectable_change", "interval_not_known" (a base was not published, or a move that a
    simple sample would detect while its design factor was not published) or "base_too_small".
    """

    difference: Floats
    se: Floats
    lower: Floats
    upper: Floats
    p: Floats
    verdict: Texts
    method: PublishedMethod

    def verdict_at(self, row: int) -> Verdict:
        """The verdict of one row."""
        return cast(Verdict, str(self.verdict.reshape(-1)[row]))


def published(
    value: Given,
    *,
    base: Given | None = None,
    deft: Given | None = None,
    method: PublishedMethod = AS_PUBLISHED,
) -> PublishedEstimates:
    """What published shares tell. `value` from 0 to 1; `base` the unweighted number of people who answered; `deft` the
    design factor (the root of the design effect). Missing ones are None, for a row or for all.

    se = deft × √(p (1 − p) / n); the interval is taken on the scale of log odds, and at 0 or 1 it is the exact bound on
    n / deft² people. Raises NotAShare, NotACount (a base or a factor that is not above zero).
    Source: Office for National Statistics, user guide to crime statistics for England and Wales; Kish, Survey Sampling
    (1965), chapter 8.
    """
    share = numbers(value, "values")
    if (share < 0).any() or (share > 1).any():
        raise NotAShare("A published value is not between 0 and 1.", mend="Write 57.2 per cent as 0.572.")
    missing = np.full((), np.nan)
    people = exposures(base, "bases") if base is not None else missing
    factor = exposures(deft, "design factors") if deft is not None else missing
    share, people, factor = alike(np.atleast_1d(share), people, factor)
    unknown = np.isnan(factor)
    used = np.where(unknown, method.deft or 1.0, factor)
    lower, upper, se = _spread(share, people / used**2, method)
    known = ~np.isnan(people) & ~np.isnan(share)
    at_least = known & unknown & (method.deft is None)
    return PublishedEstimates(share, people, se, lower, upper, known, at_least, people < method.least_base, method)


@np.errstate(divide="ignore", invalid="ignore")
def _spread(share: Floats, people: Floats, method: PublishedMethod) -> tuple[Floats, Floats, Floats]:
    se = np.sqrt(share * (1 - share) / people)
    reach, middle, tail = method.reach * se / (share * (1 - share)), logit(share), (1 - method.level) / 2
    none, every = share == 0, share == 1
    lower = np.where(none, 0 * people, np.where(every, betaincinv(people, 1, tail), expit(middle - reach)))
    upper = np.where(every, 1 + 0 * people, np.where(none, betaincinv(1, people, 1 - tail), expit(middle + reach)))
    return lower, upper, se


@np.errstate(divide="ignore", invalid="ignore")
def published_change(
    before: PublishedEstimates,
    after: PublishedEstimates,
    *,
    shares_people: bool,
    covariance: ArrayLike | None = None,
) -> PublishedChange:
    """Whether published shares moved further than chance: z = difference / √(se₁² + se₂²).

    `shares_people` must be said: estimates of periods that overlap share people, and are refused (OverlappingSums)
    without their `covariance`. A share of 0 or 1 counts with the width of its exact bound in place of its error.
    Without a design factor a move too small for a simple sample is too small for any wider one; a greater stays open.
    """
    if before.value.shape != after.value.shape:
        raise WrongChoice("The estimates are of unlike shape.", mend="Give one before for each after.")
    method = after.method
    first, second = _error(before), _error(after)
    se = np.sqrt(shared_variance(first, second, shares_people=shares_people, covariance=covariance))
    moved = after.value - before.value
    p = np.where(moved == 0, np.where(np.isnan(se), np.nan, 1.0), 2 * ndtr(-np.abs(moved) / se))
    open_ended = before.at_least | after.at_least
    verdict = np.select(
        [before.hidden | after.hidden, np.isnan(p), p >= 1 - method.level, open_ended],
        ["base_too_small", "interval_not_known", "no_detectable_change", "interval_not_known"],
        "detectable",
    )
    reach = method.reach * se
    return PublishedChange(moved, se, moved - reach, moved + reach, p, verdict, method)


def _error(found: PublishedEstimates) -> Floats:
    flat = (found.value == 0) | (found.value == 1)
    error: Floats = np.where(flat, (found.upper - found.lower) / found.method.reach, found.se)
    return error
