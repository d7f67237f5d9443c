"""Sheets of a workbook that are plain tables below a few rows of title: where their header stands, and their lines.

It merges nothing and carries nothing down: a sheet laid out for people is not read here.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from goldthread.analytics.intake.opening import Incoming
from goldthread.analytics.intake.tables.workbook import Cell
from goldthread.analytics.sources.columns import Line
from goldthread.core.errors import BadInput

WITHIN = 12
_GLUED = re.compile(r"(?<=[a-z)])[\d, ]+$")


@dataclass(frozen=True, slots=True)
class HeadedSheet:
    """A sheet with its header found: `header` counts from 0, `places` says in which column each wanted cell stands."""

    name: str
    sheet: str
    rows: Sequence[Sequence[Cell]]
    header: int
    places: Mapping[str, int]

    @property
    def titles(self) -> tuple[str, ...]:
        """What stands above the header, cell by cell."""
        return tuple(plain(cell) for row in self.rows[: self.header] for cell in row if plain(cell))

    @property
    def headings(self) -> tuple[str, ...]:
        return tuple(plain(cell) for cell in self.rows[self.header])

    def lines(self) -> Iterator[tuple[Line, Sequence[Cell]]]:
        """Every row below the header that holds something, with all of its cells as they are."""
        where = f"{self.name}, sheet {self.sheet}"
        for number, row in enumerate(self.rows[self.header + 1 :], start=self.header + 2):
            cells = {name: plain(row[place]) for name, place in self.places.items()}
            if any(cells.values()):
                yield Line(where, number, cells), row


def headed(
    incoming: Incoming, sheet: str, rows: Sequence[Sequence[Cell]], wanted: Mapping[str, re.Pattern[str]]
) -> HeadedSheet:
    """Find the row of headings: the first in which each of the wanted patterns matches one. Raises BadInput."""
    for number, row in enumerate(rows[:WITHIN]):
        texts = [_GLUED.sub("", plain(cell)) for cell in row]
        places = {name: _first(pattern, texts) for name, pattern in wanted.items()}
        if None not in places.values():
            found = {name: place for name, place in places.items() if place is not None}
            return HeadedSheet(incoming.name, sheet, rows, number, found)
    named = ", ".join(f"“{name}”" for name in wanted)
    fault = f"No row of the first {WITHIN} holds the headings {named}."
    raise BadInput(fault, where=f"{incoming.name}, sheet {sheet}", mend="Fetch the file again.")


def plain(cell: Cell) -> str:
    """A cell as a line of text; a whole number without its nought after the point."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return " ".join(str(cell).split())


def _first(pattern: re.Pattern[str], texts: Sequence[str]) -> int | None:
    return next((place for place, text in enumerate(texts) if pattern.fullmatch(text)), None)
