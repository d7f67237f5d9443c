"""Finds, once a request, which body this home speaks for. Pages read it from the request and never ask again."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from goldthread.apps.bodies import queries
from goldthread.apps.bodies.models import Body

Answer = Callable[[HttpRequest], HttpResponse]


@dataclass(frozen=True, slots=True)
class Site:
    """Whose pages these are, and the day it is for them. `as_of` is set in a demonstration only."""

    body: Body
    is_demo: bool
    today: date

    @property
    def name(self) -> str:
        return self.body.name

    @property
    def office(self) -> str:
        return self.body.office_holder_title


class BodyMiddleware:
    """Sets `request.goldthread`. A home without a body answers with the one step that mends it."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        try:
            home = queries.home()
        except queries.NoBodyYet:
            return render(request, "errors/no_body.html", status=503)
        request.goldthread = Site(home.body, home.is_demo, queries.day_of(home))  # type: ignore[attr-defined]
        return self.get_response(request)
