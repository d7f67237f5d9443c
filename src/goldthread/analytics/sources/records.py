"""Monthly CSV files of data.police.uk that hold one record a row: one pass of the engine into the lake, then checks.

A file is one month of one publisher. Rows are kept exactly as many as they are, and a faulty one refuses the file.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from goldthread.analytics import engine
from goldthread.analytics.intake.landing import BLANK
from goldthread.analytics.intake.opening import Incoming
from goldthread.analytics.intake.tables import delimited
from goldthread.analytics.lake import Lake
from goldthread.analytics.schema import ROW, Column, Table
from goldthread.core.errors import BadInput

_DISTRICT = r"coalesce(regexp_replace(trim(lsoa_name), '\s+\S+$', ''), '')"
_MONTH = r"(19|20|21)\d{2}-(0[1-9]|1[0-2])"


@dataclass(frozen=True, slots=True)
class _Check:
    """What must not be so in any row: the condition and the cell to show in SQL, and the sentence."""

    condition: str
    shown: str
    sentence: str


_CHECKS = (
    _Check(
        f"NOT regexp_full_match(month, '{_MONTH}')", "month", "“{shown}” is not a month. A month is written 2025-05."
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


def keep(incoming: Incoming, lake: Lake, table: Table, *, sha256: str) -> Path:
    """The Parquet of the file, written unless the lake holds it. Raises BadInput, and then nothing of it is kept.

    The table has the columns month, reported_by, longitude, latitude, lsoa_name and district beside its own.
    """
    place = table.place(sha256)
    if not lake.holds(place):
        headings = delimited.header(incoming.path, incoming.name)
        delimited.positions(headings, table.headings, incoming.name)
        with lake.place(place) as unfinished:
            copy(incoming, headings, table=table, target=unfinished)
            _refuse_faults(unfinished, table, incoming.name)
    return lake.path(place)


def count_by(parquet: Path, column: str) -> dict[str, int]:
    """How many rows have each text in a column, blanks under the name for them, in order of the texts."""
    blank = engine.literal(BLANK)
    name = f"coalesce(nullif({column}, ''), {blank})"
    table = f"read_parquet({engine.file_literal(parquet)})"
    return dict(engine.run(f"SELECT {name} AS name, count(*) FROM {table} GROUP BY name ORDER BY name"))


def copy(incoming: Incoming, headings: Sequence[str], *, table: Table, target: Path) -> None:
    """One pass of the engine from CSV to Parquet; columns of other headings are left out.

    Raises BadInput with the row that is no CSV, or no number where one must stand.
    """
    names = {delimited.fold(column.heading): column.name for column in table.read}
    given = [names.get(delimited.fold(heading), f"unknown_{place}") for place, heading in enumerate(headings)]
    row = f"CAST(row_number() OVER () + 1 AS INTEGER) AS {ROW}"
    cells = [
        *(_cell(column, is_key=column.name in table.identity) for column in table.read),
        f"{_DISTRICT} AS district",
        row,
    ]
    try:
        engine.copy_csv(incoming.path, given, cells, target)
    except engine.NotATable as fault:
        raise _located(incoming, headings, table=table, fault=fault) from fault


def _cell(column: Column, *, is_key: bool) -> str:
    """What a column of the table is made of, in SQL. Texts stay as published, blanks and all; an empty cell is none,
    and so is a key of blanks alone."""
    if column.kind != "VARCHAR":
        return f"CAST({column.name} AS {column.kind}) AS {column.name}"
    if is_key and not column.required:
        # What sorts behind a blank and a tilde is not blank: only the few others are worth the cost of trimming.
        return f"CASE WHEN {column.name} > ' ~' OR trim({column.name}) <> '' THEN {column.name} END AS {column.name}"
    return column.name


def _located(incoming: Incoming, headings: Sequence[str], *, table: Table, fault: engine.NotATable) -> BadInput:
    """The engine's complaint as a sentence with the row that it is about, found by reading the file slowly."""
    numbers = [column.heading for column in table.read if column.kind == "DOUBLE"]
    places = delimited.positions(headings, numbers, incoming.name)

    def not_a_number(row: Sequence[str]) -> str:
        wrong = [heading for heading, place in places.items() if not _is_number(row[place])]
        return f"“{row[places[wrong[0]]]}” in the column “{wrong[0]}” is not a number." if wrong else ""

    if found := delimited.first_fault(incoming.path, incoming.name, not_a_number):
        return found
    if delimited.fingerprint(incoming.path).is_mixed:
        mend = "Save it once more from one program."
        return BadInput("mixes two kinds of line ending.", where=incoming.name, mend=mend)
    return BadInput(f"is not CSV: {str(fault).splitlines()[0]}", where=incoming.name, mend="Fetch it again.")


def _is_number(text: str) -> bool:
    try:
        return not text or float(text) == float(text)
    except ValueError:
        return False


def _refuse_faults(parquet: Path, table: Table, name: str) -> None:
    checks = (*_blank_checks(table), *_CHECKS)
    ((month, reported_by, rows, *found),) = engine.run(_faults(parquet, checks))
    if not rows:
        raise BadInput("holds a header and no rows.", where=name, mend="Fetch the file again.")
    faults = [fault for fault in zip(found[::2], found[1::2], checks, strict=True) if fault[0] is not None]
    if faults:
        row, shown, check = min(faults, key=lambda fault: int(fault[0]))
        sentence = check.sentence.format(shown=shown, month=month, reported_by=reported_by)
        raise BadInput(sentence, where=delimited.at(name, row))


def _blank_checks(table: Table) -> Sequence[_Check]:
    return [
        _Check(f"coalesce(trim({column.name}), '') = ''", "''", f"The column “{column.heading}” is blank.")
        for column in table.read
        if column.required
    ]


def _faults(parquet: Path, checks: Sequence[_Check]) -> str:
    """For each check the first row that fails it, and the cell to show; before them what the first row says."""
    table = f"read_parquet({engine.file_literal(parquet)})"
    firsts = ", ".join(
        f"min({ROW}) FILTER ({check.condition}), arg_min({check.shown}, {ROW}) FILTER ({check.condition})"
        for check in checks
    )
    return f"""
        WITH first_row AS (
            SELECT arg_min(month, {ROW}) AS first_month, arg_min(reported_by, {ROW}) AS first_publisher FROM {table}
        )
        SELECT any_value(first_month), any_value(first_publisher), count(*), {firsts} FROM {table}, first_row
    """
