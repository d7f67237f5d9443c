"""Where the title of a police force area table stands: in one of the first rows, "Table P3: …" or "Table P3. …".

Says nothing of what a title is about.
"""

import re
from collections.abc import Sequence

from goldthread.analytics.intake.tables.banded import Rows, folded
from goldthread.analytics.intake.tables.workbook import Cell

_TITLE = re.compile(r"table\s+p\s*\d+[a-z]?\s*[-:.\N{EN DASH}\N{EM DASH}]?\s*[A-Z]", re.IGNORECASE)
_SHEET = re.compile(r"(table\s*_?)?p\s*\d+[a-z]?", re.IGNORECASE)
_WITHIN = 6


def is_named_as_table(sheet: str) -> bool:
    """Whether a sheet is called as the tables are: "Table P1", "P1"."""
    return _SHEET.fullmatch(sheet.strip()) is not None


def title_of(rows: Rows) -> str:
    """The title that stands in one of the first rows, empty where there is none."""
    return next((text for text in map(_first_text, rows[:_WITHIN]) if _TITLE.match(text)), "")


def from_title(rows: Rows) -> Rows:
    """The rows with those above the title emptied, so that each keeps its number."""
    place = next((place for place, row in enumerate(rows[:_WITHIN]) if _TITLE.match(_first_text(row))), 0)
    return [*([] for _ in range(place)), *rows[place:]]


def _first_text(row: Sequence[Cell]) -> str:
    return next((folded(cell) for cell in row if cell != ""), "")
