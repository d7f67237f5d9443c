"""The page that looks into the recorded rows: counted two ways, narrowed as asked, and always summing to all."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from goldthread.analytics.drill import PLACES, Drilled, Line, drill, drill_places
from goldthread.analytics.drill import Held as HeldFile
from goldthread.apps.performance.words import wording
from goldthread.core.period import Period
from goldthread.web.parts import Choice, Column, Link
from goldthread.web.parts.export import Cell
from goldthread.web.public.held import Held, lake
from goldthread.web.public.sources.drill.asked import Asked, choices, kept, lookups, names

NARROWER = {"crime_type": "month", "outcome": "crime_type", "district": "lsoa_code", "month": "crime_type"}
MOST_LINES, FILE_LINES = 50, 100_000


@dataclass(frozen=True, slots=True)
class DrillLine:
    """One line of the table. `href` leads to its own rows, counted by something narrower."""

    name: str
    href: str
    cells: tuple[str, ...]
    is_total: bool = False


@dataclass(frozen=True, slots=True)
class DrillPage:
    """All that the template draws."""

    title: str
    lead: str
    choices: tuple[Choice, ...]
    kept: tuple[Link, ...]
    caption: str
    columns: tuple[Column, ...]
    lines: tuple[DrillLine, ...]
    notes: tuple[str, ...]
    file: Link
    clear: str


def drill_page(held: Held, asked: Asked) -> DrillPage:
    """The rows of the body's own street files, counted as asked. Raises BadInput for what cannot be asked."""
    found = _found(held, asked, limit=MOST_LINES)
    heads = [Column(_head(asked.across, name), number=True) for name in found.across]
    return DrillPage(
        title=_("Recorded crime in %(place)s, looked into") % {"place": held.place_name or held.site.body.name},
        lead=_lead(held, found, asked),
        choices=tuple(choices(held, asked)),
        kept=tuple(kept(asked)),
        caption=_caption(asked),
        columns=(Column(names()[asked.down]), *heads, Column(_("All"), _("rows"), number=True)),
        lines=tuple(_lines(found, asked)),
        notes=tuple(_notes(found)),
        file=Link(asked.address("drill_csv"), _("This table (CSV)")),
        clear=reverse("drill"),
    )


def _found(held: Held, asked: Asked, *, limit: int) -> Drilled:
    if asked.down in PLACES:
        return drill_places(lake(), _files(held), asked.question(limit=limit), lookups(held))
    return drill(lake(), _files(held), asked.question(limit=limit))


def _files(held: Held) -> list[HeldFile]:
    return [HeldFile(one.subject, f"{one.month:%Y-%m}", one.parquet) for one in held.record.street if one.month]


def _head(column: str, value: str) -> str:
    if not value:
        return _nothing(column)
    return Period.parse(value).short if column == "month" else value


def _nothing(column: str) -> str:
    """What rows are called that hold nothing in a column."""
    return _("No outcome given") if column == "outcome" else _("No location given")


def _lead(held: Held, found: Drilled, asked: Asked) -> str:
    months = [one.period for one in held.record.street if one.period]
    if not months:
        return _("No street file of the body’s own area is held yet.")
    number = wording.number(found.rows)
    if asked.month:
        return _("%(number)s rows of %(month)s.") % {"number": number, "month": Period.parse(asked.month).words}
    facts = {"number": number, "first": months[0].words, "last": months[-1].words, "months": len(months)}
    return _("%(number)s rows, %(first)s to %(last)s (%(months)s months held).") % facts


def _caption(asked: Asked) -> str:
    by = names()
    if not asked.across:
        return _("Rows by %(down)s") % {"down": by[asked.down].lower()}
    return _("Rows by %(down)s and %(across)s") % {"down": by[asked.down].lower(), "across": by[asked.across].lower()}


def _lines(found: Drilled, asked: Asked) -> Iterator[DrillLine]:
    for line in _together(found.lines) if asked.down == "district" else found.lines:
        yield DrillLine(
            _name(line, asked), _narrower(line, asked), tuple(map(wording.number, (*line.cells, line.total)))
        )
    if found.lines:
        yield DrillLine(_("All"), "", tuple(map(wording.number, (*found.totals, found.rows))), is_total=True)


def _together(lines: Iterable[Line]) -> Iterator[Line]:
    """The districts outside the force's area as one line, with those that there was no room for."""
    every = tuple(lines)
    outside = [line for line in every if line.kind == "outside"]
    if not outside:
        yield from every
        return
    far = [line for line in every if line.kind in ("outside", "rest")]
    cells = tuple(map(sum, zip(*(line.cells for line in far), strict=True)))
    yield from (line for line in every if line.kind == "")
    yield Line("", "outside", sum(line.total for line in far), cells, sum(line.values for line in far))
    yield from (line for line in every if line.kind == "none")


def _name(line: Line, asked: Asked) -> str:
    if line.kind == "outside" and asked.down in PLACES:
        return _("In a small area that no lookup places")
    if line.kind == "outside":
        outside = ngettext(
            "Outside the force area, %(number)s district", "Outside the force area, %(number)s districts", line.values
        )
        return outside % {"number": wording.number(line.values)}
    if line.kind == "rest":
        others = ngettext("%(number)s other", "%(number)s others", line.values)
        return others % {"number": wording.number(line.values)}
    if line.kind == "none":
        return _nothing(asked.down)
    return Period.parse(line.name).words if asked.down == "month" else line.name


def _narrower(line: Line, asked: Asked) -> str:
    if not line.name or line.kind == "rest" or asked.down not in NARROWER:
        return ""
    kept = replace(asked, **{asked.down: line.name}, down=NARROWER[asked.down])
    return replace(kept, across="" if kept.across == kept.down else kept.across).address()


def _notes(found: Drilled) -> Iterator[str]:
    if found.unallocated:
        number = wording.number(found.unallocated)
        yield _("%(number)s of these rows carry no location; they are in no district and in every total.") % {
            "number": number
        }
    yield _("Rows as published: crimes and incidents at snapped points, never addresses. A row is one record.")


def file_rows(held: Held, asked: Asked) -> tuple[tuple[str, ...], Iterator[dict[str, Cell]]]:
    """The table as a file: its head, and every line of it, however many."""
    found = _found(held, asked, limit=FILE_LINES)
    head = (asked.down, *(name or "(blank)" for name in found.across), "rows")
    return head, (_file_row(head, line) for line in found.lines)


def _file_row(head: tuple[str, ...], line: Line) -> dict[str, Cell]:
    name = line.name or "(blank)" if line.kind != "rest" else "(others)"
    return dict(zip(head, (name, *line.cells, line.total), strict=True))
