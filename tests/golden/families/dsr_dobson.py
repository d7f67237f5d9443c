"""Directly standardised rates against `calculate_dsr` of PHEindicatormethods, also for repeat events.

Where an area lacks a band that another has, the peer sums over the rest; ours must refuse.
"""

from collections.abc import Callable
from typing import Any

import numpy as np
from tests.golden.comparing import exactly, numbers
from tests.golden.phe_columns import asks_under_ninety, grid, limits, refused_there

from goldthread.core.stats.intervals.direct import DirectMethod, DirectRates, directly_standardised, repeat_events

Case = dict[str, Any]


def differences(case: Case) -> list[str]:
    """What differs from the case, in words; empty when it passes."""
    given, expected, levels = case["input"], case["expected"], case["params"]["confidence"]
    if "error" in expected or _has_holes(case):
        return refused_there(case, lambda: _rates(case, levels[0]))
    rows = expected["rows"]
    told = exactly("area", list(dict.fromkeys(given["area"])), rows["area"])
    for level in levels:
        found = _rates(case, level)
        told += numbers("total_count", found.events, rows["total_count"])
        told += numbers("total_pop", found.people, rows["total_pop"])
        told += numbers("value", found.value, rows["value"])
        told += limits(rows, level, (found.lower, found.upper))
    return told


def _has_holes(case: Case) -> bool:
    """Whether an area lacks the row, or the people, of a band that there is elsewhere."""
    given = case["input"]
    held = {
        (area, band)
        for area, band, people in zip(given["area"], given["ageband"], given["n"], strict=True)
        if people is not None
    }
    return len(held) < len(set(given["area"])) * len(set(given["ageband"]))


DEPARTURES: dict[str, Callable[[Case], bool]] = {
    "confidence-under-ninety": asks_under_ninety,
    "missing-band": _has_holes,
}


def _rates(case: Case, level: float) -> DirectRates:
    given, method = case["input"], DirectMethod(level, case["params"]["multiplier"])
    places = given["area"], given["ageband"]
    people, standard = grid(places, given["n"]), grid(places, given["stdpop"])
    if "eventfreq" not in given:
        return directly_standardised(grid(places, given["x"]), people, standard, method=method)
    frequency = list(dict.fromkeys(given["eventfreq"]))
    had = grid((*places, given["eventfreq"]), given["x"])
    return repeat_events(had, people, standard, frequency=np.array(frequency), method=method)
