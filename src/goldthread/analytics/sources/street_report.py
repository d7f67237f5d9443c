"""What a street file holds, counted over its table, and what is wrong or odd in it.

A fault stops the file at its first row; an oddity is told as a warning and the row is kept.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from goldthread.analytics import engine
from goldthread.analytics.areas import find_force
from goldthread.analytics.intake.landing import BLANK, FileReport
from goldthread.analytics.intake.tables import delimited
from goldthread.analytics.schema import ROW, STREET, street_categories
from goldthread.core.errors import BadInput

_MONTH = r"(19|20|21)\d{2}-(0[1-9]|1[0-2])"
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

    def report(self, name: str, mark: delimited.Fingerprint, headings: Sequence[str]) -> FileReport:
        return FileReport(
            name,
            rows=self.rows,
            blank_crime_id=self.rows - self.identified,
            extra_rows_with_repeated_crime_id=self.identified - self.identifiers,
            blank_lsoa=self.rows - self.located,
            blank_outcome=self.rows - self.with_outcome,
            line_ending=mark.line_ending,
            crime_type=self.crime_type,
            district=self.district,
            warnings=tuple(self._oddities(name, mark, headings)),
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


@dataclass(frozen=True, slots=True)
class _Check:
    """What must not be so in any row: the condition and the cell to show in SQL, and the sentence."""

    condition: str
    shown: str
    sentence: str


_CHECKS = (
    *(
        _Check(f"coalesce(trim({column.name}), '') = ''", "''", f"The column “{column.heading}” is blank.")
        for column in STREET.read
        if column.required
    ),
    _Check(
        f"NOT regexp_full_match(month, '{_MONTH}')",
        "month",
        "“{shown}” is not a month. A month is written 2025-05.",
    ),
    _Check(
        "month <> first_month",
        "month",
        "is of {shown}, and the rows before it of {month}: a file is one month. Split the file by month.",
    ),
    _Check(
        "reported_by <> first_publisher",
        "reported_by",
        "is reported by {shown}, and the rows before it by {reported_by}: a file has one publisher. Split the file.",
    ),
    _Check(
        "NOT (longitude BETWEEN -180 AND 180 AND latitude BETWEEN -90 AND 90)",
        "concat_ws(', ', longitude, latitude)",
        "“{shown}” is no place on earth: the longitude or latitude is out of range.",
    ),
)


def contents(parquet: Path, name: str) -> Contents:
    """The counts of a street table. Raises BadInput at the first row that cannot be used, or when there is no row."""
    table = f"read_parquet({engine.file_literal(parquet)})"
    ((month, reported_by, rows, identified, identifiers, located, with_outcome, *found),) = engine.run(_counts(table))
    if not rows:
        raise BadInput("holds a header and no rows.", where=name, mend="Fetch the file again.")
    faults = [fault for fault in zip(found[::2], found[1::2], _CHECKS, strict=True) if fault[0] is not None]
    if faults:
        row, shown, check = min(faults, key=lambda fault: int(fault[0]))
        sentence = check.sentence.format(shown=shown, month=month, reported_by=reported_by)
        raise BadInput(sentence, where=delimited.at(name, row))
    crime_type, district = (dict(engine.run(_groups(table, column))) for column in ("crime_type", "district"))
    return Contents(month, reported_by, rows, identified, identifiers, located, with_outcome, crime_type, district)


def _counts(table: str) -> str:
    checks = ", ".join(
        f"min({ROW}) FILTER ({check.condition}), arg_min({check.shown}, {ROW}) FILTER ({check.condition})"
        for check in _CHECKS
    )
    return f"""
        WITH first_row AS (
            SELECT arg_min(month, {ROW}) AS first_month, arg_min(reported_by, {ROW}) AS first_publisher FROM {table}
        )
        SELECT any_value(first_month), any_value(first_publisher), count(*), count(crime_id), count(DISTINCT crime_id),
               count(lsoa_code), count(outcome), {checks}
        FROM {table}, first_row
    """


def _groups(table: str, column: str) -> str:
    blank = engine.literal(BLANK)
    return f"SELECT coalesce(nullif({column}, ''), {blank}) AS name, count(*) FROM {table} GROUP BY name ORDER BY name"
