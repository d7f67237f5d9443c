"""Comparisons of two periods and adjusted p-values against the tests of R's own `stats`.

R finds the conditional odds ratio of Fisher's test by a search that stops at 1.2e-4 (on the ratio, or on its inverse
above 1). Ours is solved to the last digits: it must lie that near, and the search, stopped there, must give theirs.
Where both shares are 0 or both 1 the margins allow one table only: R says 0, ours has no ratio. Where both counts are 0
R stops; ours answers "too few", without a figure.
"""

from collections.abc import Callable
from typing import Any

import numpy as np
from tests.golden.comparing import exactly, is_missing, numbers, refused
from tests.golden.stopped_search import stopped_search

from goldthread.core.stats.compare.change import change
from goldthread.core.stats.compare.exposure import yearly
from goldthread.core.stats.compare.fisher import fisher, mean_under_odds
from goldthread.core.stats.compare.many import benjamini_hochberg, bonferroni, holm
from goldthread.core.stats.compare.proportions import PearsonMethod, difference, pearson
from goldthread.core.stats.compare.rates import RateComparisons, exact, log_normal

SMALLEST = float(np.finfo(float).eps)
PEER_STOPS = SMALLEST**0.25

Case = dict[str, Any]


def differences(case: Case) -> list[str]:
    """What differs from the case, in words; empty when it passes."""
    check = next(check for column, check in CHECKS.items() if column in case["input"])
    if "error" in case["expected"] and not _nothing_happened(case):
        return refused(lambda: check(case))
    return check(case)


def _nothing_happened(case: Case) -> bool:
    """Whether two counts over exposures are both 0."""
    given = case["input"]
    return "exposure1" in given and given["x1"] == given["x2"] == 0


def _fits_one_table(case: Case) -> bool:
    """Whether both shares are 0, or both 1."""
    given = case["input"]
    return "n1" in given and given["x1"] + given["x2"] in (0, given["n1"] + given["n2"])


def _has_odds_to_search(case: Case) -> bool:
    """Whether the odds ratio is neither 0 nor infinite: the table is not at an end of what its margins allow."""
    given = case["input"]
    if "n1" not in given:
        return False
    events = given["x1"] + given["x2"]
    return max(0, events - given["n1"]) < given["x2"] < min(given["n2"], events)


DEPARTURES: dict[str, Callable[[Case], bool]] = {
    "nothing-in-either-period": _nothing_happened,
    "odds-ratio-of-one-table": _fits_one_table,
    "odds-ratio-to-the-end": _has_odds_to_search,
}


def _rates(case: Case) -> list[str]:
    given, expected, level = case["input"], case["expected"], case["params"]["conf"]
    sides = [given["x2"]], [given["x1"]], [given["exposure2"]], [given["exposure1"]]
    found = exact(*sides, confidence=level)
    if _nothing_happened(case):
        return exactly("verdict", found.verdict, ["too_few"]) + numbers("p", found.p, None)
    told = numbers("abs_change", found.number, expected["abs_change"])
    percent = change(given["x2"], given["x1"], unit="count", percent_needs_base=0).percent
    told += numbers("pct_change", percent, expected["pct_change"])
    for name, ours in (("poisson_exact", found), ("log_normal", log_normal(*sides, confidence=level))):
        if name in expected:
            told += _rate_columns(name, ours, expected[name])
    return told


def _rate_columns(name: str, found: RateComparisons, expected: Case) -> list[str]:
    ours = {"rate_ratio": found.ratio, "lower": found.lower, "upper": found.upper, "p": found.p}
    return [fault for column in expected for fault in numbers(f"{name} {column}", ours[column], expected[column])]


def _proportions(case: Case) -> list[str]:
    given, expected, level = case["input"], case["expected"], case["params"]["conf"]
    sides = [given["x2"]], [given["n2"]], [given["x1"]], [given["n1"]]
    found, tested = difference(*sides, confidence=level), fisher(*sides)
    ours: Case = {
        "p1": found.before,
        "p2": found.now,
        "diff": found.difference,
        "newcombe_wilson": {"lower": found.lower, "upper": found.upper},
        "fisher": {"p": tested.p},
    }
    for name, correct in (("prop_test_yates", True), ("prop_test", False)):
        test = pearson(*sides, method=PearsonMethod(correct, level))
        ours[name] = {"chisq": test.statistic, "p": test.p, "lower": test.lower, "upper": test.upper}
    told = _compared(ours, expected)
    if "odds_ratio" in expected.get("fisher", {}):
        told += _odds(float(tested.odds_ratio[0]), case)
    return told


def _compared(ours: Case, expected: Case) -> list[str]:
    told: list[str] = []
    for name, column in expected.items():
        if isinstance(column, dict):
            told += [f"{name}: {fault}" for fault in _compared(ours[name], column)]
        elif name != "odds_ratio":
            told += numbers(name, ours[name], column)
    return told


def _odds(found: float, case: Case) -> list[str]:
    """Ours must be near theirs, and theirs must be the same equation, searched as the peer searches it."""
    given, theirs = case["input"], case["expected"]["fisher"]["odds_ratio"]
    events = given["x1"] + given["x2"]
    if _fits_one_table(case):
        return numbers("odds_ratio", found, None)
    if not _has_odds_to_search(case) or is_missing(theirs) or theirs == 0:
        return numbers("odds_ratio", found, theirs)

    def over(odds: float) -> float:
        held = float(mean_under_odds(max(odds, SMALLEST), (events, given["n2"], given["n1"]))[0])
        return held - given["x2"]

    if found < 1:
        told = numbers("odds_ratio, as the peer stops", stopped_search(over, 0.0, 1.0, PEER_STOPS), theirs)
        return told + numbers("odds_ratio", found, theirs, relative=0, absolute=PEER_STOPS)
    stopped = stopped_search(lambda inverse: over(1 / inverse), SMALLEST, 1.0, PEER_STOPS)
    told = numbers("odds_ratio, as the peer stops", 1 / stopped, theirs)
    return told + numbers("1 / odds_ratio", 1 / found, 1 / theirs, relative=0, absolute=PEER_STOPS)


def _yearly(case: Case) -> list[str]:
    found, expected = yearly(case["input"]["value"], window=case["params"]["window"]), case["expected"]
    ours = {"rolling12": found.rolling, "yoy_pct": found.percent, "rolling12_pct_change": found.rolling_percent}
    return [fault for name in expected for fault in numbers(name, ours[name], expected[name])]


def _many(case: Case) -> list[str]:
    ours = {"bh": benjamini_hochberg, "holm": holm, "bonferroni": bonferroni}
    expected, p = case["expected"], case["input"]["p"]
    return [fault for name in expected for fault in numbers(name, ours[name](p), expected[name])]


CHECKS: dict[str, Callable[[Case], list[str]]] = {
    "exposure1": _rates,
    "n1": _proportions,
    "value": _yearly,
    "p": _many,
}
