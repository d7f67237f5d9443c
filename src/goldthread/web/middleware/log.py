"""Writes one line for each request: method, route, status, milliseconds and a number that the answer bears too. No
address, no name, no words that were typed."""

import logging
import time
from collections.abc import Callable
from uuid import uuid4

from django.http import HttpRequest, HttpResponse

METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")
requests = logging.getLogger("goldthread.requests")


class LogMiddleware:
    """Gives each request a number, and writes how it ended. The number stands in `X-Request-Id`, so that a person can
    name it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.request_id = uuid4().hex[:16]  # type: ignore[attr-defined]
        started = time.perf_counter()
        response = self.get_response(request)
        response["X-Request-Id"] = request.request_id  # type: ignore[attr-defined]
        requests.info("request", extra=line(request, response.status_code, time.perf_counter() - started))
        return response


def line(request: HttpRequest, status: int, seconds: float) -> dict[str, object]:
    """What is written of a request. The route is the pattern of its address, never the values in it."""
    return {
        "method": request.method if request.method in METHODS else "other",
        "route": route_of(request),
        "status": status,
        "ms": round(seconds * 1000),
        "request": request.request_id,  # type: ignore[attr-defined]
    }


def route_of(request: HttpRequest) -> str:
    """The pattern of the address; empty where no page stands."""
    if request.resolver_match:
        return f"/{request.resolver_match.route}"
    return getattr(request, "route", "")
