"""Wilson's intervals against `phe_proportion` of PHEindicatormethods."""

from typing import Any

import numpy as np
from tests.golden.comparing import numbers
from tests.golden.phe_columns import asks_under_ninety, limits, refused_there

from goldthread.core.stats.arrays import numbers as columns
from goldthread.core.stats.intervals.proportion import wilson

DEPARTURES = {"confidence-under-ninety": asks_under_ninety}


def differences(case: dict[str, Any]) -> list[str]:
    """What differs from the case, in words; empty when it passes."""
    given, params, expected = case["input"], case["params"], case["expected"]
    if "error" in expected:
        return refused_there(case, lambda: wilson(given["x"], given["n"], confidence=params["confidence"][0]))
    times, rows = params["multiplier"], expected["rows"]
    value = np.divide(columns(given["x"], "x"), columns(given["n"], "n")) * times
    told = numbers("value", value, rows["value"])
    for level in params["confidence"]:
        found = wilson(given["x"], given["n"], confidence=level)
        told += limits(rows, level, (found.lower * times, found.upper * times))
    return told
