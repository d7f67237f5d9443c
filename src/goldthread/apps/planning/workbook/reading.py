"""Reads a plan workbook into rows. It judges each cell by itself; what must fit together is for the checks."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from goldthread.analytics.intake.tables import workbook
from goldthread.analytics.intake.tables.cell import CellFault
from goldthread.analytics.intake.tables.delimited import fold
from goldthread.analytics.intake.tables.workbook import Cell
from goldthread.apps.planning.workbook.faults import Fault, at
from goldthread.apps.planning.workbook.layout import (
    ACTIONS,
    GUIDE_TITLE,
    INSIGHT,
    NODES,
    POSTS,
    SHEETS,
    UPDATES,
    Sheet,
)
from goldthread.apps.planning.workbook.rows import Book


@dataclass(slots=True)
class Reading:
    """The rows of a workbook, with everything that is wrong with single cells, and what was left out."""

    book: Book = field(default_factory=Book)
    faults: list[Fault] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)


def is_plan_workbook(sheets: Collection[str]) -> bool:
    """Whether a workbook with these sheets is meant as a plan workbook: one of its sheets may have been forgotten."""
    own = {workbook.fold_sheet(sheet.title) for sheet in (NODES, POSTS, ACTIONS, UPDATES, INSIGHT)}
    return len(own & set(map(workbook.fold_sheet, sheets))) > 1


def read_workbook(path: Path, name: str) -> Reading:
    """Every sheet of the workbook. Raises BadInput when the file cannot be opened at all."""
    reading = Reading()
    titles = workbook.sheets(path, name)
    known = {workbook.fold_sheet(title) for title in (GUIDE_TITLE, *(sheet.title for sheet in SHEETS))}
    reading.warnings += [
        f"The sheet “{title}” is not one of a plan workbook and was left out."
        for title in titles
        if workbook.fold_sheet(title) not in known
    ]
    reading.faults += [
        Fault(sheet.title, 0, "", f"Stands more than once: {', '.join(same)}. Keep one of them.")
        for sheet in SHEETS
        if len(same := [f"“{title}”" for title in titles if _is_called(title, sheet)]) > 1
    ]
    reading.book = Book(**{sheet.field: tuple(_sheet(path, name, sheet, reading)) for sheet in SHEETS})
    return reading


def _is_called(title: str, sheet: Sheet) -> bool:
    return workbook.fold_sheet(title) == workbook.fold_sheet(sheet.title)


def _sheet(path: Path, name: str, sheet: Sheet, reading: Reading) -> Iterator[Any]:
    found = workbook.sheet_cells(path, name, sheet.title)
    if found is None:
        if sheet.needed:
            text = "There is none of this name. Add it; below its headings it may be empty."
            reading.faults.append(Fault(sheet.title, 0, "", text))
        return
    _, table, broken = found
    failed = {(cell.row, cell.column): cell for cell in broken}
    places = _places(sheet, table[0] if table else (), reading)
    for number, cells in enumerate(table[1:], start=2):
        held = {column for row, column in failed if row == number}
        if any(str(cell).strip() for cell in cells) or held:
            yield _row(
                sheet, _Line(number, cells, {column: failed[number, column].fault for column in held}), places, reading
            )


@dataclass(frozen=True, slots=True)
class _Line:
    """A row as it stands, and why some of its cells show no value, by the number of their column."""

    number: int
    cells: Sequence[Cell]
    failed: dict[int, str]


def _places(sheet: Sheet, header: Sequence[Cell], reading: Reading) -> dict[str, int]:
    """Where each column of the layout stands. What the sheet lacks, repeats or has too much of is told."""
    headings = [fold(str(cell)) for cell in header]
    known = {column.heading: column for column in sheet.columns}
    for place, heading in enumerate(headings):
        if heading and heading not in known:
            said = f"Sheet {sheet.title}: the column “{str(header[place]).strip()}” is not one of it and was left out."
            reading.warnings.append(said)
        if heading in known and heading in headings[:place]:
            reading.faults.append(Fault(sheet.title, 1, heading, "stands twice. Keep one of the two columns."))
    for column in sheet.columns:
        if column.needed and column.heading not in headings:
            reading.faults.append(Fault(sheet.title, 1, column.heading, "is missing. Put the heading back, spelt so."))
    return {column.name: headings.index(heading) for heading, column in known.items() if heading in headings}


def _row(sheet: Sheet, line: _Line, places: dict[str, int], reading: Reading) -> Any:
    """One row; each cell that cannot be used is told, and is empty in it."""
    values: dict[str, Any] = {"row": line.number}
    for column in sheet.columns:
        values[column.name] = column.read("")
        place = places.get(column.name)
        if place is None:
            continue
        if place + 1 in line.failed:
            text = f"{line.failed[place + 1]}. Mend the formula, or write the value itself."
            reading.faults.append(at(sheet, line.number, column.name, text))
            continue
        cell = line.cells[place] if place < len(line.cells) else ""
        cell = "" if isinstance(cell, str) and not cell.strip() else cell
        try:
            values[column.name] = column.read(cell)
            if column.needed and not values[column.name]:
                raise CellFault("is blank. Every row needs it.")
        except CellFault as fault:
            reading.faults.append(at(sheet, line.number, column.name, str(fault)))
    return sheet.row(**values)
