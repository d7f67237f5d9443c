"""Means with Student's limits against `phe_mean` of PHEindicatormethods."""

from typing import Any

from tests.golden.comparing import numbers
from tests.golden.phe_columns import asks_under_ninety, limits, refused_there

from goldthread.core.stats.intervals.mean import t_mean

DEPARTURES = {"confidence-under-ninety": asks_under_ninety}


def differences(case: dict[str, Any]) -> list[str]:
    """What differs from the case, in words; empty when it passes."""
    values, levels, expected = case["input"]["x"], case["params"]["confidence"], case["expected"]
    if "error" in expected:
        return refused_there(case, lambda: t_mean(values, confidence=levels[0]))
    told, rows = [], expected["rows"]
    for level in levels:
        found = t_mean(values, confidence=level)
        told += numbers("value_sum", found.total, rows["value_sum"])
        told += numbers("value_count", found.size, rows["value_count"])
        told += numbers("stdev", found.deviation, rows["stdev"])
        told += numbers("value", found.value, rows["value"])
        told += limits(rows, level, (found.lower, found.upper))
    return told
