"""Sheets laid out for people, read as bands: titles, a head of one to three rows with merged cells, body, notes.

Refuses nothing and guesses no meaning: what a row or a column is about, its reader says.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from goldthread.analytics.intake.tables.bare import place_of
from goldthread.analytics.intake.tables.workbook import Cell

Rows = Sequence[Sequence[Cell]]
Unfooted = tuple[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Head:
    """What is known of a sheet's head beforehand.

    `labels` is how many columns on the left name the rows. `starts` is the row that the head begins in, counted from 1,
    and `rows` how many it has; 0 leaves either to be found.
    """

    labels: int = 1
    starts: int = 0
    rows: int = 0


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the body: its number in the sheet, counted from 1, its labels as they stand but with blanks folded,
    and its cells in the order of the columns."""

    row: int
    labels: tuple[str, ...]
    cells: tuple[Cell, ...]

    @property
    def is_empty(self) -> bool:
        """Whether it holds a label and nothing else, as a heading within the body does."""
        return all(cell == "" for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Banded:
    """A sheet as bands.

    `titles` are the texts above the head, one a row with its cells in order; `label_heads` the headings over the
    labels. `columns` are the headings of each column that holds something, from the upper to the lower, a merged one
    repeated over all that it spans, blank where there is none; `positions` where those columns stand, counted from 1.
    `notes` are the rows below the body.
    """

    titles: tuple[str, ...]
    label_heads: tuple[tuple[str, ...], ...]
    columns: tuple[tuple[str, ...], ...]
    positions: tuple[int, ...]
    body: tuple[Line, ...]
    notes: tuple[str, ...]

    @property
    def title(self) -> str:
        return self.titles[0] if self.titles else ""

    @property
    def subtitle(self) -> str:
        return self.titles[1] if len(self.titles) > 1 else ""

    def place(self, line: Line, column: int) -> str:
        """The cell of a line, as spreadsheets name it; `column` is its index in `columns`."""
        return place_of(line.row, self.positions[column])


def read_banded(rows: Rows, head: Head = Head()) -> Banded:
    """The bands of one sheet, given from its row 1 on. A sheet without a body has titles only."""
    width = max(map(len, rows), default=0)
    table = [[*row, *[""] * (width - len(row))] for row in rows]
    body = _body_start(table, head)
    starts = head.starts - 1 if head.starts else _head_start(table[:body], head.labels)
    ends = _body_end(table, body, head.labels)
    shown = [row for row in table[starts:body] if any(cell != "" for cell in row)]
    heads = _filled([[folded(cell) for cell in row] for row in shown], head.labels)
    own = {place for row in shown for place, cell in enumerate(row) if cell != ""}
    # A column between two others, without a heading of its own, is there for looks unless numbers stand in it.
    used = own | {place for row in table[body:ends] for place, cell in enumerate(row) if isinstance(cell, int | float)}
    kept = [place for place in range(head.labels, width) if place in used]
    return Banded(
        titles=tuple(filter(None, (_text(row) for row in table[:starts]))),
        label_heads=tuple(tuple(row[place] for row in heads) for place in range(min(head.labels, width))),
        columns=tuple(tuple(row[place] for row in heads) for place in kept),
        positions=tuple(place + 1 for place in kept),
        body=tuple(_line(number, row, head.labels, kept) for number, row in _body(table, body, ends)),
        notes=tuple(filter(None, (_text(row) for row in table[ends:]))),
    )


def folded(cell: Cell) -> str:
    """The text of a cell on one line, without blanks around or doubled; a whole number without a point, a day as
    2018-09-30."""
    if isinstance(cell, datetime) and cell.time() == time():
        return cell.date().isoformat()
    if isinstance(cell, date | time | timedelta):
        return str(cell)
    if isinstance(cell, float):
        return f"{cell:.15g}"
    return " ".join(str(cell).split())


def unfooted(text: str, *, spaced: bool = False) -> Unfooted:
    """The text without the marks of its footnotes, and those marks in order.

    A mark is a number glued to a word, a year or a closing bracket, a list of numbers after a blank, or a note in
    square brackets. `spaced` takes a single number after a word for one too, which "Section 47" would not bear.

    >>> unfooted("ENGLAND AND WALES7,8")
    ('ENGLAND AND WALES', ('7', '8'))
    >>> unfooted("year ending December 20191,2")
    ('year ending December 2019', ('1', '2'))
    >>> unfooted("Section 47")
    ('Section 47', ())
    """
    marks: list[str] = []

    def take(found: re.Match[str]) -> str:
        marks.extend(re.findall(r"[0-9]+|[A-Za-z]+$", found["marks"]))
        return found["kept"] if "kept" in found.re.groupindex else ""

    tidy = _unraised(folded(text))
    for pattern in (*_MARKS, *([_SPACED] if spaced else [])):
        tidy = pattern.sub(take, tidy)
    return " ".join(tidy.split()), tuple(marks)


def number_or_mark(cell: Cell) -> tuple[float | None, str]:
    """The number of a cell and the mark beside it; a text that is no number is all mark, with no number.

    >>> number_or_mark("1,234 [p]")
    (1234.0, '[p]')
    >>> number_or_mark("..")
    (None, '..')
    """
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return float(cell), ""
    text = folded(cell)
    found = _NUMBER.fullmatch(text.replace("\N{MINUS SIGN}", "-"))
    if found is None:
        return None, "-" if text in ("\N{EN DASH}", "\N{EM DASH}") else text
    return float(found["number"].replace(",", "")), found["mark"]


_LIST = r"[0-9]{1,2}(?:\s*,\s*[0-9]{1,2})*"
_YEAR = r"(?:19|20)[0-9]{2}"
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_END = r"(?![0-9,./%-]*[0-9])(?![A-Za-z/])"
_MARKS = (
    re.compile(r"\s*\[(?P<marks>(?:notes?\s*)?" + _LIST + r")\]", re.IGNORECASE),
    re.compile(rf"(?P<kept>[A-Za-z,'] {_YEAR})(?P<marks>{_LIST}){_END}"),
    re.compile(rf"(?P<kept>\b{_MONTH} ['’]?(?!{_YEAR})[0-9]{{2}})(?P<marks>{_LIST}){_END}"),
    re.compile(rf"(?P<kept>(?<![0-9A-Za-z])[A-Za-z'’-]*[A-Za-z]{{3}}|\))(?P<marks>{_LIST})(?!\s*[,.][0-9]){_END}"),
    re.compile(r"\s+(?P<marks>[0-9]{1,2}(?:\s*,\s*[0-9]{1,2})+)$"),
    re.compile(r"(?P<kept>[A-Za-z])\s*(?P<marks>\([0-9]{1,2}(?:,\s*[0-9]{1,2})*\))$"),
)
_SPACED = re.compile(rf"(?P<kept>\b(?!{_MONTH}\s)[A-Za-z]+)\s+(?P<marks>[0-9]{{1,2}})$")
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_NUMBER = re.compile(
    r"(?P<number>-?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?)\s*(?P<mark>%|[*†‡+~#:]+|\[?[a-z]{1,2}\]?|)"
)
_NOTE = re.compile(r"(?:sources?|notes?|key|footnotes?)\b|\(?[0-9]{1,2}[.):]?\s|[^\w\s£%(]", re.IGNORECASE)
_MARK = re.compile(r"[-\N{EN DASH}\N{EM DASH}.:*+~#!†‡]{1,3}|n\.?/?a\.?|\[[a-z]{1,4}\]|#\S+", re.IGNORECASE)
_SOURCE = re.compile(r"(?:sources?|notes?)\b", re.IGNORECASE)


def _unraised(text: str) -> str:
    """Raised digits, which only footnotes have, as notes in square brackets."""
    return re.sub("[⁰¹²³⁴⁵⁶⁷⁸⁹]+(?:[,˒][⁰¹²³⁴⁵⁶⁷⁸⁹]+)*", lambda found: f"[{found[0].translate(_RAISED)}]", text)


def _text(row: Sequence[Cell]) -> str:
    return " ".join(filter(None, map(folded, row)))


def _is_figure(cell: Cell) -> bool:
    """Whether it may stand in a body: a number, or a mark that is known to stand for one."""
    if isinstance(cell, int | float):
        return True
    return isinstance(cell, str) and (_MARK.fullmatch(cell.strip()) is not None or number_or_mark(cell)[0] is not None)


def _body_start(table: Sequence[Sequence[Cell]], head: Head) -> int:
    """The index of the first row that is named and holds a figure beside its name."""
    if head.starts and head.rows:
        return min(head.starts - 1 + head.rows, len(table))
    for place, row in enumerate(table):
        figures = [cell for cell in row[head.labels :] if _is_figure(cell)]
        if figures and any(_is_name(cell) for cell in row[: head.labels]) and not _are_years(row[head.labels :]):
            return place
    return len(table)


def _is_name(cell: Cell) -> bool:
    return isinstance(cell, str) and re.search(r"[A-Za-z]{2}", cell) is not None


def _are_years(cells: Sequence[Cell]) -> bool:
    """Whether they are years or days standing as headings."""
    numbers = [cell for cell in cells if cell != ""]
    return len(numbers) > 1 and all(re.fullmatch(rf"{_YEAR}([-/].*)?", folded(cell)) for cell in numbers)


def _head_start(above: Sequence[Sequence[Cell]], labels: int) -> int:
    """The index of the first row of the head, given all rows above the body: what lies over it are titles."""
    start = len(above)
    for place in range(len(above) - 1, -1, -1):
        filled = [column for column, cell in enumerate(above[place]) if cell != ""]
        if not filled and start < len(above):
            if not _has_head_above(above[:place], labels):
                break
        elif filled and _is_title(filled, len(above[place]), is_lowest=start == len(above)):
            break
        elif filled:
            start = place
    return start


def _has_head_above(above: Sequence[Sequence[Cell]], labels: int) -> bool:
    """Whether the row over a blank one is one more row of the head, and no title."""
    filled = [column for column, cell in enumerate(above[-1]) if cell != ""] if above else []
    return bool(filled) and not _is_title(filled, len(above[-1]), is_lowest=False)


def _is_title(filled: Sequence[int], width: int, *, is_lowest: bool) -> bool:
    """Whether a row holds a title on the left, and at most a word on its units at the far right."""
    if filled[0] != 0:
        return False
    return len(filled) == 1 or (not is_lowest and len(filled) == 2 and filled[1] == width - 1 and width > 3)


def _body_end(table: Sequence[Sequence[Cell]], body: int, labels: int) -> int:
    """The index of the first row of the notes: one text alone that reads like a note."""
    for place in range(body, len(table)):
        filled = [cell for cell in table[place] if cell != ""]
        pattern = _NOTE if table[place][0] != "" else _SOURCE
        if len(filled) == 1 and isinstance(filled[0], str) and pattern.match(folded(filled[0])):
            return place
    return len(table)


def _filled(heads: list[list[str]], labels: int) -> list[list[str]]:
    """The head with each merged cell repeated over what it spans: up to the next heading beside or above it."""
    borders: set[int] = set()
    for level, row in enumerate(heads):
        own = [place for place in range(labels, len(row)) if row[place]]
        is_lowest = level == len(heads) - 1
        is_over_all = len(own) == 1
        if is_lowest and not is_over_all:
            break
        for place in range(labels + 1, len(row)):
            if not row[place] and (is_over_all or place not in borders):
                row[place] = row[place - 1]
        borders |= set(own)
    return heads


def _body(table: Sequence[Sequence[Cell]], body: int, ends: int) -> list[tuple[int, Sequence[Cell]]]:
    return [(place + 1, table[place]) for place in range(body, ends) if any(cell != "" for cell in table[place])]


def _line(number: int, row: Sequence[Cell], labels: int, kept: Sequence[int]) -> Line:
    return Line(number, tuple(map(folded, row[:labels])), tuple(row[place] for place in kept))
