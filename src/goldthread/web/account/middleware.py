"""Leads those whose role asks for a second factor to set it up before they see the office."""

from collections.abc import Callable

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from goldthread.apps.people.models import Person
from goldthread.apps.people.queries import all_roles
from goldthread.core.spec.role import needs_second_factor

API = "/api/"
GUARDED = ("/office/", "/api/v1/office/")
"""Addresses that show more than the public sees."""


class SecondFactorMiddleware:
    """Stands after the middlewares that find the person and the body."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path.startswith(GUARDED) and lacks_second_factor(request):
            if request.path.startswith(API):
                return JsonResponse({"detail": _("Set up a second factor first, on your account page.")}, status=403)
            return HttpResponseRedirect(reverse("mfa_activate_totp"))
        return self.get_response(request)


def lacks_second_factor(request: HttpRequest) -> bool:
    """Whether the person must set up a second factor first. Nobody must in a demonstration."""
    if settings.SECOND_FACTOR != "required" or not isinstance(request.user, Person) or request.user.is_demo:
        return False
    on = request.goldthread.today  # type: ignore[attr-defined]
    return needs_second_factor(all_roles(request.user, on)) and not is_mfa_enabled(request.user)
