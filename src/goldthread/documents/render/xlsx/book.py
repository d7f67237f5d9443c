"""Writes sheets as an XLSX file through XlsxWriter: real tables, heads that stay, no merged cell, no colour as data.

Words are written as words whatever they begin with, so that no cell ever computes. The same sheets give the same bytes.
"""

import io
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, time
from functools import partial
from math import ceil
from typing import TYPE_CHECKING

from goldthread.documents.chart.ink import HAIR, INK, INK_2, LINK
from goldthread.documents.render.xlsx.sheet import Cover, Head, Held, Lead, Number, Sheet, clean
from goldthread.documents.tree import Document

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

HEADS = 3
"""The row of the heads, counted from 0: the title, what stands under it and a blank one come before."""

_FACE, _TITLE = "Calibri", 14
_LONGEST_NAME, _LONGEST_ADDRESS, _LONGEST_FOOT = 31, 2_000, 80
_NARROWEST, _WIDEST, _SAMPLE = 9, 60, 200
_LINE, _HIGHEST, _SPARE = 15.0, 400.0, 1.1
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\]")
_LEADS = ("http://", "https://", "mailto:")
_A4 = 9


def names_of(wanted: Sequence[str]) -> list[str]:
    """Names that a workbook takes for its sheets: at most 31 letters, without the signs it refuses, no two alike.

    >>> names_of(["Table 1", "table 1", "a/b"])
    ['Table 1', 'table 1 (2)', 'a b']
    """
    taken: dict[str, str] = {}
    for place, name in enumerate(wanted, start=1):
        plain = _NOT_IN_NAMES.sub(" ", clean(name)).strip(" '")[:_LONGEST_NAME].strip(" '") or str(place)
        found, count = plain, 1
        while found.casefold() in taken or found.casefold() == "history":
            count += 1
            found = f"{plain[: _LONGEST_NAME - len(f' ({count})')]} ({count})"
        taken[found.casefold()] = found
    return list(taken.values())


class _Whole(float):
    """A value written with as many digits as tell it from every other. XlsxWriter has 16, for 8.2 8.199999999999999."""

    def __format__(self, _digits: str, /) -> str:
        return repr(float(self)).removesuffix(".0")


@dataclass(slots=True)
class Book:
    """A workbook on its way. Each dress of a cell is made once."""

    workbook: "Workbook"
    document: Document
    _dresses: dict[tuple[tuple[str, object], ...], "Format"] = field(default_factory=dict)

    def dress(self, **properties: object) -> "Format":
        """The format with these properties, on top of the face and the ink of every cell."""
        key = tuple(sorted(properties.items()))
        if key not in self._dresses:
            plain = {"font_name": _FACE, "font_color": INK, "valign": "top"}
            self._dresses[key] = self.workbook.add_format({**plain, **properties})
        return self._dresses[key]

    def page(self, name: str) -> "Worksheet":
        """A new sheet, ready to be printed across a page of its own."""
        sheet = self.workbook.add_worksheet(name)
        sheet.hide_gridlines(2)
        sheet.set_landscape()
        sheet.set_paper(_A4)
        sheet.fit_to_pages(1, 0)
        labels, title = self.document.labels, clean(self.document.title)[:_LONGEST_FOOT].replace("&", "&&")
        sheet.set_footer(f"&L{title}&C{name.replace('&', '&&')}&R{labels.page} &P {labels.of} &N")
        return sheet


def written(document: Document, cover: Cover, sheets: Sequence[Sheet]) -> bytes:
    """The file. The names of its sheets must be such as `names_of` gives."""
    import xlsxwriter  # local: it takes a tenth of a second, and only this function writes

    out = io.BytesIO()
    as_words = {"strings_to_formulas": False, "strings_to_numbers": False, "strings_to_urls": False}
    workbook = xlsxwriter.Workbook(out, {"in_memory": True, **as_words})
    workbook.set_properties(
        {
            "title": clean(f"{document.title}, {document.period}"),
            "author": clean(document.body),
            "created": datetime.combine(document.made_on, time()),
        }
    )
    book = Book(workbook, document)
    _write_cover(cover, book)
    for place, sheet in enumerate(sheets, start=1):
        _write_sheet(sheet, f"part_{place}", book)
    workbook.close()
    return out.getvalue()


def _write_cover(cover: Cover, book: Book) -> None:
    page = book.page(cover.name)
    page.set_column(0, 0, _NARROWEST * 2)
    page.set_column(1, 1, _WIDEST * 2)
    for row, title in enumerate(cover.titles):
        page.set_row(row, _LINE * 2 if row == 0 else _LINE * 1.4)
        dress = book.dress(font_size=_TITLE + 6, bold=True) if row == 0 else book.dress(font_size=_TITLE)
        page.write_string(row, 0, clean(title), dress)
    for row, (name, words) in enumerate(cover.facts, start=len(cover.titles) + 1):
        page.write_string(row, 0, clean(name), book.dress(bold=True))
        page.write_string(row, 1, clean(words), book.dress(text_wrap=True))
        page.set_row(row, _height(["", words], [_WIDEST, _WIDEST * 2]))


