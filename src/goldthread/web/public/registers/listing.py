"""A public list: what may be searched and filtered of it, its rows, and the files of the same rows."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from goldthread.apps.registers.binding import Bound
from goldthread.apps.registers.queries.entries import Asked
from goldthread.apps.registers.queries.public import PublicEntry, PublicLines, public_lines
from goldthread.apps.registers.values import show
from goldthread.core.spec import FieldKind, Register
from goldthread.web.parts import Column, Link
from goldthread.web.public.registers.place import Place

FORMATS = {"csv": "CSV", "xlsx": "Excel", "json": "JSON"}


@dataclass(frozen=True, slots=True)
class Option:
    """One answer of a filter."""

    value: str
    text: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Filter:
    """A filter with its answers."""

    name: str
    label: str
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a column: its name, the way to the list in its order, and how it is sorted now."""

    name: str
    href: str
    sort: str


@dataclass(frozen=True, slots=True)
class Row:
    """One entry: reference, title, its other cells, and why it is withheld if it is."""

    reference: str
    title: str
    href: str
    cells: tuple[tuple[str, str], ...]
    withheld: str


@dataclass(frozen=True, slots=True)
class ListPage:
    """All that the template of a list draws."""

    title: str
    lead: str
    trail: tuple[Link, ...]
    action: str
    q: str
    filters: tuple[Filter, ...]
    counted: str
    withheld: str
    clear: str
    exports: tuple[Link, ...]
    heads: tuple[Head, ...]
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    before: Link | None
    after: Link | None
    basis: str


def list_page(place: Place, bound: Bound, shown: Register, asked: Asked) -> ListPage:
    """The list as it is asked for. Raises BadInput for a page that there is not."""
    lines = public_lines(place.body, bound, asked)
    kept = {"q": asked.q, **asked.filters}
    ordered = kept | ({"order": asked.order} if asked.order != shown.listing.order else {})

    def page(number: int, text: str) -> Link | None:
        is_there = 1 <= number <= lines.pages
        return Link(place.href("public_register", shown.code, **ordered, page=str(number)), text) if is_there else None

    return ListPage(
        title=_(shown.title),
        lead=_(shown.purpose),
        trail=(Link(place.href("public_registers"), _("Registers")),),
        action=place.href("public_register", shown.code),
        q=asked.q,
        filters=tuple(_filters(place, shown, asked)),
        counted=_counted(shown, lines),
        withheld=_withheld(lines.withheld, shown),
        clear=place.href("public_register", shown.code) if any(kept.values()) else "",
        exports=tuple(
            Link(place.href("public_data", shown.code, form, **kept), name) for form, name in FORMATS.items()
        ),
        heads=tuple(_heads(place, shown, asked, kept)),
        columns=tuple(Column(_label(shown, name)) for name in _others(shown)),
        rows=tuple(_row(place, shown, line) for line in lines.lines),
        before=page(lines.page - 1, _("Earlier entries")),
        after=page(lines.page + 1, _("Later entries")),
        basis=shown.publication.basis,
    )


def _filters(place: Place, shown: Register, asked: Asked) -> Iterator[Filter]:
    for name in shown.listing.filters:
        field = shown.field(name)
        if name == "state":
            states = (shown.lifecycle.state(code) for code in shown.publication.states)
            answers = [(state.code, _(state.public_label or state.label)) for state in states]
        elif field is not None and field.kind is FieldKind.CHOICE:
            answers = [(choice.code, _(choice.label)) for choice in field.choices]
        elif field is not None and field.kind is FieldKind.YES_NO:
            answers = [("yes", _("Yes")), ("no", _("No"))]
        else:
            continue
        chosen = asked.filters.get(name, "")
        options = (Option(code, text, code == chosen) for code, text in [("", _("Any")), *answers])
        yield Filter(name, _label(shown, name), tuple(options))


def _others(shown: Register) -> tuple[str, ...]:
    """The columns beside the reference and the title."""
    return tuple(name for name in shown.listing.columns if name not in ("reference", "title"))


def _label(shown: Register, name: str) -> str:
    field = shown.field(name)
    return {"state": _("State"), "reference": _("Reference")}.get(name) or (_(field.label) if field else name)


def _counted(shown: Register, lines: PublicLines) -> str:
    facts = {"found": f"{lines.found:,}", "total": f"{lines.total:,}", "what": shown.plural}
    if lines.found == lines.total:
        return ngettext("%(total)s entry", "All %(total)s %(what)s", lines.total) % facts
    return _("%(found)s of %(total)s %(what)s") % facts


def _withheld(number: int, shown: Register) -> str:
    if not number:
        return ""
    told = ngettext("%(number)s of them is withheld", "%(number)s of them are withheld", number)
    return _("%(told)s: its label stands in the list, with the reason.") % {"told": told % {"number": f"{number:,}"}}


def _heads(place: Place, shown: Register, asked: Asked, kept: dict[str, str]) -> Iterator[Head]:
    order, listed = asked.order or shown.listing.order, shown.listing.columns
    for name in dict.fromkeys(("reference", "title", *listed)):
        is_now = order.removeprefix("-") == name
        wanted = f"-{name}" if is_now and not order.startswith("-") else name
        sort = ("descending" if order.startswith("-") else "ascending") if is_now else ""
        sortable = name in listed
        href = place.href("public_register", shown.code, **kept, order=wanted) if sortable else ""
        yield Head(_label(shown, name), href, sort)


def _row(place: Place, shown: Register, line: PublicEntry) -> Row:
    cells = []
    for name in _others(shown):
        field = shown.field(name)
        text = line.state if field is None else show(field, line.values.get(name)) if not line.is_withheld else ""
        cells.append((_label(shown, name), text))
    href = place.href("public_entry", shown.code, line.address)
    return Row(line.reference, line.title, href, tuple(cells), reason(line))


def reason(line: PublicEntry) -> str:
    """Why an entry is withheld; nothing for one that is not."""
    if not line.is_withheld:
        return ""
    if line.exempt is None:
        return _("Withheld. No category is recorded; ask the office.")
    facts = {"label": _(line.exempt.label), "citation": line.exempt.citation}
    return _("Withheld: %(label)s (%(citation)s)") % facts
