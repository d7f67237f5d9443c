"""Writes the measure workbook as XLSX, empty for an office to fill in, or filled. Same input, same bytes."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from goldthread.analytics.intake.tables.workbook import SHEET
from goldthread.analytics.schema import MEASURE_WORKBOOK, SENSES
from goldthread.analytics.sources.measure_row import ReportedRow, read_row
from goldthread.core.period import Period

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

GUIDE_SHEET = "Read me"
ROWS_WITH_CHOICES = 5_000
_MADE = datetime(2000, 1, 1)  # a workbook carries the moment it was made; a fixed one keeps its bytes the same
GUIDE = (
    ("What this is", f"Figures that your papers state, one a row, on the sheet “{SHEET}”. Then: goldthread load FILE"),
    ("measure", "The code of the measure’s card. Needed."),
    ("area", "Its name or code; empty for the whole area of the body."),
    ("group", "The group of people it is about, such as officers or staff; empty for everyone."),
    ("period", "2025-05, 2025/26 Q1, 2025/26, 2025, year to March 2022, or 2022-04-28. Needed. Q2 alone is refused."),
    ("value", "The figure alone, without % or £. Or give the next two, or only a change."),
    ("numerator", "The part, where the figure is a share or a rate: how many of …"),
    ("denominator", "… the whole."),
    (
        "base",
        "Of a survey: how many people answered, unweighted, as published. Without it no move can be told from chance.",
    ),
    ("deft", "Of a survey: the design factor as published, such as 1.2. Not the design effect, which is its square."),
    ("change number", "The change as the document states it, as a number of things."),
    ("change percent", "The change as the document states it, in percent of the earlier figure."),
    ("change points", "The change as the document states it, in percentage points."),
    ("compared period", "The period that the change is measured from."),
    ("baseline", "The level that the plan measures from."),
    ("milestone", "The level that the plan aims at for this period; for a range two numbers, such as 10-12."),
    ("sense", f"How the milestone is meant: {', '.join(SENSES)}; or empty."),
    ("document", "Which document states the figure, so that a reader can find it. Needed."),
    ("paragraph", "Where in it: paragraph, page or table."),
    ("reported by", "Which post or office reported it. No names of people."),
    ("reported on", "The day, as 2022-05-31."),
    ("note", "Anything a reader must know. A row without a figure says here why there is none."),
)

_EXAMPLE_DOCUMENT: dict[str, float | str] = {
    "document": "Illustration with made-up figures, not a real report",
    "reported on": "2025-05-20",
}
_EXAMPLE_CELLS: tuple[dict[str, float | str], ...] = (
    {
        "measure": "confidence", "period": "year to March 2025", "value": 51.2, "base": 1015, "deft": 1.2,
        "change points": 1.4,
        "compared period": "year to March 2024", "baseline": 49.8, "milestone": 52, "sense": "at least",
        "paragraph": "2.1", "reported by": "Performance analyst",
        "note": "Made up. A level with all that belongs to it.",
    },
    {
        "measure": "victim-satisfaction", "period": "2025/26 Q1", "numerator": 412, "denominator": 640,
        "paragraph": "2.4", "note": "Made up. A share, given as the part and the whole.",
    },
    {
        "measure": "volunteers", "period": "2024/25", "change number": 75, "change percent": 18,
        "compared period": "2023/24", "paragraph": "3.2", "note": "Made up. A change that is stated without a level.",
    },
    {
        "measure": "sickness-rate", "group": "officers", "period": "2025-03", "value": 8.9, "milestone": "8-9.5",
        "sense": "range", "paragraph": "4.1", "note": "Made up. A range as milestone, and one group of people.",
    },
    {
        "measure": "savings", "period": "2025/26", "milestone": 4500000, "sense": "at least", "paragraph": "5",
        "note": "Made up. No figure to date: a row may hold a milestone alone.",
    },
)  # fmt: skip


def _example_row(cells: dict[str, float | str], row: int) -> ReportedRow:
    named = {column.name: cells.get(column.heading, "") for column in MEASURE_WORKBOOK.read}
    read = read_row(named, row)
    if isinstance(read, list):
        raise ValueError("; ".join(map(str, read)))
    return read


EXAMPLE_ROWS: tuple[ReportedRow, ...] = tuple(
    _example_row(_EXAMPLE_DOCUMENT | cells, row) for row, cells in enumerate(_EXAMPLE_CELLS, start=2)
)
"""Made-up figures, one for each way in which a document states one; each says that it is made up. Their codes are those
of cards in the worked example."""


def write_template(path: Path) -> None:
    """Write an empty measure workbook, with its guide, to the path."""
    write_filled(path, ())


def write_filled(path: Path, rows: Iterable[ReportedRow]) -> None:
    """Write a measure workbook that holds these figures; reading it back gives the same figures. Raises OSError when
    the path cannot be written to."""
    import xlsxwriter  # local: only these two functions write workbooks
    from xlsxwriter.exceptions import FileCreateError

    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    try:
        with xlsxwriter.Workbook(str(path), options) as book:
            _write_sheets(book, rows)
    except FileCreateError as fault:
        raise fault.args[0] from None


def _write_sheets(book: "Workbook", rows: Iterable[ReportedRow]) -> None:
    book.set_properties({"title": "Measure workbook", "created": _MADE})
    bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
    guide, measures = book.add_worksheet(GUIDE_SHEET), book.add_worksheet(SHEET)
    _write_guide(guide, bold, book.add_format({"text_wrap": True, "valign": "top"}))
    _write_header(measures, bold, book)
    for place, row in enumerate(rows, start=1):
        _write_row(measures, place, row)
    measures.activate()


def _write_guide(sheet: "Worksheet", bold: "Format", plain: "Format") -> None:
    sheet.set_column(0, 0, 18)
    sheet.set_column(1, 1, 90)
    for place, (heading, meaning) in enumerate(GUIDE):
        sheet.write_string(place, 0, heading, bold)
        sheet.write_string(place, 1, meaning, plain)


def _write_header(sheet: "Worksheet", bold: "Format", book: "Workbook") -> None:
    as_text = book.add_format({"num_format": "@"})
    for place, column in enumerate(MEASURE_WORKBOOK.read):
        # Texts, and the milestone for its ranges, are formatted as text so that Excel makes no dates of what is typed.
        is_text = column.kind in ("VARCHAR", "DATE") or column.name == "milestone"
        sheet.set_column(place, place, max(12, len(column.heading) + 2), as_text if is_text else None)
        sheet.write_string(0, place, column.heading, bold)
    sense = MEASURE_WORKBOOK.headings.index("sense")
    sheet.data_validation(
        1,
        sense,
        ROWS_WITH_CHOICES,
        sense,
        {
            "validate": "list",
            "source": list(SENSES),
            "error_title": "Sense",
            "error_message": f"One of: {', '.join(SENSES)}.",
        },
    )
    sheet.freeze_panes(1, 1)


def _write_row(sheet: "Worksheet", place: int, row: ReportedRow) -> None:
    for column, cell in enumerate(_cells(row)):
        if isinstance(cell, float):
            sheet.write_number(place, column, cell)
        elif cell:
            sheet.write_string(place, column, cell)


def _cells(row: ReportedRow) -> Sequence[float | str]:
    plain = {column.name: _plain(getattr(row, column.name)) for column in MEASURE_WORKBOOK.read}
    return list((plain | {"milestone": _range(row)}).values())


def _range(row: ReportedRow) -> float | str:
    if row.milestone_upper is None:
        return _plain(row.milestone)
    return f"{row.milestone!r}-{row.milestone_upper!r}"


def _plain(cell: object) -> float | str:
    if isinstance(cell, Period):
        return cell.code
    if isinstance(cell, date):
        return cell.isoformat()
    return "" if cell is None else float(cell) if isinstance(cell, float | int) else str(cell)
