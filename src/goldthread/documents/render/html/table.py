"""A table with its caption: every head with its scope, groups in bodies of their own, a way to scroll what is wide.

On a phone a table of words becomes one record a row, and a table of numbers scrolls inside a region of its own.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from goldthread.documents.picture import PHONE, drawn
from goldthread.documents.render.html.icon import icon
from goldthread.documents.render.html.markup import NOTHING, Html, address, joined, link, safe, tag
from goldthread.documents.render.html.paper import Paper
from goldthread.documents.render.html.running import bound, calls, running, valued
from goldthread.documents.text import Text
from goldthread.documents.tree import Cell, Column, Group, Row, Table

_FITS = 3
_STACKS = 12
_CLOSE, _UPRIGHT, _ON_ITS_SIDE = 8, 13, 19
_LONGEST = 14
_DRESS = {"number": "n", "picture": "pic", "text": None}


@dataclass(frozen=True, slots=True)
class _Frame:
    """A table and what each of its cells must know of it."""

    table: Table
    paper: Paper
    stacks: bool


def table(shown: Table, paper: Paper, *, called: str, name: Html = NOTHING) -> Html:
    """The table and its notes. `called` tells it from the others by ear; `name` is shown before the caption."""
    frame = _Frame(shown, paper, _stacks(shown.columns))
    parts = (_caption(shown, name), _widths(shown.columns), _heads(frame), *_bodies(frame))
    drawing = tag("table", *parts, class_=_dress(frame))
    label = f"{called}: {shown.caption}" if _is_wide(shown) else ""
    return joined(_room(drawing, label), *(provenance(note, paper) for note in shown.notes))


def provenance(note: Text, paper: Paper) -> Html:
    """A line of small print with the ring of the thread."""
    return tag("p", running(note, paper), class_="gt-prov")


def _dress(frame: _Frame) -> str:
    """Close set where columns are many; told apart where they outgrow a page upright, and a page on its side.

    As records, it has four figures to a line where a row has four or eight.
    """
    columns = frame.table.columns
    many = {_CLOSE: "gt-close", _UPRIGHT: "gt-vast", _ON_ITS_SIDE: "gt-vaster"}
    dress = [name for most, name in many.items() if len(columns) > most]
    if frame.stacks:
        dress.append("gt-stack" if sum(column.holds == "number" for column in columns) % 4 else "gt-stack gt-four")
    return " ".join(("gt-table", *dress))


def _is_wide(shown: Table) -> bool:
    """Whether it may need more room than a phone has: many columns, or a word among numbers that cannot be broken."""
    if len(shown.columns) > _FITS:
        return True
    among = [place for place, column in enumerate(shown.columns[1:]) if column.holds == "number"]
    heads = [f"{shown.columns[place + 1].name} {shown.columns[place + 1].unit}" for place in among]
    cells = [row.cells[place].text for row in shown.rows if isinstance(row, Row) for place in among]
    return any(len(word) > _LONGEST for text in (*heads, *cells) for word in text.split())


def _room(drawing: Html, label: str) -> Html:
    """Where a table may be wider than the page it has a label, scrolls alone, and the keyboard can scroll it."""
    if label:
        return tag("div", drawing, class_="gt-scroll", role="region", aria_label=label, tabindex=0)
    return tag("div", drawing, class_="gt-narrow")


def _stacks(columns: Sequence[Column]) -> bool:
    return len(columns) <= _STACKS and any(column.holds != "number" for column in columns[1:])


def _caption(shown: Table, name: Html) -> Html:
    title = tag("strong", safe(shown.caption))
    sub = tag("small", safe(shown.sub)) if shown.sub else NOTHING
    return tag("caption", tag("div", name, title, safe(" "), sub))


def _widths(columns: Sequence[Column]) -> Html:
    """Each column's share, in whole hundredths, where the paper gives shares that differ."""
    if len({column.width for column in columns}) < 2:
        return NOTHING
    total = sum(column.width for column in columns)
    return tag("colgroup", *(tag("col", class_=f"w{round(100 * column.width / total)}") for column in columns))


def _heads(frame: _Frame) -> Html:
    cells = (_head(column, first=not place) for place, column in enumerate(frame.table.columns))
    return tag("thead", tag("tr", *cells))


def _head(column: Column, *, first: bool) -> Html:
    dress = None if first else _DRESS[column.holds]
    unit = joined(safe(" "), tag("small", safe(column.unit))) if column.unit else NOTHING
    if not (column.name or column.unit):
        return tag("td", class_=dress)
    return tag("th", safe(column.name), unit, scope="col", class_=dress)


def _bodies(frame: _Frame) -> Iterator[Html]:
    """A body for each group, headed by its name, one for rows before the first, one for a total that ends the table."""
    rows: list[Html] = []
    last = len(frame.table.rows) - 1
    for place, row in enumerate(frame.table.rows):
        starts = isinstance(row, Group) or (place == last and row.total)
        if starts and rows:
            yield tag("tbody", *rows)
            rows = []
        rows.append(_group(row, frame) if isinstance(row, Group) else _row(row, frame))
    if rows:
        yield tag("tbody", *rows)


def _group(group: Group, frame: _Frame) -> Html:
    head = tag("th", running(group.name, frame.paper), colspan=len(frame.table.columns), scope="rowgroup")
    return tag("tr", head, class_="group")


def _row(row: Row, frame: _Frame) -> Html:
    head = tag("th", _row_head(row, frame.paper), scope="row")
    cells = (_cell(cell, column, frame) for cell, column in zip(row.cells, frame.table.columns[1:], strict=True))
    return tag("tr", head, *cells, class_="total" if row.total else None)


def _row_head(row: Row, paper: Paper) -> Html:
    if address(row.href):
        head = joined(link(running(row.head, paper, linked=False), row.href), calls(row.head, paper))
    else:
        head = running(row.head, paper)
    return joined(head, safe(" "), tag("small", running(row.under, paper))) if row.under else head


def _cell(cell: Cell, column: Column, frame: _Frame) -> Html:
    is_record = frame.stacks or len(frame.table.columns) > _UPRIGHT
    label = f"{column.name}\n{column.unit}".strip() if is_record else ""
    return tag("td", _inside(cell, frame.paper), class_=_DRESS[column.holds], data_label=label or None)


def _inside(cell: Cell, paper: Paper) -> Html:
    if cell.picture is None:
        return _figure(cell, paper)
    drawing = tag("span", Html(drawn(cell.picture, alt=cell.text, size=PHONE)), class_="gt-picture", aria_hidden="true")
    return joined(drawing, _figure(cell, paper))


def _figure(cell: Cell, paper: Paper) -> Html:
    """What a person reads, with the value that a machine reads. A figure that leads to its source holds no link."""
    if cell.source:
        shown, is_said = running(cell.shown, paper, linked=False), bool(cell.text.strip())
        inside = joined(bound(shown, cell.source, paper, linked=is_said), calls(cell.shown, paper))
    elif isinstance(cell.value, str) or cell.value is None:
        inside = running(cell.shown, paper)
    else:
        inside = valued(running(cell.shown, paper), cell.value)
    if cell.missing:
        short = len(cell.text) <= _LONGEST
        inside = tag("span", inside, class_="gt-missing gt-short" if short else "gt-missing")
    return tag("span", icon(cell.shape), inside, class_="gt-shape") if cell.shape else inside
