"""Counts far above or below what the same season of past years leads one to expect (Farrington flexible).

It gives no bound for a point whose past is too short or too full of holes: that is an answer of its own.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal, cast, get_args

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.special import ndtr, ndtri

from goldthread.core.period import Period
from goldthread.core.stats.arrays import Flags, Floats, Whole, counts, exposures, numbers
from goldthread.core.stats.refused import NoValues, WrongChoice
from goldthread.core.stats.time.poisson_fit import Fit, Layout, References, fit_levels
from goldthread.core.stats.time.quantiles import count_at_least, count_quantile
from goldthread.core.stats.time.sequence import unbroken

Bound = Literal["delta", "nbPlugin", "muan"]
Outcome = Literal["history_too_short", "not_fitted", "no_value", "unusually_low", "too_few", "unusually_high", "usual"]

BLOCK = 1 << 18
"""Reference values fitted at a time: about 2 MB for each of the arrays in use."""


FARTHEST = 50.0
"""The logarithm of the most that a bound may lie above its expectation."""


@dataclass(frozen=True, slots=True)
class FarringtonMethod:
    """How the past is used and where the bounds lie. Bounds are one-sided: each is passed by `alpha` of usual counts.

    `half_window` is the number of periods taken either side of the same period in past years; `levels` the number of
    parts a year is cut into (1 uses the windows alone); the last `left_out` periods before a point are never used.
    `least` is a sum and the number of latest periods that must reach it before a rise can be called unusual.
    A `trend` is kept only over three or more years, with a p below `trend_p`, and where it expects no more than has
    been seen. `reweigh_above` None leaves past exceptions at full weight.
    """

    frequency: int = 12
    years: int = 5
    half_window: int = 1
    levels: int = 10
    left_out: int | None = None
    reweigh_above: float | None = 2.58
    trend: bool = True
    trend_p: float = 0.05
    alpha: float = 0.01
    least: tuple[float, int] = (5, 4)
    bound: Bound = "nbPlugin"

    def __post_init__(self) -> None:
        if self.frequency < 2 or self.years < 1 or self.half_window < 0 or self.levels < 1:
            raise WrongChoice("A past of no length was asked for.", mend="Ask for a year or more, and a level or more.")
        if 2 * self.half_window + 1 > self.frequency or self.gap < self.levels - 1:
            raise WrongChoice(
                f"{self.levels} levels do not fit into a year of {self.frequency}.", mend="Ask for fewer."
            )
        if not 0 < self.alpha < 0.5 or self.bound not in get_args(Bound):
            raise WrongChoice(f"A bound of {self.bound!r} at {self.alpha} is not known.", mend="Use nbPlugin at 0.01.")
        if self.least[0] < 0 or self.least[1] < 1 or (self.left_out or 0) < 0:
            raise WrongChoice("A number of periods below one was given.", mend="Give the sum first, then the periods.")
        if (self.left_out or 0) >= self.frequency * self.years:
            raise WrongChoice(f"Leaving out {self.left_out} periods leaves no past.", mend="Leave out fewer.")
        if not 0 < self.trend_p <= 1 or (self.reweigh_above is not None and self.reweigh_above <= 0):
            raise WrongChoice(
                "The trend's p-value or the weight's threshold is not above zero.", mend="Use 0.05, 2.58."
            )

    @property
    def gap(self) -> int:
        """Periods between two windows."""
        return self.frequency - 2 * self.half_window - 1

    @property
    def past_needed(self) -> int:
        """Periods that must lie before a point."""
        return self.years * self.frequency + self.half_window


@dataclass(frozen=True, slots=True)
class Exceptions:
    """Series x points. `expected`, `lower` and `upper` are counts; NaN where the outcome says why.

    `score` is how far the count lies from what was expected towards the upper bound (1 = on it); `p_high` the
    probability of so many or more. `slope` is the log change a period, NaN where no trend was kept. `positions` are
    the points' places in the series, from 0.
    """

    positions: Whole
    observed: Floats
    outcome: NDArray[np.str_]
    expected: Floats
    lower: Floats
    upper: Floats
    dispersion: Floats
    slope: Floats
    score: Floats
    p_high: Floats

    @property
    def high(self) -> Flags:
        """Points above their upper bound."""
        return np.asarray(self.outcome == "unusually_high")

    @property
    def low(self) -> Flags:
        """Points below their lower bound."""
        return np.asarray(self.outcome == "unusually_low")


def seasonal_exceptions(
    observed: ArrayLike,
    *,
    method: FarringtonMethod | None = None,
    points: ArrayLike | None = None,
    population: ArrayLike | None = None,
    periods: Sequence[Period] | None = None,
) -> Exceptions:
    """Judges points of one series, or of each row of a matrix of series, against the same season of past years.

    `points` are places from 0 (default: all). Missing counts are NaN: as references they are absent, as points they
    are answered "no_value" with the bounds that they would have had. A point with fewer than years x frequency +
    half_window periods before it, or with less than half of its references there, is "history_too_short". The lower
    bound is not the published method's, which watches for rises only: it is the same bound on the other side.

    `population`, where given, makes rates of the counts; `periods`, where given, must follow each other unbroken.

    Refused: counts below zero, populations of none, nothing but missing values, places outside the series.
    Source: Noufaily et al., Stat Med 32 (2013) 1206-1222; checked against surveillance 1.24.1.

    >>> still = [20, 22, 19, 21, 20, 18, 22, 20, 21, 19, 20, 22] * 4
    >>> found = seasonal_exceptions([*still, 60], method=FarringtonMethod(years=3, levels=1), points=[48])
    >>> str(found.outcome[0, 0]), float(found.upper[0, 0])
    ('unusually_high', 33.0)
    """
    how = method or FarringtonMethod()
    series = np.atleast_2d(counts(observed, "counts"))
    if np.isnan(series).all():
        raise NoValues("No count is given.", mend="Give at least the counts of some periods.")
    unbroken(periods, series.shape[1])
    people = _people(population, series)
    places = _places(points, series.shape[1])
    layout = layout_of(how)
    row, place = (part.ravel() for part in np.meshgrid(np.arange(len(series)), places, indexing="ij"))
    size = max(BLOCK // max(len(layout.lags), 1), 1)
    blocks = [
        _judged((series, people), (row[at : at + size], place[at : at + size]), layout, how)
        for at in range(0, len(row), size)
    ]
    columns = (np.concatenate(column).reshape(len(series), -1) for column in zip(*blocks, strict=True))
    return Exceptions(places, *cast(Any, columns))


def layout_of(method: FarringtonMethod) -> Layout:
    """The reference values of every point: windows around the same period of each past year, and parts between them.

    The last level is that of the windows and of the point. Between two windows the parts run forward in time, the
    earlier ones longer by one where the gap does not divide evenly.
    """
    at_hand = method.levels - 1
    left_out = method.half_window if method.left_out is None else method.left_out
    levels = dict.fromkeys(range(method.half_window + 1), at_hand)
    part = _parts(method.gap, at_hand)
    for year in range(1, method.years + 1):
        middle = year * method.frequency
        levels |= {middle + step: at_hand for step in range(-method.half_window, method.half_window + 1)}
        levels |= {middle - method.half_window - 1 - step: level for step, level in enumerate(part)}
    used = sorted((lag for lag in levels if lag > left_out), reverse=True)
    return Layout(np.array(used, dtype=np.int64), np.array([levels[lag] for lag in used], dtype=np.int64), at_hand)


def _parts(gap: int, number: int) -> list[int]:
    """The part that each period of a gap belongs to, in order of time."""
    return [part for part in range(number) for _ in range(gap // number + (part < gap % number))]


def _people(population: ArrayLike | None, series: Floats) -> Floats | None:
    if population is None:
        return None
    people = np.atleast_2d(exposures(population, "population"))
    if people.shape[-1] != series.shape[1] or len(people) not in (1, len(series)):
        raise WrongChoice("The population is not as long as the series.", mend="Give one figure for each period.")
    return np.broadcast_to(people, series.shape)


def _places(points: ArrayLike | None, length: int) -> Whole:
    given = np.arange(length) if points is None else np.atleast_1d(numbers(points, "points"))
    if (given != np.floor(given)).any():
        raise WrongChoice("A point is no whole number.", mend="Count places from 0.")
    places = given.astype(np.int64)
    if places.size == 0 or places.min() < 0 or places.max() >= length:
        raise WrongChoice(f"A point lies outside the {length} periods given.", mend="Count places from 0.")
    return places


def _judged(
    held: tuple[Floats, Floats | None], points: tuple[Whole, Whole], layout: Layout, how: FarringtonMethod
) -> tuple[NDArray[Any], ...]:
    """The columns of the answer for a block of points."""
    (series, people), (row, place) = held, points
    observed = series[row, place]
    references, offset = _references(held, points, layout)
    enough_past = (place >= how.past_needed) & _enough(references, layout, how)
    fit = _fitted(layout, references.of(enough_past), offset[enough_past], how)
    whole = _spread_out(fit, enough_past)
    expected = np.exp(whole.log_mean + offset)
    lower, upper, p_high = _bounds(observed, whole, expected, how)
    recent = _recent(series, points, how.least[1]) >= how.least[0]
    fitted = enough_past & whole.settled & np.isfinite(expected) & ~((people is not None) & np.isnan(offset))
    with np.errstate(divide="ignore", invalid="ignore"):
        score = np.where(upper > expected, (observed - expected) / (upper - expected), np.nan)
    upper = np.where(recent, upper, np.nan)
    outcome = np.select(
        [~enough_past, ~fitted, np.isnan(observed), observed < lower, ~recent, (observed > upper) & (observed > 0)],
        ["history_too_short", "not_fitted", "no_value", "unusually_low", "too_few", "unusually_high"],
        "usual",
    )
    numbers = (expected, lower, upper, whole.dispersion, whole.slope, score, p_high)
    return (observed, outcome, *(np.where(fitted, column, np.nan) for column in numbers))


def _references(
    held: tuple[Floats, Floats | None], points: tuple[Whole, Whole], layout: Layout
) -> tuple[References, Floats]:
    (series, people), (row, place) = held, points
    back = place[:, None] - layout.lags
    found = np.where(back >= 0, series[row[:, None], np.maximum(back, 0)], np.nan)
    log_people, own = np.zeros_like(found), np.zeros(len(row))
    if people is not None:
        log_people, own = np.log(people[row[:, None], np.maximum(back, 0)]), np.log(people[row, place])
    there = np.isfinite(found) & np.isfinite(log_people)
    weights = there.astype(np.float64)
    return References(np.where(there, found, 0.0), weights, np.where(there, log_people, 0.0)), own


def _enough(references: References, layout: Layout, how: FarringtonMethod) -> Flags:
    """Half of the references or more, of the point's own level too, and more of them than there are parameters."""
    there = references.weights > 0
    own = there[:, layout.levels == layout.now]
    parameters = how.levels + how.trend
    half = (2 * there.sum(axis=1) >= there.shape[1]) & (2 * own.sum(axis=1) >= own.shape[1])
    return np.asarray(half & (there.sum(axis=1) > parameters))


