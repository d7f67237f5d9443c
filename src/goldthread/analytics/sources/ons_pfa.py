"""The police force area tables of the Office for National Statistics: crime, knife crime, anti-social behaviour.

The tables of every edition are known by their titles; a table of another title, and a sheet of numbers without one,
are told and left out.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from goldthread.analytics.areas import find_area
from goldthread.analytics.intake.feed import FeedCard, FeedColumn
from goldthread.analytics.intake.figures import Figure, Told, land_figures
from goldthread.analytics.intake.landing import Landing
from goldthread.analytics.intake.opening import Incoming
from goldthread.analytics.intake.sample import Sample
from goldthread.analytics.intake.tables import workbook
from goldthread.analytics.intake.tables.banded import (
    Banded,
    Head,
    Line,
    Rows,
    folded,
    number_or_mark,
    read_banded,
    unfooted,
)
from goldthread.analytics.intake.tables.bare import place_of
from goldthread.analytics.lake import Lake
from goldthread.analytics.schema import figures_table
from goldthread.analytics.sources.ons_pfa_kinds import Column, Kind, column_of, kind_of, years_in
from goldthread.analytics.sources.ons_pfa_names import misnamed
from goldthread.analytics.sources.ons_pfa_sums import uneven
from goldthread.analytics.sources.ons_pfa_titles import from_title, is_named_as_table, title_of
from goldthread.analytics.sources.unread_sheets import holds_figures, told_unread
from goldthread.core.errors import BadInput
from goldthread.core.period import Period

_SHEETS_LOOKED_AT = 3
_YEARS = "Write the year of the column as “Apr '18 to Mar '19” or 2018/19."
_SCOPE = re.compile(r"\((excluding [^)]+)\)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Sheet:
    """One table of the workbook: its sheet, its kind, its bands, and what its columns say."""

    name: str
    kind: Kind
    bands: Banded
    columns: tuple[Column, ...]


@dataclass(frozen=True, slots=True)
class _Area:
    """The area of one line: its code, empty where none is known; its name; its footnotes; what its totals leave out."""

    code: str
    name: str
    notes: frozenset[str]
    scope: str = ""


class PoliceForceAreaTables:
    """The feed of the police force area tables."""

    code = "ons_pfa"
    title = "police force area table"
    headings: tuple[str, ...] = ()
    required: tuple[str, ...] = ()

    table = figures_table(code)
    card = FeedCard(
        publisher="Office for National Statistics",
        row="one figure of one area",
        columns=(
            FeedColumn("Recorded crime, numbers", "offences by group and area", "offences"),
            FeedColumn("Recorded crime, change", "against the year before", "% change on that year"),
            FeedColumn("Recorded crime, rates", "with the population and households they rest on", "per 1,000"),
            FeedColumn("Knife or sharp instrument offences", "by offence and over years", "offences; % of offences"),
            FeedColumn("Experience of anti-social behaviour", "from the crime survey, with its base", "% of adults"),
            FeedColumn("Anti-social behaviour incidents", "over years and by category", "incidents; % of incidents"),
        ),
        address="https://www.ons.gov.uk/peoplepopulationandcommunity/crimeandjustice/datasets/policeforceareadatatables",
        every_months=3,
        lag_days=115,
        known_faults=(
            "Table numbers change their meaning from edition to edition; tables are known by their titles.",
            "Some editions leave a force out of all totals; such totals carry “excluding …” as their mark.",
            "“-” stands where a percentage would rest on fewer than 50 offences, “..” where nothing was supplied.",
        ),
        seen="years ending December 2018, March 2019 and December 2019",
    )

    def recognises(self, sample: Sample) -> bool:
        tables = [sheet for sheet in sample.sheets if is_named_as_table(sheet)][:_SHEETS_LOOKED_AT]
        return any("police force area" in title_of(sample.top(sheet)).casefold() for sheet in tables)

    def land(self, incoming: Incoming, lake: Lake) -> Landing:
        """Read, check and keep one edition, whole or not at all. Raises BadInput with sheet and fault."""
        tables, warnings, is_reissue = _tables(incoming)
        edition = _edition(tables, incoming.name)
        figures = list(_figures(tables))
        words = f"year ending {edition.last_month.words}"
        told = Told(
            subject=f"year-ending-{edition.last_month.code}",
            subject_name=words,
            edition=f"{words}, corrected" if is_reissue else words,
            warnings=(*warnings, *misnamed(figures), *uneven(figures)),
        )
        return land_figures(incoming, lake, self.table, figures, told)


def _tables(incoming: Incoming) -> tuple[list[_Sheet], list[str], bool]:
    """The tables of the workbook, what is odd in it, and whether it corrects an edition that was published before."""
    found: list[_Sheet] = []
    warnings: list[str] = []
    unread: list[str] = []
    is_reissue = False
    for name, rows in workbook.every_sheet(incoming.path, incoming.name):
        title = title_of(rows)
        if workbook.fold_sheet(name).startswith("correction"):
            is_reissue = True
            warnings.append(f"This edition corrects an earlier one: {_all_text(rows)}")
        elif title and (is_named_as_table(name) or holds_figures(name, rows)):
            kind = kind_of(title)
            if kind is None:
                warnings.append(f"The table “{title}” is not one that is read, and was left out.")
                continue
            found.append(_sheet(incoming.name, name, kind, from_title(rows)))
        elif holds_figures(name, rows):
            unread.append(name)
    if not found:
        raise BadInput("holds no table that is read.", where=incoming.name, mend="Fetch the file again.")
    return found, [*warnings, *told_unread(unread), *_scopes(found)], is_reissue


def _edition(tables: Sequence[_Sheet], file: str) -> Period:
    """The latest year that a title names."""
    years = [year for table in tables for year in years_in(_bare_title(table.bands.title))]
    if not years:
        raise BadInput("has no title that names its year.", where=file, mend="Fetch the file again.")
    return max(years)


def _scopes(tables: Sequence[_Sheet]) -> Iterator[str]:
    """A sentence for each thing that totals leave out, with the tables whose do."""
    for scope in dict.fromkeys(_scope(table.bands) for table in tables):
        if scope:
            names = ", ".join(table.name.strip() for table in tables if _scope(table.bands) == scope)
            yield f"The totals of {names} are published {scope}."


def _sheet(file: str, name: str, kind: Kind, rows: Rows) -> _Sheet:
    bands = read_banded(rows, Head(labels=2 if _has_codes(rows) else 1))
    if not bands.body:
        raise BadInput("has a title and no rows.", where=f"{file}, sheet {name}", mend="Fetch the file again.")
    years = years_in(_bare_title(bands.title))
    columns: list[Column] = []
    for heads, position in zip(bands.columns, bands.positions, strict=True):
        try:
            columns.append(column_of(kind, heads, years))
        except BadInput as fault:
            place = place_of(_lowest(rows[: bands.body[0].row - 1], position), position)
            where = f"{file}, sheet {name.strip()}, cell {place}"
            raise BadInput(f"The column “{fault.where}” {fault.fault}", where=where, mend=_YEARS) from fault
    return _Sheet(name, kind, bands, tuple(columns))


def _lowest(above: Rows, position: int) -> int:
    """The row of the last heading over a column, both counted from 1; the last row where it has none of its own."""
    filled = (row for row in range(len(above), 0, -1) if "".join(map(folded, above[row - 1][position - 1 : position])))
    return next(filled, len(above))


def _figures(tables: Sequence[_Sheet]) -> Iterator[Figure]:
    codes = _codes_of(tables)
    for table in tables:
        scope = _scope(table.bands)
        notes = _notes_on(table.bands.notes, scope)
        met = Counter[str]()
        for line in table.bands.body:
            if not line.is_empty:
                area = _area(line, codes, met)
                yield from _of_line(table, line, replace(area, scope=scope) if area.notes & notes else area)


def _of_line(table: _Sheet, line: Line, area: _Area) -> Iterator[Figure]:
    base = next((_whole(cell) for cell, column in _pairs(table, line) if column.role == "base"), None)
    for index, (cell, column) in enumerate(_pairs(table, line)):
        value, mark = number_or_mark(cell)
        if column.role == "significance" or (value is None and not mark):
            continue
        marks = [mark, *_significance(table, line, index), area.scope]
        yield Figure(
            table.kind.table, column.series, column.breakdown, area.code, area.name,
            column.period.code, column.period.start, column.period.end, column.unit, value,
            mark="; ".join(filter(None, marks)),
            base=base if column.role == "figure" else None,
            place=f"{table.name.strip()} {table.bands.place(line, index)}",
            row=line.row,
        )  # fmt: skip


def _codes_of(tables: Sequence[_Sheet]) -> dict[str, list[str]]:
    """The codes that the tables with a column of codes give to each name, a region's before a force's of one name."""
    codes: dict[str, list[str]] = {}
    for table in tables:
        for line in table.bands.body:
            if len(line.labels) > 1 and line.labels[0]:
                known = codes.setdefault(_plain(line.labels[1]).casefold(), [])
                known += [line.labels[0]] if line.labels[0] not in known else []
    return codes


def _area(line: Line, codes: dict[str, list[str]], met: Counter[str]) -> _Area:
    """The area of a line. `met` counts the names of the table so far: one name may be a region's, then a force's."""
    name, notes = _plain(line.labels[-1]), frozenset(unfooted(line.labels[-1], spaced=True)[1])
    known = codes.get(name.casefold(), [])
    found = find_area(name)
    own = line.labels[0] if len(line.labels) > 1 else ""
    elsewhere = found.code if found and found.is_whole else ""
    fitting = known[min(met[name.casefold()], len(known) - 1)] if known else elsewhere
    met[name.casefold()] += 1
    return _Area(own or fitting, name, notes)


def _significance(table: _Sheet, line: Line, index: int) -> Iterator[str]:
    """The marks of the tests that stand to the right of an estimate, each with what it was tested against."""
    for cell, column in list(_pairs(table, line))[index + 1 :]:
        if column.role != "significance":
            return
        if mark := folded(cell):
            yield f"{mark} against {column.against}"


def _pairs(table: _Sheet, line: Line) -> Iterator[tuple[workbook.Cell, Column]]:
    return zip(line.cells, table.columns, strict=True)


def _whole(cell: workbook.Cell) -> int | None:
    value, _ = number_or_mark(cell)
    return None if value is None else round(value)


def _plain(label: str) -> str:
    """The name of an area without footnote marks, and without the year that one edition left behind a name."""
    return re.sub(r"\s*\((?:19|20)\d\d\)$", "", unfooted(label, spaced=True)[0])


def _has_codes(rows: Rows) -> bool:
    return any(folded(row[0]).casefold().startswith("area code") for row in rows[:12] if row)


def _scope(bands: Banded) -> str:
    found = next(filter(None, map(_SCOPE.search, bands.titles[1:])), None)
    return found[1][0].lower() + found[1][1:] if found else ""


def _notes_on(notes: Sequence[str], scope: str) -> frozenset[str]:
    """The numbers of the notes that speak of what a table leaves out."""
    left_out = scope.removeprefix("excluding ").casefold()
    numbered = (re.match(r"(\d+)\.?\s+(.*)", note) for note in notes if left_out)
    return frozenset(found[1] for found in numbered if found and left_out in found[2].casefold())


def _bare_title(title: str) -> str:
    return unfooted(title)[0]


def _all_text(rows: Rows) -> str:
    return " ".join(folded(cell) for row in rows for cell in row if cell != "")


FEED = PoliceForceAreaTables()
