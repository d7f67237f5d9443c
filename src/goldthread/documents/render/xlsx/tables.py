"""Each table of a paper, and the figures behind each chart, as a sheet in which every row stands alone.

Groups become a column, second lines of row heads another; pictures stay out; what is missing says so in words.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from goldthread.documents.numbering import Numbers
from goldthread.documents.render.xlsx.figure import number_of
from goldthread.documents.render.xlsx.sheet import Head, Held, Lead, Line, Sheet, clean, said
from goldthread.documents.tree import Cell, Column, Group, Row, SheetWords, Table

_LONGEST_HEAD, _NO_NAME = 240, "–"


@dataclass(frozen=True, slots=True)
class _Grouped:
    """A row with the name of the group that it stands in; `outside` all of them, its head may take that place."""

    group: str
    row: Row
    outside: bool = False


@dataclass(frozen=True, slots=True)
class _Column:
    head: Head
    read: Callable[[_Grouped], Held]


def table_sheet(table: Table, *, name: str, sub: str, numbers: Numbers, words: SheetWords) -> Sheet:
    """The sheet of a table, called `name`; `sub` stands under its title."""
    rows = tuple(_grouped(table, numbers))
    columns = _told_apart((*_leading(table, rows, numbers, words), *_further(table, rows, numbers, words)))
    lines = tuple(Line(tuple(column.read(row) for column in columns), total=row.row.total) for row in rows)
    fixed = 2 if len(rows) < len(table.rows) else 1
    return Sheet(name, table.caption, tuple(column.head for column in columns), lines, sub, fixed)


def marked(words: str) -> str:
    """Words in the place of a figure, as a workbook writes them.

    >>> marked("not held")
    '[not held]'
    """
    return words if words.startswith("[") else f"[{words}]"


def _grouped(table: Table, numbers: Numbers) -> Iterator[_Grouped]:
    """The rows in order. A total that ends the table belongs to no group."""
    group = ""
    for place, row in enumerate(table.rows):
        if isinstance(row, Group):
            group = said(row.name, numbers)
        else:
            ends = row.total and place == len(table.rows) - 1
            own = "" if ends else group
            yield _Grouped(own, row, outside=not own)


def _leading(table: Table, rows: tuple[_Grouped, ...], numbers: Numbers, words: SheetWords) -> Iterator[_Column]:
    """Group, row head, second line of it. Heads outside groups stand as groups where they name the same thing."""
    name = _name(table.columns[0])
    if len(rows) == len(table.rows):
        yield _Column(Head(name), partial(_row_head, numbers))
    elif table.inside_name:
        yield _Column(Head(table.group_name or name), lambda row: _row_head(numbers, row) if row.outside else row.group)
        yield _Column(Head(table.inside_name), lambda row: "" if row.outside else _row_head(numbers, row))
    else:
        plain = words.heading if name.casefold() == words.group.casefold() else words.group
        yield _Column(Head(table.group_name or plain), lambda row: row.group)
        yield _Column(Head(name), partial(_row_head, numbers))
    if any(row.row.under for row in rows):
        yield _Column(Head(words.detail), lambda row: said(row.row.under, numbers))


def _further(table: Table, rows: tuple[_Grouped, ...], numbers: Numbers, words: SheetWords) -> Iterator[_Column]:
    """The columns behind the row heads; beside one whose figures no format shows, the words that the paper shows."""
    for place, column in enumerate(table.columns[1:]):
        if column.holds == "picture":
            continue
        name = _name(column)
        yield _Column(Head(name, column.holds), partial(_cell, numbers, place))
        if any(_is_worded(row.row.cells[place], numbers) for row in rows):
            yield _Column(Head(f"{name}, {words.shown.lower()}"), partial(_shown, numbers, place))


def _name(column: Column) -> str:
    return f"{column.name} ({column.unit})" if column.unit else column.name


def _row_head(numbers: Numbers, row: _Grouped) -> Held:
    words = said(row.row.head, numbers)
    return Lead(words, row.row.href) if row.row.href else words


def _cell(numbers: Numbers, place: int, row: _Grouped) -> Held:
    cell = row.row.cells[place]
    words = said(cell.shown, numbers)
    if cell.missing:
        return marked(words)
    return number_of(cell.value, words) or words or str(cell.value or "")


def _shown(numbers: Numbers, place: int, row: _Grouped) -> Held:
    return said(row.row.cells[place].shown, numbers)


def _is_worded(cell: Cell, numbers: Numbers) -> bool:
    words = said(cell.shown, numbers)
    value = None if cell.missing else number_of(cell.value, words)
    return value is not None and value.worded


def _told_apart(columns: tuple[_Column, ...]) -> tuple[_Column, ...]:
    """No two heads alike, none empty and none too long, since a table in a workbook finds its columns by them."""
    found: dict[str, _Column] = {}
    for column in columns:
        plain = clean(column.head.name).strip()[:_LONGEST_HEAD] or _NO_NAME
        name, count = plain, 1
        while name.casefold() in found:
            count += 1
            name = f"{plain} {count}"
        found[name.casefold()] = _Column(Head(name, column.head.holds), column.read)
    return tuple(found.values())
