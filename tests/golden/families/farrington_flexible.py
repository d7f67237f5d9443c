"""Worked cases of seasonal exceptions, from surveillance 1.24.1. Scores are compared for the delta bound only.

Ours refuses more levels than there are periods between windows, and answers "history too short" where half of the past
is missing, or where the reference refuses a point for want of a past: the input decides each time.
"""

from typing import Any

import numpy as np
from tests.golden.comparing import exactly, numbers, refused

from goldthread.core.stats.arrays import Flags
from goldthread.core.stats.refused import TooShort
from goldthread.core.stats.time.farrington import Exceptions, FarringtonMethod, seasonal_exceptions

CLOSE = 1e-5


def differences(case: dict[str, Any]) -> list[str]:
    """What differs from the reference, as sentences; empty when nothing does."""
    params = case["params"]
    if params["frequency"] - 2 * params["w"] - 1 < params["noPeriods"] - 1:
        return refused(lambda: _found(case))
    if "error" in case["expected"]:
        return refused(lambda: _answered(case))
    found, expected = _found(case), case["expected"]
    columns = {
        "observed": found.observed[0],
        "upperbound": found.upper[0],
        "expected": np.where(np.isnan(found.upper[0]), np.nan, found.expected[0]),
        "phi": found.dispersion[0],
        "trend_coef": found.slope[0],
        "pvalue": found.p_high[0],
    }
    if params["thresholdMethod"] == "delta":
        columns["score"] = found.score[0]
    kept = np.flatnonzero(_comparable(case, found))
    told = [
        fault
        for name, column in columns.items()
        for fault in numbers(name, column[kept], [expected[name][row] for row in kept], relative=CLOSE)
    ]
    whole = {
        "index": found.positions + 1,
        "trend_fitted": ~np.isnan(found.slope[0]),
        "alarm": found.high[0],
    }
    for name, flags in whole.items():
        told += exactly(name, flags[kept], [expected[name][row] for row in kept])
    return told


def _comparable(case: dict[str, Any], found: Exceptions) -> Flags:
    """All points, but for those answered "history too short" where values are missing."""
    if None not in case["input"]["observed"]:
        return np.ones(found.positions.shape, dtype=np.bool_)
    return np.asarray(found.outcome[0] != "history_too_short")


def _answered(case: dict[str, Any]) -> Exceptions:
    """The answer, refused where a point has too short a past."""
    found = _found(case)
    if (found.outcome == "history_too_short").any():
        raise TooShort("A point has too short a past.")
    return found


def _found(case: dict[str, Any]) -> Exceptions:
    params = case["params"]
    method = FarringtonMethod(
        frequency=params["frequency"],
        years=params["b"],
        half_window=params["w"],
        levels=params["noPeriods"],
        left_out=params["pastWeeksNotIncluded"],
        reweigh_above=params["weightsThreshold"] if params["reweight"] else None,
        trend=params["trend"],
        trend_p=params["pThresholdTrend"],
        alpha=params["alpha"],
        least=(params["limit54"][0], params["limit54"][1]),
        bound=params["thresholdMethod"],
    )
    population = case["input"].get("population") if params["populationOffset"] else None
    places = np.array(params["range"]) - 1
    return seasonal_exceptions(case["input"]["observed"], method=method, points=places, population=population)
