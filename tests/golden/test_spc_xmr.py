"""XmR charts against NHSRplotthedots. Where it has no limits to compare, what ours says instead is asserted."""

from collections.abc import Iterator
from typing import Any

import pytest

from goldthread.core.errors import GoldthreadError
from goldthread.core.stats.xmr import XmrChart, XmrMethod, XmrPoint, xmr
from goldthread.core.target import Direction

FAMILY = "spc_xmr"
DIRECTIONS = {"increase": Direction.UP_GOOD, "decrease": Direction.DOWN_GOOD, "neutral": Direction.NEITHER}
NUMBERS = ("value", "mean", "lpl", "upl")
WITHOUT_LIMITS = {"constant": "no_variation", "zeros": "no_variation", "n1": "too_short"}

Case = dict[str, Any]
Charts = dict[str | None, tuple[list[str], list[float | None], XmrChart]]


def of_facet(option: Any, facet: str | None) -> Any:
    """An option may be given once for all facets or by facet."""
    return option.get(facet) if isinstance(option, dict) else option


def charts(case: Case) -> Charts:
    """One chart a facet, in the package's order: facet, then date."""
    given, params = case["input"], case["params"]
    names = given.get("facet") or [None] * len(given["value"])
    rows = sorted(zip(names, given["date"], given["value"], strict=True), key=lambda row: row[:2])
    method = XmrMethod(fix_after=params["fix_after_n_points"], screen_outliers=params["screen_outliers"])
    found: Charts = {}
    for name in dict.fromkeys(row[0] for row in rows):
        dates = [date for facet, date, _ in rows if facet == name]
        values = [value for facet, _, value in rows if facet == name]
        rebases = of_facet(params["rebase"], name) or []
        chart = xmr(
            values,
            direction=DIRECTIONS[params["improvement_direction"]],
            target=of_facet(params["target"], name),
            rebase_at=[dates.index(date) for date in rebases if date in dates],
            method=method,
        )
        found[name] = (dates, values, chart)
    return found


def columns_of_row(value: float | None, point: XmrPoint, chart: XmrChart) -> dict[str, Any]:
    """The package's columns; it says null of a side without a value, and of limits' flags without limits."""
    group = chart.groups[point.group]
    judged = value is not None and group.lower is not None
    return {
        "value": value,
        "rebase_group": point.group,
        "short_group_warning": group.short,
        "mean": group.mean,
        "lpl": group.lower,
        "upl": group.upper,
        "outside_limits": point.outside if judged else None,
        "relative_to_mean": None if value is None else point.side,
        "close_to_limits": point.close if judged else None,
        "special_cause_type": point.label,
        "special_cause_flag": point.flagged,
        "point_type": point.kind,
    }


def table(case: Case) -> Iterator[dict[str, Any]]:
    for facet, (dates, values, chart) in charts(case).items():
        for date, value, point in zip(dates, values, chart.points, strict=True):
            yield {"facet": facet, "date": date, **columns_of_row(value, point, chart)}


def same_numbers(found: list[float | None], expected: list[float | None]) -> bool:
    """Equal within the set's tolerance, and missing in the same places."""
    pairs = list(zip(found, expected, strict=True))
    return all(
        ours is None if theirs is None else ours == pytest.approx(theirs, rel=1e-8, abs=1e-12) for ours, theirs in pairs
    )


def test_xmr_gives_the_chart_of_the_worked_case(worked_case: Case) -> None:
    if "error" in worked_case["expected"]:
        with pytest.raises(GoldthreadError):
            charts(worked_case)
        return
    if verdicts := [WITHOUT_LIMITS[tag] for tag in worked_case["tags"] if tag in WITHOUT_LIMITS]:
        check_chart_without_limits(worked_case, verdicts[0])
        return

    rows = list(table(worked_case))

    for name, expected in worked_case["expected"]["points"].items():
        found = [row[name] for row in rows]
        assert same_numbers(found, expected) if name in NUMBERS else found == expected, name
    assert icons(worked_case) == worked_case["expected"]["icons"]


def icons(case: Case) -> list[dict[str, str | None]]:
    return [
        {"facet": facet, "variation": chart.variation, "assurance": chart.assurance}
        for facet, (_, _, chart) in charts(case).items()
    ]


def check_chart_without_limits(case: Case, verdict: str) -> None:
    [(_, _, chart)] = charts(case).values()
    expected = case["expected"]["points"]

    assert [group.verdict for group in chart.groups] == [verdict]
    assert chart.groups[0].mean == expected["mean"][0]
    assert (chart.groups[0].lower, chart.groups[0].upper, chart.assurance) == (None, None, None)
    assert [point.label for point in chart.points] == expected["special_cause_type"]
    assert chart.variation == "common_cause"
