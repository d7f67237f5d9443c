"""The pages that the head of every office page leads to, as far as whoever asks may see them."""

from dataclasses import dataclass

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from goldthread.apps.people.queries import Actor
from goldthread.core.spec.role import Role

OFFICE = frozenset(Role) - {Role.PUBLIC, Role.CONTRIBUTOR, Role.PANEL_MEMBER}
"""Those who work in the office, and the auditor."""


@dataclass(frozen=True, slots=True)
class Tab:
    """One page of the head: its short name, where it is, what it is called."""

    name: str
    href: str
    text: str


def tabs(actor: Actor, *, is_home: bool) -> tuple[Tab, ...]:
    """The pages in their order. Those of the public face come in for the body that this installation speaks for only.

    A page that the installation has no address for is left out.
    """
    wanted = [
        ("work", "office_home", _("My work"), True),
        ("registers", "office_registers", _("Registers"), True),
        ("plans", "plans", _("Plan"), is_home),
        ("measures", "measures", _("Performance"), is_home),
        ("reports", "reports", _("Reports"), is_home),
        ("log", "office_log", _("Log"), not actor.roles.isdisjoint(OFFICE)),
        ("people", "office_people", _("People"), not actor.roles.isdisjoint(OFFICE)),
        ("jobs", "office_jobs", _("Jobs"), Role.ADMINISTRATOR in actor.roles),
    ]
    found = ((name, address(route, actor.body.slug), text) for name, route, text, is_shown in wanted if is_shown)
    return tuple(Tab(name, href, text) for name, href, text in found if href)


def address(route: str, body: str) -> str:
    """Where a page of the office, or of the public face, is; empty if the installation has none of this name."""
    try:
        return reverse(route, args=[body] if route.startswith("office_") else [])
    except NoReverseMatch:
        return ""


def start(body: str) -> str:
    """The first page of a body's office."""
    return address("office_home", body) or address("office_people", body)
