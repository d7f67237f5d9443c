"""Cells of a sheet in an XLSX workbook: values as last computed, no formula run, no format guessed.

Refuses cells whose formula failed or was never computed, and sheets so large that reading them would fill the memory.
"""

import re
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path
from xml.etree import ElementTree

from python_calamine import CalamineError, CalamineWorkbook

from goldthread.core.errors import BadInput

SHEET = "Measures"
MOST_ROWS, MOST_COLUMNS = 100_000, 200
MOST_FAULTS_TOLD = 10
Cell = int | float | str | bool | time | date | datetime | timedelta


@dataclass(frozen=True, slots=True)
class Broken:
    """A cell that shows no value: where it stands, counted from 1, and why."""

    place: str
    row: int
    column: int
    fault: str


def sheets(path: Path, name: str) -> tuple[str, ...]:
    """The names of the sheets, in order."""
    with _opened(path, name) as book:
        return tuple(book.sheet_names)


def header(path: Path, name: str) -> tuple[str, ...]:
    """The headings of the sheet of measures; empty when there is no such sheet or it holds nothing."""
    return tuple(str(cell) for cell in next(iter(cells(path, name)), []))


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
        found = next((one for one in book.sheet_names if fold_sheet(one) == fold_sheet(sheet)), None)
        if found is None:
            return None
        broken = _broken(path, name, found)
        return found, book.get_sheet_by_name(found).to_python(skip_empty_area=False), broken


def fold_sheet(sheet: str) -> str:
    """The name of a sheet as it is compared."""
    return " ".join(sheet.split()).casefold()


@contextmanager
def _opened(path: Path, name: str) -> Iterator[CalamineWorkbook]:
    if not is_xlsx(path):
        raise BadInput("is a document of another kind than XLSX.", where=name, mend="Save it as XLSX.")
    try:
        with path.open("rb") as file, CalamineWorkbook.from_filelike(file) as book:
            yield book
    except (CalamineError, ElementTree.ParseError, KeyError, zipfile.BadZipFile) as fault:
        raise BadInput(
            f"cannot be read as a workbook ({fault}).", where=name, mend="Open it in Excel and save it as XLSX."
        ) from fault


def is_xlsx(path: Path) -> bool:
    """Whether the file is a workbook of the one kind that is read; another kind is a zip as well."""
    if not zipfile.is_zipfile(path):
        return False
    with zipfile.ZipFile(path) as parts:
        return "xl/workbook.xml" in parts.namelist()


def _broken(path: Path, name: str, sheet: str) -> tuple[Broken, ...]:
    """Look at the bare sheet first: what failed to compute reads as empty later, and a far cell costs a full sheet."""
    broken = []
    for place, fault in _bare_cells(path, sheet):
        column, row = _column_and_row(place)
        if row > MOST_ROWS or column > MOST_COLUMNS:
            raise BadInput(
                f"has something in the far cell {place}.",
                where=f"{name}, sheet {sheet}",
                mend=f"A sheet holds at most {MOST_ROWS} rows and {MOST_COLUMNS} columns: clear what lies beyond.",
            )
        if fault:
            broken.append(Broken(place, row, column, fault))
    return tuple(broken)


def _bare_cells(path: Path, sheet: str) -> Iterator[tuple[str, str]]:
    """Every cell that says where it stands, with what is wrong with its formula, if anything."""
    with zipfile.ZipFile(path) as parts, parts.open(_sheet_part(parts, sheet)) as part:
        for _, element in ElementTree.iterparse(part):
            if _is(element, "c") and "r" in element.attrib:
                yield element.attrib["r"], _formula_fault(element)
            if _is(element, "row"):
                element.clear()


def _formula_fault(cell: ElementTree.Element) -> str:
    value = cell.findtext("{*}v")
    if cell.get("t") == "e":
        return f"shows an error ({value})"
    if cell.find("{*}f") is not None and not value and cell.get("t") != "str":
        return "holds a formula that was never computed"
    return ""


def _sheet_part(parts: zipfile.ZipFile, sheet: str) -> str:
    """Which part of the workbook the sheet is: the book names a relation, the relation names the part."""
    book = ElementTree.fromstring(parts.read("xl/workbook.xml"))
    relation = {
        element.attrib["name"]: cell
        for element in book.iterfind("{*}sheets/{*}sheet")
        for key, cell in element.attrib.items()
        if key.endswith("}id")
    }[sheet]
    relations = ElementTree.fromstring(parts.read("xl/_rels/workbook.xml.rels"))
    target = {element.attrib["Id"]: element.attrib["Target"] for element in relations}[relation]
    return target.removeprefix("/") if target.startswith("/") else f"xl/{target}"


def _is(element: ElementTree.Element, name: str) -> bool:
    """Whether it is the element of this name. Which of the two standards for workbooks is followed does not matter."""
    return element.tag.rpartition("}")[2] == name


def _column_and_row(place: str) -> tuple[int, int]:
    """The numbers of a place such as AB12: (28, 12)."""
    found = re.fullmatch(r"([A-Z]+)(\d+)", place)
    if found is None:
        return 0, 0
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return column, int(found[2])
