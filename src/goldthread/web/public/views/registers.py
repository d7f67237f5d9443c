"""Views of the registers as the public gets them: which there are, a list, an entry, the data as files."""

from django.http import FileResponse, Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from goldthread.apps.registers.files.store import MissingFile, stored
from goldthread.apps.registers.queries.entries import asked_from
from goldthread.apps.registers.queries.entry import NotFound
from goldthread.apps.registers.queries.public import public_files
from goldthread.core.errors import BadInput
from goldthread.web.errors import cannot_ask
from goldthread.web.parts.export import kept_file
from goldthread.web.public.registers.data import data_file
from goldthread.web.public.registers.entry import entry_page
from goldthread.web.public.registers.kept import kept
from goldthread.web.public.registers.listing import list_page
from goldthread.web.public.registers.place import place_of, shown_register
from goldthread.web.public.registers.shelf import shelf_page


@require_safe
@kept
def shelf(request: HttpRequest, body: str = "") -> HttpResponse:
    """Every register of which something is public."""
    return render(request, "public_register/shelf.html", {"page": shelf_page(place_of(request, body))})


@require_safe
@kept
def listing(request: HttpRequest, code: str, body: str = "") -> HttpResponse:
    """One register."""
    place = place_of(request, body)
    bound, shown = shown_register(code)
    try:
        page = list_page(place, bound, shown, asked_from(shown, request.GET))
    except BadInput as fault:
        return cannot_ask(request, str(fault))
    return render(request, "public_register/list.html", {"page": page})


@require_safe
@kept
def entry(request: HttpRequest, code: str, address: str, body: str = "") -> HttpResponse:
    """One entry."""
    place = place_of(request, body)
    bound, shown = shown_register(code)
    try:
        page = entry_page(place, bound, shown, address)
    except NotFound as fault:
        raise Http404(str(fault)) from fault
    return render(request, "public_register/entry.html", {"page": page})


@require_safe
def data(request: HttpRequest, code: str, form: str, body: str = "") -> HttpResponse | StreamingHttpResponse:
    """The list as a file, as it is filtered."""
    place = place_of(request, body)
    bound, shown = shown_register(code)
    try:
        return data_file(place, bound, shown, asked_from(shown, request.GET), form)
    except BadInput as fault:
        return cannot_ask(request, str(fault))


@require_safe
def file(request: HttpRequest, code: str, address: str, file: int, **named: str) -> FileResponse:
    """A file of a public entry that was marked public, to be saved."""
    place = place_of(request, named.get("body", ""))
    bound, _shown = shown_register(code)
    found = {one.pk: one for one in public_files(place.body, bound, address)}.get(file)
    try:
        path = stored(found.sha256 if found else "")
    except MissingFile as fault:
        raise Http404(str(fault)) from fault
    assert found is not None  # what has no digest is stored nowhere
    return kept_file(path, name=found.name, media_type=found.media_type)
