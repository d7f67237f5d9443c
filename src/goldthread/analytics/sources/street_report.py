"""What a street file holds, counted over its table, and what is wrong or odd in it.

A fault stops the file at its first row; an oddity is told as a warning and the row is kept.
"""

import csv
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from goldthread.analytics import engine
from goldthread.analytics.areas import find_force
from goldthread.analytics.intake.landing import BLANK, FileReport
from goldthread.analytics.intake.tables import delimited
from goldthread.analytics.schema import ROW, STREET, street_categories
from goldthread.core.errors import BadInput

_MONTH = re.compile(r"(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])")
_NEAR = "On or near "
_FILLED = tuple(column.heading for column in STREET.read if column.required)
_NOT_ON_EARTH = "NOT (longitude BETWEEN -180 AND 180 AND latitude BETWEEN -90 AND 90)"
_WHOLE = """
    SELECT count(DISTINCT crime_id), min(longitude), max(longitude), min(latitude), max(latitude) FROM {table}
"""
_NAME = re.compile(r"(?P<month>\d{4}-\d{2})-(?P<force>[a-z-]+)-street", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Contents:
    """The counts of one street file: of rows, save `identifiers`, the distinct Crime IDs."""

    month: str
    reported_by: str
    rows: int
    identified: int
    identifiers: int
    located: int
    with_outcome: int
    crime_type: Mapping[str, int]
    district: Mapping[str, int]
    outcome: Mapping[str, int]
    default_location: Mapping[str, int]

    def report(self, name: str, mark: delimited.Fingerprint, headings: Sequence[str]) -> FileReport:
        """The report of the file of this name that the table was made from."""
        warnings = tuple(self._oddities(name, mark, headings))
        return self.counted(FileReport(name, line_ending=mark.line_ending, headings=tuple(headings), warnings=warnings))

    def counted(self, report: FileReport) -> FileReport:
        """The same report with these counts."""
        return replace(
            report,
            rows=self.rows,
            blank_crime_id=self.rows - self.identified,
            extra_rows_with_repeated_crime_id=self.identified - self.identifiers,
            blank_lsoa=self.rows - self.located,
            blank_outcome=self.rows - self.with_outcome,
            crime_type=self.crime_type,
            district=self.district,
            outcome=self.outcome,
            default_location=self.default_location,
        )

    def _oddities(self, name: str, mark: delimited.Fingerprint, headings: Sequence[str]) -> Iterator[str]:
        if mark.is_mixed:
            yield "Its lines end in two ways; every row was read."
        known = {delimited.fold(heading) for heading in STREET.headings}
        for heading in headings:
            if delimited.fold(heading) not in known:
                yield f"The column “{heading}” is not known in street files and was left out."
        for crime_type in sorted(self.crime_type.keys() - street_categories()):
            number = self.crime_type[crime_type]
            rows = "1 row" if number == 1 else f"{number} rows"
            yield f"The crime type “{crime_type}” ({rows}) is not among those known; it was kept."
        if named := _NAME.match(PurePosixPath(name).name):
            yield from self._misnomers(named)

    def _misnomers(self, named: re.Match[str]) -> Iterator[str]:
        if named["month"] != self.month:
            yield f"The file is named for {named['month']}, its rows say {self.month}; the rows were believed."
        force = find_force(named["force"])
        if force and force != find_force(self.reported_by):
            yield f"The file is named for {named['force']}, its rows are by {self.reported_by}; the rows were believed."


class _Group(NamedTuple):
    """The rows of one file that agree in their texts: how many there are, and the first of them by its row.

    `default` is the location they stand at, where it is one of the default ones.
    """

    month: str | None
    reported_by: str | None
    crime_type: str | None
    district: str
    outcome: str | None
    default: str | None
    rows: int
    identified: int
    located: int
    first: int

    @property
    def filled(self) -> tuple[str | None, ...]:
        """The cells that no row may leave blank, in the order of _FILLED."""
        return self.month, self.reported_by, self.crime_type


class _Whole(NamedTuple):
    """Of the whole file: its distinct Crime IDs, and the bounds of its places in degrees, None without a place."""

    identifiers: int
    west: float | None
    east: float | None
    south: float | None
    north: float | None

    @property
    def is_on_earth(self) -> bool:
        return _within(180, self.west, self.east) and _within(90, self.south, self.north)


def contents(parquet: Path, name: str) -> Contents:
    """The counts of a street table. Raises BadInput at the first row that cannot be used, or when there is no row."""
    table = f"read_parquet({engine.file_literal(parquet)})"
    groups = [_Group(*group) for group in engine.run(_groups(table))]
    if not groups:
        raise BadInput("holds a header and no rows.", where=name, mend="Fetch the file again.")
    whole = _Whole(*engine.run(_WHOLE.format(table=table))[0])
    faults = [*_faults(groups), *(() if whole.is_on_earth else _lost(table))]
    if faults:
        row, _rank, sentence = min(faults)
        raise BadInput(sentence, where=delimited.at(name, row))
    return _contents(groups, whole.identifiers)


def _within(most: float, least: float | None, greatest: float | None) -> bool:
    return least is None or greatest is None or -most <= least <= greatest <= most


def _contents(groups: Sequence[_Group], identifiers: int) -> Contents:
    reported_by = groups[0].reported_by or ""
    force = find_force(reported_by)
    defaults = _default_locations(force.slug if force else "")
    return Contents(
        month=groups[0].month or "",
        reported_by=reported_by,
        rows=sum(group.rows for group in groups),
        identified=sum(group.identified for group in groups),
        identifiers=identifiers,
        located=sum(group.located for group in groups),
        with_outcome=sum(group.rows for group in groups if group.outcome is not None),
        crime_type=_sums((group.crime_type, group.rows) for group in groups),
        district=_sums((group.district, group.rows) for group in groups),
        outcome=_sums((group.outcome, group.rows) for group in groups),
        default_location=_sums((defaults[one.default], one.rows) for one in groups if one.default in defaults),
    )


def _sums(counts: Iterable[tuple[str | None, int]]) -> dict[str, int]:
    """The rows of each name, by name."""
    sums: Counter[str] = Counter()
    for name, rows in counts:
        sums[name or BLANK] += rows
    return dict(sorted(sums.items()))


def _faults(groups: Sequence[_Group]) -> Iterator[tuple[int, int, str]]:
    """What must not be so in any row: the first row that it is so in, its rank among faults, and the sentence."""
    first = min(groups, key=lambda group: group.first)
    leading: dict[tuple[str | None, ...], _Group] = {}
    for group in groups:
        if group.first < leading.setdefault(group.filled, group).first:
            leading[group.filled] = group
    for group in leading.values():
        for rank, sentence in _sentences(group, first):
            yield group.first, rank, sentence


def _sentences(group: _Group, first: _Group) -> Iterator[tuple[int, str]]:
    for rank, (heading, text) in enumerate(zip(_FILLED, group.filled, strict=True)):
        if not (text or "").strip(" "):
            yield rank, f"The column “{heading}” is blank."
    if group.month and not _MONTH.fullmatch(group.month):
        yield 3, f"“{group.month}” is not a month. A month is written 2025-05."
    if group.month and group.month != first.month:
        before = f"the rows before it of {first.month}"
        yield 4, f"is of {group.month}, and {before}: a file is one month. Split the file by month."
    if group.reported_by and group.reported_by != first.reported_by:
        before = f"the rows before it by {first.reported_by}"
        yield 5, f"is reported by {group.reported_by}, and {before}: a file has one publisher. Split the file."


def _lost(table: str) -> Iterator[tuple[int, int, str]]:
    """The first row whose place is not on earth."""
    shown = "concat_ws(', ', longitude, latitude)"
    found = engine.run(f"SELECT {ROW}, {shown} FROM {table} WHERE {_NOT_ON_EARTH} ORDER BY {ROW} LIMIT 1")
    for row, place in found:
        yield row, 6, f"“{place}” is no place on earth: the longitude or latitude is out of range."


def _groups(table: str) -> str:
    named = ", ".join(engine.literal(place) for place in _every_default())
    return f"""
        SELECT month, reported_by, crime_type, district, outcome,
               CASE WHEN location IN ({named}) THEN location END AS default_location,
               count(*), count(crime_id), count(lsoa_code), min({ROW})
        FROM {table} GROUP BY ALL
    """


def _default_locations(force: str) -> dict[str | None, str]:
    """The locations of this force, as its files write them, that are default ones, each with the name of its point."""
    return {f"{_NEAR}{one.location}": one.location for one in _defaults() if one.force in ("", force)}


def _every_default() -> tuple[str, ...]:
    return tuple(sorted({f"{_NEAR}{one.location}" for one in _defaults()}))


class _Default(NamedTuple):
    """One point at which records are put that have no better place; `force` is empty for a kind of place anywhere."""

    force: str
    location: str


@cache
def _defaults() -> tuple[_Default, ...]:
    path = Path(__file__).with_name("default_locations.csv")
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(line for line in file if line[0] != "#")
        return tuple(_Default(row["force"], row["location"]) for row in rows)
