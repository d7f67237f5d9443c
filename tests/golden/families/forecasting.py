"""Worked cases of forecasts and decompositions, from R's forecast 8.23 and stats. Estimated models are sanity ranges.

An estimated model of ours must lie within the reference's 95 per cent bounds, with bounds between half and twice as
wide; robust STL is asked for with R's own middle of the residuals, which is not always their median.
"""

from typing import Any

import numpy as np
from tests.golden.comparing import numbers, refused

from goldthread.core.stats.arrays import Floats
from goldthread.core.stats.time.forecast.accuracy import accuracy
from goldthread.core.stats.time.forecast.baseline import (
    drift_forecast,
    mean_forecast,
    naive_forecast,
    seasonal_naive_forecast,
)
from goldthread.core.stats.time.forecast.choice import ForecastMethod, forecast
from goldthread.core.stats.time.forecast.decomposed.classical import classical_decomposition
from goldthread.core.stats.time.forecast.decomposed.stl import StlMethod, stl
from goldthread.core.stats.time.forecast.outlook import Outlook
from goldthread.core.stats.time.forecast.smoothed.ets import Form, ets
from goldthread.core.stats.time.forecast.smoothed.holt_winters import Shares, holt_winters

CLOSE, CLOSE_STL = 1e-6, 1e-4
ACCURACY = {
    "ME": "mean_error",
    "RMSE": "root_mean_square",
    "MAE": "mean_absolute",
    "MPE": "mean_percent",
    "MAPE": "mean_absolute_percent",
    "MASE": "mase",
}


def differences(case: dict[str, Any]) -> list[str]:
    """What differs from the reference, as sentences; empty when nothing does."""
    history = np.array([case["input"]["value"]], dtype=np.float64)
    ahead, frequency = case["params"]["h"], case["input"]["frequency"]
    if "error" in case["expected"]:
        return refused(lambda: forecast(history, method=ForecastMethod(frequency, ahead)))
    told: list[str] = []
    for name, expected in case["expected"]["exact"].items():
        found = _found(name, expected, history, (ahead, frequency))
        close = CLOSE_STL if name.startswith("stl") else CLOSE
        for column, values in found.items():
            told += numbers(f"{name}.{column}", values, expected[column], relative=close, absolute=close)
        told += [f"{name}.{column}: not compared" for column in expected if column not in found]
    if "ets_ANA" in (approx := case["expected"].get("approx", {})):
        told += _out_of_band(ets(history, ahead, (Form("none", frequency),)), approx["ets_ANA"])
    return told


def _found(name: str, expected: dict[str, Any], history: Floats, size: tuple[int, int]) -> dict[str, Any]:
    ahead, frequency = size
    if name.startswith("stl"):
        season: Any = "periodic" if "periodic" in name else int(name.split("_s")[1].split("_")[0])
        parts = stl(history, StlMethod(frequency, season, robust="robust" in name, scale="r"))
        return {
            column: getattr(parts, column)[0] for column in ("seasonal", "trend", "remainder") if column in expected
        }
    if name == "classical_additive":
        classical = classical_decomposition(history, frequency)
        return {"seasonal_figure": classical.seasonal[0, :frequency], "trend": classical.trend[0]}
    if name == "holtwinters_fixed":
        given = {share: expected[share] for share in ("alpha", "beta", "gamma")}
        return {**given, "mean": holt_winters(history, ahead, frequency, shares=Shares(**given)).mean[0]}
    if name.startswith("snaive_holdout"):
        known = history[:, : -int(name.removeprefix("snaive_holdout"))]
        came = history[:, known.shape[1] :]
        said = seasonal_naive_forecast(known, came.shape[1], frequency)
        scores = accuracy(came, said.mean, known, frequency)
        return {theirs: getattr(scores, ours) for theirs, ours in ACCURACY.items()}
    return _columns(_plain(name, history, size))


def _plain(name: str, history: Floats, size: tuple[int, int]) -> Outlook:
    if name == "snaive":
        return seasonal_naive_forecast(history, *size)
    return {"mean": mean_forecast, "naive": naive_forecast, "drift": drift_forecast}[name](history, size[0])


def _columns(said: Outlook) -> dict[str, Any]:
    (lower80, upper80), (lower95, upper95) = said.bounds(0.80), said.bounds(0.95)
    columns = {"mean": said.mean, "lower80": lower80, "upper80": upper80, "lower95": lower95, "upper95": upper95}
    return {name: column[0] for name, column in columns.items()}


def _out_of_band(said: Outlook, expected: dict[str, Any]) -> list[str]:
    ours = _columns(said)
    lower, upper = np.array(expected["lower95"]), np.array(expected["upper95"])
    ratio = (ours["upper95"] - ours["lower95"]) / (upper - lower)
    outside = np.flatnonzero((ours["mean"] < lower) | (ours["mean"] > upper) | (ratio < 0.5) | (ratio > 2))
    return [f"ets[{step}]: {ours['mean'][step]}, sanity range {lower[step]} to {upper[step]}" for step in outside]
