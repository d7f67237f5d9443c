"""How wide each column of a table is, in points, and which columns stand side by side when not all fit on a page.

It never lets a table run off the page: type gets smaller once, then the columns are stacked, row heads repeated.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil

from goldthread.documents.chart.label import width_of
from goldthread.documents.render.pdf.letters import longest_word
from goldthread.documents.text import plain
from goldthread.documents.tree import Cell, Column, Row, Table

_SPARK = 74.0
_SIGN = 11.0
_BOX = 8.0
_MOST_OF_A_NUMBER = 0.4
_MOST_OF_WORDS = 0.22
_HEAD_OF_STACKED = 0.3


@dataclass(frozen=True, slots=True)
class Type:
    """Sizes of a table in points: its text, its heads, the room left and right of each cell."""

    size: float
    head: float
    inset: float


USUAL, SMALL = Type(9.5, 8.5, 4.0), Type(8.5, 8.5, 3.0)


@dataclass(frozen=True, slots=True)
class Part:
    """Columns that stand side by side, by their places in the table, and the width of each."""

    places: tuple[int, ...]
    widths: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Layout:
    """How a table is set: its type and, from the top down, its parts."""

    type: Type
    parts: tuple[Part, ...]


def laid_out(table: Table, *, room: float) -> Layout:
    """The widths of a table in `room` points; a table without columns has no parts."""
    if not table.columns:
        return Layout(USUAL, ())
    places, shares = tuple(range(len(table.columns))), [max(column.width, 0.01) for column in table.columns]
    for type_ in (USUAL, SMALL):
        least = [_least(table, place, type_, room) for place in places]
        if sum(least) <= room:
            return Layout(type_, (Part(places, tuple(_shared(shares, least, room))),))
    return Layout(SMALL, tuple(_stacked(least, room)))


def _shared(shares: Sequence[float], least: Sequence[float], room: float) -> list[float]:
    """The room by shares, where no column gets less than its least; what those take, the others give."""
    held: set[int] = set()
    while True:
        rest = room - sum(least[place] for place in held)
        parts = sum(share for place, share in enumerate(shares) if place not in held)
        widths = [least[place] if place in held else share * rest / parts for place, share in enumerate(shares)]
        short = {place for place, width in enumerate(widths) if width < least[place] - 0.01} - held
        if not short:
            return widths
        held |= short


def _stacked(least: Sequence[float], room: float) -> Iterator[Part]:
    """Rows of columns under each other, the row head first in each, as even as they can be."""
    head = min(max(least[0], 70.0), room * _HEAD_OF_STACKED)
    widest = max(least[1:])
    most = max(1, int((room - head) / widest))
    parts = ceil((len(least) - 1) / most)
    across = ceil((len(least) - 1) / parts)
    width = (room - head) / across
    for first in range(1, len(least), across):
        places = range(first, min(first + across, len(least)))
        yield Part((0, *places), (head, *(width for _ in places)))


def _least(table: Table, place: int, type_: Type, room: float) -> float:
    """What a column must have so that no figure breaks and no word does that is not very long."""
    column = table.columns[place]
    heads = max(longest_word(column.name, type_.head, bold=True), longest_word(column.unit, type_.head))
    cells = [row.cells[place - 1] for row in table.rows if isinstance(row, Row)] if place else []
    most = room * (_MOST_OF_A_NUMBER if column.holds == "number" else _MOST_OF_WORDS)
    inside = max(heads, *(_least_of(cell, column, type_) for cell in cells), *_row_heads(table, place, type_), 0.0)
    return min(inside, most) + 2 * type_.inset


def _least_of(cell: Cell, column: Column, type_: Type) -> float:
    beside = (_SIGN if cell.shape else 0.0) + (_BOX if cell.missing else 0.0)
    measured = width_of if column.holds == "number" and not cell.missing else longest_word
    words = measured(cell.text, type_.size, bold=True)
    return max(_SPARK if cell.picture else 0.0, words + beside)


def _row_heads(table: Table, place: int, type_: Type) -> list[float]:
    if place:
        return []
    return [longest_word(plain(row.head), type_.size, bold=True) for row in table.rows if isinstance(row, Row)]
