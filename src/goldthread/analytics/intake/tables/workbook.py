"""Cells of a sheet in a workbook, XLSX or ODS: values as last computed, no formula run, no format guessed.

Refuses workbooks that declare entities, are locked, or are so large that reading them would fill the memory.
"""

import zipfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path
from xml.etree import ElementTree

from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum

from goldthread.analytics.intake.tables import bare, repeats
from goldthread.analytics.intake.tables.bare import Bounds, Broken
from goldthread.core.errors import BadInput

__all__ = ["Broken", "Cell", "cells", "every_sheet", "is_ods", "is_xlsx", "sheet_cells", "sheets", "tops"]

SHEET = "Measures"
MOST_ROWS, MOST_COLUMNS = 100_000, 200
MOST_SHEETS = 500
TOP_ROWS = 40
MOST_FAULTS_TOLD = 10
# As many cells of a sheet as half of the memory that a load may take can hold.
MOST_CELLS = 8_000_000
OWN = Bounds(MOST_ROWS, MOST_COLUMNS, MOST_CELLS)
PUBLISHED = Bounds(rows=2**20, columns=2_000, cells=MOST_CELLS)
MOST_CELLS_OF_AN_ODS = 12_000_000  # all of its sheets are read at once
Cell = int | float | str | bool | time | date | datetime | timedelta
Rows = tuple[tuple[Cell, ...], ...]
_UNREADABLE = (CalamineError, ElementTree.ParseError, KeyError, zipfile.BadZipFile)


@dataclass(frozen=True, slots=True)
class _Book:
    """An open workbook that has been looked over, as far as it can be before a sheet is chosen."""

    open: CalamineWorkbook
    parts: zipfile.ZipFile
    name: str
    broken_in_ods: dict[str, tuple[Broken, ...]] | None = None

    @property
    def is_ods(self) -> bool:
        return self.broken_in_ods is not None

    @property
    def titles(self) -> tuple[str, ...]:
        """The names of the sheets that hold cells, in order, as written."""
        return tuple(one.name for one in self.open.sheets_metadata if one.typ == SheetTypeEnum.WorkSheet)

    def broken(self, sheet: str, bounds: Bounds) -> tuple[Broken, ...]:
        """The cells of the sheet that show no value. Raises BadInput when it reaches too far."""
        if self.broken_in_ods is not None:
            return self.broken_in_ods.get(sheet, ())
        return bare.look_over(self.parts, sheet, bounds, f"{self.name}, sheet {sheet}")

    def rows(self, sheet: str) -> list[list[Cell]]:
        return self.open.get_sheet_by_name(sheet).to_python(skip_empty_area=False)


def sheets(path: Path, name: str) -> tuple[str, ...]:
    """The names of the sheets, in order."""
    with _opened(path, name) as book:
        return book.titles


def cells(path: Path, name: str) -> Sequence[Sequence[Cell]]:
    """The rows of the sheet of measures from row 1 on, empty cells as empty texts; none when there is no such sheet.

    Raises BadInput when one of its cells shows no value.
    """
    _, table, broken = sheet_cells(path, name, SHEET) or ("", [], ())
    if broken:
        told = "; ".join(f"cell {cell.place} {cell.fault}" for cell in broken[:MOST_FAULTS_TOLD])
        raise BadInput(f"{told}.", where=f"{name}, sheet {SHEET}", mend="Mend the formula, or write the figure itself.")
    return table


def sheet_cells(path: Path, name: str, sheet: str) -> tuple[str, Sequence[Sequence[Cell]], tuple[Broken, ...]] | None:
    """A sheet by its name, whatever its case: the name as written, its rows from row 1 on, and its cells that show no
    value, which stand in the rows as empty texts. None when there is no such sheet."""
    with _opened(path, name) as book:
        found = next((one for one in book.titles if fold_sheet(one) == fold_sheet(sheet)), None)
        if found is None:
            return None
        broken = book.broken(found, OWN)
        return found, book.rows(found), broken


