"""Weighted surveys, against survey 4.4.2 of R: estimates, design effects, intervals, raking, change between waves."""

from typing import Any

import numpy as np
from scipy.special import expit
from tests.golden.comparing import ABSOLUTE, RELATIVE, exactly, numbers, refused

from goldthread.core.stats.survey.design import Design, design
from goldthread.core.stats.survey.estimate import Weighted, weighted_means, weighted_shares
from goldthread.core.stats.survey.interval import mean_interval, share_interval
from goldthread.core.stats.survey.likelihood import stopped_fit
from goldthread.core.stats.survey.rake import rake
from goldthread.core.stats.survey.waves import wave_change

RAKED = 1e-6
FITTED = ("logit", "likelihood")
STOPS_SHORT, STOPPED = 1e-9, 2e-7
PLAIN = ("n", "sum_weights", "kish_deff", "kish_neff", "degf", "mean", "se", "total", "total_se")


def differences(case: dict[str, Any]) -> list[str]:
    """What is not as expected; empty when the case passes."""
    check = _rake if "margins" in case["params"] else _waves if "wave" in case["input"] else _estimates
    if "error" in case["expected"]:
        return refused(lambda: check(case))
    return check(case)


def _design(case: dict[str, Any]) -> Design:
    """The strata, clusters and population that the case's design names, of the columns that it has."""
    given, named = case["input"], case["params"].get("design", "")
    return design(
        given["weight"],
        strata=given["stratum"] if "strata" in named else None,
        units=given["psu"] if "clusters" in named else None,
        population=given["fpc"] if "fpc" in named else None,
    )


def _estimates(case: dict[str, Any]) -> list[str]:
    made, y, expected = _design(case), case["input"]["y"], case["expected"]
    found = weighted_shares(y, made)
    told = _plain(found)
    lines = [line for name in PLAIN if name in expected for line in numbers(name, told[name], expected[name])]
    lines += _effects(found, expected)
    level = case["params"].get("level", 0.95)
    for name, normal in (("wald_normal", True), ("wald_t", False)):
        about = mean_interval(found, confidence=level, normal=normal)
        lines += numbers(name, [about.lower.item(), about.upper.item()], expected.get(name, []))
    for method, ends in expected.get("svyciprop", {}).items():
        lines += _interval(found, method, ends, level)
    for column in (name for name in expected if name.startswith("by_")):
        lines += _parts(case, made, column)
    return lines


def _plain(found: Weighted) -> dict[str, float]:
    columns = {
        "n": found.people,
        "sum_weights": found.weight,
        "kish_deff": found.kish,
        "kish_neff": found.kish_people,
        "degf": found.df,
        "mean": found.mean,
        "se": found.se,
        "total": found.total,
        "total_se": found.total_se,
    }
    return {name: column.item() for name, column in columns.items()}


def _effects(found: Weighted, expected: dict[str, Any]) -> list[str]:
    """Where all answers are alike nothing varies, and an effect is 0 over 0: ours says none, the reference at times a
    ratio of roundings."""
    if found.se.item() <= ABSOLUTE:
        return exactly("deff", [np.isnan(found.deff).item(), np.isnan(found.deff_replace).item()], [True, True])
    pairs = (("deff", found.deff), ("deff_replace", found.deff_replace))
    return [line for name, column in pairs if name in expected for line in numbers(name, column, expected[name])]


def _interval(found: Weighted, method: str, expected: dict[str, Any], level: float) -> list[str]:
    interval, share = share_interval(found, method=method, confidence=level), found.mean.item()  # type: ignore[arg-type]
    lower, upper = interval.lower.item(), interval.upper.item()
    if share in (0, 1):
        return _bounded(method, share, (lower, upper))
    if "error" in expected:
        return [f"{method}: answered {lower} to {upper}, the reference refuses"]
    relative = STOPPED if method in FITTED and _stops_short(found) else RELATIVE
    lines = numbers(f"{method} estimate", share, expected["estimate"], relative=relative)
    past = _past_the_end(found, level) if method == "asin" else (False, False)
    lines += numbers(f"{method} lower", lower, 0.0 if past[0] else expected["lower"], relative=relative)
    return lines + numbers(f"{method} upper", upper, 1.0 if past[1] else expected["upper"], relative=relative)


def _stops_short(found: Weighted) -> bool:
    """Whether the reference's fit, stopped at its tolerance, falls short of the weighted share itself."""
    fitted, share = float(expit(stopped_fit(found).odds.item())), found.mean.item()
    return abs(fitted - share) > STOPS_SHORT * min(share, 1 - share)


def _bounded(method: str, share: float, ends: tuple[float, float]) -> list[str]:
    """A share of 0 or 1 has a bound on one side, with room, where the reference has no width, no answer or noise."""
    stays, moves = ends if share == 0 else (1 - ends[1], 1 - ends[0])
    return exactly(f"{method} at {share:g}: ends at the share, and has width", [stays, 0 < moves < 1], [0.0, True])


def _past_the_end(found: Weighted, level: float) -> tuple[bool, bool]:
    """Whether the arc sine less its reach, or with it, leaves the quarter turn, where the reference turns back."""
    about, share = mean_interval(found, confidence=level), found.mean.item()
    reach = (about.upper.item() - share) / (2 * np.sqrt(share * (1 - share)))
    middle = np.arcsin(np.sqrt(share))
    return bool(middle < reach), bool(middle + reach > np.pi / 2)


def _parts(case: dict[str, Any], made: Design, column: str) -> list[str]:
    expected, name = case["expected"][column], column.removeprefix("by_")
    found = weighted_means(case["input"]["y"], made, parts=case["input"][name])
    lines = exactly(f"{column} labels", found.parts, expected[name])
    lines += numbers(f"{column} mean", found.mean, expected["mean"])
    return lines + numbers(f"{column} se", found.se, expected["se"])


def _rake(case: dict[str, Any]) -> list[str]:
    given, margins, expected = case["input"], case["params"]["margins"], case["expected"]
    raked = rake(design(given["weight"]), {name: given[name] for name in margins}, margins).design
    found = weighted_means(given["y"], raked)
    lines = numbers("raked_weights", raked.weights, expected["raked_weights"], relative=RAKED)
    lines += numbers("mean", found.mean, expected["mean"], relative=RAKED)
    return lines + numbers("se_raked", found.se, expected["se_raked"], relative=RAKED)


def _waves(case: dict[str, Any]) -> list[str]:
    given, expected = case["input"], case["expected"]
    made = _design(case)
    found = weighted_means(given["y"], made, parts=given["wave"])
    change = wave_change(given["y"], made, given["wave"])
    told = {
        "means": found.mean,
        "ses": found.se,
        "diff": change.difference,
        "diff_se": change.se,
        "svyttest_t": change.statistic,
        "svyttest_df": change.df,
        "svyttest_p": change.p,
    }
    columns = ((name, np.atleast_1d(told[name]), expected[name]) for name in expected)
    return [line for column in columns for line in numbers(*column)]
