"""Views of the catalogue of feeds, of one feed, of the figures of a file, and of a load."""

from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from goldthread.analytics.sources import FEEDS
from goldthread.apps.performance.chosen.feeds import holding
from goldthread.apps.performance.models import SourceFile
from goldthread.core.errors import BadInput
from goldthread.web.errors import cannot_ask
from goldthread.web.parts.export import table_file
from goldthread.web.public.held import Held
from goldthread.web.public.sources.feeds import feed_page, feeds_page
from goldthread.web.public.sources.loads import load_page, loads_page
from goldthread.web.public.sources.official import HEAD, asked_from, figures_page, file_rows


@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """Every feed."""
    return render(request, "data/feeds/list.html", {"page": feeds_page(Held.of(request))})


@require_safe
def feed(request: HttpRequest, code: str) -> HttpResponse:
    """One feed."""
    if code not in FEEDS:
        raise Http404(_("There is no feed of this code."))
    return render(request, "data/feeds/feed.html", {"page": feed_page(Held.of(request), FEEDS[code])})


@require_safe
def figures(request: HttpRequest, code: str, file: int) -> HttpResponse:
    """The official figures of one file."""
    held = Held.of(request)
    found = _file(held, code, file)
    return render(
        request, "data/feeds/figures.html", {"page": figures_page(found, asked_from(request.GET, held, found))}
    )


@require_safe
def figures_file(request: HttpRequest, code: str, file: int) -> StreamingHttpResponse:
    """The same as CSV."""
    held = Held.of(request)
    found = _file(held, code, file)
    rows = file_rows(found, asked_from(request.GET, held, found))
    return table_file("csv", name=f"{code}-{found.subject}", title=found.subject_name, head=HEAD, rows=rows)


@require_safe
def loads(request: HttpRequest) -> HttpResponse:
    """Every load, a hundred a page."""
    try:
        page = loads_page(Held.of(request), request.GET)
    except BadInput as fault:
        return cannot_ask(request, str(fault))
    return render(request, "data/feeds/loads.html", {"page": page})


@require_safe
def load(request: HttpRequest, number: int) -> HttpResponse:
    """One load's report."""
    page = load_page(Held.of(request), number)
    if page is None:
        raise Http404(_("There is no load of this number."))
    return render(request, "data/feeds/load.html", {"page": page})


def _file(held: Held, code: str, key: int) -> SourceFile:
    known = holding(held.record, FEEDS[code]) if code in FEEDS else None
    found = next((one for one in known.files if one.pk == key), None) if known and known.has_figures else None
    if found is None:
        raise Http404(_("No file of official figures stands here."))
    return found
