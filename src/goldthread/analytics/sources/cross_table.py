"""Tables of two ways that an office counts itself: one file a table, one row a cell, with the class of its dataset.

Totals are left out of the file, and are worked out. Nothing is published here: counts stand in the lake as they came.
"""

import re
from collections.abc import Sequence

from goldthread.analytics import engine
from goldthread.analytics.intake.feed import FeedCard, FeedColumn
from goldthread.analytics.intake.landing import FileReport, Landing
from goldthread.analytics.intake.opening import Incoming
from goldthread.analytics.intake.sample import Sample
from goldthread.analytics.intake.tables import delimited
from goldthread.analytics.lake import Lake
from goldthread.analytics.schema import CROSS_TABLE
from goldthread.core.errors import BadInput
from goldthread.core.period import Period
from goldthread.core.stats.disclosure.policy import Policy, sensitivity_of
from goldthread.core.stats.refused import StatisticsRefused

MOST_CELLS = 5_000
LONGEST = 200
_CODE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_WHOLE = re.compile(r"\d{1,9}")
_OF_ITSELF = ("table code", "title", "class", "period", "row heading", "column heading")

Cells = Sequence[str]


class CrossTable:
    """The feed of tables of two ways."""

    code = CROSS_TABLE.feed
    title = "table of counts by two headings"
    headings = CROSS_TABLE.headings
    required = CROSS_TABLE.headings

    table = CROSS_TABLE
    card = FeedCard(
        publisher="the body itself",
        row="one cell of a table of two ways",
        columns=(
            FeedColumn("table code", "The table by its short name, the same in every row"),
            FeedColumn("title", "What the table is called"),
            FeedColumn("class", "How sensitive its subject is: the class that says which cells may be shown"),
            FeedColumn("period", "What it covers, as 2024/25"),
            FeedColumn("row heading", "What its rows tell apart"),
            FeedColumn("column heading", "What its columns tell apart"),
            FeedColumn("row", "Which row"),
            FeedColumn("column", "Which column"),
            FeedColumn("count", "How many there were, 0 where none", "of what the title names"),
        ),
        known_faults=("Totals must be left out: they are worked out from the cells.",),
        seen="Reviews of complaints 2024/25, made up",
    )

    def recognises(self, sample: Sample) -> bool:
        return sample.kind == "csv" and sample.has(self.required)

    def land(self, incoming: Incoming, lake: Lake) -> Landing:
        """Read, check and keep one file. Raises BadInput, and then nothing of the file is in the lake."""
        mark = incoming.fingerprint()
        rows = _rows(incoming)
        parquet = CROSS_TABLE.place(mark.sha256)
        if not lake.holds(parquet):
            with lake.place(parquet) as unfinished:
                typed = [(*cells[:-1], int(cells[-1]), number) for number, cells in rows]
                engine.write_rows(CROSS_TABLE, typed, unfinished)
        told = dict(zip(_OF_ITSELF, rows[0][1], strict=False))
        rule = Policy(sensitivity_of(told["class"]))
        report = FileReport(
            incoming.name,
            rows=len(rows),
            line_ending=mark.line_ending,
            warnings=(f"The disclosure class of this table is {rule.sensitivity}. {rule.reason}",),
            table={**told, "class": str(rule.sensitivity)},
        )
        subject = f"{told['table code']}-{_slug(told['period'])}"
        return Landing(self.code, subject, told["title"], None, mark.sha256, parquet, report)


def read_cells(lake: Lake, parquet: str) -> list[tuple[str, str, int]]:
    """Row, column and count of each cell of a landed table, in the order of its file."""
    table = f"read_parquet({engine.file_literal(lake.held(parquet))})"
    found = engine.run(f'SELECT row_name, column_name, "count" FROM {table} ORDER BY "row"')
    return [(row, column, int(count)) for row, column, count in found]


def _slug(period: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", period.casefold()).strip("-")


def _rows(incoming: Incoming) -> list[tuple[int, Cells]]:
    """Every row with its number; the cells in the order of the headings, blanks around them taken off."""
    places = delimited.positions(
        delimited.header(incoming.path, incoming.name), CROSS_TABLE.headings, incoming.name
    ).values()
    found, seen = list[tuple[int, Cells]](), dict[tuple[str, str], int]()
    for number, row in delimited.even_rows(incoming.path, incoming.name):
        if number > 1:
            cells = [row[place].strip() for place in places]
            if fault := _fault(cells, found[0][1] if found else cells, seen):
                raise BadInput(fault, where=delimited.at(incoming.name, number))
            seen[cells[-3], cells[-2]] = number
            found.append((number, cells))
    _refuse_uneven(incoming.name, list(seen))
    return found


def _fault(cells: Cells, first: Cells, seen: dict[tuple[str, str], int]) -> str:
    """What is wrong with one row; empty when nothing is."""
    row, column, count = cells[-3:]
    if blank := [name for name, cell in zip(CROSS_TABLE.headings, cells, strict=True) if not cell]:
        return f"The column “{blank[0]}” is blank."
    if unlike := [name for name, one, cell in zip(_OF_ITSELF, first, cells, strict=False) if one != cell]:
        return f"The column “{unlike[0]}” differs from the first row’s: one file holds one table."
    if "total" in (row.casefold(), column.casefold()):
        return "is a total. Leave totals out: they are worked out from the cells."
    if (row, column) in seen:
        return f"“{row}”, “{column}” stands in row {seen[row, column]} already."
    if not _WHOLE.fullmatch(count):
        return f"“{count}” is not a whole number. Write 0 where there is none."
    return _fault_of_table(cells) if cells is first else ""


def _fault_of_table(cells: Cells) -> str:
    """What is wrong with what a table says of itself."""
    code, _, sensitivity, period = cells[:4]
    if not _CODE.fullmatch(code) or len(code) > 60:
        return f"“{code}” is not a table code: lower-case letters, digits and single hyphens, 60 at most."
    if any(len(cell) > LONGEST for cell in cells):
        return f"A cell is longer than {LONGEST} letters."
    try:
        sensitivity_of(sensitivity)
        Period.parse(period)
    except StatisticsRefused as fault:
        return str(fault)
    except BadInput as fault:
        return f"“{period}” is not a period that is read. {fault}"
    return ""


def _refuse_uneven(name: str, cells: Sequence[tuple[str, str]]) -> None:
    """Refuse a table without rows, with cells left out, or too large to be looked at."""
    rows, columns = ({pair[side] for pair in cells} for side in (0, 1))
    if not cells:
        raise BadInput("holds a header and no rows.", where=name, mend="Give a row for each cell.")
    if len(cells) < len(rows) * len(columns):
        missing = next(
            (row, column) for row in sorted(rows) for column in sorted(columns) if (row, column) not in cells
        )
        fault = f"has no row for “{missing[0]}”, “{missing[1]}”."
        raise BadInput(fault, where=name, mend="Give every cell, with 0 where there is none.")
    if len(cells) > MOST_CELLS:
        raise BadInput(f"has {len(cells):,} cells; {MOST_CELLS:,} are the most.", where=name, mend="Group some rows.")


FEED = CrossTable()
