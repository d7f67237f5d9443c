"""How wide the columns of a table are in Word, in points: as in print, with room in each for a wider face.

A reader may set the paper in a face of its own. What print leaves free goes first to columns in which a figure or a
word would then break. No column gets less than its widest word takes in the house face.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from goldthread.documents.chart.label import width_of
from goldthread.documents.render.pdf.columns import Layout, Part, Type, laid_out
from goldthread.documents.render.pdf.letters import longest_word
from goldthread.documents.tree import Cell, Column, Row, Table

_FIGURES, _WORDS = 1.34, 1.25
"""How much wider than in the house face figures and words may run."""

_SURE = 0.94
"""What a line takes at least of the width that it is measured to have."""

_SIGN, _BOX = 12.0, 8.0


def roomy(table: Table, *, room: float) -> Layout:
    """The table as it is printed in `room` points, each part as wide as before."""
    layout = laid_out(table, room=room)
    return replace(layout, parts=tuple(_eased(part, table, layout.type) for part in layout.parts))


def _eased(part: Part, table: Table, type_: Type) -> Part:
    """The part with room moved to columns that are short of it: first such room as breaks no line in the house face."""
    asked = [_asked(table, place, width, type_) for place, width in zip(part.places, part.widths, strict=True)]
    whole = [_on_a_line(table, place, width, type_) for place, width in zip(part.places, part.widths, strict=True)]
    widths: Sequence[float] = part.widths
    for kept in (whole, asked):
        widths = _moved(widths, asked, kept)
    return replace(part, widths=tuple(widths))


def _moved(widths: Sequence[float], asked: Sequence[float], kept: Sequence[float]) -> list[float]:
    """Widths after what columns have above both `asked` and `kept` went, as far as it goes, to those below `asked`."""
    short = [max(want - width, 0) for width, want in zip(widths, asked, strict=True)]
    spare = [max(width - max(pair), 0) for width, *pair in zip(widths, asked, kept, strict=True)]
    moved = min(sum(short), sum(spare))
    if not moved:
        return list(widths)
    gain, loss = moved / sum(short), moved / sum(spare)
    return [width + gain * lack - loss * free for width, lack, free in zip(widths, short, spare, strict=True)]


def _asked(table: Table, place: int, width: float, type_: Type) -> float:
    """What a column would take in a wider face. A picture has its size in any face."""
    column = table.columns[place]
    if column.holds == "picture":
        return width
    heads = (longest_word(column.name, type_.head, bold=True), longest_word(column.unit, type_.head))
    cells = (_in_cell(cell, column, type_, strong=strong) for cell, strong in _cells(table, place))
    return max(0.0, *(words * _WORDS for words in heads), *cells) + 2 * type_.inset


def _on_a_line(table: Table, place: int, width: float, type_: Type) -> float:
    """What the column must keep so that no line breaks that is whole in the house face."""
    cells = (
        width_of(cell.text, type_.size, bold=strong) + _beside(cell) + 2 * type_.inset
        for cell, strong in _cells(table, place)
    )
    return max((min(line, width) for line in cells if line * _SURE <= width), default=0.0)


def _cells(table: Table, place: int) -> Iterator[tuple[Cell, bool]]:
    """What stands in a column, the row heads as cells too, and whether it is strong."""
    for row in (row for row in table.rows if isinstance(row, Row)):
        if place:
            yield row.cells[place - 1], row.total
        else:
            yield Cell(shown=row.head), True


def _in_cell(cell: Cell, column: Column, type_: Type, *, strong: bool) -> float:
    if column.holds == "number" and not cell.missing:
        return width_of(cell.text, type_.size, bold=strong) * _FIGURES + _beside(cell)
    return longest_word(cell.text, type_.size, bold=strong) * _WORDS + _beside(cell)


def _beside(cell: Cell) -> float:
    """What a sign and the box round words in a figure's place take."""
    return (_SIGN if cell.shape else 0.0) + (_BOX if cell.missing else 0.0)
