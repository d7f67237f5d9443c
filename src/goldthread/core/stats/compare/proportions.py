"""Two shares of two wholes: their difference with Newcombe's interval, and tests of no difference.

Not for weighted surveys, nor for two waves that share people.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy import special

from goldthread.core.stats.arrays import Floats, as_share
from goldthread.core.stats.compare.verdict import Comparison, one_row, said, verdicts
from goldthread.core.stats.intervals.interval import alike
from goldthread.core.stats.intervals.proportion import normal_quantile, shares, wilson

LEAST_EXPECTED: Final = 5.0
"""With fewer expected in a cell the normal test cannot be relied on: such rows say too few, and `fisher` answers."""
YATES: Final = 0.5


@dataclass(frozen=True, slots=True)
class PearsonMethod:
    """Whether Yates's correction is made, and the confidence of the limits."""

    correct: bool = False
    confidence: float = 0.95


WITHOUT_YATES: Final = PearsonMethod()


@dataclass(frozen=True, slots=True, eq=False)
class ShareComparisons:
    """Shares of a later period against an earlier one, row by row; shares, difference and limits between -1 and 1.

    `p` is that of the two-sided z test without Yates's correction, NaN where both shares are 0 or both 1. A row with
    fewer than five expected in a cell says "too_few": `fisher` answers there.
    """

    before: Floats
    now: Floats
    difference: Floats
    lower: Floats
    upper: Floats
    p: Floats
    verdict: NDArray[np.str_]
    confidence: float

    def at(self, row: int) -> Comparison:
        """One row, counted through the whole shape."""
        estimate, lower, upper, p = one_row(row, self.difference, self.lower, self.upper, self.p)
        return Comparison(estimate, lower, upper, p, said(self.verdict, row), self.confidence)

    def judged_by(self, p: Floats) -> NDArray[np.str_]:
        """The verdicts under other p-values, such as those adjusted for many rows; too few stays too few."""
        return verdicts(self.difference, p, confidence=self.confidence, too_few=self.verdict == "too_few")


@dataclass(frozen=True, slots=True, eq=False)
class ShareTests:
    """Pearson's test of two shares: the statistic, its p-value and the simple limits of the difference."""

    statistic: Floats
    p: Floats
    lower: Floats
    upper: Floats
    confidence: float


def difference(
    now: ArrayLike, n_now: ArrayLike, before: ArrayLike, n_before: ArrayLike, *, confidence: float = 0.95
) -> ShareComparisons:
    """Share now less share before, with Newcombe's interval from the two Wilson intervals; NaN where a side is missing.

    Refuses what is no share (NotAShare). Source: Newcombe, Stat Med 17 (1998), method 10.

    >>> found = difference(56, 70, 48, 80)
    >>> round(float(found.lower), 4), round(float(found.upper), 4)
    (0.0524, 0.3339)
    """
    x2, n2, x1, n1 = _columns(now, n_now, before, n_before)
    ends2, ends1 = wilson(x2, n2, confidence=confidence), wilson(x1, n1, confidence=confidence)
    second, first, level = x2 / n2, x1 / n1, ends1.confidence
    gap = second - first
    lower = gap - np.hypot(second - ends2.lower, ends1.upper - first)
    upper = gap + np.hypot(ends2.upper - second, first - ends1.lower)
    tested = _pearson((x2, n2, x1, n1), level, correct=False)
    pooled = (x1 + x2) / (n1 + n2)
    sparse = np.minimum(n1, n2) * np.minimum(pooled, 1 - pooled) < LEAST_EXPECTED
    verdict = verdicts(gap, tested.p, confidence=level, too_few=sparse)
    return ShareComparisons(first, second, gap, lower, upper, tested.p, verdict, level)


def pearson(
    now: ArrayLike, n_now: ArrayLike, before: ArrayLike, n_before: ArrayLike, *, method: PearsonMethod = WITHOUT_YATES
) -> ShareTests:
    """Pearson's chi-squared test of two shares, with Yates's correction or without, and simple limits.

    The correction never passes the difference itself. NaN statistic and p where both shares are 0 or both 1. Sources:
    Pearson, Phil Mag 50 (1900); Yates, J R Stat Soc Suppl 1 (1934); checked against `prop.test` of R 4.5.0.
    """
    level = as_share(method.confidence)
    return _pearson(_columns(now, n_now, before, n_before), level, correct=method.correct)


def _pearson(columns: tuple[Floats, ...], level: float, *, correct: bool) -> ShareTests:
    x2, n2, x1, n1 = columns
    gap, each = x2 / n2 - x1 / n1, 1 / n1 + 1 / n2
    taken = np.minimum(YATES, np.abs(gap) / each) if correct else np.zeros(gap.shape)
    pooled = (x1 + x2) / (n1 + n2)
    spread = pooled * (1 - pooled)
    off = np.maximum(np.abs(x1 - n1 * pooled) - taken, 0.0)
    statistic = np.divide(off**2 * each, spread, out=np.full(gap.shape, np.nan), where=spread > 0)
    error = np.sqrt(x1 / n1 * (1 - x1 / n1) / n1 + x2 / n2 * (1 - x2 / n2) / n2)
    reach = normal_quantile(level) * error + taken * each
    p = special.chdtrc(1.0, statistic)
    return ShareTests(statistic, p, np.maximum(gap - reach, -1.0), np.minimum(gap + reach, 1.0), level)


def _columns(now: ArrayLike, n_now: ArrayLike, before: ArrayLike, n_before: ArrayLike) -> tuple[Floats, ...]:
    return tuple(np.asarray(column) for column in alike(*shares(now, n_now), *shares(before, n_before)))
