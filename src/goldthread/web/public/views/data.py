"""Views of the data behind the pages, and the workbooks that offices report figures in."""

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from goldthread.analytics.sources.measure_workbook import write_filled, write_template
from goldthread.core.errors import BadInput
from goldthread.web.errors import cannot_ask
from goldthread.web.parts.export import table_file
from goldthread.web.public.held import Held
from goldthread.web.public.sources.drill.asked import asked_or_refused
from goldthread.web.public.sources.drill.page import drill_page, file_rows
from goldthread.web.public.sources.page import data_page
from goldthread.web.public.sources.workbook import workbook_row

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_safe
def about(request: HttpRequest) -> HttpResponse:
    """What is held, what is missing, and where it all came from."""
    return render(request, "data/page.html", {"page": data_page(Held.of(request))})


@require_safe
def crimes(request: HttpRequest) -> HttpResponse:
    """The recorded rows, counted as asked."""
    try:
        page = drill_page(Held.of(request), asked_or_refused(request.GET))
    except BadInput as fault:
        return cannot_ask(request, str(fault), again=reverse("drill"))
    return render(request, "data/drill.html", {"page": page})


@require_safe
def crimes_file(request: HttpRequest) -> HttpResponseBase:
    """The same as CSV."""
    try:
        head, rows = file_rows(Held.of(request), asked_or_refused(request.GET))
    except BadInput as fault:
        return cannot_ask(request, str(fault), again=reverse("drill"))
    return table_file("csv", name="crimes", title="crimes", head=head, rows=rows)


@require_safe
def workbook_empty(request: HttpRequest) -> HttpResponse:
    """The measure workbook to fill in."""
    return _workbook("measure-workbook.xlsx", write_template)


@require_safe
def workbook_filled(request: HttpRequest) -> HttpResponse:
    """The measure workbook with every reported figure held."""
    rows = [workbook_row(figure) for figure in Held.of(request).record.reported()]
    return _workbook("measure-workbook-filled.xlsx", lambda path: write_filled(path, rows))


def _workbook(name: str, write: Callable[[Path], object]) -> HttpResponse:
    with TemporaryDirectory() as folder:
        path = Path(folder) / name
        write(path)
        content = path.read_bytes()
    disposition = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type=XLSX, headers=disposition)
