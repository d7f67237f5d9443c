"""Views of measures: the list, one measure, its table as a file, and the chain behind a figure."""

from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from goldthread.analytics.measures.definition import Definition
from goldthread.apps.performance.tracing import CannotTrace
from goldthread.core.errors import BadInput
from goldthread.web.errors import cannot_ask
from goldthread.web.public.held import Held
from goldthread.web.public.measure import table as measure_table
from goldthread.web.public.measure.chain import chain_page
from goldthread.web.public.measure.counted import count_page
from goldthread.web.public.measure.listing import Asked, list_page
from goldthread.web.public.measure.peers import file as peers_file
from goldthread.web.public.measure.peers.held import beside
from goldthread.web.public.measure.peers.page import peers_page
from goldthread.web.public.measure.reported import reported_page


@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """Every measure, or those that answer to the filter."""
    page = list_page(Held.of(request), Asked.of(request.GET))
    return render(request, "measure/list.html", {"page": page})


@require_safe
def measure(request: HttpRequest, code: str) -> HttpResponse:
    """One measure."""
    held = Held.of(request)
    definition = _definition(held, code)
    if definition.shape == "reported":
        return render(request, "measure/reported.html", {"page": reported_page(held, definition)})
    return render(request, "measure/count.html", {"page": count_page(held, definition)})


@require_safe
def table(request: HttpRequest, code: str) -> StreamingHttpResponse:
    """Every figure of a measure as CSV."""
    held = Held.of(request)
    lines = measure_table.lines(held, _definition(held, code))
    answer = StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8; header=present")
    answer["Content-Disposition"] = f'attachment; filename="{code}.csv"'
    return answer


@require_safe
def trace(request: HttpRequest, code: str) -> HttpResponse:
    """The chain behind one figure, for a period and an area."""
    held = Held.of(request)
    definition = _definition(held, code)
    try:
        page = chain_page(held, definition, period=request.GET.get("period", ""), area=request.GET.get("area", ""))
    except CannotTrace as fault:
        return cannot_ask(request, str(fault), status=404)
    except BadInput as fault:
        return cannot_ask(request, str(fault))
    return render(request, "measure/trace.html", {"page": page})


@require_safe
def peers(request: HttpRequest, code: str) -> HttpResponse:
    """One counted measure beside those of other forces."""
    held = Held.of(request)
    return render(request, "peers/page.html", {"page": peers_page(held, _counted(held, code))})


@require_safe
def peers_table(request: HttpRequest, code: str) -> StreamingHttpResponse:
    """The same as CSV."""
    held = Held.of(request)
    lines = peers_file.lines(beside(held, _counted(held, code)))
    answer = StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8; header=present")
    answer["Content-Disposition"] = f'attachment; filename="{code}-peers.csv"'
    return answer


def _counted(held: Held, code: str) -> Definition:
    """A measure that is counted; what somebody reported is not set beside other forces."""
    found = _definition(held, code)
    if found.shape != "count":
        raise Http404(_("%(measure)s is not counted from recorded rows.") % {"measure": found.title})
    return found


def _definition(held: Held, code: str) -> Definition:
    try:
        return held.catalogue.measure(code)
    except BadInput as fault:
        raise Http404(str(fault)) from fault
