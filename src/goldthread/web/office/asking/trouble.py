"""Pages for when a deed was not done: what happened, what is safe, what to do next. A fault of the program itself is
not theirs; it stays one."""

import errno
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from goldthread.apps.registers.binding import NoSuchRegister, registers
from goldthread.apps.registers.operations import CannotNow, Conflict, NotAllowed
from goldthread.apps.registers.queries.entry import NotFound
from goldthread.apps.registers.queries.permissions import Deed, may
from goldthread.core.errors import BadInput, GoldthreadError
from goldthread.web.errors import sentence
from goldthread.web.parts import Link

View = Callable[..., HttpResponseBase]
FULL = frozenset({errno.ENOSPC, errno.EDQUOT})
BUSY = ("locked", "busy", "timeout", "deadlock", "full", "space", "read-only", "connections")


class TooLarge(GoldthreadError):
    """A file is larger than this installation takes."""


class NoSuchPage(GoldthreadError):
    """The address names a page, a step or a file that there is not."""


@dataclass(frozen=True, slots=True)
class Trouble:
    """A page that says that nothing was done."""

    status: int
    title: str
    happened: str
    safe: str
    links: tuple[Link, ...] = ()


def telling(view: View) -> View:
    """The view, with each fault that a person can act on told as a page."""

    @wraps(view)
    def told(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        try:
            return view(request, *args, **kwargs)
        except (GoldthreadError, RequestDataTooBig, OperationalError, OSError) as fault:
            found = trouble(fault)
            if found is None:
                raise
            return show(request, found)

    return told


def show(request: HttpRequest, found: Trouble) -> HttpResponse:
    """The page, with the ways on from it."""
    links = (*found.links, *_ways_on(request, found.status))
    return render(
        request,
        "office/asking/trouble.html",
        {"trouble": found, "links": links, "desk": getattr(request, "desk", None)},
        status=found.status,
    )


def trouble(fault: Exception) -> Trouble | None:
    """What a fault means to whoever met it; None for one that is the program's own."""
    if isinstance(fault, NotAllowed):
        return refused(str(fault))
    if isinstance(fault, NotFound | NoSuchRegister | NoSuchPage):
        return _not_found(str(fault))
    if isinstance(fault, CannotNow | Conflict):
        return moved_on(str(fault))
    if isinstance(fault, TooLarge | RequestDataTooBig):
        return _too_large(fault)
    if isinstance(fault, GoldthreadError):
        return _unfit(fault)
    return _cannot_keep(fault)


def refused(reason: str) -> Trouble:
    """403: this person may not."""
    return Trouble(403, _("This is not for you to do"), sentence(reason), _("Nothing has been changed."))


def moved_on(reason: str) -> Trouble:
    """409: what was asked for does not fit how things stand now."""
    safe = _("Nothing has been changed by you. What others did meanwhile stands.")
    return Trouble(409, _("This has moved on"), sentence(reason), safe)


def _not_found(reason: str) -> Trouble:
    safe = _("Nothing has been removed: it may stand under another address, or be for other people.")
    return Trouble(404, _("There is no page at this address"), sentence(reason), safe)


def _too_large(fault: Exception) -> Trouble:
    happened = str(fault) if isinstance(fault, TooLarge) else _("More was sent than this site takes at once.")
    return Trouble(413, _("This is too large"), sentence(happened), _("Nothing of it has been kept."))


def _unfit(fault: GoldthreadError) -> Trouble:
    status = 400 if isinstance(fault, BadInput) else 409
    return Trouble(status, _("This cannot be done as asked"), sentence(str(fault)), _("Nothing has been changed."))


def _cannot_keep(fault: Exception) -> Trouble | None:
    """503: the record cannot be written to at this moment, though nothing is wrong with what was asked."""
    is_full = isinstance(fault, OSError) and fault.errno in FULL
    is_busy = isinstance(fault, OperationalError) and any(word in str(fault).lower() for word in BUSY)
    if not (is_full or is_busy):
        return None
    if is_full or any(word in str(fault).lower() for word in ("full", "space")):
        happened = _("The disk of the server is full, so that nothing can be written. Tell whoever runs it.")
    else:
        happened = _("The record is busy with another deed, and did not come free in time.")
    safe = _("Nothing of this deed has been kept, and nothing else is lost. Go back, and send it again in a minute.")
    return Trouble(503, _("This could not be written just now"), happened, safe)


def _ways_on(request: HttpRequest, status: int) -> tuple[Link, ...]:
    match = request.resolver_match
    if match is None or "body" not in match.kwargs:
        return ()
    body, code = match.kwargs["body"], match.kwargs.get("code", "")
    ways = [Link(reverse("office_home", args=[body]), _("My work"))]
    if _may_list(request, code):
        ways.insert(0, Link(reverse("office_register", args=[body, code]), _("Back to the list")))
    if status != 404 and "address" in match.kwargs:
        where = reverse("office_entry", args=[body, code, match.kwargs["address"]])
        ways.insert(0, Link(where, _("See how it stands now")))
    return tuple(ways)


def _may_list(request: HttpRequest, code: str) -> bool:
    """Whether there is a list of this register that whoever asks may open: no way on leads to what is refused."""
    register = next((one.register for one in registers() if one.code == code), None)
    desk = getattr(request, "desk", None)
    if register is None or desk is None:
        return False
    return bool(may(desk.actor, register, Deed.READ, owns=bool(register.access.owned_by)))
