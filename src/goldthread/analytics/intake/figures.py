"""Official figures in one long shape, whatever their tables looked like: one row is one published figure.

What was published stands as it was: a hidden or missing value is a mark, never a number.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from goldthread.analytics import engine
from goldthread.analytics.intake.landing import FileReport, Landing
from goldthread.analytics.intake.opening import Incoming
from goldthread.analytics.lake import Lake
from goldthread.analytics.schema import Table
from goldthread.core.errors import BadInput

_ERROR = re.compile(r"#(?:REF!|DIV/0!|N/A|VALUE!|NAME\?|NUM!|NULL!|SPILL!|CALC!)", re.IGNORECASE)
_MOST_ERRORS_TOLD = 5


class Figure(NamedTuple):
    """One figure of an official table.

    `table` is the table's own number or name, `series` what is counted or measured, without footnote marks; `breakdown`
    what it is of, as "sex: Female; rank: Sergeant", empty for all. `area_name` is as published without footnote marks,
    `area_code` its code, empty where none is known. `period` is a code of core.period; the two days are half-open.
    `value` is None where none was published, and `mark` then says what stood there ("-", "..", "not available"); beside
    a value, a mark is what was published with it. `unit` is in plain words: "offences", "% of adults", "per 1,000
    population". `base` is the unweighted number that an estimate rests on. `place` is where it stood: sheet and cell,
    or empty for a file of lines; `row` the row in its file or sheet.
    """

    table: str
    series: str
    breakdown: str
    area_code: str
    area_name: str
    period: str
    starts_on: date
    ends_on: date
    unit: str
    value: float | None
    mark: str = ""
    standard_error: float | None = None
    base: int | None = None
    place: str = ""
    row: int = 0


class Told(NamedTuple):
    """What a feed says of the file as a whole: which one it is, and what is odd in it."""

    subject: str
    subject_name: str
    edition: str = ""
    warnings: tuple[str, ...] = ()


def land_figures(incoming: Incoming, lake: Lake, table: Table, figures: Iterable[Figure], told: Told) -> Landing:
    """Keep the figures of one file in the table of its feed. Raises BadInput when there is none, or one stands twice
    with two values."""
    mark = incoming.fingerprint()
    rows = list(figures)
    if not rows:
        raise BadInput("holds no figure that could be read.", where=incoming.name, mend="Fetch the file again.")
    _refuse_contradictions(rows, incoming.name)
    parquet = table.place(mark.sha256)
    if not lake.holds(parquet):
        with lake.place(parquet) as unfinished:
            engine.write_rows(table, rows, unfinished)
    report = FileReport(
        incoming.name,
        rows=len(rows),
        warnings=(*told.warnings, *_errors(rows)),
        edition=told.edition,
        held=_held(rows),
    )
    return Landing(
        feed=table.feed,
        subject=told.subject,
        subject_name=told.subject_name,
        month=None,
        sha256=mark.sha256,
        parquet=parquet,
        report=report,
    )


def _errors(rows: list[Figure]) -> Iterator[str]:
    """A sentence that names the cells which show a failed formula, none where there are none."""
    found = [row for row in rows if row.value is None and _ERROR.search(row.mark)]
    if found:
        shown = "; ".join(f"{_place(row)} “{row.mark}”" for row in found[:_MOST_ERRORS_TOLD])
        more = f" and {len(found) - _MOST_ERRORS_TOLD} more" if found[_MOST_ERRORS_TOLD:] else ""
        yield f"Formulas that failed were published in place of figures: {shown}{more}."


def _place(row: Figure) -> str:
    """Where a figure stood: its cell, or the sheet and row where no cell is known."""
    has_cell = re.search(r"[A-Z]\d+$", row.place) is not None
    return row.place if has_cell else ", ".join(filter(None, (row.place, f"row {row.row}")))


def _held(rows: list[Figure]) -> dict[str, int]:
    """How many figures each table gave, and how many places held a mark instead of one."""
    held: dict[str, int] = {}
    for row in rows:
        held[row.table] = held.get(row.table, 0) + 1
    without = sum(row.value is None for row in rows)
    return held | ({"without a value": without} if without else {})


def _refuse_contradictions(rows: list[Figure], name: str) -> None:
    seen: dict[tuple[str, ...], Figure] = {}
    for row in rows:
        key = (row.table, row.series, row.breakdown, row.area_code, row.area_name, row.period, row.unit)
        earlier = seen.setdefault(key, row)
        if earlier.value != row.value:
            fault = f"{row.series}, {row.area_name}, {row.period}: {row.value} here and {earlier.value} before."
            raise BadInput(fault, where=f"{name}, {_place(row)}", mend="Ask its publisher.")
