"""The page of registers: what each is for, and how much of it is public."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from goldthread.apps.registers.queries.entries import Asked
from goldthread.apps.registers.queries.public import public_lines
from goldthread.web.public.registers.place import Place, shown_registers


@dataclass(frozen=True, slots=True)
class ShelfRow:
    """One register: its name, where it stands, what it is for, how many entries are public."""

    title: str
    href: str
    purpose: str
    counted: str


@dataclass(frozen=True, slots=True)
class ShelfPage:
    """All that the template draws."""

    title: str
    lead: str
    rows: tuple[ShelfRow, ...]


def shelf_page(place: Place) -> ShelfPage:
    """Every register of which something is public."""
    rows = []
    for bound, shown in shown_registers():
        total = public_lines(place.body, bound, Asked(), per_page=1).total
        counted = ngettext("%(number)s is public", "%(number)s are public", total) % {"number": f"{total:,}"}
        rows.append(
            ShelfRow(
                title=_(shown.title),
                href=place.href("public_register", shown.code),
                purpose=_(shown.purpose),
                counted=counted if total else _("none is public yet"),
            )
        )
    return ShelfPage(
        title=_("Registers of %(body)s") % {"body": place.body.name},
        lead=_("Lists that are kept in the open, with their data to download."),
        rows=tuple(rows),
    )
