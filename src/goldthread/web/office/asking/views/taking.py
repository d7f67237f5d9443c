"""Entries from a workbook: the template to fill in, the fate of each row before anything is kept, and the taking of the
rows that are good."""

from itertools import islice
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from goldthread.apps.registers.operations.importing import DryRun, Fate, What, dry_run
from goldthread.apps.registers.operations.importing import take as take_rows
from goldthread.apps.registers.operations.importing import template as template_of
from goldthread.apps.registers.operations.importing.layout import MOST_BYTES, MOST_ROWS
from goldthread.apps.registers.queries.permissions import Deed
from goldthread.core.errors import BadInput
from goldthread.web.office.asking import plain
from goldthread.web.office.asking.kept import keep, kept, let_go
from goldthread.web.office.asking.place import Place, draw, in_register
from goldthread.web.office.asking.trouble import TooLarge, telling

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ORDER = (What.REFUSED, What.NEW, What.CHANGED, What.SAME)
"""Exceptions first."""
LONGEST_NAME = 200
SHOWN = 500
"""Rows of each fate that the page shows; the numbers count all."""


@telling
def template(request: HttpRequest, body: str, code: str) -> HttpResponse:
    """The empty workbook of the register."""
    place = in_register(request, body, code, Deed.IMPORT)
    answer = HttpResponse(template_of(place.bound, place.body), content_type=XLSX)
    answer["Content-Disposition"] = f'attachment; filename="{place.register.code}-template.xlsx"'
    return answer


@telling
def take(request: HttpRequest, body: str, code: str) -> HttpResponse:
    """Ask for a workbook, show what would become of it, take it."""
    place = in_register(request, body, code, Deed.IMPORT)
    if request.method != "POST":
        return _fates(request, place) if "file" in request.GET else _ask(request, place)
    if digest := request.POST.get("digest", ""):
        return _take(request, place, digest)
    return _receive(request, place)


def _receive(request: HttpRequest, place: Place) -> HttpResponse:
    """Keep what was sent, if it is a workbook of the register, and show its rows."""
    sent = request.FILES.get("file")
    if sent is None:
        return _ask(request, place, {"file": _("File: none was chosen. Choose one.")})
    if (sent.size or 0) > MOST_BYTES:
        raise TooLarge(_("The workbook is larger than %(most)s MB. Split it.") % {"most": MOST_BYTES // 2**20})
    digest = keep(place, sent.read())
    try:
        dry_run(bound=place.bound, path=kept(place, digest), name=sent.name or "", by=place.actor)
    except BadInput as fault:
        let_go(place, digest)
        return _ask(request, place, {"file": str(fault)})
    asked = urlencode({"file": digest, "name": sent.name or ""})
    return redirect(f"{place.at('office_import')}?{asked}")


def _fates(request: HttpRequest, place: Place) -> HttpResponse:
    """The fate of each row, and the choice between all rows, the good ones and none."""
    digest, name = request.GET["file"], request.GET.get("name", "")[:LONGEST_NAME]
    found = dry_run(bound=place.bound, path=kept(place, digest), name=name, by=place.actor)
    parts = tuple((what.label, found.number(what), _first(found, what)) for what in ORDER)
    context = {
        "title": _("What would become of each row"),
        "name": name,
        "digest": digest,
        "run": found,
        "refused": found.number(What.REFUSED),
        "fates": parts,
        "shown": SHOWN,
    }
    return draw(request, place, "taking/fates", context)


def _take(request: HttpRequest, place: Place, digest: str) -> HttpResponse:
    if request.POST.get("act") == "drop":
        let_go(place, digest)
        return redirect(place.at("office_import"))
    taken = take_rows(
        bound=place.bound,
        path=kept(place, digest),
        name=request.POST.get("name", "")[:LONGEST_NAME],
        seen=request.POST.get("seen", ""),
        good_only=request.POST.get("act") == "good",
        by=place.actor,
    )
    let_go(place, digest)
    facts = {"new": taken.new, "changed": taken.changed, "left": taken.left}
    messages.success(request, _("Taken: %(new)s new, %(changed)s changed; %(left)s left out.") % facts)
    return redirect(place.at("office_register"))


def _first(found: DryRun, what: What) -> tuple[Fate, ...]:
    return tuple(islice((row for row in found.rows if row.what is what), SHOWN))


def _ask(request: HttpRequest, place: Place, wrong: dict[str, str] | None = None) -> HttpResponse:
    hint = _("An XLSX file to %(most)s MB, made from the template.") % {"most": MOST_BYTES // 2**20}
    asked = plain.file("file", _("Workbook"), hint=hint, wrong=wrong or {})
    context = {
        "title": _("Import %(what)s") % {"what": place.register.plural},
        "question": asked,
        "rows": f"{MOST_ROWS:,}",
        "faults": plain.faults((asked,), wrong or {}),
    }
    return draw(request, place, "taking/ask", context, status=422 if wrong else 200)
