"""Two counts over their exposures: the ratio of the rates, with the exact conditional test or the log-normal one.

The exact test takes whole counts only. Both take events as independent; where they come in series both say too much.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy import special

from goldthread.core.stats.arrays import Floats, as_share, counts, exposures
from goldthread.core.stats.compare.verdict import Comparison, one_row, said, verdicts
from goldthread.core.stats.intervals.interval import alike, blocks
from goldthread.core.stats.intervals.proportion import normal_quantile
from goldthread.core.stats.refused import NotACount

MOST_EVENTS: Final = 1e8
"""Beyond so many the chances of single outcomes cannot be told apart in the arithmetic of a computer."""

AS_LIKELY: Final = 1 + 1e-7
"""Outcomes whose chances differ by less count as equally likely, so that rounding decides nothing."""

Filling = Callable[[Floats, Floats, Floats, float], tuple[Floats, Floats, Floats]]


@dataclass(frozen=True, slots=True, eq=False)
class RateComparisons:
    """Rates of a later period against an earlier one, row by row.

    `ratio` (later / earlier) and its limits are infinite where the earlier count is 0; all is NaN where a side is
    missing or both counts are 0. `percent` is the change of the rate, NaN on a base of 0; `number` that of the count.
    `verdict` is "too_few" where no outcome of so few events could have been told from chance.
    """

    ratio: Floats
    lower: Floats
    upper: Floats
    p: Floats
    percent: Floats
    number: Floats
    verdict: NDArray[np.str_]
    confidence: float

    def at(self, row: int) -> Comparison:
        """One row, counted through the whole shape."""
        estimate, lower, upper, p = one_row(row, self.ratio, self.lower, self.upper, self.p)
        return Comparison(estimate, lower, upper, p, said(self.verdict, row), self.confidence)

    def judged_by(self, p: Floats) -> NDArray[np.str_]:
        """The verdicts under other p-values, such as those adjusted for many rows; too few stays too few."""
        return verdicts(self.ratio - 1, p, confidence=self.confidence, too_few=self.verdict == "too_few")


def exact(
    now: ArrayLike, before: ArrayLike, exposure_now: ArrayLike, exposure_before: ArrayLike, *, confidence: float = 0.95
) -> RateComparisons:
    """The exact test of two Poisson counts given their sum, with Clopper and Pearson's limits for the ratio.

    Counts are whole and no more than MOST_EVENTS together (NotACount otherwise); exposures (people, days) above zero;
    shapes alike, or single numbers. The p-value sums the outcomes no likelier than the one seen.
    Sources: Przyborowski and Wilenski, Biometrika 31 (1940); Clopper and Pearson, Biometrika 26 (1934); checked against
    `poisson.test` of R 4.5.0.

    >>> found = exact(25, 8, 184, 181)
    >>> round(float(found.ratio), 3), str(found.verdict)
    (3.074, 'higher')
    """
    columns = _columns(now, before, exposure_now, exposure_before)
    for column in columns[:2]:
        if (parts := column != np.floor(column))[~np.isnan(column)].any():
            row = int(np.flatnonzero(parts & ~np.isnan(column))[0])
            raise NotACount("The exact test needs whole counts.", where=f"row {row}", mend="Use log_normal.")
    if (beyond := columns[0] + columns[1] > MOST_EVENTS).any():
        row, fault = (
            int(np.flatnonzero(beyond)[0]),
            f"The exact test is not made of more than {MOST_EVENTS:,.0f} events.",
        )
        raise NotACount(fault, where=f"row {row}", mend="Use log_normal.")
    return _compared(columns, confidence, _exact_rows)


def log_normal(
    now: ArrayLike, before: ArrayLike, exposure_now: ArrayLike, exposure_before: ArrayLike, *, confidence: float = 0.95
) -> RateComparisons:
    """The ratio with limits ratio · exp(±z √(1/now + 1/before)) and the p-value of its logarithm; fractions allowed.

    Limits and p-value are NaN where either count is 0. Source: Rothman, Modern Epidemiology (1986), chapter 11.

    >>> round(float(log_normal(25, 8, 184, 181).p), 4)
    0.0057
    """
    return _compared(_columns(now, before, exposure_now, exposure_before), confidence, _log_normal_rows)


def _columns(*given: ArrayLike) -> list[Floats]:
    now, before, exposure_now, exposure_before = given
    return alike(
        counts(now, "events now"),
        counts(before, "events before"),
        exposures(exposure_now, "exposure now"),
        exposures(exposure_before, "exposure before"),
    )


def _compared(columns: list[Floats], confidence: float, fill: Filling) -> RateComparisons:
    level, shape = as_share(confidence), columns[0].shape
    now, before, exposure_now, exposure_before = (column.reshape(-1) for column in columns)
    size = exposure_before / exposure_now
    lower, upper, p, ratio = np.empty((4, now.size))
    for rows in blocks(now.size):
        lower[rows], upper[rows], p[rows] = fill(now[rows], before[rows], size[rows], level)
        ratio[rows] = _ratio(now[rows], before[rows]) * size[rows]
    too_few = least_attainable(now + before, size) >= 1 - level
    percent = np.where(before > 0, 100 * (ratio - 1), np.nan)
    verdict = verdicts(np.where(np.isnan(ratio), 0.0, ratio - 1), p, confidence=level, too_few=too_few)
    return RateComparisons(
        ratio=ratio.reshape(shape),
        lower=(lower * size).reshape(shape),
        upper=(upper * size).reshape(shape),
        p=p.reshape(shape),
        percent=percent.reshape(shape),
        number=(now - before).reshape(shape),
        verdict=verdict.reshape(shape),
        confidence=level,
    )


def _ratio(now: Floats, before: Floats) -> Floats:
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.asarray(now / before)


def least_attainable(total: Floats, size: Floats) -> Floats:
    """The smallest p-value that any split of `total` events could give; `size` is exposure before / exposure now."""
    share = 1 / (1 + size)
    ends = np.minimum(share, 1 - share) ** total
    # with equal exposures both ends are equally rare, and both count
    return np.asarray(np.where(np.isclose(share, 0.5, rtol=1e-12), 2 * ends, ends))


def _log_normal_rows(now: Floats, before: Floats, size: Floats, level: float) -> tuple[Floats, Floats, Floats]:
    held = (now > 0) & (before > 0)
    x, y = np.where(held, now, np.nan), np.where(held, before, np.nan)
    error, ratio = np.sqrt(1 / x + 1 / y), x / y
    reach = np.exp(normal_quantile(level) * error)
    return ratio / reach, ratio * reach, 2 * special.ndtr(-np.abs(np.log(ratio * size)) / error)


def _exact_rows(now: Floats, before: Floats, size: Floats, level: float) -> tuple[Floats, Floats, Floats]:
    """Limits of the odds now / before, and the p-value of the share that the exposures make likely."""
    total = now + before
    tail = (1 - level) / 2
    share_now, share_before = 1 / (1 + size), size / (1 + size)
    usable = total > 0
    lower, upper = np.zeros(now.shape), np.full(now.shape, np.inf)
    _fill_odds(lower, now, before, np.nonzero(usable & (now > 0))[0], tail)
    swapped = np.empty(now.shape)
    rows = np.nonzero(usable & (before > 0))[0]
    _fill_odds(swapped, before, now, rows, tail)
    upper[rows] = 1 / swapped[rows]
    lower[~usable], upper[~usable] = np.nan, np.nan
    p = np.full(now.shape, np.nan)
    # the tail seen is always looked at from its short side
    flip = now > total * share_now
    seen, share = np.where(flip, before, now), np.where(flip, share_before, share_now)
    other = np.where(flip, share_now, share_before)
    p[usable] = _two_sided(seen[usable], total[usable], share[usable], other[usable])
    return lower, upper, p


def _fill_odds(odds: Floats, x: Floats, rest: Floats, rows: NDArray[np.intp], tail: float) -> None:
    """The odds whose share is Clopper and Pearson's lower limit of x out of x + rest."""
    share = special.betaincinv(x[rows], rest[rows] + 1, tail)
    left = np.where(share < 0.5, 1 - share, special.betaincinv(rest[rows] + 1, x[rows], 1 - tail))
    odds[rows] = share / left


