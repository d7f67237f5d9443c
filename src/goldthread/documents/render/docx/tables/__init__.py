"""Tables in Word: heads that repeat, rows that do not split, row heads, groups across, words where a figure is missing.

A table with more columns than the page has room for is set in parts, one under the other, each with the row heads.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise

from goldthread.documents.chart.ink import INK, WASH
from goldthread.documents.chart.label import width_of
from goldthread.documents.picture import PHONE, Picture, drawn
from goldthread.documents.render.docx.markup import KEEP, Par, properties, run, twips, w
from goldthread.documents.render.docx.parts.style import margins, rule, shade
from goldthread.documents.render.docx.runs import bound, linked, picture, runs, sign_before
from goldthread.documents.render.docx.setting import Setting
from goldthread.documents.render.docx.tables.columns import roomy
from goldthread.documents.render.pdf.columns import SMALL, USUAL
from goldthread.documents.text import without_footnotes
from goldthread.documents.tree import Cell, Column, Group, Row, Table

_SIDES = twips(8)
_WIDEST_PICTURE = 80
"""The width of a picture in a row, in points, where its column has room for it."""

_SHORT, _TOGETHER = 6, 3
"""The rows of a table that is not split, and of a longer one the fewest that begin or end it on a page."""

_ONE_LINE = "<w:noWrap/>"
_TOTAL = w("tcBorders", rule("top", points=0.75, colour=INK))
_WASHED = shade(WASH)


@dataclass(frozen=True, slots=True)
class Laid:
    """A table, or some columns of one, with their widths in twips. `small` type makes room for many."""

    table: Table
    widths: tuple[int, ...]
    small: bool


@dataclass(frozen=True, slots=True)
class _Grid:
    """A table on its way, and the language that it speaks."""

    laid: Laid
    language: str
    setting: Setting

    @property
    def columns(self) -> tuple[Column, ...]:
        return self.laid.table.columns

    def style(self, name: str) -> str:
        """The style of text in the table's size."""
        return f"{name}Small" if self.laid.small else name


def laid(table: Table, *, width: int) -> tuple[Laid, ...]:
    """The table, or as many tables with the same row heads as it takes to fit a width in twips.

    Footnotes of row heads and groups hang on the first, notes on the last.
    """
    layout = roomy(table, room=width / 20)
    last = len(layout.parts) - 1
    return tuple(
        Laid(
            _taken(table, part.places, first=place == 0, last=place == last),
            _whole(part.widths),
            layout.type is SMALL,
        )
        for place, part in enumerate(layout.parts)
    )


def table(shown: Laid, setting: Setting, *, language: str = "") -> str:
    """The table alone, without its caption and its notes. The last row holds the notes on its page."""
    grid = _Grid(shown, language, setting)
    described = properties(
        "tblPr",
        w("tblStyle", val="PaperTable"),
        w("tblW", w=sum(shown.widths), type="dxa"),
        w("tblLayout", type="fixed"),
        margins(SMALL.inset) if shown.small else "",
        w("tblLook", val="06A0", firstRow=1, lastRow=0, firstColumn=1, lastColumn=0, noHBand=1, noVBand=1),
        w("tblCaption", val=shown.table.caption),
        w("tblDescription", val=shown.table.sub) if shown.table.sub else "",
    )
    columns = w("tblGrid", *(w("gridCol", w=each) for each in shown.widths))
    return w("tbl", described, columns, _heads(grid), *_rows(grid))


def _taken(table: Table, places: Sequence[int], *, first: bool, last: bool) -> Table:
    """Some columns of a table, the row heads among them."""
    keep = (lambda text: text) if first else without_footnotes
    rows: list[Row | Group] = []
    for row in table.rows:
        if isinstance(row, Group):
            rows.append(replace(row, name=keep(row.name)))
        else:
            cells = tuple(row.cells[place - 1] for place in places if place)
            rows.append(replace(row, cells=cells, head=keep(row.head), under=keep(row.under)))
    columns = tuple(table.columns[place] for place in places)
    return replace(table, columns=columns, rows=tuple(rows), notes=table.notes if last else ())


def _whole(widths: Sequence[float]) -> tuple[int, ...]:
    """Widths in whole twips, each edge at the nearest."""
    edges = [twips(edge) for edge in accumulate(widths, initial=0)]
    return tuple(right - left for left, right in pairwise(edges))


