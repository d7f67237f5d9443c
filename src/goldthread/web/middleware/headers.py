"""The header that Django has no setting for: which powers of a browser these pages may use, which is none."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

POWERS = ("camera", "display-capture", "geolocation", "microphone", "payment", "usb")
REFUSED = ", ".join(f"{power}=()" for power in POWERS)


class PolicyMiddleware:
    """Says with every answer that the page uses no camera, microphone, place or purse."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.setdefault("Permissions-Policy", REFUSED)
        return response
