"""The page that looks into the recorded rows: counted two ways, narrowed as asked, and always summing to all."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, replace

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from goldthread.analytics.drill import ACROSS, DOWN, Drilled, Line, Question, drill
from goldthread.analytics.drill import Held as HeldFile
from goldthread.apps.performance.models import SourceFile
from goldthread.apps.performance.words import wording
from goldthread.core.errors import BadInput
from goldthread.core.period import Period
from goldthread.web.parts import Choice, Column, Link, Option
from goldthread.web.parts.export import Cell
from goldthread.web.public.held import Held, lake

NARROWER = {"crime_type": "month", "outcome": "crime_type", "district": "lsoa_code", "month": "crime_type"}
FILE_LINES = 100_000


@dataclass(frozen=True, slots=True)
class Asked:
    """What the address asks for: lines, columns, and what to keep. An empty word asks for everything."""

    down: str = "month"
    across: str = ""
    crime_type: str = ""
    outcome: str = ""
    district: str = ""
    month: str = ""
    lsoa_code: str = ""

    @classmethod
    def of(cls, query: Mapping[str, str]) -> "Asked":
        """From the address."""
        given = {one.name: query[one.name].strip() for one in fields(cls) if one.name in query}
        asked = cls(**given)
        return replace(asked, across="") if asked.across == asked.down else asked

    def question(self, *, limit: int) -> Question:
        """The same for the lake."""
        kept = {name: (getattr(self, name),) for name in DOWN if getattr(self, name, "")}
        return Question(self.down, self.across, kept, limit)

    def address(self, route: str = "drill") -> str:
        """The page that answers it."""
        asked = {one.name: value for one in fields(self) if (value := getattr(self, one.name))}
        return f"{reverse(route)}?{urlencode(asked)}"


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
    found = drill(lake(), _files(held), asked.question(limit=50))
    heads = [Column(_head(asked.across, name), number=True) for name in found.across]
    return DrillPage(
        title=_("Recorded crime in %(place)s, looked into") % {"place": held.place_name or held.site.body.name},
        lead=_lead(held, found, asked),
        choices=tuple(_choices(held, asked)),
        kept=tuple(_kept(asked)),
        caption=_caption(asked),
        columns=(Column(names()[asked.down]), *heads, Column(_("All"), _("rows"), number=True)),
        lines=tuple(_lines(found, asked)),
        notes=tuple(_notes(found)),
        file=Link(asked.address("drill_csv"), _("This table (CSV)")),
        clear=reverse("drill"),
    )


def _files(held: Held) -> list[HeldFile]:
    return [HeldFile(one.subject, f"{one.month:%Y-%m}", one.parquet) for one in held.record.street if one.month]


def names() -> dict[str, str]:
    """What rows can be counted by, in words."""
    return {
        "month": _("Month"),
        "crime_type": _("Crime type"),
        "outcome": _("Last outcome"),
        "district": _("District"),
        "lsoa_code": _("Small area (LSOA)"),
        "location": _("Location"),
    }


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


def _choices(held: Held, asked: Asked) -> Iterator[Choice]:
    by = names()
    yield _choice("down", _("Lines"), [(one, by[one]) for one in DOWN], asked.down)
    yield _choice("across", _("Columns"), [("", _("none")), *((one, by[one]) for one in ACROSS)], asked.across)
    values = _values(held.record.street)
    yield _choice("month", by["month"], [("", _("All")), *values["month"]], asked.month)
    for name in ("crime_type", "district"):
        yield _choice(name, by[name], [("", _("All")), *values[name]], getattr(asked, name))


def _choice(name: str, label: str, values: list[tuple[str, str]], chosen: str) -> Choice:
    return Choice(name, label, tuple(Option(value, text, value == chosen) for value, text in values))


def _values(files: tuple[SourceFile, ...]) -> dict[str, list[tuple[str, str]]]:
    """What can be chosen, from the reports of the files: no table is opened for it."""
    types = {name for file in files for name in file.report["crime_type"]}
    places: dict[str, int] = {}
    for file in files:
        for name, number in file.report["district"].items():
            places[name] = places.get(name, 0) + number
    usual = sorted(sorted(places, key=lambda name: -places[name])[:20])
    months = sorted((file.period for file in files if file.period), reverse=True)
    return {
        "crime_type": [(name, name) for name in sorted(types)],
        "district": [(name, name) for name in usual if not name.startswith("(")],
        "month": [(f"{one.start:%Y-%m}", one.words) for one in months],
    }


def _kept(asked: Asked) -> Iterator[Link]:
    """What the rows are narrowed to by a link and by no list above, each with the way to let it go."""
    by = names()
    for name in ("outcome", "lsoa_code"):
        if value := getattr(asked, name):
            text = _("%(column)s: %(value)s (let go)") % {"column": by[name], "value": value}
            yield Link(replace(asked, **{name: ""}).address(), text)


def _lines(found: Drilled, asked: Asked) -> Iterator[DrillLine]:
    for line in _together(found.lines):
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
    found = drill(lake(), _files(held), asked.question(limit=FILE_LINES))
    head = (asked.down, *(name or "(blank)" for name in found.across), "rows")
    return head, (_file_row(head, line) for line in found.lines)


def _file_row(head: tuple[str, ...], line: Line) -> dict[str, Cell]:
    name = line.name or "(blank)" if line.kind != "rest" else "(others)"
    return dict(zip(head, (name, *line.cells, line.total), strict=True))


def asked_or_refused(query: Mapping[str, str]) -> Asked:
    """What the address asks for. Raises BadInput for a column or a month that there is not."""
    asked = Asked.of(query)
    if asked.down not in DOWN or asked.across not in ("", *ACROSS):
        raise BadInput(_("Rows cannot be counted so."), mend=_("Choose from the lists above the table."))
    if asked.month:
        Period.parse(asked.month)
    return asked
