"""Holt-Winters smoothing with an additive season, at given shares or at the best of a grid. Two years at least."""

from dataclasses import dataclass

import numpy as np

from goldthread.core.stats.arrays import Floats
from goldthread.core.stats.refused import TooShort, WrongChoice
from goldthread.core.stats.time.forecast.decomposed.classical import classical_decomposition
from goldthread.core.stats.time.forecast.outlook import Outlook
from goldthread.core.stats.time.forecast.smoothed.smoothing import Gains, States, look_ahead, run

LEVELS = (0.02, 0.08, 0.15, 0.25, 0.4, 0.6, 0.85)
SLOPES = (0.0, 0.03, 0.1, 0.3)
SEASONS = (0.02, 0.1, 0.25, 0.5)


@dataclass(frozen=True, slots=True)
class Shares:
    """How far each new value moves level (alpha), slope (beta) and season (gamma), each from 0 to 1."""

    alpha: float
    beta: float
    gamma: float

    def __post_init__(self) -> None:
        if not all(0 <= share <= 1 for share in (self.alpha, self.beta, self.gamma)):
            raise WrongChoice("A smoothing share lies outside 0 to 1.", mend="Give shares from 0 to 1.")


def holt_winters(history: Floats, ahead: int, frequency: int, *, shares: Shares | None = None) -> Outlook:
    """Forecasts of each row (series of equal length without gaps); `shares` None seeks the least squared error a row.

    Starts as R does: season from the classical decomposition of the first two years, level and slope from a straight
    line through its trend; the first year is not smoothed. R's level is that of half a year too early: so it is here
    when shares are given; when they are sought, in a fixed grid of 112 triples, the level is moved to its own time.
    Source: Winters, Management Science 6 (1960) 324-342; as R's stats::HoltWinters.
    """
    series, length = history.shape
    if length <= 2 * frequency:
        raise TooShort(f"{length} values are not more than two years.", mend=f"It needs {2 * frequency + 1} or more.")
    grid = _grid() if shares is None else np.array([[shares.alpha, shares.beta, shares.gamma]])
    row = np.repeat(np.arange(series), len(grid))
    alpha, beta, gamma = np.tile(grid, (series, 1)).T
    gains = Gains(alpha, alpha * beta, gamma * (1 - alpha), np.ones(len(row)))
    start = _start(history, frequency, on_time=shares is None)
    errors, ended = run(history[row, frequency:], gains, start.of(row))
    squares = (errors**2).sum(axis=1).reshape(series, -1)
    best = np.arange(series) * len(grid) + squares.argmin(axis=1)
    sigma = np.sqrt(squares.min(axis=1) / errors.shape[1])
    return look_ahead(gains.of(best), ended.of(best), sigma, ahead)


def _grid() -> Floats:
    return np.array([(alpha, beta, gamma) for alpha in LEVELS for beta in SLOPES for gamma in SEASONS])


def _start(history: Floats, frequency: int, *, on_time: bool) -> States:
    opening = classical_decomposition(history[:, : 2 * frequency], frequency)
    trend = opening.trend[:, ~np.isnan(opening.trend[0])]
    time = np.arange(1, trend.shape[1] + 1)
    middle = time - time.mean()
    slope = trend @ middle / (middle @ middle)
    begun = frequency - frequency // 2 if on_time else 0
    return States(trend.mean(axis=1) + slope * (begun - time.mean()), slope, opening.seasonal[:, :frequency])
