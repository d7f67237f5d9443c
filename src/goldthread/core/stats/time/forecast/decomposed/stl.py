"""Seasonal and trend decomposition by loess (STL), for many series at once. It asks for more than two years."""

from dataclasses import dataclass
from math import ceil
from typing import Literal

import numpy as np

from goldthread.core.stats.arrays import Floats
from goldthread.core.stats.refused import TooShort, WrongChoice
from goldthread.core.stats.time.forecast.decomposed.classical import Decomposition
from goldthread.core.stats.time.forecast.decomposed.loess import Loess, smooth
from goldthread.core.stats.time.forecast.decomposed.partial_sort import middle_as_r

LEAST_SPAN = 7


@dataclass(frozen=True, slots=True)
class StlMethod:
    """How a season may change: "periodic" is the same each year; an odd number is the years of the seasonal loess.

    `robust` weighs down values that lie far from season and trend, in units of the median distance; with `scale` "r"
    the middle is the one that R's program finds, which is not always the median when the number of values is even.
    """

    frequency: int = 12
    season: int | Literal["periodic"] = "periodic"
    robust: bool = False
    scale: Literal["median", "r"] = "median"

    def __post_init__(self) -> None:
        if self.frequency < 2 or (self.season != "periodic" and (self.season < LEAST_SPAN or self.season % 2 == 0)):
            raise WrongChoice(f"A seasonal span of {self.season} is not known.", mend="Use periodic, or 7, 9, 11 ...")


@dataclass(frozen=True, slots=True)
class _Steps:
    """The smoothers of one length and method. `cycles` are those of the places of the year, longest first."""

    cycles: tuple[Loess, ...]
    low_pass: Loess
    trend: Loess
    frequency: int


def stl(history: Floats, method: StlMethod) -> Decomposition:
    """Season, trend and remainder of each row; rows are series of equal length without gaps.

    Spans, degrees and skips are R's: a trend span of the next odd number above 1.5 f / (1 - 1.5 / span), a low pass of
    the next odd number from f, every tenth of a span fitted; 2 inner rounds, or 1 inner and 15 outer when robust. A
    periodic season is smoothed over 10 n + 1 years and then made the same each year by averaging.
    Source: Cleveland, Cleveland, McRae and Terpenning, J Official Statistics 6 (1990) 3-73; as R's stats::stl.
    """
    length, frequency = history.shape[1], method.frequency
    if length <= 2 * frequency:
        raise TooShort(f"{length} values are not more than two years.", mend=f"It needs {2 * frequency + 1} or more.")
    steps = _steps(length, method)
    seasonal, trend = np.zeros_like(history), np.zeros_like(history)
    trust: Floats | None = None
    for turn in range(16 if method.robust else 1):
        for _ in range(1 if method.robust else 2):
            seasonal, trend = _inner(history, trend, trust, steps)
        if method.robust and turn < 15:
            trust = _trust(np.abs(history - seasonal - trend), method.scale)
    if method.season == "periodic":
        figure = np.stack([seasonal[:, place::frequency].mean(axis=1) for place in range(frequency)], axis=1)
        seasonal = figure[:, np.arange(length) % frequency]
    return Decomposition(seasonal, trend, history - seasonal - trend)


def _steps(length: int, method: StlMethod) -> _Steps:
    frequency = method.frequency
    span = 10 * length + 1 if method.season == "periodic" else method.season
    trend = _odd(ceil(1.5 * frequency / (1 - 1.5 / span)))
    low = _odd(frequency)
    years = [len(range(place, length, frequency)) for place in range(frequency)]
    return _Steps(
        tuple(Loess(number, span, 0, ceil(span / 10), beyond=True) for number in years),
        Loess(length, low, 1, ceil(low / 10)),
        Loess(length, trend, 1, ceil(trend / 10)),
        frequency,
    )


def _odd(number: int) -> int:
    return number + 1 - number % 2


def _inner(history: Floats, trend: Floats, trust: Floats | None, steps: _Steps) -> tuple[Floats, Floats]:
    """One round: the season of what the trend leaves, less its own slow part, then the trend of what is left."""
    frequency, (series, length) = steps.frequency, history.shape
    apart = history - trend
    cycle = np.empty((series, length + 2 * frequency))
    for place, loess in enumerate(steps.cycles):
        weighed = None if trust is None else trust[:, place::frequency]
        cycle[:, place::frequency] = smooth(loess, apart[:, place::frequency], weighed)
    slow = _average(_average(_average(cycle, frequency), frequency), 3)
    seasonal = cycle[:, frequency : frequency + length] - smooth(steps.low_pass, slow)
    return seasonal, smooth(steps.trend, history - seasonal, trust)


def _average(values: Floats, span: int) -> Floats:
    sums = np.lib.stride_tricks.sliding_window_view(values, span, axis=1)
    return np.asarray(sums.mean(axis=2))


def _trust(apart: Floats, scale: str) -> Floats:
    """Bisquare weights of residuals by six times their median."""
    middle = np.median(apart, axis=1) if scale == "median" else np.array([middle_as_r(row) for row in apart.tolist()])
    reach = 6 * middle[:, None]
    near = apart / np.where(reach > 0, reach, 1.0)
    weights = np.where(apart <= 0.001 * reach, 1.0, np.where(apart <= 0.999 * reach, (1 - near**2) ** 2, 0.0))
    return np.asarray(weights)
