"""What columns the Home Office's open data tables of crime have, and where they stand in one sheet.

Columns are known by their headings, in whatever row and order they stand; a sheet that lacks one that is needed is
not read as such a table.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from goldthread.analytics.intake.sample import Sample
from goldthread.analytics.intake.tables.delimited import fold
from goldthread.analytics.intake.tables.workbook import Cell
from goldthread.analytics.sources.home_office_areas import plain

HEADER_WITHIN = 40
YEAR = ("Financial Year",)
QUARTER = ("Financial Quarter",)
FORCE = ("Force Name", "Police Force", "Police Force Area")
PARTNERSHIP = ("CSP Name", "Community Safety Partnership")
OFFENCE = ("Offence Description",)
CODE = ("Offence Code",)
GROUP = ("Offence Group",)
SUBGROUP = ("Offence Subgroup",)
OUTCOME_TYPE = ("Outcome Type",)
NUMBER = ("Number of Offences", "Offence Count", "Number of recorded offences")
A_YEAR = re.compile(r"((?:19|20)\d\d)\s*[/_–-]\s*((?:19|20)?\d\d)")


@dataclass(frozen=True, slots=True)
class Part:
    """One word of the breakdown, and the headings that its column may have. One that is not needed may be missing."""

    word: str
    headings: tuple[str, ...]
    is_needed: bool = True


@dataclass(frozen=True, slots=True)
class Layout:
    """What a kind of these tables has for columns.

    `area` are the headings of the column of areas; `series` those of what is counted, empty where each column of
    counts is a series of its own; `counts` the columns of counts, each with the headings that releases gave it.
    `without` are headings that only another kind has.
    """

    unit: str
    area: tuple[str, ...]
    series: tuple[str, ...]
    parts: tuple[Part, ...]
    counts: tuple[tuple[str, ...], ...]
    without: tuple[str, ...] = ()

    @property
    def needed(self) -> tuple[tuple[str, ...], ...]:
        """The names that each column may have that must be there."""
        parts = (part.headings for part in self.parts if part.is_needed)
        return (YEAR, QUARTER, self.area, *(one for one in (self.series, *parts) if one), *self.counts)

    @property
    def headings(self) -> tuple[str, ...]:
        """Every heading, by the first of its names."""
        optional = (part.headings for part in self.parts if not part.is_needed)
        return tuple(names[0] for names in (*self.needed, *optional))

    @property
    def required(self) -> tuple[str, ...]:
        """The headings that are needed, each by the first of its names."""
        return tuple(names[0] for names in self.needed)


@dataclass(frozen=True, slots=True)
class Columns:
    """Where the columns of one sheet stand: `first_row` is the index of the first row below the headings, the others
    are indexes of cells. `series` is None where the counts are series of their own, by their headings."""

    first_row: int
    year: int
    quarter: int
    area: int
    series: int | None
    parts: tuple[tuple[str, int], ...]
    counts: tuple[tuple[str, int], ...]


def is_of(sample: Sample, layout: Layout) -> bool:
    """Whether one of the file's sheets has the headings of this layout."""
    if sample.kind == "workbook":
        tops = (sample.top(sheet, HEADER_WITHIN) for sheet in _years_first(sample.sheets))
        return any(columns_of(top, layout) is not None for top in tops)
    return sample.kind == "csv" and columns_of([sample.header], layout) is not None


def columns_of(rows: Iterable[Sequence[Cell]], layout: Layout) -> Columns | None:
    """Where the columns stand, by the first row that has every heading that is needed; None when no row has, or when
    the sheet is of another kind."""
    for number, row in enumerate(rows, 1):
        at = {fold(plain(cell)): index for index, cell in reversed(tuple(enumerate(row))) if cell != ""}
        if all(_place(at, names) is not None for names in layout.needed):
            return None if _place(at, layout.without) is not None else _columns(at, layout, number)
    return None


def missing(rows: Iterable[Sequence[Cell]], layout: Layout) -> tuple[str, ...]:
    """The headings that are needed and lack in the row that has most of them, each by the first of its names; empty
    when none lacks, and when the sheet is of another kind."""
    found = [frozenset(fold(plain(cell)) for cell in row if cell != "") for row in rows]
    if any(fold(name) in row for row in found for name in layout.without):
        return ()
    lacking = (tuple(names[0] for names in layout.needed if not {*map(fold, names)} & row) for row in found)
    return min(lacking, key=len, default=())


def _columns(at: Mapping[str, int], layout: Layout, first_row: int) -> Columns:
    parts = ((part.word, _place(at, part.headings)) for part in layout.parts)
    return Columns(
        first_row=first_row,
        year=_required(at, YEAR),
        quarter=_required(at, QUARTER),
        area=_required(at, layout.area),
        series=_place(at, layout.series),
        parts=tuple((word, place) for word, place in parts if place is not None),
        counts=tuple((names[0], _required(at, names)) for names in layout.counts),
    )


def _place(at: Mapping[str, int], names: Iterable[str]) -> int | None:
    return next((at[fold(name)] for name in names if fold(name) in at), None)


def _required(at: Mapping[str, int], names: Iterable[str]) -> int:
    return next(at[fold(name)] for name in names if fold(name) in at)


def _years_first(sheets: Iterable[str]) -> list[str]:
    """The sheets that are named for a year before the others, so that few are looked into."""
    return sorted(sheets, key=lambda sheet: A_YEAR.search(sheet) is None)
