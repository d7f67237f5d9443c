"""Tables as the data that Typst sets: heads, rows and group lines of each part, with their widths and rules."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from math import ceil

from goldthread.documents.chart.label import width_of
from goldthread.documents.numbering import Numbers
from goldthread.documents.picture import drawn
from goldthread.documents.render.pdf.columns import Part, Type, laid_out
from goldthread.documents.render.pdf.letters import drawable
from goldthread.documents.render.pdf.runs import Data, address, runs, said, word
from goldthread.documents.text import Text, plain, without_footnotes
from goldthread.documents.tree import Cell, Column, Group, Row, Table

_SPARK = 80.0
_TALLEST_ROW, _TALLEST_GROUP, _LINES_OF_A_HEAD = 240.0, 60.0, 10
_TIED, _PAIR = 3, 2
_LEADING, _RAGGED, _LETTER = 1.3, 1.1, 0.55


def parts(table: Table, numbers: Numbers, *, room: float) -> list[Data]:
    """The parts of a table from the top down: one, unless its columns do not fit side by side in `room` points."""
    layout = laid_out(table, room=room)
    return [_Setter(table, numbers, layout.type, part, place > 0).data() for place, part in enumerate(layout.parts)]


@dataclass(frozen=True, slots=True)
class _Setter:
    """Sets one part of a table. In a further one (`again`) row heads and group lines stand without their footnotes."""

    table: Table
    numbers: Numbers
    type: Type
    part: Part
    again: bool

    def data(self) -> Data:
        columns = [self.table.columns[place] for place in self.part.places]
        rows = [{**self._line(row), "rule": rule} for row, rule in _ruled(self.table)]
        return {
            "widths": self.part.widths,
            "size": self.type.size,
            "head-size": self.type.head,
            "inset": self.type.inset,
            "head": [self._head(column, width) for column, width in zip(columns, self.part.widths, strict=True)],
            "rows": rows,
            "spans": _spans(rows),
        }

    def _head(self, column: Column, width: float) -> Data:
        name, unit = (self._cut(text, width) for text in (column.name, column.unit))
        return {"name": name, **said(unit=unit, right=column.holds == "number")}

    def _cut(self, text: str, width: float) -> str:
        """A head repeats on every page, so it may not fill one: what nobody would call a name ends in an ellipsis."""
        room = self._inside(width)
        most = int(_LINES_OF_A_HEAD * room / self.type.head / _LETTER)
        return word(text if len(text) <= most else f"{text[: most - 1]}…", size=self.type.head, room=room)

    def _line(self, row: Row | Group) -> Data:
        if isinstance(row, Row):
            return self._row(row)
        room = sum(self.part.widths)
        noted = not self.again and any(span.footnote for span in row.name)
        height = self._height(plain(row.name), room)
        return {
            "group": self._named(row.name, room),
            "height": height,
            **said(once=noted, long=height > _TALLEST_GROUP),
        }

    def _row(self, row: Row) -> Data:
        cells = [row.cells[place - 1] for place in self.part.places[1:]]
        texts = [f"{plain(row.head)} {plain(row.under)}", *(cell.text for cell in cells)]
        height = max(self._height(text, width) for text, width in zip(texts, self.part.widths, strict=True))
        return {
            "cells": [self._row_head(row), *(self._cell(cell, place) for place, cell in enumerate(cells, start=1))],
            "height": height,
            **said(total=row.total, long=height > _TALLEST_ROW),
        }

    def _row_head(self, row: Row) -> Data:
        width, href = self.part.widths[0], address(row.href)
        return {"text": self._named(row.head, width), **said(under=self._named(row.under, width), href=href)}

    def _cell(self, cell: Cell, place: int) -> Data:
        width, column = self.part.widths[place], self.table.columns[self.part.places[place]]
        return {
            "text": runs(cell.shown, self.numbers, size=self.type.size, room=self._inside(width)),
            **said(
                picture=drawable(drawn(cell.picture)) if cell.picture else "",
                width=min(_SPARK, self._inside(width)) if cell.picture else 0,
                sign=cell.shape,
                missing=cell.missing,
                right=column.holds == "number",
            ),
        }

    def _named(self, text: Text, width: float) -> list[str | Data]:
        own = without_footnotes(text) if self.again else text
        return runs(own, self.numbers, size=self.type.size, room=self._inside(width))

    def _inside(self, width: float) -> float:
        return max(width - 2 * self.type.inset, 1.0)

    def _height(self, text: str, width: float) -> float:
        """About how tall a text stands in a column."""
        lines = ceil(width_of(text, self.type.size, bold=True) * _RAGGED / self._inside(width))
        return lines * self.type.size * _LEADING


def is_tied(spans: Sequence[int]) -> bool:
    """Whether three rows stay together at both ends, so that no break leaves one or two of them."""
    return spans.count(_TIED) > 1


def _spans(rows: Sequence[Data]) -> list[int]:
    """How many rows stay together from each row on, 0 for one that stays with the row before.

    The last three do, or else the last two, and the first under their group line, unless long ones or a group line
    stand among them.
    """
    spans, last = [1] * len(rows), len(rows)
    first = 1 if rows and "group" in rows[0] else 0
    for count in (_TIED, _PAIR):
        if last > first + count and _are_short(rows[last - count :]):
            spans[last - count :] = [count, *[0] * (count - 1)]
            break
    for count in (_TIED, _PAIR):
        after = first + count
        if after < last and spans[first:after] == [1] * count and _are_short(rows[first:after]):
            spans[first:after] = [count, *[0] * (count - 1)]
            break
    return spans


def _are_short(rows: Sequence[Data]) -> bool:
    return all("cells" in row and "long" not in row for row in rows)


def _ruled(table: Table) -> Iterator[tuple[Row | Group, str]]:
    """Each row with the rule under it: ink above a total, nothing below it, a hair elsewhere."""
    for row, following in zip_longest(table.rows, table.rows[1:]):
        yield row, "ink" if _is_total(following) else "" if _is_total(row) else "hair"


def _is_total(row: Row | Group | None) -> bool:
    return isinstance(row, Row) and row.total