def _two_sided(seen: Floats, total: Floats, share: Floats, other: Floats) -> Floats:
    """P(X ≤ seen) and the far tail of outcomes no likelier, for seen at or under its mean; 1 at the mean itself."""
    bound = _log_chance(seen, total, share, other) + np.log(AS_LIKELY)
    # the chances fall from the mean on, so the first one low enough is found by halving
    first, last = np.ceil(total * share), total + 1
    while (open_ := first < last).any():
        middle = np.where(open_, np.floor((first + last) / 2), first)
        low = _log_chance(np.minimum(middle, total), total, share, other) <= bound
        last = np.where(open_ & low, middle, last)
        first = np.where(open_ & ~low, middle + 1, first)
    near = np.where(seen < total, special.betaincc(seen + 1, np.maximum(total - seen, 1), share), 1.0)
    far = np.where(first <= total, special.betainc(np.maximum(first, 1), np.maximum(total - first + 1, 1), share), 0.0)
    far = np.where(first <= 0, 1.0, far)
    return np.where(seen >= total * share, 1.0, np.minimum(near + far, 1.0))


def _log_chance(x: Floats, total: Floats, share: Floats, other: Floats) -> Floats:
    """The logarithm of a binomial chance but for the part that every outcome shares."""
    rest = total - x
    return special.xlogy(x, share) + special.xlogy(rest, other) - (special.gammaln(x + 1) + special.gammaln(rest + 1))
