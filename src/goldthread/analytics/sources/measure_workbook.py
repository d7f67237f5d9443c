"""The measure workbook: figures that documents state, one a row, as XLSX (sheet "Measures") or CSV.

Every fault of a file is told with its row and column; as long as there is one, no row of the file is kept.
"""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import PurePosixPath
from typing import Any

from goldthread.analytics import engine
from goldthread.analytics.intake import archive
from goldthread.analytics.intake.feed import FeedCard, FeedColumn
from goldthread.analytics.intake.landing import FileReport, Landing
from goldthread.analytics.intake.opening import Incoming
from goldthread.analytics.intake.sample import Sample
from goldthread.analytics.intake.subject import subject_of
from goldthread.analytics.intake.tables import delimited, workbook
from goldthread.analytics.intake.tables.workbook import Cell
from goldthread.analytics.lake import Lake
from goldthread.analytics.schema import MEASURE_WORKBOOK, ROW
from goldthread.analytics.sources.measure_row import ReportedRow, RowFault, read_row
from goldthread.analytics.sources.measure_template import EXAMPLE_ROWS, GUIDE, write_filled, write_template
from goldthread.core.errors import BadInput
from goldthread.core.period import Period
from goldthread.core.state import State

__all__ = ["EXAMPLE_ROWS", "MeasureWorkbook", "ReportedRow", "read_rows", "write_filled", "write_template"]

MOST_FAULTS_TOLD = 10
_NAMES = {delimited.fold(column.heading): column.name for column in MEASURE_WORKBOOK.read}


class MeasureWorkbook:
    """The feed of measure workbooks."""

    code = MEASURE_WORKBOOK.feed
    title = "measure workbook"
    headings = MEASURE_WORKBOOK.headings
    required = tuple(column.heading for column in MEASURE_WORKBOOK.read if column.required)

    table = MEASURE_WORKBOOK
    card = FeedCard(
        publisher="the body itself",
        row="one figure that a document states",
        columns=tuple(FeedColumn(heading, meaning) for heading, meaning in GUIDE[1:]),
        known_faults=("Excel makes days of periods such as 2025-05 unless the column is formatted as text.",),
        seen="the workbook that the product itself writes, empty and filled in",
    )

    def recognises(self, sample: Sample) -> bool:
        return sample.has(self.required)

    def land(self, incoming: Incoming, lake: Lake) -> Landing:
        """Read, check and keep one file. Raises BadInput with up to ten faults, and then nothing of it is kept."""
        mark = incoming.fingerprint()
        is_workbook = archive.is_zip(incoming.path)
        parquet = MEASURE_WORKBOOK.place(mark.sha256)
        table = _table(incoming, is_workbook=is_workbook)
        headings = [str(heading) for heading in next(table, (1, ()))[1]]
        rows = _figures(incoming, headings, table, sheet=f"sheet {workbook.SHEET}, " if is_workbook else "")
        if not lake.holds(parquet):
            with lake.place(parquet) as unfinished:
                engine.write_rows(MEASURE_WORKBOOK, [_stored(row) for row in rows], unfinished)
        stem = PurePosixPath(incoming.name).stem
        return Landing(
            feed=self.code,
            subject=subject_of(stem),
            subject_name=stem,
            month=None,
            sha256=mark.sha256,
            parquet=parquet,
            report=FileReport(
                incoming.name,
                rows=len(rows),
                line_ending=None if is_workbook else mark.line_ending,
                warnings=tuple(_unknown(headings)),
            ),
        )


def read_rows(lake: Lake, parquet: str) -> tuple[ReportedRow, ...]:
    """The figures of one landed workbook, in the order of its rows."""
    names = [column.name for column in MEASURE_WORKBOOK.columns]
    quoted = ", ".join(f'"{name}"' for name in names)
    table = f"read_parquet({engine.file_literal(lake.held(parquet))})"
    found = engine.run(f"SELECT {quoted} FROM {table} ORDER BY {ROW}")
    return tuple(_restored(dict(zip(names, row, strict=True))) for row in found)


def _table(incoming: Incoming, *, is_workbook: bool) -> Iterator[tuple[int, Sequence[Cell]]]:
    if is_workbook:
        return iter(enumerate(workbook.cells(incoming.path, incoming.name), start=1))
    return delimited.even_rows(incoming.path, incoming.name)


def _figures(
    incoming: Incoming, headings: Sequence[str], table: Iterable[tuple[int, Sequence[Cell]]], *, sheet: str
) -> list[ReportedRow]:
    folded = {delimited.fold(heading) for heading in headings}
    wanted = [heading for heading in MeasureWorkbook.headings if delimited.fold(heading) in folded]
    places = delimited.positions(headings, (*MeasureWorkbook.required, *wanted), incoming.name)
    rows: list[ReportedRow] = []
    faults: list[RowFault] = []
    for number, cells in table:
        if any(cell != "" for cell in cells):
            found = read_row({_NAMES[heading]: cells[place] for heading, place in places.items()}, number)
            rows += [found] if isinstance(found, ReportedRow) else []
            faults += found if isinstance(found, list) else []
    if faults := faults or _repeats(rows):
        raise BadInput(_told(faults, sheet), where=incoming.name)
    if not rows:
        raise BadInput("holds no figure.", where=incoming.name, mend="Fill in a row for each figure below the header.")
    return rows


def _repeats(rows: Iterable[ReportedRow]) -> list[RowFault]:
    first: dict[object, int] = {}
    same = "has the same measure, area, group, period, document and paragraph as row"
    return [
        RowFault(row.row, "", f"{same} {first[row.key]}. Keep one of them.")
        for row in rows
        if first.setdefault(row.key, row.row) != row.row
    ]


def _told(faults: Sequence[RowFault], sheet: str) -> str:
    count = "One thing cannot be used." if len(faults) == 1 else f"{len(faults)} things cannot be used."
    sentences = [f"In {sheet}{fault}" for fault in faults[:MOST_FAULTS_TOLD]]
    more = [f"And {len(faults) - MOST_FAULTS_TOLD} more."] if len(faults) > MOST_FAULTS_TOLD else []
    return " ".join([count, *sentences, *more])


def _unknown(headings: Iterable[str]) -> Iterator[str]:
    for heading in headings:
        if heading.strip() and delimited.fold(heading) not in _NAMES:
            yield f"The column “{heading}” is not one of the measure workbook and was left out."


def _stored(row: ReportedRow) -> tuple[object, ...]:
    plain = {"period": row.period.code, "compared_period": row.compared_period and row.compared_period.code}
    cells = (plain.get(column.name, getattr(row, column.name)) for column in MEASURE_WORKBOOK.columns)
    return tuple(None if cell == "" else str(cell) if isinstance(cell, State) else cell for cell in cells)


def _restored(cells: dict[str, Any]) -> ReportedRow:
    texts = [column.name for column in MEASURE_WORKBOOK.columns if column.kind == "VARCHAR"]
    blank_texts = {name: "" for name in texts if cells[name] is None}
    periods = {"period": Period.parse(cells["period"]), "compared_period": None}
    if cells["compared_period"]:
        periods["compared_period"] = Period.parse(cells["compared_period"])
    return ReportedRow(**(cells | blank_texts | periods | {"state": State(cells["state"])}))


FEED = MeasureWorkbook()
