"""Refuses a request that is larger than any form or file here takes, before a byte of it is read."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

LARGEST_MB = 60
"""Megabytes (of 1,024 × 1,024 bytes) of a whole request, the files in it counted."""


class LimitMiddleware:
    """Answers 413 with a plain page when the request says that it is too large."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if length_of(request) > LARGEST_MB * 1024 * 1024:
            return render(request, "errors/413.html", {"most": LARGEST_MB}, status=413)
        return self.get_response(request)


def length_of(request: HttpRequest) -> int:
    """The bytes that the request says it has; 0 where it says nothing, for then nothing of it is read."""
    said = request.META.get("CONTENT_LENGTH") or "0"
    return int(said) if said.isascii() and said.isdigit() else 0
