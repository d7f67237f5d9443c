"""The likelihood interval of a weighted share, as R's survey package reads it: from a fit stopped at a tolerance and a
line drawn through points of its profile. Kept apart because the last digits of the answer rest on that reading."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from scipy.special import expit, fdtri, logit, ndtr

from goldthread.core.stats.arrays import Floats
from goldthread.core.stats.survey.estimate import Weighted

TOLERANCE: Final = 1e-8
"""A fit stops when its deviance changes by less than this share of itself."""
MOST_ROUNDS: Final = 25
STEPS: Final = 9
STEPS_TO_LIMIT: Final = 5
POINTS_PER_STEP: Final = 3
LEAST_POINTS: Final = 4


@dataclass(frozen=True, slots=True, eq=False)
class StoppedFit:
    """The fitted log odds of each cell, and the information of the round before, on which the reference rests."""

    odds: Floats
    information: Floats


def profile_ends(found: Weighted, quantile: Floats) -> tuple[Floats, Floats]:
    """The ends for each cell, in the shape of the estimates; NaN where the share is 0 or 1 or has no variance.

    `quantile` is how many standard errors the interval reaches each way.
    Source: Rao and Scott, Ann Stat 12 (1984), whose scale makes the drop in deviance fit for a complex sample.
    """
    fit = stopped_fit(found)
    columns = (found.mean, found.people, found.se, quantile)
    lower, upper = np.full(found.mean.size, np.nan), np.full(found.mean.size, np.nan)
    for cell, (share, people, se, reach) in enumerate(zip(*(column.reshape(-1) for column in columns), strict=True)):
        if 0 < share < 1 and se > 0 and reach > 0:
            profile = _Profile(share, people, float(fit.odds[cell]))
            error = se / (profile.fitted * (1 - profile.fitted))
            lower[cell], upper[cell] = _ends(profile, error, float(reach * error * np.sqrt(fit.information[cell])))
    return lower.reshape(found.mean.shape), upper.reshape(found.mean.shape)


@np.errstate(divide="ignore", invalid="ignore")
def stopped_fit(found: Weighted) -> StoppedFit:
    """Log odds of each cell by reweighted least squares, each answer starting half way to its own value, stopped where
    R's `glm` stops: up to some 1e-8 short of the weighted share itself."""
    sample, share, people = found.sample, found.mean.reshape(-1), found.people.reshape(-1)
    weigh = sample.weights * (people / sample.sums(sample.weights))[sample.cell]
    start = (weigh * sample.values + 0.5) / (weigh + 1)
    information = sample.sums(weigh * start * (1 - start))
    odds = sample.sums(weigh * (start * (1 - start) * logit(start) + sample.values - start)) / information
    likely = weigh * (sample.values * np.log(start) + (1 - sample.values) * np.log(1 - start))
    before, going = -2 * sample.sums(likely), np.ones(len(share), dtype=bool)
    for _round in range(MOST_ROUNDS):
        fitted = expit(odds)
        deviance = -2 * people * (share * np.log(fitted) + (1 - share) * np.log1p(-fitted))
        going = going & (np.abs(deviance - before) / (np.abs(deviance) + 0.1) >= TOLERANCE)
        if not going.any():
            break
        step = people * fitted * (1 - fitted)
        information = np.where(going, step, information)
        odds = np.where(going, odds + people * (share - fitted) / step, odds)
        before = np.where(going, deviance, before)
    return StoppedFit(odds, information)


@dataclass(frozen=True, slots=True)
class _Profile:
    """How the deviance of one cell rises away from its fit."""

    share: float
    people: float
    odds: float

    @property
    def fitted(self) -> float:
        return float(expit(self.odds))

    @property
    def dispersion(self) -> float:
        fitted, share = self.fitted, self.share
        squares = share * (1 - fitted) ** 2 + (1 - share) * fitted**2
        return float(self.people * squares / (fitted * (1 - fitted)) / (self.people - 1))

    def height(self, odds: Floats) -> Floats:
        """The signed root of the rise in deviance, over the dispersion."""
        rise = self._deviance(expit(odds)) - self._deviance(np.asarray(self.fitted))
        root: Floats = np.sign(odds - self.odds) * np.sqrt(np.maximum(rise, 0) / self.dispersion)
        return root

    def _deviance(self, fitted: Floats) -> Floats:
        rise: Floats = -2 * self.people * (self.share * np.log(fitted) + (1 - self.share) * np.log1p(-fitted))
        return rise


def _ends(profile: _Profile, error: float, height: float) -> tuple[float, float]:
    """Where the profile, drawn through steps of a fifth of the way to its limit, passes the height on either side."""
    limit = float(np.sqrt(fdtri(1, profile.people - 1, 1 - ndtr(-height) / 2)))
    way = np.arange(1, STEPS + 1) * limit / STEPS_TO_LIMIT * error
    sides = []
    for side in (-1, 1):
        odds = profile.odds + side * way
        inside = np.abs(profile.height(odds[:-1])) < limit
        sides.append(odds[: 1 + int(np.logical_and.accumulate(inside).sum())])
    odds = np.concatenate((sides[0][::-1], [profile.odds], sides[1]))
    if len(odds) < LEAST_POINTS:
        return np.nan, np.nan
    at = np.linspace(odds[0], odds[-1], POINTS_PER_STEP * len(odds))
    drawn = _smooth(odds, profile.height(odds), at)
    lower, upper = expit(np.interp([-height, height], drawn, at, left=np.nan, right=np.nan))
    return float(lower), float(upper)


def _smooth(x: Floats, y: Floats, at: Floats) -> Floats:
    """The cubic spline through the points whose third derivative at each end is that of the cubic through four points.

    Source: Forsythe, Malcolm and Moler, Computer Methods for Mathematical Computations (1977), chapter 4.
    """
    gap, slope = np.diff(x), np.diff(y) / np.diff(x)
    bends = np.zeros((len(x), len(x)))
    right = np.zeros(len(x))
    inner = np.arange(1, len(x) - 1)
    bends[inner, inner - 1], bends[inner, inner], bends[inner, inner + 1] = gap[:-1], 2 * (gap[:-1] + gap[1:]), gap[1:]
    right[inner] = 6 * np.diff(slope)
    bends[0, :2], bends[-1, -2:] = (-1 / gap[0], 1 / gap[0]), (-1 / gap[-1], 1 / gap[-1])
    right[0], right[-1] = _third(x[:4], y[:4]), _third(x[-4:], y[-4:])
    bend = np.linalg.solve(bends, right)
    place = np.clip(np.searchsorted(x, at, side="right") - 1, 0, len(x) - 2)
    past, ahead, wide = at - x[place], x[place + 1] - at, gap[place]
    curved = (bend[place] * ahead**3 + bend[place + 1] * past**3) / (6 * wide)
    straight = (y[place] / wide - bend[place] * wide / 6) * ahead
    found: Floats = curved + straight + (y[place + 1] / wide - bend[place + 1] * wide / 6) * past
    return found


def _third(x: Floats, y: Floats) -> float:
    """The third derivative of the cubic through four points: six times their third divided difference."""
    divided = y
    for order in range(1, 4):
        divided = np.diff(divided) / (x[order:] - x[:-order])
    return float(6 * divided[0])
