"""Which sheets of a published workbook hold figures, so that none of them is passed over without a word.

Reads no table: it only tells a sheet with numbers from a cover, contents or notes.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from goldthread.analytics.intake.tables.banded import Rows, number_or_mark
from goldthread.analytics.intake.tables.workbook import Cell

_FRONT = re.compile(r"(contents?|index|notes?|cover|front|title|information|metadata)\b", re.IGNORECASE)


def holds_figures(name: str, rows: Rows) -> bool:
    """Whether numbers stand in the sheet of this name, other than the numbering 1, 2, 3 … of a list.

    A cover, contents or notes may name a year or a page beside a text: there, it takes two numbers in a row.
    """
    numbers = [
        [(place, value) for place, cell in enumerate(row) if (value := _number(cell)) is not None] for row in rows
    ]
    if _FRONT.match(name.replace("_", " ").strip()):
        return any(len(row) > 1 for row in numbers)
    columns: dict[int, list[float]] = {}
    for place, value in (pair for row in numbers for pair in row):
        columns.setdefault(place, []).append(value)
    return not all(map(_is_numbering, columns.values()))


def told_unread(sheets: Sequence[str]) -> Iterator[str]:
    """One sentence that names the sheets, none where there are none."""
    if sheets:
        yield f"Not read, though numbers stand there: {', '.join(f'sheet {sheet.strip()}' for sheet in sheets)}."


def _number(cell: Cell) -> float | None:
    return number_or_mark(cell)[0] if isinstance(cell, int | float | str) else None


def _is_numbering(column: Iterable[float]) -> bool:
    return all(value == number for number, value in enumerate(column, 1))