def every_sheet(path: Path, name: str) -> Iterator[tuple[str, list[list[Cell]]]]:
    """Each sheet in order: its name as written, and its rows from row 1 on, empty cells as empty texts.

    A cell whose formula failed holds the error as a text ("#DIV/0!"), so that it is never taken for an empty one.
    Raises BadInput at a sheet that reaches too far.
    """
    with _opened(path, name) as book:
        for sheet in book.titles:
            yield sheet, _marked(book, sheet)


def tops(path: Path, name: str, sheet: str) -> dict[str, Rows]:
    """The first rows of a sheet by its name as written, as `every_sheet` gives them: enough to say what it is.

    An ODS is read whole on opening, so all of its sheets are answered at once.
    """
    with _opened(path, name) as book:
        if book.is_ods:
            return {one: _first(book, one) for one in book.titles}
        short = bare.beginning(book.parts, sheet, TOP_ROWS)
        with CalamineWorkbook.from_filelike(short) as beginning, zipfile.ZipFile(short) as parts:
            return {sheet: _first(_Book(beginning, parts, name), sheet)}


def is_of_measures(sheet: str) -> bool:
    """Whether a sheet of this name is the one of measures."""
    return fold_sheet(sheet) == fold_sheet(SHEET)


def fold_sheet(sheet: str) -> str:
    """The name of a sheet as it is compared."""
    return " ".join(sheet.split()).casefold()


def is_xlsx(path: Path) -> bool:
    """Whether the file is an XLSX workbook; a document of another kind is a zip as well."""
    return "xl/workbook.xml" in _members(path)


def is_ods(path: Path) -> bool:
    """Whether the file is an OpenDocument spreadsheet, and not a text or a drawing."""
    if not {"mimetype", "content.xml"} <= _members(path):
        return False
    with zipfile.ZipFile(path) as parts, parts.open("mimetype") as kind:
        return kind.read(100).strip() == b"application/vnd.oasis.opendocument.spreadsheet"


def _members(path: Path) -> frozenset[str]:
    if not zipfile.is_zipfile(path):
        return frozenset()
    with zipfile.ZipFile(path) as parts:
        return frozenset(parts.namelist())


def _first(book: _Book, sheet: str) -> Rows:
    return tuple(tuple(row) for row in _marked(book, sheet)[:TOP_ROWS])


def _marked(book: _Book, sheet: str) -> list[list[Cell]]:
    broken = book.broken(sheet, PUBLISHED)
    rows = book.rows(sheet)
    for cell in broken:
        rows += [[] for _ in range(cell.row - len(rows))]
        row = rows[cell.row - 1]
        row += [""] * (cell.column - len(row))
        row[cell.column - 1] = cell.shown
    return rows


@contextmanager
def _opened(path: Path, name: str) -> Iterator[_Book]:
    is_open_document = is_ods(path)
    if not is_open_document and not is_xlsx(path):
        raise BadInput("is a document of another kind than XLSX.", where=name, mend="Save it as XLSX.")
    try:
        with zipfile.ZipFile(path) as parts, path.open("rb") as file:
            broken = _look_over(parts, name, is_ods=is_open_document)
            with CalamineWorkbook.from_filelike(file) as book:
                if len(book.sheet_names) > MOST_SHEETS:
                    fault = f"has {len(book.sheet_names)} sheets; {MOST_SHEETS} are the most."
                    raise BadInput(fault, where=name, mend="Split it.")
                yield _Book(book, parts, name, broken)
    except _UNREADABLE as fault:
        raise BadInput(
            f"cannot be read as a workbook ({fault}).", where=name, mend="Open it in Excel and save it as XLSX."
        ) from fault


def _look_over(parts: zipfile.ZipFile, name: str, *, is_ods: bool) -> dict[str, tuple[Broken, ...]] | None:
    """Refuse what would harm a reader, before one opens it. An ODS is read whole on opening, so its sheets are looked
    over here, and answered with their cells that show no value; those of an XLSX when they are asked for."""
    bare.refuse_declarations(parts, name)
    if not is_ods:
        return None
    if b"encryption-data" in parts.read("META-INF/manifest.xml"):
        raise BadInput("is locked with a password.", where=name, mend="Save it without a password.")
    return repeats.look_over(parts, PUBLISHED, MOST_CELLS_OF_AN_ODS, name)
