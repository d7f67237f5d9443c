"""`goldthread measures`: every measure with its figure and its reading."""

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from goldthread.cli import django
from goldthread.cli.output import print_json
from goldthread.cli.words import day
from goldthread.core.period import Period

if TYPE_CHECKING:
    from goldthread.apps.performance.readings import Figure
    from goldthread.core.stats.change import Change

WIDE = 200
"""Columns of a table that is not shown on a terminal, so that no cell is broken."""


def run(*, area: str, period: str, as_at: str, as_json: bool) -> None:
    """Print the figures of this home's body."""
    wanted = Period.parse(period) if period else None
    on = day(as_at, name="--as-at") if as_at else None
    django.start()
    from goldthread.apps.bodies.queries import current_body, today
    from goldthread.apps.performance import queries, readings

    body = current_body()
    found = readings.figures(
        queries.record(body, as_at=on), queries.catalogue(body), today=on or today(), area=area or None, period=wanted
    )
    if as_json:
        print_json({"measures": [as_row(one) for one in found]})
    else:
        _print_table(found, ": ".join(filter(None, (body.name, area))))


def as_row(one: "Figure") -> dict[str, Any]:
    """A figure as one row of the answer."""
    from goldthread.apps.performance import wording

    point = one.point
    return {
        "code": one.definition.code,
        "title": one.definition.title,
        "kind": one.definition.shape,
        "area": one.area or one.area_name,
        "area_name": one.area_name,
        "group": one.group or None,
        "period": point.period.code,
        "value": point.value,
        "numerator": point.numerator,
        "denominator": point.denominator,
        "unit": one.definition.unit,
        "state": point.state.value,
        "change": {name: _change(change) for name, change in one.changes.items()},
        "spc": wording.says(one.series) if one.series else None,
        "load": point.load,
    }


def _change(change: "Change") -> dict[str, Any]:
    return {
        "against": change.against.code if change.against else None,
        "number": change.number,
        "percent": change.percent,
        "points": change.points,
        "state": change.state.value,
        "reason": change.reason or None,
    }


def _print_table(found: "Sequence[Figure]", title: str) -> None:
    from rich.console import Console
    from rich.table import Table

    from goldthread.apps.performance import wording

    table = Table(title=title, box=None, pad_edge=False, title_justify="left", padding=(0, 2, 0, 0))
    for head in ("Measure", "Group", "Period", "Value", "Change", "What the series says"):
        table.add_column(head, justify="right" if head == "Value" else "left", no_wrap=head in ("Measure", "Value"))
    for one in found:
        table.add_row(
            one.definition.code,
            one.group,
            one.point.period.words,
            wording.point_words(one.point, one.definition.unit),
            wording.first_change(one.changes),
            wording.says(one.series) if one.series else "",
        )
    Console(width=None if sys.stdout.isatty() else WIDE).print(table)