def _write_sheet(sheet: Sheet, key: str, book: Book) -> None:
    page = book.page(sheet.name)
    page.write_string(0, 0, clean(sheet.title), book.dress(bold=True, font_size=_TITLE))
    page.write_string(1, 0, clean(sheet.sub), book.dress(font_color=INK_2))
    widths = _widths(sheet)
    for column, width in enumerate(widths):
        page.set_column(column, column, width)
    _write_heads(sheet, page, key, book)
    page.set_row(0, _LINE * 1.4)
    page.set_row(HEADS, _height([head.name for head in sheet.heads], widths))
    for row, line in enumerate(sheet.lines, start=HEADS + 1):
        page.set_row(row, _height(line.cells, widths))
        for column, (held, head) in enumerate(zip(line.cells, sheet.heads, strict=True)):
            edges = _edges(head, first=column == 0, total=line.total)
            _write(page, (row, column), held, partial(book.dress, **edges))
    page.freeze_panes(HEADS + 1, sheet.fixed)
    page.repeat_rows(HEADS)


def _write_heads(sheet: Sheet, page: "Worksheet", key: str, book: Book) -> None:
    """The heads, as those of a table that readers by ear are told of. Without a row there is no such table."""
    edge = {"bold": True, "bottom": 1, "bottom_color": INK, "text_wrap": True, "valign": "bottom"}
    heads = [
        {
            "header": clean(head.name),
            "header_format": book.dress(**edge, **_align(head, first=column == 0)),
        }
        for column, head in enumerate(sheet.heads)
    ]
    if sheet.lines:
        options = {"name": key, "columns": heads, "style": None, "autofilter": False}
        page.add_table(HEADS, 0, HEADS + len(sheet.lines), len(heads) - 1, options)
        return
    for column, head in enumerate(heads):
        page.write_string(HEADS, column, head["header"], head["header_format"])


def _edges(head: Head, *, first: bool, total: bool) -> dict[str, object]:
    """How a cell is dressed by where it stands: a hairline under it, a rule over a total."""
    plain = {"bottom": 1, "bottom_color": HAIR, **_align(head, first=first)}
    return {**plain, "bold": True, "top": 1, "top_color": INK} if total else plain


def _align(head: Head, *, first: bool) -> dict[str, object]:
    """Where words and figures stand in their column, a little away from the next one; the first under the title."""
    return {"align": "right" if head.holds == "number" else "left", "indent": 0 if first else 1}


def _write(page: "Worksheet", place: tuple[int, int], held: Held, dress: Callable[..., "Format"]) -> None:
    match held:
        case Number(value, shown):
            page.write_number(*place, _Whole(value), dress(num_format=shown))
        case Lead(words, address, inside):
            target = _target(address, inside=inside)
            if target:
                page.write_url(*place, target, dress(font_color=LINK, underline=1, text_wrap=True), clean(words))
            else:
                page.write_string(*place, clean(words), dress(text_wrap=True))
        case "":
            page.write_blank(*place, None, dress())
        case words:
            page.write_string(*place, clean(words), dress(text_wrap=True))


def _target(address: str, *, inside: bool) -> str:
    """Where a cell leads; empty for an address that a reader cannot be sent to."""
    if inside:
        return f"internal:'{address.replace(chr(39), chr(39) * 2)}'!A1"
    leads = address.startswith(_LEADS) and len(address) <= _LONGEST_ADDRESS and address.isprintable()
    return address if leads else ""


def _widths(sheet: Sheet) -> list[int]:
    """Each column as wide as its longest words among the first rows, within reason."""
    widths = []
    for column, head in enumerate(sheet.heads):
        words = [_length(line.cells[column]) for line in sheet.lines[:_SAMPLE]]
        widths.append(min(max(_NARROWEST, *words, len(head.name) // 2 + 2) + 2, _WIDEST))
    return widths


def _height(cells: Sequence[Held], widths: Sequence[int]) -> float:
    """Room for the longest words of a row. Not every program finds it out by itself."""
    lines = max(_lines(held, width) for held, width in zip(cells, widths, strict=True))
    return min(lines * _LINE, _HIGHEST)


def _lines(held: Held, width: int) -> int:
    length = _length(held)
    return 1 if length <= width else ceil(length * _SPARE / width)


def _length(held: Held) -> int:
    if isinstance(held, Number):
        return len(f"{held.value:,.0f}") + len(held.dress.partition(".")[2].partition(";")[0])
    return len(held.words if isinstance(held, Lead) else held)
