"""Lets people in to the pages of a body's office, or turns them away with the reason. What somebody typed before they
were turned away to sign in is parked. What a role may do is not asked here."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import wraps
from typing import Any, cast
from urllib.parse import urlencode

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render, resolve_url
from django.utils.translation import gettext as _

from goldthread.apps.bodies.models import Body
from goldthread.apps.people.models import Person
from goldthread.apps.people.queries import Actor, standing
from goldthread.core.spec.role import Role
from goldthread.web.office.parking import park, remember
from goldthread.web.office.tabs import Tab, start, tabs

View = Callable[..., HttpResponse]


@dataclass(frozen=True, slots=True)
class Desk:
    """Where somebody works: at which body, who they are there, the day it is for them, where else they work, and
    whether it is the body that the installation speaks for."""

    body: Body
    actor: Actor
    today: date
    bodies: tuple[Body, ...] = ()
    is_home: bool = True

    @property
    def is_administrator(self) -> bool:
        """Whether whoever works here may give roles and end sessions."""
        return Role.ADMINISTRATOR in self.actor.roles

    @property
    def tabs(self) -> tuple[Tab, ...]:
        """The pages that the head of the page leads to."""
        return tabs(self.actor, is_home=self.is_home)

    @property
    def others(self) -> tuple[Tab, ...]:
        """The offices of the other bodies at which whoever works here has a role."""
        return tuple(Tab(one.slug, start(one.slug), one.name) for one in self.bodies if one != self.body)

    def may(self, *roles: Role) -> bool:
        """Whether whoever works here holds one of the roles."""
        return self.actor.is_any(*roles)


class TurnedAway(Exception):
    """Somebody may not come in; the response says why, or leads to where they sign in."""

    def __init__(self, response: HttpResponse) -> None:
        self.response = response
        super().__init__(response.status_code)


def gate(request: HttpRequest, body_slug: str, *roles: Role) -> Desk:
    """Who asks, at this body's office. With roles, only those who hold one come in.

    Raises Http404 for an unknown body. Raises TurnedAway, which GateMiddleware answers: to sign-in with this page as
    the next, or a page (403) that gives the reason.
    """
    if not isinstance(request.user, Person):
        raise TurnedAway(_to_sign_in(request))
    body = _body(request, body_slug)
    if body is None:
        raise Http404(body_slug)
    desk = _desk(request, request.user, body)
    request.desk = desk  # type: ignore[attr-defined]
    if desk.actor.roles == {Role.PUBLIC}:
        raise TurnedAway(refusal(request, desk, _("You hold no role at %(body)s.") % {"body": body.name}))
    if roles and not desk.may(*roles):
        raise TurnedAway(refusal(request, desk, _needs(roles)))
    return desk


def _desk(request: HttpRequest, person: Person, body: Body) -> Desk:
    site = request.goldthread  # type: ignore[attr-defined]
    on = site.today
    who, bodies = standing(person, body, on)
    return Desk(body, who, on, bodies, is_home=body == site.body)


def _body(request: HttpRequest, slug: str) -> Body | None:
    """The body of an address; that of the home is known already."""
    home: Body = request.goldthread.body  # type: ignore[attr-defined]
    return home if home.slug == slug else Body.objects.filter(slug=slug).first()


def at_desk(*roles: Role) -> Callable[[View], View]:
    """Draws a view behind the gate: it gets the desk in the place of the body's slug (the address names it `body`)."""

    def drawn(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, body: str, **named: Any) -> HttpResponse:
            return view(request, gate(request, body, *roles), **named)

        return guarded

    return drawn


def refusal(request: HttpRequest, desk: Desk, reason: str) -> HttpResponse:
    """403: whoever asks is known and may not do this; the page says why and who can change it."""
    return render(request, "office/403.html", {"desk": desk, "reason": reason}, status=403)


class GateMiddleware:
    """Answers for the gate, wherever below it somebody was turned away; has browsers remember who came in."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if hasattr(request, "desk"):
            remember(request, response)
        return response

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """The response that whoever was turned away gets; None for any other exception."""
        return exception.response if isinstance(exception, TurnedAway) else None


def _to_sign_in(request: HttpRequest) -> HttpResponse:
    if request.method == "POST":
        park(request)
    path = request.path if request.method == "POST" else request.get_full_path()
    login = resolve_url(cast(str, settings.LOGIN_URL))
    return HttpResponseRedirect(f"{login}?{urlencode({'next': path})}")


def _needs(roles: tuple[Role, ...]) -> str:
    names = ", ".join(_(role.label) for role in roles)
    return _("This page is for those who hold one of these roles: %(roles)s.") % {"roles": names}
