"""Writes the workbook in which a register's entries are brought: headings, what to write under each, the answers there
are to choose from. It holds no entry."""

from collections.abc import Mapping
from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from goldthread.apps.bodies.models import Body
from goldthread.apps.people.queries import posts_by_spelling
from goldthread.apps.registers.binding import Bound
from goldthread.apps.registers.files.table import DAY_FORMAT, sheet_name
from goldthread.apps.registers.operations.importing.layout import MOST_ROWS, advice, columns
from goldthread.core.spec import Field, FieldKind, Register

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook

_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_MADE = datetime(2000, 1, 1)  # a workbook carries the moment it was made; a fixed one keeps its bytes the same
_GUIDE_WIDTHS = (28, 12, 90)


def template(bound: Bound, body: Body) -> bytes:
    """The empty workbook of a register, with the body's posts to choose from."""
    import xlsxwriter  # local: slow to import, and few requests ask for a workbook

    out = BytesIO()
    posts = sorted({post.name for post in posts_by_spelling(body).values()})
    with xlsxwriter.Workbook(out, _OPTIONS) as book:
        book.set_properties({"title": bound.register.title, "created": _MADE})
        lists = {one.name: _offered(one, posts) for one in bound.register.fields}
        _write_entries(book, bound.register, lists)
        _write_guide(book, bound.register)
        _write_lists(book, bound.register, lists)
    return out.getvalue()


def _offered(field: Field, posts: list[str]) -> list[str]:
    """The answers that a column offers; none where they are not a closed set, or where a cell takes several."""
    if field.kind is FieldKind.YES_NO:
        return ["yes", "no"]
    if field.kind in (FieldKind.POST, FieldKind.POSTS):
        return posts
    return [one.label for one in field.choices]


def _write_entries(book: "Workbook", register: Register, lists: Mapping[str, list[str]]) -> None:
    sheet = book.add_worksheet(sheet_name(register.title))
    bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
    forms = {True: book.add_format({"num_format": DAY_FORMAT}), False: book.add_format({"num_format": "@"})}
    sheet.freeze_panes(1, 0)
    listed = [one.name for one in register.fields if lists[one.name]]
    for place, (heading, field) in enumerate(columns(register).items()):
        figures = field.kind in (FieldKind.NUMBER, FieldKind.MONEY)
        sheet.set_column(place, place, 24, None if figures else forms[field.kind is FieldKind.DATE])
        sheet.write_string(0, place, heading, bold)
        if field.name in listed and field.kind is not FieldKind.POSTS:
            source = _range(listed.index(field.name), len(lists[field.name]))
            sheet.data_validation(1, place, MOST_ROWS, place, {"validate": "list", "source": source})


def _range(column: int, count: int) -> str:
    """Where the answers to a column stand on the sheet of lists."""
    from xlsxwriter.utility import xl_col_to_name

    letters = xl_col_to_name(column)
    return f"='{_lists_name()}'!${letters}$2:${letters}${count + 1}"


def _lists_name() -> str:
    return sheet_name(_("Answers"))


def _write_guide(book: "Workbook", register: Register) -> None:
    sheet = book.add_worksheet(sheet_name(_("Read me")))
    bold, plain = book.add_format({"bold": True}), book.add_format({"text_wrap": True, "valign": "top"})
    for place, width in enumerate(_GUIDE_WIDTHS):
        sheet.set_column(place, place, width)
    rows = [(_("Column"), _("Needed"), _("What to write"))]
    for heading, field in columns(register).items():
        said = " ".join(filter(None, (field.hint, advice(field))))
        rows.append((heading, _("needed") if field.required else "", said))
    for number, row in enumerate(rows):
        for place, text in enumerate(row):
            sheet.write_string(number, place, text, plain if number else bold)


def _write_lists(book: "Workbook", register: Register, lists: Mapping[str, list[str]]) -> None:
    sheet = book.add_worksheet(_lists_name())
    bold: Any = book.add_format({"bold": True})
    for place, field in enumerate(one for one in register.fields if lists[one.name]):
        sheet.set_column(place, place, 28)
        sheet.write_string(0, place, field.label, bold)
        for number, text in enumerate(lists[field.name], start=1):
            sheet.write_string(number, place, text)
