"""Disclosure control against the exact solver: audits of hidden cells, plans of secondary suppression, rounding."""

from collections.abc import Callable
from typing import Any

import numpy as np
from tests.golden.comparing import exactly, numbers, refused

from goldthread.core.stats.disclosure import CannotProtect, Policy, Protected, Ranges, protect, ranges, round_to

Case = dict[str, Any]

DEPARTURES: dict[str, Callable[[Case], bool]] = {}
"""None: a plan may hide more cells than the solver's, which is asserted and no departure."""


def differences(case: Case) -> list[str]:
    """What differs from the case; empty when nothing does. The input and params say which kind of case it is."""
    kind = _kind(case)
    if "error" in case["expected"]:
        return refused(lambda: _asked(case, kind))
    return {"round": _rounding, "audit": _audit, "plan": _plan}[kind](case)


def _kind(case: Case) -> str:
    if "cells" not in case["input"]:
        return "round"
    return "audit" if "suppressed" in case["params"] else "plan"


def _asked(case: Case, kind: str) -> Any:
    return {"round": _rounded, "audit": _ranges, "plan": _protected}[kind](case)


def _rounded(case: Case) -> Any:
    return round_to(case["input"]["value"], case["params"]["base"])


def _rounding(case: Case) -> list[str]:
    return numbers("rounded", _rounded(case), case["expected"]["rounded"])


def _totals_published(case: Case) -> bool:
    given = case["params"].get("totals_published")
    return True if given is None else bool(given)


def _ranges(case: Case, mask: Any = None) -> Ranges:
    hidden = case["params"]["suppressed"] if mask is None else mask
    return ranges(case["input"]["cells"], np.array(hidden, dtype=bool), totals_published=_totals_published(case))


def _protected(case: Case) -> Protected:
    params = case["params"]
    policy = Policy(
        below=params["threshold_below"],
        zeros_shown=params.get("zeros_published") is not False,
        totals="published" if _totals_published(case) else "absent",
    )
    return protect(case["input"]["cells"], policy=policy)


def _audit(case: Case) -> list[str]:
    found, expected = _ranges(case), case["expected"]
    told = _same_ranges("ranges", found, case, expected["ranges"])
    return [*told, *exactly("any_exact", found.any_exact, expected["any_exact"])]


def _same_ranges(name: str, found: Ranges, case: Case, rows: list[dict[str, Any]]) -> list[str]:
    """Every column of the rows; a greatest count that does not exist is null."""
    at = tuple(np.array([[row["row"], row["col"]] for row in rows], dtype=int).reshape(-1, 2).T)
    inner = found.hidden[:-1, :-1]
    true = np.array(case["input"]["cells"])
    ours = {
        "true": true[at], "min": found.lower[at], "max": found.upper[at], "exact": found.exact[at],
    }  # fmt: skip
    told = [
        difference
        for key, column in ours.items()
        for difference in numbers(f"{name}.{key}", column, [row[key] for row in rows])
    ]
    return [
        *told,
        *exactly(f"{name} hidden", np.argwhere(inner).tolist(), [list(pair) for pair in zip(*at, strict=True)]),
    ]


def _plan(case: Case) -> list[str]:
    expected = case["expected"]
    fewest = expected["min_secondary_cells"]
    if fewest is None:
        return _impossible(case)
    found = _protected(case)
    inner = found.hidden[:-1, :-1]
    told = exactly("primary", found.small[:-1, :-1].astype(int).tolist(), expected["primary"])
    added = int(found.secondary[:-1, :-1].sum())
    if added < fewest:
        told.append(f"secondary: {added} cells, fewer than the {fewest} that are needed")
    if (audit := _ranges(case, inner)).any_exact:
        told.append(f"can be worked out: {np.argwhere(audit.exact).tolist()}")
    if "example_mask" in expected:
        example = _ranges(case, expected["example_mask"])
        told += _same_ranges("example_ranges", example, case, expected["example_ranges"])
    return told


def _impossible(case: Case) -> list[str]:
    """Where no choice of cells is safe, ours says so, or shows that it hides no cell that can be worked out."""
    try:
        found = _protected(case)
    except CannotProtect:
        return []
    audit = _ranges(case, found.hidden[:-1, :-1])
    return exactly("any_exact", audit.any_exact, False)
