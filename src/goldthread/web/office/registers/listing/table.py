"""The table of a list: heads that sort, a row for each entry, and of what is restricted the safe label alone."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from django.utils.http import urlencode
from django.utils.translation import gettext as _
from markupsafe import Markup

from goldthread.apps.registers.binding import Bound
from goldthread.apps.registers.queries.entries import Asked, Line
from goldthread.apps.registers.values import show
from goldthread.core.spec import Field, FieldKind, Register
from goldthread.web.office.gate import Desk
from goldthread.web.office.registers import addresses
from goldthread.web.office.registers.listing.cells import NUMBERS, Pen, label_of
from goldthread.web.office.registers.listing.filters import query_of

LONGEST_UNDER = 120
"""Letters of the line under a title; the whole of it stands on the entry's own page."""
UNSORTED = frozenset({FieldKind.TEXT, FieldKind.POSTS})
Sorted = Literal["", "ascending", "descending"]


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a column; `href` sorts by it, the other way round where it sorts already."""

    name: str
    text: str
    href: str = ""
    is_sorted: Sorted = ""
    is_number: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One entry: what stands in the cells before its title and after it, drawn; a reference that stands first is not.
    `pick` is what its box sends, the key of its thing, and `choose` what the box is called; empty where there is no
    box."""

    reference: str
    href: str
    title: str
    under: str
    pick: str
    choose: str
    before: Markup
    after: Markup


@dataclass(frozen=True, slots=True)
class Table:
    """Heads and rows. `has_boxes`: rows can be chosen."""

    heads: tuple[Head, ...]
    rows: tuple[Row, ...]
    has_boxes: bool


def table(desk: Desk, bound: Bound, asked: Asked, lines: tuple[Line, ...], *, has_boxes: bool) -> Table:
    """The lines of a page."""
    register, names = bound.register, bound.register.listing.columns
    pen = Pen(register, desk.today)
    place = names.index("title")
    first = int(names[0] == "reference")
    before, after = pen.columns(names[first:place]), pen.columns(names[place + 1 :])
    stem, searched, choose = addresses.of_entries(desk, bound.code), _searched(register), _("Choose: %(title)s")
    rows = []
    for line in lines:
        pick = str(line.thing_id) if has_boxes and not line.is_label else ""
        called = choose % {"title": line.title} if pick else ""
        href = f"{stem}{line.address}/"
        cells = pen.cells(before, line), pen.cells(after, line)
        reference = line.reference if first else ""
        rows.append(Row(reference, href, line.title, _under(searched, line), pick, called, *cells))
    return Table(tuple(_head(register, name, asked) for name in names), tuple(rows), has_boxes)


def read_for(register: Register) -> tuple[Field, ...]:
    """The fields whose values a table needs: its columns, what the search looks at, and what their clocks hang on."""
    listing = register.listing
    met = (one.met_by for one in register.clocks if one.field in listing.columns and one.met_by)
    return tuple(register.named(tuple(dict.fromkeys((*listing.columns, *listing.search, *met)))))


def _head(register: Register, name: str, asked: Asked) -> Head:
    field = register.field(name)
    text, is_number = label_of(register, name), field is not None and field.kind in NUMBERS
    if field is not None and field.kind in UNSORTED:
        return Head(name, text, is_number=is_number)
    usual = asked.order or register.listing.order
    found: Sorted = "" if usual.removeprefix("-") != name else "descending" if usual.startswith("-") else "ascending"
    order = f"-{name}" if found == "ascending" else name
    kept = query_of(asked, register.listing.order)
    return Head(name, text, f"?{urlencode(kept | {'order': order})}", found, is_number)


def _under(searched: tuple[Field, ...], line: Line) -> str:
    """What else the search looks at, so that it can be seen why an entry was found."""
    if line.is_label:
        return _("Restricted to named people; this is all that others see of it.")
    text = "; ".join(filter(None, (_told(field, line.values) for field in searched)))
    return text if len(text) <= LONGEST_UNDER else f"{text[: LONGEST_UNDER - 1].rstrip()}…"


def _searched(register: Register) -> tuple[Field, ...]:
    return tuple(one for one in register.named(register.listing.search) if one.name not in register.listing.columns)


def _told(field: Field, values: Mapping[str, object]) -> str:
    return ", ".join(show(field, values.get(field.name)).splitlines())
