"""The page of one person at a body, and the page that erases their data. Each deed asks the gate first."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from goldthread.apps.people import operations
from goldthread.apps.people.queries import erasure
from goldthread.core.errors import GoldthreadError
from goldthread.core.spec.role import Role
from goldthread.web.errors import sentence
from goldthread.web.office.gate import Desk, at_desk, gate
from goldthread.web.office.people.deeds import DEEDS
from goldthread.web.office.people.forms import EraseForm
from goldthread.web.office.people.staff import one
from goldthread.web.office.tabs import OFFICE


@require_http_methods(["GET", "HEAD", "POST"])
@at_desk(*OFFICE)
def person(request: HttpRequest, desk: Desk, person: int) -> HttpResponse:
    """One person at the body; for the administrator, what can be done."""
    context = {"desk": desk, "page": one(desk, person), "fault": "", "link": ""}
    if request.method == "POST":
        return _do(request, desk, context)
    return render(request, "office/people/person.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@at_desk(Role.ADMINISTRATOR)
def erase(request: HttpRequest, desk: Desk, person: int) -> HttpResponse:
    """What erasing the person would take away; with their name typed and a reason given, it is done."""
    found = one(desk, person).person
    gone = erasure(found, desk.body, desk.today, by=desk.actor.key)
    form = EraseForm(request.POST if request.method == "POST" else None, name=found.name)
    if request.method == "POST" and not gone.why_not and form.is_valid():
        operations.erase_person(person=found, why=form.cleaned_data["reason"], by=desk.actor.key)
        messages.success(request, _("The person’s data are erased."))
        return redirect("office_people", desk.body.slug)
    context = {"desk": desk, "person": found, "gone": gone, "form": form}
    return render(request, "office/people/erase.html", context, status=422 if request.method == "POST" else 200)


def _do(request: HttpRequest, desk: Desk, context: dict[str, Any]) -> HttpResponse:
    """One deed of the administrator on a person, by the name of the button."""
    gate(request, desk.body.slug, Role.ADMINISTRATOR)
    found = context["page"].person
    deed = DEEDS.get(request.POST.get("deed", ""))
    try:
        if deed is None:
            raise GoldthreadError(_("Choose what to do, and send it again."))
        context["link"] = deed(request, desk, found)
    except GoldthreadError as fault:
        context["fault"] = sentence(str(fault))
    if context["fault"] or context["link"]:
        status = 422 if context["fault"] else 200
        return render(request, "office/people/person.html", context, status=status)
    return redirect("office_person", desk.body.slug, found.pk)
