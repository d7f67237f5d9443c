"""Tables as files, row by row: CSV, JSON and XLSX. Text that a spreadsheet would run as a formula is made harmless."""

import csv
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

RUNS_AS_FORMULA = re.compile(r"[\t\r\n]|[\s\u200b\u2060\ufeff]*[=+\-@＝＋－＠]")
BYTE_ORDER_MARK = "\ufeff"
"""Stands first in a file of people's words, so that a spreadsheet reads its letters as UTF-8."""
DAY_FORMAT = "dd/mm/yyyy"
LONGEST_CELL = 32_767
"""Characters that a cell of a workbook holds."""
BLOCK = 2**16

Cell = str | float | int | bool | date | None
Row = Mapping[str, Cell]

_BOOK_OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_MADE = datetime(2000, 1, 1)  # a workbook carries the moment it was made; a fixed one keeps its bytes the same
_WIDTHS = {"text": 24, "day": 12}


class _Line:
    """A file that hands each line back instead of keeping it."""

    def write(self, text: str) -> str:
        return text


def csv_lines(head: Sequence[str], rows: Iterable[Row]) -> Iterator[str]:
    """The file, line by line, header first; a cell that a row does not give is empty."""
    writer = csv.writer(_Line(), lineterminator="\r\n")
    yield writer.writerow([harmless(name) for name in head])
    for row in rows:
        yield writer.writerow([harmless(row.get(name)) for name in head])


def json_lines(head: Sequence[str], rows: Iterable[Row]) -> Iterator[str]:
    """The file, row by row: a list of objects with every heading as a key; days as 2026-04-03."""
    start = "["
    for row in rows:
        cells = {name: _as_json(row.get(name)) for name in head}
        yield f"{start}\n{json.dumps(cells, ensure_ascii=False)}"
        start = ","
    yield "\n]\n" if start == "," else "[]\n"


@contextmanager
def xlsx_file(title: str, head: Sequence[str], rows: Iterable[Row]) -> Iterator[Path]:
    """The workbook, with one sheet of this title, in a file that is gone afterwards. Written row by row."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "table.xlsx"
        write_xlsx(path, title, head, rows)
        yield path


def xlsx_blocks(title: str, head: Sequence[str], rows: Iterable[Row]) -> Iterator[bytes]:
    """The same, block by block, to be sent."""
    with xlsx_file(title, head, rows) as path, path.open("rb") as file:
        while block := file.read(BLOCK):
            yield block


def write_xlsx(path: Path, title: str, head: Sequence[str], rows: Iterable[Row]) -> None:
    """Write the workbook to the path. Text stays text, days are days. Raises OSError when it cannot be written."""
    import xlsxwriter  # local: slow to import, and few requests ask for a workbook
    from xlsxwriter.exceptions import FileCreateError

    try:
        with xlsxwriter.Workbook(str(path), _BOOK_OPTIONS) as book:
            book.set_properties({"title": title, "created": _MADE})
            _write_sheet(book, title, head, rows)
    except FileCreateError as fault:
        raise fault.args[0] from None


def sheet_name(title: str) -> str:
    """The title as the name of a sheet: without the signs that none may have, of 31 characters at most.

    >>> sheet_name("Grants: paid/owed"), sheet_name("''")
    ('Grants paid owed', 'Table')
    """
    kept = "".join(" " if sign in "[]:*?/\\" else sign for sign in title)
    return " ".join(kept.split()).strip("'")[:31].strip("' ") or "Table"


def harmless(cell: Cell) -> str:
    """A cell as text; whole numbers without a decimal point, days as 2026-04-03. A leading quote keeps text from being
    run.

    >>> harmless("=1+1"), harmless(-3.0), harmless(None), harmless(True)
    ("'=1+1", '-3', '', 'yes')
    """
    if isinstance(cell, str):
        return f"'{cell}" if RUNS_AS_FORMULA.match(cell) else cell
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, date):
        return cell.isoformat()
    return "" if cell is None else f"{cell:.15g}"


def _as_json(cell: Cell) -> Any:
    return cell.isoformat() if isinstance(cell, date) else cell


def _write_sheet(book: "Workbook", title: str, head: Sequence[str], rows: Iterable[Row]) -> None:
    sheet = book.add_worksheet(sheet_name(title))
    bold, day = book.add_format({"bold": True}), book.add_format({"num_format": DAY_FORMAT})
    sheet.set_column(0, max(0, len(head) - 1), _WIDTHS["text"])
    sheet.freeze_panes(1, 0)
    for column, name in enumerate(head):
        sheet.write_string(0, column, name, bold)
    for number, row in enumerate(rows, start=1):
        for column, name in enumerate(head):
            write_cell(sheet, (number, column), row.get(name), day=day)


def write_cell(sheet: "Worksheet", place: tuple[int, int], cell: Cell, *, day: Any) -> None:
    """One cell by the kind of its value; a text that is longer than a cell ends in an ellipsis."""
    if isinstance(cell, bool):
        sheet.write_string(*place, "yes" if cell else "no")
    elif isinstance(cell, date):
        sheet.write_datetime(*place, datetime(cell.year, cell.month, cell.day), day)
    elif isinstance(cell, str):
        if cell:
            sheet.write_string(*place, cell if len(cell) <= LONGEST_CELL else f"{cell[: LONGEST_CELL - 1]}…")
    elif cell is not None:
        sheet.write_number(*place, cell)
