"""Views of the office over all its registers: my work, what is late, the log and the log as a file."""

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from goldthread.web.office.asking.trouble import telling
from goldthread.web.office.gate import gate
from goldthread.web.office.registers.deeds.log import COLUMNS, READERS, log_page, log_rows, sought
from goldthread.web.office.registers.duties.late import late_page
from goldthread.web.office.registers.duties.work import work_page
from goldthread.web.parts.export import table_file


@require_safe
@telling
def work(request: HttpRequest, body: str) -> HttpResponse:
    """Where everybody begins."""
    desk = gate(request, body)
    return render(request, "office/work/page.html", {"desk": desk, "page": work_page(desk)})


@require_safe
@telling
def late(request: HttpRequest, body: str) -> HttpResponse:
    """What is late over all registers."""
    desk = gate(request, body)
    return render(request, "office/work/late.html", {"desk": desk, "page": late_page(desk)})


@require_safe
@telling
def log(request: HttpRequest, body: str) -> HttpResponse:
    """The log of the body."""
    desk = gate(request, body, *READERS)
    return render(request, "office/log/page.html", {"desk": desk, "page": log_page(desk, request.GET)})


@require_safe
@telling
def log_file(request: HttpRequest, body: str) -> HttpResponseBase:
    """The log as it is filtered, all of it, as a CSV file."""
    desk = gate(request, body, *READERS)
    rows = log_rows(desk, sought(request.GET))
    return table_file("csv", name=f"log-{desk.today.isoformat()}", title="Log", head=COLUMNS, rows=rows)
