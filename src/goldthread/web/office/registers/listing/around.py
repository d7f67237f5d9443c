"""What stands around a list whatever is asked of it: how much there is, what its filters offer, what in it is wrong,
the panels beside it. No line of the list is read here."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.template.loader import render_to_string
from markupsafe import Markup

from goldthread.apps.registers.binding import Bound
from goldthread.apps.registers.queries.entries import Whole, whole_list
from goldthread.apps.registers.queries.listing import answers_of
from goldthread.web.office.gate import Desk
from goldthread.web.office.registers.listing.wrong import Wrong, wrong
from goldthread.web.office.registers.panels import Panel, panels

Offered = Mapping[str, tuple[tuple[str, str], ...]]
"""The answers that each filter takes, with their words."""


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands below every page of a list."""

    wrong: Wrong | None
    panels: tuple[Panel, ...]


@dataclass(frozen=True, slots=True)
class Around:
    """What every page of a list has in common for those who see the same of it; `beside` is drawn."""

    whole: Whole
    offered: Offered
    beside: Markup


def around(desk: Desk, bound: Bound) -> Around:
    """As far as whoever asks sees it."""
    offered = {name: answers_of(bound, name, desk.body) for name in bound.register.listing.filters}
    beside = Beside(wrong(desk, bound), panels(desk, bound, "list"))
    drawn = render_to_string("office/register/listing/beside.html", {"desk": desk, "page": beside})
    return Around(whole_list(desk.actor, bound), offered, Markup(drawn))
