"""Views of the data behind the pages, and the workbooks that offices report figures in."""

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from goldthread.analytics.sources.measure_workbook import write_filled, write_template
from goldthread.web.public.held import Held
from goldthread.web.public.sources.page import data_page
from goldthread.web.public.sources.workbook import workbook_row

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_safe
def about(request: HttpRequest) -> HttpResponse:
    """What is held, what is missing, and where it all came from."""
    return render(request, "data/page.html", {"page": data_page(Held.of(request))})


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
