"""How far forecasts missed what came. Signs follow the trade: actual less forecast."""

from dataclasses import dataclass

import numpy as np

from goldthread.core.stats.arrays import Floats


@dataclass(frozen=True, slots=True)
class Accuracy:
    """One number a series: mean error, root mean square, mean absolute error, the same as per cents, and MASE.

    MASE is the mean absolute error in units of the mean change over a year within the training values: below 1 is
    better than repeating last year was there. Per cents are missing where an actual value is 0; MASE where nothing
    changed in training.
    """

    mean_error: Floats
    root_mean_square: Floats
    mean_absolute: Floats
    mean_percent: Floats
    mean_absolute_percent: Floats
    mase: Floats


def accuracy(actual: Floats, forecast: Floats, training: Floats, frequency: int) -> Accuracy:
    """Compares series x periods of forecasts with what came; `training` is what the forecasts knew.

    Source: Hyndman and Koehler, Int J Forecasting 22 (2006) 679-688.
    """
    error = actual - forecast
    scale = year_on_year(training, frequency)
    with np.errstate(divide="ignore", invalid="ignore"):
        share = np.where(actual != 0, 100 * error / actual, np.nan)
        scaled = np.where(scale > 0, np.abs(error).mean(axis=1) / scale, np.nan)
    return Accuracy(
        error.mean(axis=1),
        np.sqrt((error**2).mean(axis=1)),
        np.abs(error).mean(axis=1),
        share.mean(axis=1),
        np.abs(share).mean(axis=1),
        scaled,
    )


def year_on_year(training: Floats, frequency: int) -> Floats:
    """The mean absolute change over a year of each series."""
    return np.asarray(np.abs(training[:, frequency:] - training[:, :-frequency]).mean(axis=1))
