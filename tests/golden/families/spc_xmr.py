"""XmR charts against NHSRplotthedots: limits, flags, labels, groups and icons. Without limits, ours says why."""

from collections.abc import Callable, Iterator
from datetime import date
from itertools import pairwise
from typing import Any, NamedTuple

from tests.golden.comparing import exactly, numbers, refused

from goldthread.core.period import Period
from goldthread.core.stats.arrays import in_order
from goldthread.core.stats.charts.xmr import XmrChart, XmrGroup, XmrMethod, XmrPoint, pad, xmr, xmr_charts
from goldthread.core.stats.charts.xmr_chart import KINDS
from goldthread.core.stats.refused import WrongChoice
from goldthread.core.target import Direction

Case = dict[str, Any]

DIRECTIONS = {"increase": Direction.UP_GOOD, "decrease": Direction.DOWN_GOOD, "neutral": Direction.NEITHER}
NUMBERS = ("value", "mean", "lpl", "upl")
POINTS = (
    *("rebase_group", "short_group_warning", "outside_limits", "relative_to_mean", "close_to_limits"),
    *("special_cause_type", "special_cause_flag", "point_type"),
)
JUDGED_BY_LIMITS = ("outside_limits", "close_to_limits", "special_cause_type", "special_cause_flag", "point_type")
ASSURANCES = {"pass": "consistent_pass", "fail": "consistent_fail", "inconsistent": "inconsistent", None: None}


class Facet(NamedTuple):
    """One series of a case, in order of time."""

    name: str | None
    dates: list[str]
    values: list[float | None]
    direction: Direction
    target: float | None
    rebase_at: list[int]


def _of_facet(option: Any, facet: str | None) -> Any:
    """An option may be given once for all facets or by facet."""
    return option.get(facet) if isinstance(option, dict) else option


def _facets(case: Case) -> list[Facet]:
    """The series in the package's order: facet, then date. Dates that stand twice are refused."""
    given, params = case["input"], case["params"]
    if params["improvement_direction"] not in DIRECTIONS:
        raise WrongChoice(f"There is no direction {params['improvement_direction']}.")
    names = given.get("facet") or [None] * len(given["value"])
    rows = sorted(zip(names, given["date"], given["value"], strict=True), key=lambda row: (row[0] or "", row[1]))
    found = []
    for name in dict.fromkeys(row[0] for row in rows):
        dates = [day for facet, day, _ in rows if facet == name]
        in_order([Period.snapshot(date.fromisoformat(day)) for day in dates])
        asked = _of_facet(params.get("rebase"), name) or []
        rebases = [dates.index(day) for day in ([asked] if isinstance(asked, str) else asked) if day in dates]
        values = [value for facet, _, value in rows if facet == name]
        direction = DIRECTIONS[params["improvement_direction"]]
        found.append(Facet(name, dates, values, direction, _of_facet(params.get("target"), name), rebases))
    return found


def _charts(case: Case) -> list[tuple[Facet, XmrChart]]:
    params = case["params"]
    fix_after, screen = params.get("fix_after_n_points"), params.get("screen_outliers")
    method = XmrMethod(fix_after=fix_after, screen_outliers=screen is not False)
    return [
        (one, xmr(one.values, direction=one.direction, target=one.target, rebase_at=one.rebase_at, method=method))
        for one in _facets(case)
    ]


def _groups(case: Case) -> Iterator[tuple[list[float | None], list[float | None]]]:
    """The rows of each group, and those of them that set its limits."""
    for facet in _facets(case):
        for first, end in pairwise([*sorted({0, *facet.rebase_at}), len(facet.values)]):
            rows = facet.values[first:end]
            yield rows, rows[: case["params"].get("fix_after_n_points")]


def _varies_nowhere(case: Case) -> bool:
    """A group whose values are all equal, or whose baseline is while moving ranges are screened."""
    for rows, baseline in _groups(case):
        ranges = {abs(b - a) for a, b in pairwise(baseline) if a is not None and b is not None}
        screened = ranges == {0.0} and case["params"].get("screen_outliers") is not False
        if ranges and (screened or len(set(rows) - {None}) == 1):
            return True
    return False


def _is_too_short(case: Case) -> bool:
    """A group in whose baseline no two values stand side by side."""
    return any(all(a is None or b is None for a, b in pairwise(baseline)) for _, baseline in _groups(case))


def _has_gap_in_run(case: Case) -> bool:
    """A missing value with values on both sides of it."""
    for rows, _ in _groups(case):
        held = [index for index, value in enumerate(rows) if value is not None]
        if held and held[-1] - held[0] + 1 > len(held):
            return True
    return False


DEPARTURES: dict[str, Callable[[Case], bool]] = {
    "xmr-no-variation": _varies_nowhere,
    "xmr-too-short": _is_too_short,
    "xmr-gap": _has_gap_in_run,
}


def differences(case: Case) -> list[str]:
    """What differs from the worked case; empty when nothing does."""
    if "error" in case["expected"]:
        return _refused(case)
    charts, expected = _charts(case), case["expected"]
    told = _batch(case, [chart for _, chart in charts])
    told += _points(charts, expected["points"]) + _summary(charts, expected.get("groups") or {})
    return told + _icons(charts, expected.get("icons") or [])


