"""The registers of a body, each with what it is for and how many entries of it whoever looks may see."""

from dataclasses import dataclass

from django.db.models import Count, Q
from django.utils.translation import gettext as _

from goldthread.apps.registers.binding import Bound, registers
from goldthread.apps.registers.queries.permissions import Deed, may, visible
from goldthread.web.office.gate import Desk
from goldthread.web.office.registers import addresses
from goldthread.web.parts import Link


@dataclass(frozen=True, slots=True)
class RegisterLine:
    """One register: the way to it, its purpose, how many entries, and how many of them are open."""

    way: Link
    purpose: str
    total: str
    still_open: str


@dataclass(frozen=True, slots=True)
class IndexPage:
    """All that the template draws."""

    lead: str
    lines: tuple[RegisterLine, ...]


def index_page(desk: Desk) -> IndexPage:
    """The registers that whoever looks may read, if only what they own in them."""
    lead = _("What %(body)s keeps, one list for each kind of thing.") % {"body": desk.body.name}
    return IndexPage(lead, tuple(_line(desk, bound) for bound in readable(desk)))


def readable(desk: Desk) -> tuple[Bound, ...]:
    """The registers that whoever looks may read, if only what they own in them."""
    return tuple(
        bound
        for bound in registers()
        if may(desk.actor, bound.register, Deed.READ, owns=bool(bound.register.access.owned_by))
    )


def _line(desk: Desk, bound: Bound) -> RegisterLine:
    is_open = Q(state__in=bound.register.lifecycle.open_states)
    counted = visible(desk.actor, bound).aggregate(total=Count("pk"), still_open=Count("pk", filter=is_open))
    way = Link(addresses.of_register(desk, bound.code), bound.register.title)
    return RegisterLine(way, bound.register.purpose, f"{counted['total']:,}", f"{counted['still_open']:,}")
