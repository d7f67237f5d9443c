"""The page on which an officer loads the workbook of a plan of this body, and its template, empty or filled in. A
workbook of another body's plan is refused, and so is one of which any row cannot be used."""

from pathlib import Path
from tempfile import TemporaryDirectory

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from goldthread.apps.bodies.models import Body
from goldthread.apps.performance.queries import catalogue
from goldthread.apps.planning.models import Plan, PlanFile
from goldthread.apps.planning.operations import PlanReport, load_plan
from goldthread.apps.planning.registers.action import ACTIONS
from goldthread.apps.planning.workbook.sample import SAMPLE
from goldthread.apps.planning.workbook.template import write_filled
from goldthread.apps.registers.operations.importing.layout import MOST_BYTES
from goldthread.core.errors import BadInput
from goldthread.core.spec import Role
from goldthread.web.office.asking import plain
from goldthread.web.office.asking.trouble import TooLarge, telling
from goldthread.web.office.asking.views import adding
from goldthread.web.office.asking.views.taking import XLSX
from goldthread.web.office.gate import Desk, gate

TEMPLATES = {"empty": {}, "filled": SAMPLE}
"""The workbooks that are given away, with the rows of each."""


@telling
def plans(request: HttpRequest, body: str) -> HttpResponse:
    """Ask for a workbook; take it, and show what came in or every fault."""
    desk = gate(request, body, Role.OFFICER)
    if request.method != "POST":
        return _draw(request, desk)
    sent = request.FILES.get("file")
    if sent is None:
        return _draw(request, desk, wrong=_("File: none was chosen. Choose one."))
    if (sent.size or 0) > MOST_BYTES:
        raise TooLarge(_("The workbook is larger than %(most)s MB.") % {"most": MOST_BYTES // 2**20})
    try:
        return _draw(request, desk, report=_take(desk, sent))
    except BadInput as fault:
        return _draw(request, desk, wrong=str(fault))


@require_safe
def template(request: HttpRequest, body: str, which: str) -> HttpResponse:
    """The plan workbook to fill in, or one that shows how it is filled in."""
    gate(request, body, Role.OFFICER)
    with TemporaryDirectory() as folder:
        path = Path(folder, f"plan-workbook-{which}.xlsx")
        write_filled(path, TEMPLATES[which])
        answer = HttpResponse(path.read_bytes(), content_type=XLSX)
    answer["Content-Disposition"] = f'attachment; filename="{path.name}"'
    return answer


def add_action(request: HttpRequest, body: str) -> HttpResponseBase:
    """The first page of a new action; where no plan is kept, what has to come first."""
    desk = gate(request, body)
    if Plan.objects.filter(thing__body=desk.body).exists():
        return adding.start(request, body=body, code=ACTIONS.code)
    return render(request, "office/planning/no_plan.html", {"desk": desk, "trail": (), "faults": ()})


def _take(desk: Desk, sent: UploadedFile) -> PlanReport:
    """Load the workbook. Raises BadInput, and nothing is kept, where it is the plan of another body."""
    with TemporaryDirectory() as folder, transaction.atomic():
        path = Path(folder, sent.name or "plan.xlsx")
        path.write_bytes(sent.read())
        codes = {one.code for one in catalogue(desk.body).measures}
        report = load_plan(body=desk.body, path=path, catalogue_codes=codes, today=desk.today, by=desk.actor.key)
        _refuse_others(desk.body, report)
    return report


def _refuse_others(body: Body, report: PlanReport) -> None:
    held = PlanFile.objects.filter(body=body, name=report.name, plan__code=report.code)
    if not held.filter(plan__thing__body=body).exists():
        fault = _("is the plan of another body, and nothing of it was taken.")
        raise BadInput(fault, where=report.name, mend=_("Empty the column “body”, or load it in that body’s office."))


def _draw(request: HttpRequest, desk: Desk, *, wrong: str = "", report: PlanReport | None = None) -> HttpResponse:
    first, *rest = wrong.splitlines() or [""]
    faults = {"file": first} if wrong else {}
    hint = _("An XLSX file, at most %(most)s MB.") % {"most": MOST_BYTES // 2**20}
    asked = plain.file("file", _("Plan workbook"), hint=hint, wrong=faults)
    context = {
        "desk": desk,
        "trail": (),
        "title": _("Load a plan"),
        "question": asked,
        "faults": plain.faults((asked,), faults),
        "rest": [line.strip() for line in rest],
        "report": report,
        "held": Plan.objects.filter(thing__body=desk.body).order_by("-starts_on", "code"),
    }
    return render(request, "office/planning/load.html", context, status=422 if wrong else 200)
