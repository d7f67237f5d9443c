"""Views of reports: the list, one edition, and its files."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from goldthread.web.public.held import Held
from goldthread.web.public.report.page import report_page, reports_page
from goldthread.web.public.report.shelf import EditionSet

TYPES = {
    "html": "text/html; charset=utf-8",
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
PAPER_POLICY = {
    "default-src": ["'none'"],
    "style-src": ["'unsafe-inline'"],
    "font-src": ["data:"],
    "img-src": ["data:"],
    "base-uri": ["'none'"],
    "form-action": ["'none'"],
    "frame-ancestors": ["'none'"],
}
"""What a paper that is one page may do: show its own type and pictures, and nothing else. No script runs."""


@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """Every edition held."""
    return render(request, "report/list.html", {"page": reports_page(Held.of(request))})


@require_safe
def report(request: HttpRequest, name: str) -> HttpResponse:
    """One edition."""
    held = Held.of(request)
    return render(request, "report/report.html", {"page": report_page(held, _edition(held, name))})


@require_safe
def file(request: HttpRequest, name: str, file: str) -> HttpResponse:
    """A file of an edition: a web page is shown, the others are downloaded."""
    edition = _edition(Held.of(request), name)
    content = edition.content(file)
    if content is None:
        raise Http404(file)
    form = edition.format_of(file)
    answer = HttpResponse(content, content_type=TYPES.get(form, "application/octet-stream"))
    answer["Content-Disposition"] = f'{"inline" if form == "html" else "attachment"}; filename="{file}"'
    answer._csp_config = PAPER_POLICY  # type: ignore[attr-defined]
    return answer


def _edition(held: Held, name: str) -> EditionSet:
    """The edition of this name. Nothing that a visitor writes becomes part of a path."""
    found = next((one for one in held.editions if one.name == name), None)
    if found is None:
        raise Http404(name)
    return found
