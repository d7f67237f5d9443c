"""The plain forecasts that any other must beat: mean, last value, last value with drift, same period last year.

Rows are series of equal length without gaps. Bounds are those of the forecast package (8.23).
Source: Hyndman and Athanasopoulos, Forecasting: Principles and Practice, 3rd edition, sections 5.2 and 5.5.
"""

import numpy as np

from goldthread.core.stats.arrays import Floats
from goldthread.core.stats.refused import TooShort
from goldthread.core.stats.time.forecast.outlook import Outlook, normal_outlook


def mean_forecast(history: Floats, ahead: int) -> Outlook:
    """The mean of all values; Student's t with n - 1 degrees of freedom. Two values at least (TooShort)."""
    length = _longer(history, 1)
    sd = history.std(axis=1, ddof=1) * np.sqrt(1 + 1 / length)
    ones = np.ones(ahead)
    freedom = np.full(len(history), length - 1.0)
    return Outlook(history.mean(axis=1)[:, None] * ones, sd[:, None] * ones, freedom)


def naive_forecast(history: Floats, ahead: int) -> Outlook:
    """The last value, again and again. Two values at least (TooShort)."""
    _longer(history, 1)
    return seasonal_naive_forecast(history, ahead, 1)


def seasonal_naive_forecast(history: Floats, ahead: int, frequency: int) -> Outlook:
    """The value of the same period of the last year held. More than a year of values (TooShort).

    The spread is the root mean square of the changes over a year, times the root of the number of years ahead.
    """
    _longer(history, frequency)
    changes = history[:, frequency:] - history[:, :-frequency]
    steps = np.arange(ahead)
    spread = np.sqrt((changes**2).mean(axis=1))[:, None] * np.sqrt(steps // frequency + 1)
    return normal_outlook(history[:, history.shape[1] - frequency + steps % frequency], spread)


def drift_forecast(history: Floats, ahead: int) -> Outlook:
    """The last value, moved on by the mean change. Three values at least (TooShort)."""
    length = _longer(history, 2)
    changes = np.diff(history, axis=1)
    steps = np.arange(1, ahead + 1)
    sigma = changes.std(axis=1, ddof=1)[:, None]
    mean = history[:, -1:] + changes.mean(axis=1)[:, None] * steps
    return normal_outlook(mean, sigma * np.sqrt(steps + steps**2 / (length - 1)))


def _longer(history: Floats, than: int) -> int:
    """The number of values; refused unless greater than `than`."""
    length = int(history.shape[1])
    if length <= than:
        raise TooShort(f"{length} values are too few for this forecast.", mend=f"It needs {than + 1} or more.")
    return length
