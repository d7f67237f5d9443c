"""The forecasts that are tried against each other, by name. Each takes series of equal length without gaps."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

import numpy as np

from goldthread.core.stats.arrays import Floats
from goldthread.core.stats.refused import TooShort
from goldthread.core.stats.time.forecast.baseline import (
    drift_forecast,
    mean_forecast,
    naive_forecast,
    seasonal_naive_forecast,
)
from goldthread.core.stats.time.forecast.decomposed.stl import StlMethod, stl
from goldthread.core.stats.time.forecast.outlook import Outlook, normal_outlook
from goldthread.core.stats.time.forecast.smoothed.ets import LONGEST_YEAR, ets, forms_of
from goldthread.core.stats.time.forecast.smoothed.holt_winters import holt_winters

Candidate = Callable[[Floats, int, int], Outlook]
"""Of a history, the number of steps ahead, and the periods in a year."""

BLOCK = 64
"""Series that one estimate of Holt-Winters works on at a time."""


def stl_forecast(history: Floats, ahead: int, frequency: int) -> Outlook:
    """The season of a periodic STL repeated, on the exponential smoothing of what is left without it."""
    parts = stl(history, StlMethod(frequency))
    apart = ets(history - parts.seasonal, ahead, forms_of(1, history.shape[1]))
    places = history.shape[1] - frequency + np.arange(ahead) % frequency
    return normal_outlook(apart.mean + parts.seasonal[:, places], apart.sd)


def ets_forecast(history: Floats, ahead: int, frequency: int) -> Outlook:
    """Exponential smoothing, its form chosen by the corrected Akaike criterion."""
    return ets(history, ahead, forms_of(frequency, history.shape[1]))


def holt_winters_forecast(history: Floats, ahead: int, frequency: int) -> Outlook:
    """Holt-Winters with estimated shares; seasons of more than 24 periods are refused (TooShort)."""
    if frequency > LONGEST_YEAR:
        raise TooShort(f"A season of {frequency} periods is too long for it.", mend="Use STL.")
    parts = [holt_winters(history[at : at + BLOCK], ahead, frequency) for at in range(0, len(history), BLOCK)]
    return normal_outlook(np.concatenate([part.mean for part in parts]), np.concatenate([part.sd for part in parts]))


CANDIDATES: Mapping[str, Candidate] = MappingProxyType(
    {
        "seasonal_naive": seasonal_naive_forecast,
        "mean": lambda history, ahead, frequency: mean_forecast(history, ahead),
        "naive": lambda history, ahead, frequency: naive_forecast(history, ahead),
        "drift": lambda history, ahead, frequency: drift_forecast(history, ahead),
        "stl": stl_forecast,
        "holt_winters": holt_winters_forecast,
        "ets": ets_forecast,
    }
)
"""The plainest first: where two do equally well, the earlier is taken."""
