"""Tables as CSV files, line by line. Text that a spreadsheet would run as a formula is made harmless."""

import csv
from collections.abc import Iterable, Iterator, Mapping

RUNS_AS_FORMULA = ("=", "+", "-", "@", "\t", "\r")
BYTE_ORDER_MARK = "\ufeff"
"""Stands first in a file of people's words, so that a spreadsheet reads its letters as UTF-8."""

Cell = str | float | int | None


class _Line:
    """A file that hands each line back instead of keeping it."""

    def write(self, text: str) -> str:
        return text


def csv_lines(head: tuple[str, ...], rows: Iterable[Mapping[str, Cell]]) -> Iterator[str]:
    """The file, line by line, header first; a cell that a row does not give is empty."""
    writer = csv.writer(_Line(), lineterminator="\r\n")
    yield writer.writerow(head)
    for row in rows:
        yield writer.writerow([harmless(row.get(name)) for name in head])


def harmless(cell: Cell) -> str:
    """A cell as text; whole numbers without a decimal point. A leading quote keeps text from being run.

    >>> harmless("=1+1"), harmless(-3.0), harmless(None)
    ("'=1+1", '-3', '')
    """
    if isinstance(cell, str):
        return f"'{cell}" if cell.startswith(RUNS_AS_FORMULA) else cell
    return "" if cell is None else f"{cell:.15g}"
