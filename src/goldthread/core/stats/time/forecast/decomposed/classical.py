"""A series as season, trend and remainder, by moving averages. It forecasts nothing."""

from dataclasses import dataclass

import numpy as np

from goldthread.core.stats.arrays import Floats
from goldthread.core.stats.refused import TooShort


@dataclass(frozen=True, slots=True)
class Decomposition:
    """Series x periods each; the three add up to the series. NaN where a moving average has no neighbours."""

    seasonal: Floats
    trend: Floats
    remainder: Floats


def classical_decomposition(history: Floats, frequency: int) -> Decomposition:
    """Additive: a centred average over one year, then the mean of what is left for each place in the year.

    The first and last half year have no trend. The seasonal figures of a year sum to 0. Two years at least
    (TooShort). Rows are series of equal length without gaps.
    Source: Kendall and Stuart, The Advanced Theory of Statistics 3 (1983); as R's stats::decompose.
    """
    series, length = history.shape
    if length < 2 * frequency:
        raise TooShort(f"{length} values are less than two years.", mend=f"It needs {2 * frequency} or more.")
    weights = np.ones(frequency + 1 - frequency % 2)
    weights[[0, -1]] = 0.5 if frequency % 2 == 0 else 1.0
    half = len(weights) // 2
    windows = np.lib.stride_tricks.sliding_window_view(history, len(weights), axis=1)
    trend = np.full((series, length), np.nan)
    trend[:, half : length - half] = windows @ (weights / frequency)
    figure = _figures(history - trend, frequency)
    seasonal = figure[:, np.arange(length) % frequency]
    return Decomposition(seasonal, trend, history - trend - seasonal)


def _figures(apart: Floats, frequency: int) -> Floats:
    """The mean at each place in the year, less their mean."""
    figure = np.stack([np.nanmean(apart[:, place::frequency], axis=1) for place in range(frequency)], axis=1)
    return np.asarray(figure - figure.mean(axis=1, keepdims=True))
