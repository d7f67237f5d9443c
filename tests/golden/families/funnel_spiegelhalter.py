"""Funnels with over-dispersion against FunnelPlotR: phi, tau2, limits with and without them, and who lies outside."""

from collections import defaultdict
from typing import Any

import numpy as np
from tests.golden.comparing import exactly, is_missing, numbers, refused

from goldthread.core.stats.arrays import Floats
from goldthread.core.stats.peers.dispersion import Dispersion, DispersionMethod, overdispersed

Case = dict[str, Any]

KINDS = {"SR": "ratio", "PR": "share", "RC": "counts"}
TRANSFORMS = {"SHMI": "log", "CQC": "root"}
LIMITS = {"lower_95": "95LCL", "upper_95": "95UCL", "lower_998": "99LCL", "upper_998": "99UCL"}


def _method(case: Case) -> DispersionMethod:
    params = case["params"]
    return DispersionMethod(
        kind=KINDS[params["data_type"]],
        transform=TRANSFORMS[params.get("sr_method") or "SHMI"],
        trim=params["trim_by"],
        adjust=params["draw_adjusted_requested"],
    )


def _units(case: Case) -> dict[str, tuple[float, float]]:
    """The counts of each unit, rows of one unit added up; the package writes an expected number in two decimals."""
    sums: dict[str, list[float]] = defaultdict(lambda: [0.0, 0.0])
    given = case["input"]
    for unit, part, whole in zip(given["unit"], given["numerator"], given["denominator"], strict=True):
        sums[unit][0] += part
        sums[unit][1] += whole
    is_rounded = case["params"]["data_type"] == "SR" and case["params"].get("sr_method") != "CQC"
    return {unit: (part, round(whole, 2) if is_rounded else whole) for unit, (part, whole) in sums.items()}


def _answer(case: Case) -> Dispersion:
    units = _units(case)
    order = case["expected"]["units"]["group"] if "units" in case["expected"] else sorted(units)
    parts, wholes = zip(*(units[unit] for unit in order), strict=True)
    return overdispersed(parts, wholes, method=_method(case))


def _is_past_the_end(case: Case) -> bool:
    """Whether a limit leaves the scale of its transform: the package squares, or takes the sine of, what lies beyond,
    and so sends the limit back inwards."""
    found = _answer(case)
    ends = [getattr(limits, name) for limits in (found.adjusted, found.unadjusted) for name in LIMITS]
    highest = 1.0 if case["params"]["data_type"] == "PR" else np.inf
    return any(bool(((end == 0) | (end == highest)).any()) for end in ends)


def _is_not_adjusted(case: Case) -> bool:
    return not case["params"]["draw_adjusted_requested"]


DEPARTURES = {"limits-held-at-the-end": _is_past_the_end, "dispersion-always-told": _is_not_adjusted}


def differences(case: Case) -> list[str]:
    """What differs from the worked case; empty when nothing does."""
    if "error" in case["expected"]:
        return refused(lambda: _answer(case))
    found, expected = _answer(case), case["expected"]
    units = expected["units"]
    told = exactly("draw_adjusted_used", bool(found.is_adjusted[0]), expected["draw_adjusted_used"])
    if not _is_not_adjusted(case):
        told += numbers("phi", found.phi[0], expected["phi"]) + numbers("tau2", found.tau2[0], expected["tau2"])
    columns = {"rr": found.values, "Y": found.transformed, "Uzscore": found.scores, "Wuzscore": found.drawn_in}
    for name, column in columns.items():
        told += numbers(name, column, units[name])
    return told + _limits(case, found) + _outliers(case, found)


def _limits(case: Case, found: Dispersion) -> list[str]:
    told, highest = [], 1.0 if case["params"]["data_type"] == "PR" else np.inf
    for name, theirs in LIMITS.items():
        level, end = theirs[:2], theirs[2:]
        pairs = {f"{end}{level}": found.unadjusted, f"OD{level}{end}": found.adjusted}
        for column, limits in pairs.items():
            expected = case["expected"]["units"].get(column)
            is_wide = column.startswith("OD")
            if expected is None or (is_wide and (_is_not_adjusted(case) or all(map(is_missing, expected)))):
                continue
            told += numbers(column, *_on_the_scale(getattr(limits, name), expected, highest))
    return told


def _on_the_scale(ours: Floats, theirs: list[Any], highest: float) -> tuple[list[Any], list[Any]]:
    """The rows whose limit lies on the scale of its transform."""
    pairs = [pair for pair in zip(ours.tolist(), theirs, strict=True) if pair[0] not in (0.0, highest)]
    return [ours for ours, _ in pairs], [theirs for _, theirs in pairs]


def _outliers(case: Case, found: Dispersion) -> list[str]:
    """Units whose limits left the scale are judged by ours alone."""
    furthest, level = (2, "998") if case["params"]["limit"] == 99 else (1, "95")
    limits = found.adjusted if found.is_adjusted[0] else found.unadjusted
    highest = 1.0 if case["params"]["data_type"] == "PR" else np.inf
    held = (getattr(limits, f"lower_{level}") == 0) | (getattr(limits, f"upper_{level}") == highest)
    outside = (np.abs(found.standings.astype(int)) >= furthest).astype(int)
    return exactly("outlier", outside[~held], np.array(case["expected"]["units"]["outlier"])[~held])
