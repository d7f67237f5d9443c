"""Writes a plan workbook as XLSX, empty for an office to fill in, or filled. Same input, same bytes."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from goldthread.apps.planning.workbook.layout import DATE, GUIDE_TITLE, PROSE, SHEETS, Column, Sheet

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

Value = str | float | date
Rows = Mapping[str, Sequence[Mapping[str, Value]]]
"""Cells by heading, row by row, by the title of their sheet."""

ROWS_WITH_CHOICES = 5_000
DAY_FORMAT = "dd/mm/yyyy"
_MADE = datetime(2000, 1, 1)  # a workbook carries the moment it was made; a fixed one keeps its bytes the same
_WHAT_IT_IS = (
    "A plan with its actions, what was said of them, its measures and the paragraphs of its papers. "
    "Fill in the sheets, then run: goldthread load FILE"
)
_GUIDE_HEADINGS = ("Sheet", "Column", "What to write", "Needed")


def write_template(path: Path) -> None:
    """Write an empty plan workbook, with its guide, to the path."""
    write_filled(path, {})


def write_filled(path: Path, rows: Rows) -> None:
    """Write a plan workbook that holds these rows. Raises OSError when the path cannot be written to."""
    import xlsxwriter  # local: only this function writes workbooks
    from xlsxwriter.exceptions import FileCreateError

    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    try:
        with xlsxwriter.Workbook(str(path), options) as book:
            book.set_properties({"title": "Plan workbook", "created": _MADE})
            _write_guide(book)
            for sheet in SHEETS:
                _write_sheet(book, sheet, rows.get(sheet.title, ()))
            book.worksheets()[1].activate()
    except FileCreateError as fault:
        raise fault.args[0] from None


def _write_guide(book: "Workbook") -> None:
    sheet = book.add_worksheet(GUIDE_TITLE)
    head, plain = _head(book), book.add_format({"text_wrap": True, "valign": "top"})
    for place, width in enumerate((14, 16, 90, 10)):
        sheet.set_column(place, place, width)
    lines = [_GUIDE_HEADINGS, ("", "", _WHAT_IT_IS, "")]
    for one in SHEETS:
        lines.append((one.title, "", one.guide, ""))
        lines += [(one.title, column.heading, _guide(column), "needed" * column.needed) for column in one.columns]
    for place, line in enumerate(lines):
        for column, text in enumerate(line):
            sheet.write_string(place, column, text, plain if place else head)
    sheet.freeze_panes(1, 0)


def _guide(column: Column) -> str:
    """What to write, with the words there are to choose from, or how a day is written."""
    if column.form == DATE:
        return f"{column.guide} A date cell, shown as {DAY_FORMAT}: a day typed as text is refused."
    return f"{column.guide} One of: {', '.join(column.choices)}." if column.choices else column.guide


def _write_sheet(book: "Workbook", layout: Sheet, rows: Sequence[Mapping[str, Value]]) -> None:
    sheet = book.add_worksheet(layout.title)
    head, forms = _head(book), _forms(book)
    for place, column in enumerate(layout.columns):
        sheet.set_column(place, place, column.width, forms[column.form])
        sheet.write_string(0, place, column.heading, head)
        if column.choices:
            sheet.data_validation(
                1, place, ROWS_WITH_CHOICES, place, {"validate": "list", "source": list(column.choices)}
            )
    for number, row in enumerate(rows, start=1):
        for place, column in enumerate(layout.columns):
            _write_cell(sheet, (number, place), row.get(column.heading, ""), forms)
    sheet.freeze_panes(1, 0)


def _write_cell(sheet: "Worksheet", place: tuple[int, int], value: Value, forms: Mapping[str, "Format"]) -> None:
    """A cell by the kind of its value, whatever its column asks for: what is wrong with it is for the reader to say."""
    if isinstance(value, date):
        sheet.write_datetime(*place, datetime(value.year, value.month, value.day), forms[DATE])
    elif isinstance(value, str):
        if value:
            sheet.write_string(*place, value)
    else:
        sheet.write_number(*place, value)


def _head(book: "Workbook") -> "Format":
    return book.add_format({"bold": True, "text_wrap": True, "valign": "top"})


def _forms(book: "Workbook") -> dict[str, "Format"]:
    """How the cells of a column are formatted: short ones as text, so that Excel makes no days or numbers of them."""
    return {
        DATE: book.add_format({"num_format": DAY_FORMAT}),
        PROSE: book.add_format({"text_wrap": True, "valign": "top"}),
        "text": book.add_format({"num_format": "@"}),
    }
