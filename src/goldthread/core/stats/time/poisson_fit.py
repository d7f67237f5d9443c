"""Log-linear fits of counts to seasonal levels and one trend, for many points at once. It judges no point."""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from scipy.special import stdtr, xlogy

from goldthread.core.stats.arrays import Flags, Floats, Whole

MOST_ROUNDS = 25
SETTLED = 1e-8
"""Relative change of the deviance at which a fit counts as settled."""
SMALLEST_MEAN = float(np.finfo(np.float64).eps)
BARELY_FREE = 1e-10
"""Leverage this close to 1 leaves no residual to weigh."""


@dataclass(frozen=True, slots=True)
class Layout:
    """What all points share: how far back each reference value lies, and its level. Level `now` is the point's own."""

    lags: Whole
    levels: Whole
    now: int

    @property
    def times(self) -> Floats:
        """Time of each reference value, the point itself being 0."""
        return -self.lags.astype(np.float64)

    @property
    def members(self) -> Floats:
        """Reference values x levels: 1 where a value is of the level."""
        return np.asarray(self.levels[:, None] == np.arange(self.levels.max() + 1), dtype=np.float64)


@dataclass(frozen=True, slots=True)
class References:
    """Reference counts of each point (points x values), their weights (0 = absent), and the log of who could count."""

    counts: Floats
    weights: Floats
    offset: Floats

    def of(self, rows: NDArray[np.intp] | Flags) -> "References":
        """The same for some of the points."""
        return References(self.counts[rows], self.weights[rows], self.offset[rows])


@dataclass(frozen=True, slots=True)
class Fit:
    """A fit per point: the log mean at the point (offset aside) and its error, the slope and its p, the dispersion."""

    log_mean: Floats
    error: Floats
    slope: Floats
    slope_p: Floats
    dispersion: Floats
    settled: Flags

    def over(self, rows: Flags, other: "Fit") -> "Fit":
        """This fit, but for `rows`, which are the other's."""
        names = self.__dataclass_fields__
        parts = {name: getattr(self, name).copy() for name in names}
        for name, part in parts.items():
            part[rows] = getattr(other, name)
        return Fit(**parts)


@dataclass(frozen=True, slots=True)
class _Settled:
    """Where the rounds ended: fitted means, the working weights of the last step, and its sums by level."""

    means: Floats
    working: Floats
    heights: Floats
    slope: Floats
    settled: Flags


def fit_levels(layout: Layout, given: References, *, trend: bool, threshold: float | None) -> Fit:
    """One quasi-Poisson fit per point, refitted with large residuals weighed down unless `threshold` is None.

    Iteratively reweighted least squares from counts + 0.1, at most 25 rounds, as R's glm does them. Residuals are
    Anscombe's, standardised by dispersion and leverage; those above the threshold weigh their square's inverse, and
    weights are scaled to sum to their number (Farrington et al., J R Stat Soc A 159 (1996); Noufaily et al., Stat Med
    32 (2013)). After reweighting, errors rest on the weighted mean square of the relative residuals, as the reference
    implementation has it, not on the dispersion.
    """
    free = _freedom(layout, given, trend)
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        first = _settle(layout, given, trend)
        spread = _dispersion(first, given, free)
        if threshold is None:
            return _told(layout, (first, first.working), (spread, free), given, trend)
        weighed = replace(given, weights=_reweighted(layout, first, given, (spread, threshold), trend))
        second = _settle(layout, weighed, trend)
        told = _told(layout, (second, weighed.weights), (_dispersion(second, given, free), free), given, trend)
        return replace(told, settled=first.settled & told.settled)


def _freedom(layout: Layout, given: References, trend: bool) -> Floats:
    there = given.weights > 0
    return np.asarray(there.sum(axis=1) - (there @ layout.members > 0).sum(axis=1) - trend, dtype=np.float64)


