"""`goldthread measures`: every measure with its figure and its reading."""

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from goldthread.cli import django
from goldthread.cli.talk.output import print_json, say
from goldthread.cli.talk.words import day
from goldthread.core.period import Period

if TYPE_CHECKING:
    from goldthread.apps.performance.readings import Figure
    from goldthread.core.stats.compare.change import Change

WIDE = 200
"""Columns of a table that is not shown on a terminal, so that no cell is broken."""


def run(*, area: str, period: str, as_at: str, as_json: bool) -> None:
    """Print the figures of this home's body."""
    wanted = Period.parse(period) if period else None
    on = day(as_at, name="--as-at") if as_at else None
    body, catalogue = django.opened()
    from goldthread.apps.bodies.queries import today
    from goldthread.apps.performance import queries, readings

    record = queries.record(body, as_at=on)
    found = readings.figures(record, catalogue, today=on or today(), area=area, period=wanted)
    if as_json:
        print_json({"measures": [as_row(one) for one in found]})
    elif not found:
        say(nothing_held(body.name, is_narrow=bool(wanted or on) and bool(queries.record(body).files)))
    else:
        _print_table(found, ": ".join(filter(None, (body.name, area))))


def nothing_held(name: str, *, is_narrow: bool) -> str:
    """What to do where there is no figure to show: ask less narrowly, or load the first file."""
    if is_narrow:
        return f"{name} holds no figure for that. `goldthread measures` alone shows the newest of each measure."
    return f"{name} holds no figure yet. Load its first files: `goldthread load PATH`, a file, a folder or a zip."


def as_row(one: "Figure") -> dict[str, Any]:
    """A figure as one row of the answer."""
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
        "spc": series_words(one),
        "load": point.load,
    }


def series_words(one: "Figure") -> str | None:
    """What the monthly series says of the last month of the figure's period; None for a measure that has no series."""
    from goldthread.apps.performance.words import sentences

    return sentences.says(one.series, at=one.point.period.last_month) if one.series else None


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

    from goldthread.apps.performance.words import wording

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
            series_words(one) or "",
        )
    Console(width=None if sys.stdout.isatty() else WIDE).print(table)
