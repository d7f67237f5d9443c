"""The sheets of a workbook, or the one sheet that a CSV file is, for feeds that are published as either."""

from collections.abc import Iterator

from goldthread.analytics.intake import archive
from goldthread.analytics.intake.opening import Incoming
from goldthread.analytics.intake.tables import delimited, workbook
from goldthread.analytics.intake.tables.banded import Rows


def sheets_of(incoming: Incoming) -> Iterator[tuple[str, Rows]]:
    """Each sheet with its name, empty for a CSV file, and its rows from row 1 on."""
    if archive.is_zip(incoming.path):
        yield from workbook.every_sheet(incoming.path, incoming.name)
    else:
        yield "", [row for _, row in delimited.even_rows(incoming.path, incoming.name)]


def place_in(name: str, sheet: str, row: int) -> str:
    """Where a row stands, as messages say it."""
    return f"{name}, sheet {sheet}, row {row}" if sheet else delimited.at(name, row)
