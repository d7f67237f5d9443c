"""Indirectly standardised rates and ratios against `calculate_ISRate` and `calculate_ISRatio`."""

from typing import Any

import numpy as np
from tests.golden.comparing import exactly, numbers
from tests.golden.phe_columns import asks_under_ninety, grid, limits, refused_there

from goldthread.core.stats.intervals.indirect import IndirectMethod, IndirectRates, indirect
from goldthread.core.stats.intervals.interval import Estimates

DEPARTURES = {"confidence-under-ninety": asks_under_ninety}


def differences(case: dict[str, Any]) -> list[str]:
    """What differs from the case, in words; empty when it passes."""
    expected, levels = case["expected"], case["params"]["confidence"]
    if "error" in expected:
        return refused_there(case, lambda: _rates(case, levels[0]))
    told = []
    for level in levels:
        found = _rates(case, level)
        rate, ratio = expected["israte"], expected["isratio"]
        told += numbers("ref_rate", np.full(len(found.observed), found.reference_rate), rate["ref_rate"])
        for rows, ours in ((rate, found.rate), (ratio, found.ratio)):
            told += exactly("area", list(dict.fromkeys(case["input"]["area"])), rows["area"])
            told += _columns(rows, found, ours, level)
    return told


def _columns(rows: dict[str, Any], found: IndirectRates, ours: Estimates, level: float) -> list[str]:
    told = numbers("observed", found.observed, rows["observed"]) + numbers("expected", found.expected, rows["expected"])
    return told + numbers("value", ours.value, rows["value"]) + limits(rows, level, (ours.lower, ours.upper))


def _rates(case: dict[str, Any], level: float) -> IndirectRates:
    given, params = case["input"], case["params"]
    places = given["area"], given["band"]
    x, n, x_ref, n_ref = (grid(places, given[name]) for name in ("x", "n", "x_ref", "n_ref"))
    method = IndirectMethod(level, params["rate_multiplier"], params["ratio_refvalue"])
    return indirect(x, n, x_ref[0], n_ref[0], method=method)
