"""Funnels as public health draws them, against PHEindicatormethods: the lines, and the label of each point."""

from typing import Any

import numpy as np
from tests.golden.comparing import exactly, numbers, refused

from goldthread.core.stats.arrays import Floats
from goldthread.core.stats.peers.funnel import FunnelLines, FunnelMethod, funnel_lines, funnel_points

Case = dict[str, Any]

LABELS = {2: "High (0.001)", 1: "High (0.025)", 0: "Not significant", -1: "Low (0.025)", -2: "Low (0.001)"}
PLACES = {"proportion": "Population", "rate": "Events", "ratio": "Observed_events"}
REACHED = {"rate": "population_1_year", "ratio": "exp_events"}
LINES = {"lower_2s": "lower_95", "upper_2s": "upper_95", "lower_3s": "lower_998", "upper_3s": "upper_998"}
HALVED = 1e-4
"""The package finds the lines of rates and ratios by halving an interval."""


def _is_proportion_out_of_per_cent(case: Case) -> bool:
    """Whether a proportion is told in another unit than per cent: the package stops its upper limits at 100 of any."""
    return bool(case["params"]["statistic"] == "proportion" and case["params"]["multiplier"] != 100)


DEPARTURES = {"proportions-stop-at-their-whole": _is_proportion_out_of_per_cent}


def _method(case: Case) -> FunnelMethod:
    params = case["params"]
    is_ratio = params["statistic"] == "ratio"
    less_one = is_ratio and params.get("ratio_type") == "count"
    multiplier = (1 if less_one else 100) if is_ratio else params["multiplier"]
    return FunnelMethod(
        statistic=params["statistic"],
        multiplier=multiplier,
        years=params.get("years_of_data") or 1,
        less_one=less_one,
    )


def _column(given: list[float | None]) -> Floats:
    return np.array([np.nan if value is None else value for value in given], dtype=float)


def _exposure(case: Case) -> Floats:
    """A rate's exposure follows from its rate; where nothing was counted, that of a standardised rate is not known."""
    given, params = case["input"], case["params"]
    stated = _column(given["denominator"]) if "denominator" in given else np.full(len(given["numerator"]), np.nan)
    if params["statistic"] != "rate" or "rate" not in given:
        return stated
    events, rates = _column(given["numerator"]), _column(given["rate"])
    without = stated if params.get("rate_type") == "crude" else np.full_like(stated, np.nan)
    return np.where(events == 0, without, params["multiplier"] * events / np.where(rates == 0, np.nan, rates))


def _lines(case: Case) -> FunnelLines:
    return funnel_lines(_column(case["input"]["numerator"]), _exposure(case), method=_method(case))


def _labels(case: Case) -> list[str]:
    found = funnel_points(_column(case["input"]["numerator"]), _exposure(case), method=_method(case))
    return [LABELS.get(code, "Not significant") for code in found.standings.tolist()]


def differences(case: Case) -> list[str]:
    """What differs from the worked case; empty when nothing does."""
    if "error" in case["expected"]:
        return refused(lambda: (_lines(case), _labels(case)))
    expected, told = case["expected"], []
    if "significance" in expected:
        told += exactly("significance", _labels(case), expected["significance"])
    return told + (_of_lines(case, expected["limits"]) if "limits" in expected else [])


def _of_lines(case: Case, expected: dict[str, Any]) -> list[str]:
    found, statistic = _lines(case), case["params"]["statistic"]
    near = {"relative": HALVED} if statistic in REACHED else {}
    told = numbers(PLACES[statistic], found.at, expected[PLACES[statistic]])
    for theirs, ours in LINES.items():
        pair = _below_the_whole(case, getattr(found.limits, ours), expected[f"{theirs}_limit"])
        told += numbers(f"{theirs}_limit", *pair, **near)
        if found.reached is not None:
            column = f"{theirs}_{REACHED[statistic]}"
            told += numbers(column, getattr(found.reached, ours), expected[column], **near)
    if "baseline" in expected:
        told += numbers("baseline", np.broadcast_to(found.baseline, found.at.shape), expected["baseline"])
    return told + exactly("statistic", [_statistic(case)] * len(found.at), expected["statistic"])


def _below_the_whole(case: Case, ours: Floats, theirs: list[Any]) -> tuple[list[Any], list[Any]]:
    """The rows to compare: all, but those that either side has stopped, each at its own end, where the unit is not
    per cent."""
    ends = (case["params"]["multiplier"], 100) if _is_proportion_out_of_per_cent(case) else (None, None)
    pairs = [pair for pair in zip(ours.tolist(), theirs, strict=True) if pair[0] != ends[0] and pair[1] != ends[1]]
    return [ours for ours, _ in pairs], [theirs for _, theirs in pairs]


def _statistic(case: Case) -> str:
    """The name of what is drawn, as the package writes it."""
    params = case["params"]
    if params["statistic"] == "rate":
        return f"rate ({params['rate_type']} per {params['multiplier']:,})"
    return f"ratio ({params['ratio_type']})" if params["statistic"] == "ratio" else "proportion"
