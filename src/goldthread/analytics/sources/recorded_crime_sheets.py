"""Rows of the Home Office's open data tables of crime, by financial year and quarter, as figures.

A row of which year, quarter or count cannot be read refuses the file, and so does a year's sheet without a heading
that is needed; a row with a single filled cell is a note.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from goldthread.analytics.intake.figures import Figure, Told, land_figures
from goldthread.analytics.intake.landing import BLANK, Landing
from goldthread.analytics.intake.opening import Incoming
from goldthread.analytics.intake.tables.banded import Rows, folded, number_or_mark, unfooted
from goldthread.analytics.intake.tables.workbook import Cell
from goldthread.analytics.lake import Lake
from goldthread.analytics.schema import Table
from goldthread.analytics.sources.home_office_areas import Area, force_area, plain
from goldthread.analytics.sources.plain_sheets import place_in, sheets_of
from goldthread.analytics.sources.recorded_crime_layout import (
    A_YEAR,
    FORCE,
    HEADER_WITHIN,
    Columns,
    Layout,
    columns_of,
    missing,
)
from goldthread.analytics.sources.unread_sheets import holds_figures, told_unread
from goldthread.core.errors import BadInput
from goldthread.core.period import Period

_QUARTER = re.compile(r"(?:q|quarter)?\s*([1-4])(?:\.0)?", re.IGNORECASE)
_MOST_NAMED = 6
_LONGEST_MARK = 20
_FEW_LACKING = 2


def land(incoming: Incoming, lake: Lake, layout: Layout, table: Table) -> Landing:
    """Read and keep the whole file. Raises BadInput, and then nothing of it is in the lake."""
    unread: list[str] = []
    figures = list(read(incoming, layout, unread))
    if not figures:
        fault = "holds no sheet with the headings and a row below them."
        raise BadInput(fault, where=incoming.name, mend="Fetch the file again.")
    told = told_of(figures, layout)
    warnings = (*told_unread(unread), *told.warnings)
    return land_figures(incoming, lake, table, figures, told._replace(warnings=warnings))


def read(incoming: Incoming, layout: Layout, unread: list[str]) -> Iterator[Figure]:
    """The figures of every sheet that has the headings; the other sheets that hold numbers are added to `unread`.

    Raises BadInput with sheet and row, and for a sheet of a year that lacks a heading: a series has no silent holes.
    """
    for sheet, rows in sheets_of(incoming):
        columns = columns_of(rows[:HEADER_WITHIN], layout)
        if columns is not None:
            yield from _Reader(layout, columns, incoming.name, sheet).figures(rows)
        elif holds_figures(sheet, rows):
            _refuse_hole(rows, layout, incoming.name, sheet)
            unread.append(sheet)


def _refuse_hole(rows: Rows, layout: Layout, name: str, sheet: str) -> None:
    """Raise BadInput when the sheet is named for a year, or lacks few of the headings."""
    lacking = missing(rows[:HEADER_WITHIN], layout)
    if lacking and (len(lacking) <= _FEW_LACKING or A_YEAR.search(sheet)):
        words = ", ".join(f"“{heading}”" for heading in lacking)
        fault = f"holds numbers but lacks the heading {words}: the series would have a hole there."
        raise BadInput(fault, where=f"{name}, sheet {sheet}", mend="Name the columns as in the other sheets.")


def told_of(figures: Sequence[Figure], layout: Layout) -> Told:
    """Which edition the figures are: known by its first year, since each release adds quarters to the last."""
    first = Period.parse(min(figures, key=lambda figure: figure.starts_on).period)
    last = Period.parse(max(figures, key=lambda figure: figure.starts_on).period)
    years = list(dict.fromkeys(period.code[:7] for period in (first, last)))
    return Told(
        subject=("from-" if len(years) > 1 else "") + years[0].replace("/", "-"),
        subject_name=" to ".join(years),
        edition=Period.span(first.months[0], last.last_month).words,
        warnings=tuple(_without_code(figures)) if layout.area == FORCE else (),
    )


def _without_code(figures: Iterable[Figure]) -> Iterator[str]:
    names = sorted({figure.area_name for figure in figures if not figure.area_code})
    if names:
        shown = ", ".join(names[:_MOST_NAMED])
        more = f" and {len(names) - _MOST_NAMED} more" if len(names) > _MOST_NAMED else ""
        yield f"Not areas of a police force: {shown}{more}. Their figures were kept, without a code."


class _Quarter(NamedTuple):
    """A quarter as figures give it, with its financial year."""

    year: str
    code: str
    starts_on: date
    ends_on: date


@dataclass(slots=True)
class _Reader:
    """Reads the rows of one sheet. What many rows share is worked out once: their quarter, area and breakdown."""

    layout: Layout
    columns: Columns
    name: str
    sheet: str
    quarters: dict[tuple[Cell, Cell], _Quarter] = field(default_factory=dict)
    areas: dict[Cell, Area] = field(default_factory=dict)
    breakdowns: dict[tuple[Cell, ...], str] = field(default_factory=dict)
    texts: dict[Cell, str] = field(default_factory=dict)

    def figures(self, rows: Rows) -> Iterator[Figure]:
        first, year, area = self.columns.first_row, self.columns.year, self.columns.area
        for number, row in enumerate(rows[first:], first + 1):
            if row[year] != "" and row[area] != "":
                yield from self._of_row(row, number)
            elif sum(cell != "" for cell in row) > 1:
                raise BadInput("The year or the area is blank.", where=self._at(number))

    def _of_row(self, row: Sequence[Cell], number: int) -> Iterator[Figure]:
        columns = self.columns
        year_and_quarter = row[columns.year], row[columns.quarter]
        quarter = self.quarters.get(year_and_quarter) or self._read_quarter(*year_and_quarter, number)
        area = self.areas.get(row[columns.area]) or self._read_area(row[columns.area])
        parts = tuple([row[place] for _, place in columns.parts])
        breakdown = self.breakdowns.get(parts) or self._read_breakdown(parts)
        series = "" if columns.series is None else self._text(row[columns.series])
        for heading, place in columns.counts:
            value, mark = self._count(row[place], heading, number)
            yield Figure(
                quarter.year,
                series or heading,
                breakdown,
                area.code,
                area.name,
                quarter.code,
                quarter.starts_on,
                quarter.ends_on,
                self.layout.unit,
                value,
                mark,
                place=self.sheet,
                row=number,
            )

    def _read_quarter(self, year: Cell, quarter: Cell, number: int) -> _Quarter:
        of_year, of_quarter = A_YEAR.fullmatch(plain(year)), _QUARTER.fullmatch(plain(quarter))
        if of_year is None or of_quarter is None or (int(of_year[1]) + 1) % 100 != int(of_year[2]) % 100:
            fault = f"“{year}”, quarter “{quarter}” is not a quarter of a financial year."
            raise BadInput(fault, where=self._at(number), mend="It is written 2024/25 and 1 to 4.")
        period = Period.quarter(int(of_year[1]), int(of_quarter[1]))
        of_all = Period.financial_year(int(of_year[1])).code
        found = self.quarters[year, quarter] = _Quarter(of_all, period.code, period.start, period.end)
        return found

    def _read_area(self, cell: Cell) -> Area:
        found = self.areas[cell] = force_area(cell) if self.layout.area == FORCE else Area(unfooted(plain(cell))[0], "")
        return found

    def _read_breakdown(self, cells: tuple[Cell, ...]) -> str:
        parts = ((word, self._text(cell)) for (word, _), cell in zip(self.columns.parts, cells, strict=True))
        found = self.breakdowns[cells] = "; ".join(f"{word}: {text}" for word, text in parts if text)
        return found

    def _text(self, cell: Cell) -> str:
        known = self.texts.get(cell)
        if known is None:
            known = self.texts[cell] = plain(folded(cell))
        return known

    def _count(self, cell: Cell, heading: str, number: int) -> tuple[float | None, str]:
        if isinstance(cell, float):
            return cell, ""
        if cell == "":
            return None, BLANK
        value, mark = number_or_mark(cell)
        if value is None and len(mark) > _LONGEST_MARK:
            raise BadInput(f"“{mark}” in the column “{heading}” is not a number.", where=self._at(number))
        return value, mark

    def _at(self, number: int) -> str:
        return place_in(self.name, self.sheet, number)