def _fitted(layout: Layout, references: References, offset: Floats, how: FarringtonMethod) -> Fit:
    """A fit with a trend where one may be kept, without elsewhere."""
    trend = how.trend and how.years >= 3
    fit = fit_levels(layout, references, trend=trend, threshold=how.reweigh_above)
    if not trend:
        return fit_without_slope(fit)
    highest = references.counts.max(axis=1, initial=0)
    kept = fit.settled & (fit.slope_p < how.trend_p) & (np.exp(fit.log_mean + offset) <= highest)
    plain = fit_levels(layout, references.of(~kept), trend=False, threshold=how.reweigh_above)
    return fit.over(~kept, fit_without_slope(plain))


def fit_without_slope(fit: Fit) -> Fit:
    """The same fit, told as one without a trend."""
    missing = np.full_like(fit.slope, np.nan)
    return Fit(fit.log_mean, fit.error, missing, missing, fit.dispersion, fit.settled)


def _spread_out(fit: Fit, rows: Flags) -> Fit:
    """The fit laid over all points, missing where there was none."""
    missing = np.full(len(rows), np.nan)
    none = np.zeros(len(rows), dtype=np.bool_)
    return Fit(missing, missing, missing, missing, missing, none).over(rows, fit)


def _bounds(observed: Floats, fit: Fit, expected: Floats, how: FarringtonMethod) -> tuple[Floats, Floats, Floats]:
    z = float(ndtri(1 - how.alpha))
    if how.bound == "delta":
        error = np.sqrt(4 / 9 * np.cbrt(expected) * (fit.dispersion + expected * fit.error**2))
        middle = expected ** (2 / 3)
        lower, upper = np.maximum(middle - z * error, 0) ** 1.5, (middle + z * error) ** 1.5
        return lower, upper, np.asarray(ndtr((middle - observed ** (2 / 3)) / error))
    # an expectation of almost nothing has an error without end: the bound stays where it can be told
    reach = np.exp(np.minimum(z * fit.error, FARTHEST)) if how.bound == "muan" else np.ones_like(expected)
    lower = count_quantile(how.alpha, expected / reach, fit.dispersion)
    upper = count_quantile(1 - how.alpha, expected * reach, fit.dispersion)
    return lower, upper, count_at_least(observed, expected * reach, fit.dispersion)


def _recent(series: Floats, points: tuple[Whole, Whole], periods: int) -> Floats:
    """The sum over the latest periods, the point's own among them; those not there count as nothing."""
    row, place = points
    back = place[:, None] - np.arange(periods)
    return np.asarray(np.nansum(np.where(back >= 0, series[row[:, None], np.maximum(back, 0)], 0.0), axis=1))
