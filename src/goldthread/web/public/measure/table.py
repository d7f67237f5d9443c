"""Every figure of one measure as CSV, row by row."""

from collections.abc import Iterator

from goldthread.analytics.measures.definition import Definition
from goldthread.apps.performance.models import Area
from goldthread.apps.performance.readings import Figure, reported_figures
from goldthread.apps.performance.words.rows import residents_of
from goldthread.core.period import Period
from goldthread.web.parts.export import Cell, csv_lines
from goldthread.web.public.held import Held

HEAD = (
    "measure", "title", "unit", "area code", "area", "group", "period", "value", "numerator", "denominator", "base",
    "deft", "state",
    "residents", "change number", "change percent", "change points", "compared period", "baseline", "milestone",
    "milestone upper", "sense", "document", "paragraph", "reported by", "reported on", "note", "load",
    "finding",
)  # fmt: skip


def lines(held: Held, definition: Definition) -> Iterator[str]:
    """The file, line by line, header first."""
    rows = _reported(held, definition) if definition.shape == "reported" else _counted(held, definition)
    return csv_lines(HEAD, rows)


def _counted(held: Held, definition: Definition) -> Iterator[dict[str, Cell]]:
    for code, points in held.record.points(definition).items():
        area = held.record.areas[code]
        people = residents_of(held.record, area)
        for point in sorted(points.values(), key=lambda one: one.period):
            yield _of_card(definition) | {
                "area code": code,
                "area": area.name,
                "period": point.period.code,
                "value": point.value,
                "state": str(point.state),
                "residents": people,
                "load": point.load,
                "finding": _noticed(held, definition, area, point.period),
            }


def _noticed(held: Held, definition: Definition, area: Area, period: Period) -> str:
    """State and key of all that was noticed in the rows that the figure counts: "accepted severe:…; open outside:…"."""
    found = held.record.findings_on(definition, area.force, period, is_part=area.kind != Area.Kind.FORCE)
    return "; ".join(f"{one.state} {one.key}" for one in found)


def _reported(held: Held, definition: Definition) -> Iterator[dict[str, Cell]]:
    fronts = reported_figures(held.record, [definition], today=held.site.today)
    for front in fronts:
        for figure in sorted((front, *front.earlier), key=lambda one: one.point.period):
            yield _of_card(definition) | _of_row(figure)


def _of_card(definition: Definition) -> dict[str, Cell]:
    return {"measure": definition.code, "title": definition.title, "unit": definition.unit}


def _of_row(figure: Figure) -> dict[str, Cell]:
    row = figure.row
    same = (
        "group",
        "period",
        "value",
        "numerator",
        "denominator",
        "base",
        "deft",
        "state",
        "baseline",
        "milestone",
        "sense",
    )
    spelt = ("document", "paragraph", "note")
    parted = ("change number", "change percent", "change points", "compared period", "milestone upper", "reported by")
    cells: dict[str, Cell] = {name: getattr(row, name.replace(" ", "_")) for name in (*same, *spelt, *parted)}
    on = row.reported_on if row else None
    return cells | {
        "area": figure.area_name,
        "reported on": on.isoformat() if on else None,
        "load": figure.point.load,
    }
