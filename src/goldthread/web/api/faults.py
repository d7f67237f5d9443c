"""What went wrong, as JSON with one sentence. It says no more than the page of the same fault does."""

from collections.abc import Callable
from typing import Any

from django.db import OperationalError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect, JsonResponse
from django.urls import Resolver404, resolve
from django.utils.translation import gettext as _
from ninja import NinjaAPI

from goldthread.apps.registers.binding import NoSuchRegister
from goldthread.apps.registers.operations import NotAllowed
from goldthread.apps.registers.queries.entry import NotFound
from goldthread.core.errors import BadInput, GoldthreadError
from goldthread.web.errors import refused_by_the_machine, sentence


class NotSignedIn(GoldthreadError):
    """Nobody is known to ask, where only people of an office may."""


_STATUSES: tuple[tuple[type[Exception], int], ...] = (
    (NotSignedIn, 401),
    (NotAllowed, 403),
    (NotFound, 404),
    (NoSuchRegister, 404),
    (Http404, 404),
    (BadInput, 400),
)


def answer_faults(api: NinjaAPI) -> None:
    """Let the API answer each fault that whoever asks can act on; a fault of the program stays one."""
    for kind, status in _STATUSES:
        api.add_exception_handler(kind, _teller(status))
    api.add_exception_handler(OperationalError, _machine)


def problem(status: int, detail: str) -> JsonResponse:
    """The answer to a fault: its status, and the sentence as `detail`."""
    return JsonResponse({"detail": sentence(detail)}, status=status)


def nothing_here(request: HttpRequest, rest: str = "") -> HttpResponse:
    """404 for an address that the API does not have; one that it has without the stroke at its end is pointed to."""
    if found := _without_stroke(request):
        return HttpResponsePermanentRedirect(found)
    return problem(404, _("The API has nothing at this address. Its addresses are listed in openapi.json."))


def _without_stroke(request: HttpRequest) -> str:
    """The address without the strokes at its end, with what was asked of it; nothing where that is none either."""
    if request.method not in ("GET", "HEAD") or not request.path.endswith("/"):
        return ""
    path = request.path.rstrip("/")
    try:
        is_there = resolve(path).func is not nothing_here
    except Resolver404:
        return ""
    asked = request.META.get("QUERY_STRING", "")
    return "?".join(filter(None, (path, asked))) if is_there else ""


def reads_only() -> HttpResponse:
    """405 for whoever would write."""
    told = problem(405, _("The API reads the record and writes nothing. Ask with GET."))
    told["Allow"] = "GET"
    return told


def _teller(status: int) -> Callable[[HttpRequest, Any], HttpResponse]:
    return lambda request, fault: problem(status, str(fault))


def _machine(request: HttpRequest, fault: Any) -> HttpResponse:
    """503 when the database or the disk refused. Raises the fault again when it is the program's own."""
    why = refused_by_the_machine(fault)
    if not why:
        raise fault
    answer = problem(503, why)
    answer["Retry-After"] = "60"
    return answer
