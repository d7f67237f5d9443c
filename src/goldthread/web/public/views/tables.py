"""Views of tables of two ways: the list, one table, and its file."""

from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from goldthread.apps.performance.chosen.tables import PublishedTable, find_table
from goldthread.web.parts.export import table_file
from goldthread.web.public.held import Held
from goldthread.web.public.sources.tables import HEAD, file_rows, table_page, tables_page


@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """Every table."""
    return render(request, "data/tables.html", {"page": tables_page(Held.of(request))})


@require_safe
def table(request: HttpRequest, code: str) -> HttpResponse:
    """One table, as it may be published."""
    return render(request, "data/table.html", {"page": table_page(_table(request, code))})


@require_safe
def file(request: HttpRequest, code: str) -> StreamingHttpResponse:
    """The same as CSV."""
    found = _table(request, code)
    return table_file("csv", name=found.code, title=found.title, head=HEAD, rows=file_rows(found))


def _table(request: HttpRequest, code: str) -> PublishedTable:
    found = find_table(Held.of(request).record, code)
    if found is None:
        raise Http404(_("There is no table of this code."))
    return found