def _heads(grid: _Grid) -> str:
    cells = (
        _cell(_head(column, grid, number=number), wide, w("vAlign", val="bottom"), _whole_head(column, wide, number))
        for column, wide, number in zip(grid.columns, grid.laid.widths, _numbers(grid), strict=True)
    )
    return _row(*cells, head=True)


def _numbers(grid: _Grid) -> Iterator[bool]:
    """Of each column, whether it holds numbers; the first holds the row heads."""
    return (place > 0 and column.holds == "number" for place, column in enumerate(grid.columns))


def _whole_head(column: Column, wide: int, number: bool) -> str:
    """What keeps the head of numbers on its lines, where they have room."""
    longest = max(width_of(column.name, USUAL.head, bold=True), width_of(column.unit, USUAL.head))
    return _ONE_LINE if number and longest <= (wide - _SIDES) / 20 else ""


def _head(column: Column, grid: _Grid, *, number: bool) -> str:
    end = "Number" if number else ""
    spoken = w("lang", val=grid.language) if grid.language else ""
    name = Par(f"TableHead{end}", run(column.name, spoken))
    return f"{name}{Par(f'TableUnit{end}', run(column.unit, spoken))}" if column.unit else str(name)


def _rows(grid: _Grid) -> Iterator[str]:
    rows = grid.laid.table.rows
    for place, row in enumerate(rows):
        if isinstance(row, Group):
            yield _group(row, grid)
        else:
            yield _body(row, grid, (KEEP,) if _keeps(place, grid.laid.table) else ())


def _keeps(place: int, table: Table) -> bool:
    """Whether a row stays with what follows: a short table is on one page, and the last row with the notes."""
    last = len(table.rows) - 1
    if place == last:
        return bool(table.notes)
    return last < _SHORT or place < _TOGETHER - 1 or place > last - _TOGETHER


def _group(group: Group, grid: _Grid) -> str:
    name = Par(grid.style("TableGroup"), runs(group.name, grid.setting, language=grid.language))
    span = w("gridSpan", val=len(grid.columns)) if len(grid.columns) > 1 else ""
    return _row(_cell(str(name), sum(grid.laid.widths), span, _WASHED))


def _body(row: Row, grid: _Grid, pieces: tuple[str, ...]) -> str:
    dress = (_TOTAL,) if row.total else ()
    cells = [_cell(_row_head(row, grid, pieces), grid.laid.widths[0], *dress)]
    for cell, column, wide in zip(row.cells, grid.columns[1:], grid.laid.widths[1:], strict=True):
        style = grid.style("TableNumber" if column.holds == "number" else "TableText")
        inside = Par(style, _inside(cell, grid, wide, strong=row.total), pieces)
        figure = column.holds == "number" and not cell.missing
        whole = figure and width_of(cell.text, USUAL.size, bold=row.total) <= (wide - _SIDES) / 20
        cells.append(_cell(str(inside), wide, *dress, _ONE_LINE if whole else ""))
    return _row(*cells)


def _row_head(row: Row, grid: _Grid, pieces: tuple[str, ...]) -> str:
    name = runs(row.head, grid.setting, language=grid.language)
    if not any(span.href or span.to or span.source for span in row.head):
        name = linked(name, grid.setting, address=row.href)
    head = Par(grid.style("TableRowHead"), name, pieces)
    if not row.under:
        return str(head)
    return f"{head}{Par('TableDetail', runs(row.under, grid.setting, language=grid.language), pieces)}"


def _inside(cell: Cell, grid: _Grid, width: int, *, strong: bool) -> str:
    setting = grid.setting
    said = runs(cell.shown, setting, language=grid.language, strong=strong, missing=cell.missing)
    if cell.source:
        said = bound(said, cell.source, setting)
    seen = _picture(cell.picture, setting, width) if cell.picture else ""
    return f"{seen}{sign_before(cell.shape, setting)}{said}"


def _picture(shown: Picture, setting: Setting, width: int) -> str:
    """Decoration: the figures of its row say the same."""
    return picture(drawn(shown, size=PHONE), setting, width=min(_WIDEST_PICTURE, (width - _SIDES) / 20))


def _row(*cells: str, head: bool = False) -> str:
    return w("tr", properties("trPr", w("cantSplit"), w("tblHeader") if head else ""), *cells)


def _cell(inside: str, width: int, *dress: str) -> str:
    return w("tc", properties("tcPr", w("tcW", w=width, type="dxa"), *dress), inside)
