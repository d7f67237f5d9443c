"""Byar's and the exact limits of rates against `phe_rate` of PHEindicatormethods."""

from typing import Any

from tests.golden.comparing import numbers
from tests.golden.phe_columns import asks_under_ninety, limits, refused_there

from goldthread.core.stats.intervals.count import rate
from goldthread.core.stats.intervals.interval import Estimates

DEPARTURES = {"confidence-under-ninety": asks_under_ninety}


def differences(case: dict[str, Any]) -> list[str]:
    """What differs from the case, in words; empty when it passes."""
    params, expected = case["params"], case["expected"]
    if "error" in expected:
        return refused_there(case, lambda: _rates(case, params["confidence"][0]))
    told = []
    for level in params["confidence"]:
        found = _rates(case, level)
        told += numbers("value", found.value, expected["rows"]["value"])
        told += limits(expected["rows"], level, (found.lower, found.upper))
    return told


def _rates(case: dict[str, Any], level: float) -> Estimates:
    given, times = case["input"], case["params"]["multiplier"]
    return rate(given["x"], given["n"], confidence=level, multiplier=times)
