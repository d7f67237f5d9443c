"""Where a page that asks stands: whose office, which register, which entry, who asks. Whoever may not
ask is refused."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from goldthread.apps.bodies.models import Body
from goldthread.apps.people.queries import Actor
from goldthread.apps.registers.binding import Bound, bound
from goldthread.apps.registers.models import Thing
from goldthread.apps.registers.operations import CannotNow, NotAllowed
from goldthread.apps.registers.queries.entry import EntryView, open_entry
from goldthread.apps.registers.queries.permissions import Deed, Sight, Verdict, allows, as_read_by, may
from goldthread.core.spec import Register
from goldthread.web.office.gate import Desk, gate
from goldthread.web.office.parking import parked
from goldthread.web.parts import Link


@dataclass(frozen=True, slots=True)
class Place:
    """Who asks, and in which register."""

    desk: Desk
    bound: Bound

    @property
    def actor(self) -> Actor:
        return self.desk.actor

    @property
    def body(self) -> Body:
        return self.desk.body

    @property
    def register(self) -> Register:
        return self.bound.register

    def at(self, name: str, *more: Any) -> str:
        """The address of a page of this register."""
        return reverse(name, args=[self.body.slug, self.bound.code, *more])

    @property
    def trail(self) -> tuple[Link, ...]:
        """The way here, for the crumbs."""
        listing = Link(reverse("office_registers", args=[self.body.slug]), _("Registers"))
        return listing, Link(self.at("office_register"), self.register.title)


@dataclass(frozen=True, slots=True)
class EntryPlace(Place):
    """Who asks, and of which entry, as far as they see it."""

    view: EntryView

    @property
    def thing(self) -> Thing:
        return self.view.thing

    @property
    def entry_href(self) -> str:
        """The address of the entry's own page."""
        return self.at_entry("office_entry")

    def at_entry(self, name: str, *more: Any) -> str:
        """The address of a page of this entry."""
        return self.at(name, self.thing.address, *more)


def in_register(request: HttpRequest, body: str, code: str, deed: Deed) -> Place:
    """The register, for somebody who may do this with its entries. Raises NotAllowed."""
    place = Place(gate(request, body), bound(code))
    refuse_unless(may(place.actor, place.register, deed))
    return place


def at_entry(request: HttpRequest, names: tuple[str, str, str], deed: Deed = Deed.READ) -> EntryPlace:
    """The entry that a body, a register and an address name, for somebody who sees all of it and may do this with it.

    Raises NotFound for who may not know of it, NotAllowed for who may not do so, CannotNow where its state forbids it.
    """
    body, code, address = names
    desk, found = gate(request, body), bound(code)
    view = open_entry(desk.actor, found, address)
    if view.sight is not Sight.FULL:
        raise NotAllowed(_("It is restricted, and you are not among the people whom it is restricted to."))
    refuse_unless(may(desk.actor, found.register, deed, owns=view.owned))
    if not (allowed := allows(found.register, view.entry.state, deed)):
        raise CannotNow(allowed.reason)
    return EntryPlace(desk, as_read_by(desk.actor, found), view)


def refuse_unless(verdict: Verdict) -> None:
    """Raises NotAllowed with the reason, unless it may be done."""
    if not verdict:
        raise NotAllowed(verdict.reason)


def given(request: HttpRequest) -> QueryDict:
    """What a form of this page holds: what was sent just now, else what was typed before the session ended."""
    if request.method == "POST":
        return request.POST
    return parked(request, request.path) or QueryDict()


def draw(
    request: HttpRequest, place: Place, template: str, context: Mapping[str, Any], *, status: int = 200
) -> HttpResponse:
    """A page of this place, with what every one of them shows: whose office it is and the way here."""
    here = (Link(place.entry_href, place.view.label),) if isinstance(place, EntryPlace) else ()
    known = {"desk": place.desk, "place": place, "register": place.register, "trail": (*place.trail, *here)}
    known["faults"] = ()
    return render(request, f"office/asking/{template}.html", {**known, **context}, status=status)
