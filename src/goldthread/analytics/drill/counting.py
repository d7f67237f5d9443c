"""Counts recorded rows two ways at once, straight from the lake: month, kind, outcome and place, narrowed as asked.

Only the columns named here can be asked for, and what is asked for is a value to the engine, never part of its text.
Nothing is dropped: what a table has no room for stands in one line of its own, and the lines sum to the rows.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, NamedTuple

from goldthread.analytics import engine
from goldthread.analytics.areas import find_district, find_force
from goldthread.analytics.lake import Lake
from goldthread.analytics.schema import STREET
from goldthread.core.errors import BadInput

if TYPE_CHECKING:
    from ibis.expr.types import Table

Kind = Literal["", "none", "outside", "rest"]
DOWN = ("month", "crime_type", "outcome", "district", "lsoa_code", "location")
"""The columns that the lines of a table may be by."""

ACROSS = ("month", "crime_type", "outcome", "district")
"""Those that its columns may be by: of few values."""

MONTH = "month"
DISTRICT = "district"
MOST_LINES = 50
_LAST: tuple[Kind, ...] = ("", "outside", "rest", "none")
_DOWN, _KEPT, _ACROSS, _COUNT, _UNPLACED = "down", "kept", "across", "rows_alike", "rows_unplaced"


class Held(NamedTuple):
    """One file's table: whose rows it holds, of which month (2025-05), and where it stands in the lake."""

    subject: str
    month: str
    parquet: str


@dataclass(frozen=True, slots=True)
class Question:
    """What to count by, and of which rows: for each column in `where`, those that hold one of its values ("" for none).

    `across` is empty for a table of one column. At most `limit` lines are given, the
    largest, rows that hold nothing counting as one; months are all given.
    """

    down: str
    across: str = ""
    where: Mapping[str, Collection[str]] = field(default_factory=dict)
    limit: int = MOST_LINES


@dataclass(frozen=True, slots=True)
class Line:
    """One line: what its rows hold in the column asked for, their number, and the same by the columns across.

    `kind` is "none" where they hold nothing, "outside" for a district that is not of the force asked about, and "rest"
    for all that the table had no room for, of which there are `values` different ones; of any other line 1.
    """

    name: str
    kind: Kind
    total: int
    cells: tuple[int, ...]
    values: int = 1


@dataclass(frozen=True, slots=True)
class Drilled:
    """The answer. Months stand in their order, all else by size, the largest first; lines of a kind stand last.

    `across` are the headings of the cells ("" for rows that hold nothing there) and `totals` their sums. `unallocated`
    is how many of all `rows` lie in no district, whatever was asked.
    """

    lines: tuple[Line, ...]
    across: tuple[str, ...]
    totals: tuple[int, ...]
    rows: int
    unallocated: int


def drill(lake: Lake, files: Sequence[Held], question: Question) -> Drilled:
    """Count the rows of these files. Raises BadInput for a column that cannot be asked for, NotInLake for a lost file.

    A month that `where` does not ask for is not opened. No file, or no row that fits, is an answer of nought.
    """
    _refuse_unknown(question)
    months = question.where.get(MONTH)
    wanted = [one for one in files if months is None or one.month in months]
    if not wanted:
        return Drilled((), (), (), 0, 0)
    found = engine.answer(counted(engine.rows_of(STREET), question), [lake.held(one.parquet) for one in wanted])
    return _drilled([_Counted(*row) for row in found], question, {one.subject for one in wanted})


