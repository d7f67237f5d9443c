"""Views of registers: all of them, one as a list, one as a file, and what one is."""

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from goldthread.apps.registers.binding import Bound, bound
from goldthread.apps.registers.operations import NotAllowed
from goldthread.apps.registers.queries.entries import asked_from
from goldthread.apps.registers.queries.permissions import Deed, as_read_by, may
from goldthread.web.office.asking.trouble import telling
from goldthread.web.office.gate import Desk, gate
from goldthread.web.office.registers.about import about_page
from goldthread.web.office.registers.addresses import trail
from goldthread.web.office.registers.index import index_page
from goldthread.web.office.registers.listing import file
from goldthread.web.office.registers.listing.kept import drawn_list
from goldthread.web.parts.export import table_file


@require_safe
@telling
def index(request: HttpRequest, body: str) -> HttpResponse:
    """The registers of the body."""
    desk = gate(request, body)
    return render(request, "office/registers.html", {"desk": desk, "page": index_page(desk)})


@require_safe
@telling
def listing(request: HttpRequest, body: str, code: str) -> HttpResponse:
    """The list of a register, as it is asked for."""
    desk, found = _open(request, body, code, Deed.READ)
    page = drawn_list(desk, found, asked_from(found.register, request.GET))
    return render(request, "office/register/list.html", {"desk": desk, "page": page, "trail": trail(desk)})


@require_safe
@telling
def export(request: HttpRequest, body: str, code: str, ending: str) -> HttpResponseBase:
    """The list as it is asked for, all of it, as a file."""
    desk, found = _open(request, body, code, Deed.EXPORT)
    asked = asked_from(found.register, request.GET)
    name = f"{found.code}-{desk.today.isoformat()}"
    rows = file.rows(desk, found, asked)
    return table_file(ending, name=name, title=found.register.title, head=file.head(found.register), rows=rows)


@require_safe
@telling
def about(request: HttpRequest, body: str, code: str) -> HttpResponse:
    """What the register is."""
    desk, found = _open(request, body, code, Deed.READ)
    return render(request, "office/register/about.html", {"desk": desk, "page": about_page(desk, found)})


def _open(request: HttpRequest, body: str, code: str, deed: Deed) -> tuple[Desk, Bound]:
    """The register, for whoever may do this in it, if only with what they own. Raises NotAllowed."""
    desk, found = gate(request, body), bound(code)
    verdict = may(desk.actor, found.register, deed, owns=bool(found.register.access.owned_by))
    if not verdict:
        raise NotAllowed(verdict.reason)
    return desk, as_read_by(desk.actor, found)