def _refused(case: Case) -> list[str]:
    """Refused as in the package; a series on which it breaks down for a gap alone is charted all the same."""
    told = refused(lambda: _charts(case))
    return [] if told and _has_gap_in_run(case) else told


def _batch(case: Case, charts: list[XmrChart]) -> list[str]:
    """All series in one call answer as each does alone."""
    facets = _facets(case)
    padded = pad([facet.values for facet in facets])
    starts = padded.values != padded.values
    for row, facet in enumerate(facets):
        starts[row] = False
        starts[row, facet.rebase_at] = True
    found = xmr_charts(
        padded,
        direction=[facet.direction for facet in facets],
        targets=[float("nan") if facet.target is None else facet.target for facet in facets],
        rebase_at=starts,
        method=charts[0].method,
    )
    return [f"batch[{row}] is not as alone" for row, chart in enumerate(charts) if found.chart(row) != chart]


def _row(value: float | None, point: XmrPoint, group: XmrGroup) -> dict[str, Any]:
    """The package's columns; it says null of a side without a value."""
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


def _points(charts: list[tuple[Facet, XmrChart]], expected: dict[str, Any]) -> list[str]:
    rows, limited = [], []
    for facet, chart in charts:
        for day, value, point in zip(facet.dates, facet.values, chart.points, strict=True):
            group = chart.groups[point.group]
            rows.append({"facet": facet.name, "date": day} | _row(value, point, group))
            limited.append(group.verdict == "limits")
    # a group without limits of ours, where the package draws both on the mean
    drawn = [not ours and theirs is not None for ours, theirs in zip(limited, expected["lpl"], strict=True)]
    told = _on_the_mean(expected, drawn)
    for name in (*(key for key in ("date", "facet") if key in expected), *NUMBERS, *POINTS):
        exempt = drawn if name in (*JUDGED_BY_LIMITS, "lpl", "upl") else [False] * len(rows)
        ours, theirs = _kept([row[name] for row in rows], exempt), _kept(expected[name], exempt)
        told += numbers(name, ours, theirs) if name in NUMBERS else exactly(name, ours, theirs)
    return told


def _on_the_mean(expected: dict[str, Any], drawn: list[bool]) -> list[str]:
    """Where only the package has limits they must be its mean, for nothing varies."""
    flat = [not shown for shown in drawn]
    ends = [numbers(name, _kept(expected[name], flat), _kept(expected["mean"], flat)) for name in ("lpl", "upl")]
    return ends[0] + ends[1]


def _kept(column: list[Any], exempt: list[bool]) -> list[Any]:
    return [value for value, left_out in zip(column, exempt, strict=True) if not left_out]


def _summary(charts: list[tuple[Facet, XmrChart]], expected: dict[str, Any]) -> list[str]:
    """One row a facet and group; point types are not compared where only the package has limits."""
    told: list[str] = []
    places = [(facet, chart, number) for facet, chart in charts for number in range(len(chart.groups))]
    for row, (facet, chart, number) in enumerate(places):
        group = chart.groups[number]
        kinds = [point.kind for point in chart.points if point.group == number]
        told += _named(facet, number, {name: expected[name][row] for name in expected}, row)
        told += numbers(f"groups mean[{row}]", group.mean, expected["mean"][row])
        told += exactly(f"groups n[{row}]", len(kinds), expected["n"][row])
        if group.verdict != "limits" and expected["lpl"][row] is not None:
            continue
        told += numbers(f"groups lpl[{row}]", group.lower, expected["lpl"][row])
        told += numbers(f"groups upl[{row}]", group.upper, expected["upl"][row])
        told += exactly(f"groups variation_type[{row}]", kinds[-1], expected["variation_type"][row])
        for name in (kind for kind in KINDS if kind in expected):
            told += exactly(f"groups {name}[{row}]", kinds.count(name), expected[name][row])
        if "assurance_type" in expected and group.verdict == "limits":
            ours = ASSURANCES[group.assurance]
            told += exactly(f"groups assurance_type[{row}]", ours, expected["assurance_type"][row])
    return told


def _named(facet: Facet, number: int, expected: dict[str, Any], row: int) -> list[str]:
    ours = {"facet": facet.name, "rebase_group": number}
    named = [name for name in ours if name in expected]
    return [line for name in named for line in exactly(f"groups {name}[{row}]", ours[name], expected[name])]


def _icons(charts: list[tuple[Facet, XmrChart]], expected: list[dict[str, Any]]) -> list[str]:
    """The icon of the target is not compared where ours has no limits to judge it by."""
    told = exactly("icons facet", [facet.name for facet, _ in charts], [icon["facet"] for icon in expected])
    for (_, chart), icon in zip(charts, expected, strict=True):
        limited = chart.groups[-1].verdict == "limits"
        if limited or icon["assurance"] is None:
            told += exactly("icons assurance", chart.assurance, icon["assurance"])
        elif chart.assurance is not None:
            told.append(f"icons assurance: {chart.assurance} without limits")
        told += exactly("icons variation", chart.variation, icon["variation"])
    return told