def counted(rows: "Table", question: Question) -> "Table":
    """The answer as one Ibis expression: for each line and column the rows, those of them in no district, and how many
    values the lines have in all; `kept` says whether the line is a value of its own."""
    import ibis  # local: it takes half a second, and only computing needs it

    fitting = _fitting(rows, question)
    sizes = fitting.group_by(_DOWN).aggregate(**{_COUNT: fitting.count()})
    order = [(sizes[_DOWN] != "").asc(), sizes[_COUNT].desc(), sizes[_DOWN].asc()]
    largest = sizes.order_by(order).limit(question.limit)
    kept = ibis.literal(True) if question.down == MONTH else fitting[_DOWN].isin(largest[_DOWN])
    named = fitting.select(_ACROSS, _UNPLACED, **{_DOWN: ibis.ifelse(kept, fitting[_DOWN], ""), _KEPT: kept})
    found = named.group_by([_DOWN, _KEPT, _ACROSS]).aggregate(
        rows=named.count(), unplaced=named.count(where=named[_UNPLACED])
    )
    return found.mutate(values=sizes.count().as_scalar())


def _fitting(rows: "Table", question: Question) -> "Table":
    """The rows asked for, with what they hold in the two columns."""
    import ibis

    fits = [rows[column].fill_null("").isin(list(values)) for column, values in question.where.items()]
    return rows.filter(ibis.and_(ibis.literal(True), *fits)).select(
        **{
            _DOWN: rows[question.down].fill_null(""),
            _ACROSS: rows[question.across].fill_null("") if question.across else ibis.literal(""),
            _UNPLACED: rows[DISTRICT].fill_null("") == "",
        }
    )


class _Counted(NamedTuple):
    """One cell, as the engine answers it."""

    down: str
    kept: bool
    across: str
    rows: int
    unplaced: int
    values: int


def _drilled(cells: Sequence[_Counted], question: Question, subjects: Collection[str]) -> Drilled:
    across = _headings(cells, question)
    by_line: dict[tuple[str, bool], dict[str, int]] = {}
    totals = dict.fromkeys(across, 0)
    for cell in cells:
        totals[cell.across] += cell.rows
        by_line.setdefault((cell.down, cell.kept), {})[cell.across] = cell.rows
    left_out = max((cell.values for cell in cells), default=0) - question.limit
    theirs = next(iter(subjects)) if len(subjects) == 1 and question.down == DISTRICT else ""
    lines = [
        Line(
            name=name,
            kind=_kind(name, kept=kept, force=theirs),
            total=sum(held.values()),
            cells=tuple(held.get(heading, 0) for heading in across) if question.across else (),
            values=1 if kept else left_out,
        )
        for (name, kept), held in by_line.items()
    ]
    return Drilled(
        lines=tuple(sorted(lines, key=_by_month if question.down == MONTH else _by_size)),
        across=across if question.across else (),
        totals=tuple(totals.values()) if question.across else (),
        rows=sum(cell.rows for cell in cells),
        unallocated=sum(cell.unplaced for cell in cells),
    )


def _headings(cells: Sequence[_Counted], question: Question) -> tuple[str, ...]:
    sizes: dict[str, int] = {}
    for cell in cells:
        sizes[cell.across] = sizes.get(cell.across, 0) + cell.rows
    if question.across == MONTH:
        return tuple(sorted(sizes))
    return tuple(sorted(sizes, key=lambda name: (not name, -sizes[name], name)))


def _kind(name: str, *, kept: bool, force: str) -> Kind:
    if not kept:
        return "rest"
    if not name:
        return "none"
    if not force or find_force(force) is None:
        return ""
    found = find_district(name)
    return "" if found and found.force == force else "outside"


def _by_month(line: Line) -> tuple[bool, str]:
    return line.kind != "", line.name


def _by_size(line: Line) -> tuple[int, int, str]:
    return _LAST.index(line.kind), -line.total, line.name


def _refuse_unknown(question: Question) -> None:
    for column, allowed in (
        (question.down, DOWN),
        (question.across, ("", *ACROSS)),
        *((one, DOWN) for one in question.where),
    ):
        if column not in allowed:
            raise BadInput(f"Rows cannot be counted by “{column}”.", mend=f"Choose {', '.join(filter(None, allowed))}.")
    if question.down == question.across:
        raise BadInput(f"Lines and columns would both be by “{question.down}”.", mend="Choose two.")
    if question.limit < 1:
        raise BadInput(f"A table of {question.limit} lines shows nothing.", mend="Ask for at least one line.")
