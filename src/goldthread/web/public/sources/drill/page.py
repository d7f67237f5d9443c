"""The page that looks into the recorded rows: counted two ways, narrowed as asked, and always summing to all."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from goldthread.analytics.drill import PLACES, Drilled, Line, drill, drill_places
from goldthread.analytics.drill import Held as HeldFile
from goldthread.apps.performance.queries import Finding
from goldthread.apps.performance.tracing.findings import about, kind
from goldthread.apps.performance.words import wording
from goldthread.apps.performance.words.charts import stretch
from goldthread.apps.performance.words.shown import row_count
from goldthread.core.period import Period
from goldthread.web.parts import Choice, Column, Link
from goldthread.web.parts.export import Cell
from goldthread.web.public import addresses
from goldthread.web.public.held import Held, lake
from goldthread.web.public.reading.marks import marks
from goldthread.web.public.sources.drill.asked import Asked, choices, kept, lookups, names
from goldthread.web.public.sources.drill.beside import breaks, gaps, months_held, noticed

NARROWER = {"crime_type": "month", "outcome": "crime_type", "district": "lsoa_code", "month": "crime_type"}
MOST_LINES, FILE_LINES = 50, 100_000
MOST_ACROSS, MOST_NOTICED = 6, 12


@dataclass(frozen=True, slots=True)
class DrillLine:
    """One line of the table. `href` leads to its own rows, counted by something narrower; `notes` to what was noticed
    in them. A gap has a name and no cells."""

    name: str
    href: str
    cells: tuple[str, ...]
    is_total: bool = False
    notes: tuple[Link, ...] = ()
    is_gap: bool = False


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
    noticed: tuple[Link, ...]
    notes: tuple[str, ...]
    is_wide: bool
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
        lines=tuple(_lines(found, asked, held)),
        noticed=tuple(
            Link(addresses.finding(one.key), f"{kind(one)}: {about(one)}")
            for one in noticed(held, asked)[:MOST_NOTICED]
        ),
        notes=(*_broken(held, asked), *_notes(found)),
        is_wide=len(found.across) > MOST_ACROSS,
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
    months = months_held(held)
    if not months:
        return _("No street file of the body’s own area is held yet.")
    if lacks := _lacks(held, asked):
        return lacks
    if asked.month:
        return _("%(rows)s of %(month)s.") % {"rows": row_count(found.rows), "month": Period.parse(asked.month).words}
    number = ngettext("%(number)s month held", "%(number)s months held", len(months)) % {"number": len(months)}
    facts = {"rows": row_count(found.rows), "months": stretch(months[0], months[-1]), "held": number}
    return _("%(rows)s, %(months)s (%(held)s).") % facts


def _lacks(held: Held, asked: Asked) -> str:
    """That the month asked for is not held; empty where it is."""
    if not asked.month or asked.month in {one.code for one in months_held(held)}:
        return ""
    return _("No file of %(month)s is held, so nothing can be said of it.") % {"month": Period.parse(asked.month).words}


def _caption(asked: Asked) -> str:
    by = names()
    facts = {"down": by[asked.down].lower(), "across": by.get(asked.across, "").lower()}
    said = _("Rows by %(down)s and %(across)s") if asked.across else _("Rows by %(down)s")
    month = Period.parse(asked.month).words if asked.month else ""
    kept = filter(None, (asked.crime_type, asked.outcome, asked.district, asked.lsoa_code, month))
    return ": ".join(filter(None, (said % facts, ", ".join(kept))))


def _lines(found: Drilled, asked: Asked, held: Held) -> Iterator[DrillLine]:
    beside = noticed(held, asked)
    lacking = dict(gaps(months_held(held))) if asked.down == "month" else {}
    for line in _together(found.lines) if asked.down == "district" else found.lines:
        if asked.down == "month" and (gap := lacking.get(Period.parse(line.name))):
            yield DrillLine(gap, "", (), is_gap=True)
        cells = tuple(map(wording.number, (*line.cells, line.total)))
        yield DrillLine(_name(line, asked), _narrower(line, asked), cells, notes=marks(_of_line(line, asked, beside)))
    if found.lines:
        yield DrillLine(_("All"), "", tuple(map(wording.number, (*found.totals, found.rows))), is_total=True)


def _of_line(line: Line, asked: Asked, beside: Iterable[Finding]) -> Iterator[Finding]:
    """What was noticed in the rows of one line, where the line is a month, or a type of the one month asked for."""
    for one in beside:
        of_month = asked.down == "month" and one.period is not None and one.period.code == line.name
        of_type = asked.down == "crime_type" and bool(asked.month) and one.category == line.name
        if of_month or of_type:
            yield one


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


def _broken(held: Held, asked: Asked) -> Iterator[str]:
    for one in breaks(held, asked):
        facts = {"month": one.month.words, "reason": one.reason}
        yield (
            _("Counted in another way from %(month)s: %(reason)s. Months before it cannot be set beside those after.")
            % facts
        )


def _notes(found: Drilled) -> Iterator[str]:
    if found.unallocated:
        yield ngettext(
            "%(number)s of these rows carries no location; it is in no district and in every total.",
            "%(number)s of these rows carry no location; they are in no district and in every total.",
            found.unallocated,
        ) % {"number": wording.number(found.unallocated)}
    yield _("Rows as published: crimes and incidents at snapped points, never addresses. A row is one record.")


def file_rows(held: Held, asked: Asked) -> tuple[tuple[str, ...], Iterator[dict[str, Cell]]]:
    """The table as a file: its head, and every line of it, however many, with the keys of what was noticed in it."""
    found, beside = _found(held, asked, limit=FILE_LINES), noticed(held, asked)
    head = (asked.down, *(name or "(blank)" for name in found.across), "rows", "noticed")
    return head, (_file_row(head, line, _of_line(line, asked, beside)) for line in found.lines)


def _file_row(head: tuple[str, ...], line: Line, beside: Iterable[Finding]) -> dict[str, Cell]:
    keys = " ".join(one.key for one in beside)
    return dict(zip(head, (_file_name(line, head[0]), *line.cells, line.total, keys), strict=True))


def _file_name(line: Line, down: str) -> str:
    if line.kind == "rest":
        return "(others)"
    if line.kind == "outside" and down in PLACES:
        return "(unplaced)"
    return line.name or "(blank)"