def _settle(layout: Layout, given: References, trend: bool) -> _Settled:
    points, values = given.counts.shape
    ended = _Settled(
        np.empty((points, values)),
        np.empty((points, values)),
        np.empty((points, layout.members.shape[1])),
        np.zeros(points),
        np.zeros(points, dtype=np.bool_),
    )
    live, part = np.arange(points), given
    means = np.where(part.weights > 0, part.counts + 0.1, 1.0)
    predictor, before = np.log(means), _deviance(part, means)
    for turn in range(MOST_ROUNDS):
        working = part.weights * means
        target = predictor - part.offset + (part.counts - means) / means
        heights, slope = _solve(layout, working, target, trend)
        predictor = part.offset + heights[:, layout.levels] + slope[:, None] * layout.times
        means = np.maximum(np.exp(predictor), SMALLEST_MEAN)
        after = _deviance(part, means)
        still = np.abs(after - before) / (np.abs(after) + 0.1) < SETTLED
        done = still if turn < MOST_ROUNDS - 1 else np.ones_like(still)
        _keep(ended, live[done], (means[done], working[done], heights[done], slope[done], still[done]))
        if done.all():
            break
        go = ~done
        live, part, means, predictor, before = live[go], part.of(go), means[go], predictor[go], after[go]
    return ended


def _keep(ended: _Settled, rows: NDArray[np.intp], found: tuple[Floats, Floats, Floats, Floats, Flags]) -> None:
    kept = (ended.means, ended.working, ended.heights, ended.slope, ended.settled)
    for whole, part in zip(kept, found, strict=True):
        whole[rows] = part


def _solve(layout: Layout, working: Floats, target: Floats, trend: bool) -> tuple[Floats, Floats]:
    """Weighted least squares of the target on levels and time: the height of each level at time 0, and the slope."""
    weight = working @ layout.members
    held = np.where(weight > 0, weight, 1.0)
    middle = (working * target) @ layout.members / held
    if not trend:
        return middle, np.zeros(len(target))
    moment = working @ (layout.members * layout.times[:, None]) / held
    apart = layout.times - moment[:, layout.levels]
    slope = (working * apart * target).sum(axis=1) / (working * apart**2).sum(axis=1)
    return middle - slope[:, None] * moment, slope


def _deviance(given: References, means: Floats) -> Floats:
    """Half the deviance of each point."""
    each = xlogy(given.counts, given.counts / means) - (given.counts - means)
    return np.asarray((given.weights * each).sum(axis=1))


def _dispersion(fit: _Settled, given: References, free: Floats) -> Floats:
    relative = (given.counts - fit.means) / fit.means
    found = (fit.working * relative**2).sum(axis=1) / free
    return np.asarray(np.maximum(found, 1.0))


def _reweighted(layout: Layout, fit: _Settled, given: References, measure: tuple[Floats, float], trend: bool) -> Floats:
    spread, threshold = measure
    there = given.weights > 0
    room = 1 - _leverage(layout, fit.working, trend)
    raw = 1.5 * (given.counts ** (2 / 3) * fit.means ** (-1 / 6) - np.sqrt(fit.means))
    residual = np.where(room > BARELY_FREE, raw / np.sqrt(spread[:, None] * np.maximum(room, BARELY_FREE)), 0.0)
    large = there & (residual > threshold)
    share = np.where(large, np.where(large, residual, 1.0) ** -2.0, 1.0) * there
    return np.asarray(share * (there.sum(axis=1) / share.sum(axis=1))[:, None])


def _leverage(layout: Layout, working: Floats, trend: bool) -> Floats:
    weight = working @ layout.members
    held = np.where(weight > 0, weight, 1.0)
    found = 1 / held[:, layout.levels]
    if trend:
        apart = layout.times - (working @ (layout.members * layout.times[:, None]) / held)[:, layout.levels]
        found = found + apart**2 / (working * apart**2).sum(axis=1, keepdims=True)
    return np.asarray(working * found)


def _told(
    layout: Layout, ended: tuple[_Settled, Floats], measure: tuple[Floats, Floats], given: References, trend: bool
) -> Fit:
    """What a reader needs of the fit. `ended` holds the weights of the error's mean square beside the fit."""
    fit, weights = ended
    spread, free = measure
    square = (weights * ((given.counts - fit.means) / fit.means) ** 2).sum(axis=1) / free
    weight = fit.working @ layout.members[:, layout.now]
    variance, slope_p = 1 / weight, np.ones(len(weight))
    if trend:
        held = np.maximum(fit.working @ layout.members, SMALLEST_MEAN**2)
        moment = fit.working @ (layout.members * layout.times[:, None]) / held
        steep = (fit.working * (layout.times - moment[:, layout.levels]) ** 2).sum(axis=1)
        variance = variance + moment[:, layout.now] ** 2 / steep
        slope_p = 2 * stdtr(free, -np.abs(fit.slope) / np.sqrt(square / steep))
    return Fit(fit.heights[:, layout.now], np.sqrt(square * variance), fit.slope, slope_p, spread, fit.settled)
