"""The page of a list: purpose, filter, count, table, paging. What stands around every page of it is made elsewhere."""

from dataclasses import dataclass

from django.utils.http import urlencode
from django.utils.translation import gettext as _

from goldthread.apps.registers.binding import Bound
from goldthread.apps.registers.queries.entries import PER_PAGE, Asked, Lines, Needs, lines
from goldthread.apps.registers.queries.permissions import Deed, may
from goldthread.core.spec import Register
from goldthread.web.office.gate import Desk
from goldthread.web.office.registers import addresses
from goldthread.web.office.registers.listing.around import Around
from goldthread.web.office.registers.listing.filters import FilterBar, filter_bar, query_of
from goldthread.web.office.registers.listing.table import Table, read_for, table
from goldthread.web.parts import Link, Paging


@dataclass(frozen=True, slots=True)
class Bulk:
    """The form around the table that changes many entries at once: where it goes, and what can be set."""

    href: str
    fields: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Empty:
    """What stands in the place of a table without rows: what would be here, why it is not, the first step."""

    title: str
    text: str
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class RegisterPage:
    """All that the template of a list draws."""

    title: str
    lead: str
    bar: FilterBar
    counted: str
    clear: Link | None
    exports: tuple[Link, ...]
    ways: tuple[Link, ...]
    table: Table
    bulk: Bulk | None
    empty: Empty | None
    paging: Paging | None


def register_page(desk: Desk, bound: Bound, asked: Asked, about: Around) -> RegisterPage:
    """The list as it is asked for, as far as whoever asks sees it. Raises BadInput for a page after the last."""
    register = bound.register
    found = lines(desk.actor, bound, asked, needs=Needs(read_for(register), about.whole))
    bar, bulk = filter_bar(bound, asked, about.offered), _bulk(desk, register) if found.lines else None
    may_export = may(desk.actor, register, Deed.EXPORT, owns=True)
    kept = query_of(asked, register.listing.order)
    return RegisterPage(
        title=register.title,
        lead=register.purpose,
        bar=bar,
        counted=_counted(register, found),
        clear=Link(addresses.of_register(desk, bound.code), _("Clear filters")) if bar.is_used else None,
        exports=addresses.exports(desk, bound.code, kept) if may_export and found.lines else (),
        ways=_ways(desk, register),
        table=table(desk, bound, asked, found.lines, has_boxes=bulk is not None),
        bulk=bulk,
        empty=_empty(desk, register, found) if not found.lines else None,
        paging=_paging(found, kept),
    )


def _counted(register: Register, found: Lines) -> str:
    what = register.singular if found.total == 1 else register.plural
    return _("%(found)s of %(total)s %(what)s") % {
        "found": f"{found.found:,}",
        "total": f"{found.total:,}",
        "what": what,
    }


def _ways(desk: Desk, register: Register) -> tuple[Link, ...]:
    """What else can be done here, by those who may."""
    ways = [Link(addresses.of_register(desk, register.code, "office_about"), _("About this register"))]
    if may(desk.actor, register, Deed.RETAIN):
        ways.append(Link(addresses.of_register(desk, register.code, "office_retention"), _("Kept long enough")))
    if may(desk.actor, register, Deed.IMPORT):
        ways.insert(0, _to_import(desk, register))
    if may(desk.actor, register, Deed.ADD):
        ways.insert(0, _to_add(desk, register))
    return tuple(ways)


def _to_add(desk: Desk, register: Register) -> Link:
    return Link(
        addresses.of_register(desk, register.code, "office_add"),
        _("Add to the %(plural)s") % {"plural": register.plural},
    )


def _to_import(desk: Desk, register: Register) -> Link:
    return Link(addresses.of_register(desk, register.code, "office_import"), _("Import from a workbook"))


def _bulk(desk: Desk, register: Register) -> Bulk | None:
    fields = tuple((field.name, field.label) for field in register.named(register.listing.bulk))
    if not fields or not may(desk.actor, register, Deed.CHANGE):
        return None
    return Bulk(addresses.of_register(desk, register.code, "office_bulk"), fields)


def _empty(desk: Desk, register: Register, found: Lines) -> Empty:
    if found.total:
        to_all = Link(addresses.of_register(desk, register.code), _("Show all %(what)s") % {"what": register.plural})
        return Empty(
            _("Nothing in this list answers to that."),
            _("Fewer words, or another choice, find more."),
            (to_all,),
        )
    if not may(desk.actor, register, Deed.ADD):
        return Empty(
            _("There are no %(what)s that you may see.") % {"what": register.plural},
            _("They stand here once somebody who keeps this register has added them."),
            (),
        )
    return Empty(
        _("No %(what)s are kept yet.") % {"what": register.plural},
        _("Add the first by hand, or take them from a workbook, whose template is on the import page."),
        (_to_add(desk, register), _to_import(desk, register)),
    )


def _paging(found: Lines, kept: dict[str, str]) -> Paging | None:
    if found.pages == 1:
        return None
    first = (found.page - 1) * PER_PAGE + 1
    last = first + len(found.lines) - 1
    facts = {"first": f"{first:,}", "last": f"{last:,}", "total": f"{found.found:,}"}
    return Paging(
        text=_("%(first)s to %(last)s of %(total)s") % facts,
        labels=(_("Pages of this list"), _("Pages of this list, below it")),
        before=_way(_("Previous page"), kept, found.page - 1) if found.page > 1 else None,
        after=_way(_("Next page"), kept, found.page + 1) if found.page < found.pages else None,
    )


def _way(text: str, kept: dict[str, str], page: int) -> Link:
    return Link(f"?{urlencode(kept | {'page': str(page)})}", text)
