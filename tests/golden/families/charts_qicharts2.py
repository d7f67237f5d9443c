"""Run charts and Shewhart charts against qicharts2: centre, limits, signals, and the Anhøj rules of each part."""

from collections.abc import Callable
from typing import Any

import numpy as np
from tests.golden.comparing import exactly, numbers, refused

from goldthread.core.stats.arrays import Floats
from goldthread.core.stats.charts.attribute import AttributeCharts, Kind, attribute_charts
from goldthread.core.stats.charts.runs import RunCharts, run_charts

Case = dict[str, Any]
Charts = AttributeCharts | RunCharts

KINDS: dict[str, Kind] = {"i": "i", "c": "c", "g": "g", "u": "u", "up": "u'", "p": "p", "pp": "p'"}
RUNS = {
    "n.useful": "useful",
    "longest.run": "longest",
    "longest.run.max": "longest_limit",
    "n.crossings": "crossings",
    "n.crossings.min": "least_crossings",
}


def _column(given: list[float | None]) -> Floats:
    return np.array([[np.nan if value is None else value for value in given]], dtype=float)


def _starts(case: Case) -> list[int]:
    """The rows that begin a part; the package names the last row before each, and passes over what is no row."""
    part = case["params"].get("part")
    named = [] if part is None else part if isinstance(part, list) else [part]
    return [int(row) for row in named if 0 < row < len(case["input"]["y"])]


def _is_unusable(case: Case) -> bool:
    """Counts below zero, a part greater than its whole, or nothing to divide by: the package draws them."""
    given, chart = case["input"], case["params"]["chart"]
    events = _column(given["y"])
    if chart in ("run", "i"):
        return False
    if chart in ("c", "g"):
        return bool((events < 0).any())
    whole = _column(given["n"])
    return bool((events < 0).any() or (whole <= 0).any() or (chart in ("p", "pp") and (events > whole).any()))


def _has_gap_in_run(case: Case) -> bool:
    """A missing value with values on both sides of it, which no run may cross."""
    columns = [_column(case["input"][name])[0] for name in ("y", "n") if name in case["input"]]
    held = np.flatnonzero(~np.isnan(columns[0]) & ~np.isnan(columns[-1]))
    return bool(held.size and held[-1] - held[0] + 1 > held.size)


DEPARTURES: dict[str, Callable[[Case], bool]] = {
    "chart-unusable-counts": _is_unusable,
    "run-over-gap": _has_gap_in_run,
}


def _charts(case: Case) -> Charts:
    given, params = case["input"], case["params"]
    freeze, parts = params.get("freeze"), _starts(case)
    if params["chart"] == "run":
        shown = _column(given["y"]) / _column(given["n"]) if "n" in given else _column(given["y"])
        return run_charts(shown, freeze=freeze, parts=parts)
    whole = _column(given["n"]) if params["chart"] in ("p", "pp", "u", "up") else None
    return attribute_charts(_column(given["y"]), whole, kind=KINDS[params["chart"]], freeze=freeze, parts=parts)


def differences(case: Case) -> list[str]:
    """What differs from the worked case; empty when nothing does."""
    if "error" in case["expected"] or _is_unusable(case):
        return refused(lambda: _charts(case))
    charts, expected = _charts(case), case["expected"]["points"]
    return _points(charts, expected) + _runs(charts, expected, gapped=_has_gap_in_run(case))


def _points(charts: Charts, expected: dict[str, Any]) -> list[str]:
    nothing = np.full(charts.values.shape[1], np.nan)
    has_limits = isinstance(charts, AttributeCharts)
    found = {
        "y": charts.values[0],
        "cl": charts.centre[0],
        "lcl": charts.lower[0] if has_limits else nothing,
        "ucl": charts.upper[0] if has_limits else nothing,
    }
    outside = charts.outside[0] if has_limits else np.zeros(len(nothing), dtype=bool)
    told = [line for name, column in found.items() for line in numbers(name, column, expected[name])]
    told += exactly("part", charts.part + 1, expected["part"])
    return told + exactly("sigma.signal", outside, expected["sigma.signal"])


def _runs(charts: Charts, expected: dict[str, Any], *, gapped: bool) -> list[str]:
    """The rules of each part; with a gap inside it a run may be shorter than the package's, and so may fire less."""
    lengths = np.bincount(charts.part)
    told = exactly("n.obs", lengths[charts.part], expected["n.obs"])
    for name, ours in RUNS.items():
        by_part = [None if value < 0 else value for value in getattr(charts.runs, ours)[0].tolist()]
        found = [by_part[part] for part in charts.part]
        if gapped and name == "longest.run":
            longer = [(a, b) for a, b in zip(found, expected[name], strict=True) if a is not None and a > b]
            told += [f"{name}: {a}, expected at most {b}" for a, b in longer]
        else:
            told += exactly(name, found, expected[name])
    if gapped:
        return told
    return told + exactly("runs.signal", charts.runs.signal[0][charts.part], expected["runs.signal"])
