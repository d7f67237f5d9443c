"""Findings at the office: those that wait for an answer, and one of them with the form. It changes no file."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from goldthread.apps.performance.operations import AnsweredMeanwhile, Reply, answer_finding
from goldthread.apps.performance.queries import Finding, record
from goldthread.core.errors import BadInput, GoldthreadError
from goldthread.web.errors import cannot_ask, sentence
from goldthread.web.office.findings.forms import AnswerForm
from goldthread.web.office.findings.listing import history, line, list_page
from goldthread.web.office.findings.waiting import ANSWERERS
from goldthread.web.office.gate import Desk, at_desk
from goldthread.web.public.sources.finding import beside, parts
from goldthread.web.public.sources.findings import Asked


@require_safe
@at_desk(*ANSWERERS)
def listing(request: HttpRequest, desk: Desk) -> HttpResponse:
    """What waits for an answer, the body's own area first; then what was answered."""
    query = request.GET.dict()
    try:
        page = list_page(desk, Asked.of(query), query)
    except BadInput as fault:
        return cannot_ask(request, str(fault))
    return render(request, "office/findings/list.html", {"desk": desk, "page": page})


@require_http_methods(["GET", "HEAD", "POST"])
@at_desk(*ANSWERERS)
def finding(request: HttpRequest, desk: Desk, key: str) -> HttpResponse:
    """One finding with what was said of it, and the form that says more."""
    found = _find(desk, key)
    if request.method == "POST":
        return _take(request, desk, found)
    return _page(request, desk, found, AnswerForm(finding=found))


def _find(desk: Desk, key: str) -> Finding:
    found = record(desk.body).finding(key)
    if found is None:
        raise Http404(key)
    return found


def _take(request: HttpRequest, desk: Desk, found: Finding) -> HttpResponse:
    """Keep the answer, or show the form again with what was typed: 409 where the finding was answered meanwhile."""
    form = AnswerForm(request.POST, finding=found)
    version = request.POST.get("version", found.version)
    if version != found.version:
        return _moved_on(request, desk, found)
    try:
        if form.is_valid():
            reply = Reply(form.cleaned_data["state"], form.cleaned_data["reason"], version)
            answer_finding(body=desk.body, key=found.key, reply=reply, by=desk.actor.key)
            messages.success(request, _("The answer is kept, and every figure is read by it from now on."))
            return redirect("office_findings", desk.body.slug)
    except AnsweredMeanwhile:
        return _moved_on(request, desk, _find(desk, found.key))
    except GoldthreadError as fault:
        form.add_error(None, sentence(str(fault)))
    return _page(request, desk, found, form, status=422)


def _moved_on(request: HttpRequest, desk: Desk, found: Finding) -> HttpResponse:
    form = AnswerForm(request.POST, finding=found)
    form.add_error(
        None,
        _(
            "This finding has been answered, or its files have changed, since you opened it. It stands below as it is "
            "now, with what you typed; nothing of yours is kept yet. Send it again if it still holds."
        ),
    )
    return _page(request, desk, found, form, status=409)


def _page(request: HttpRequest, desk: Desk, found: Finding, form: AnswerForm, *, status: int = 200) -> HttpResponse:
    context = {
        "desk": desk,
        "one": line(found),
        "form": form,
        "version": found.version,
        "history": history(desk, found),
        "beside": beside(found),
        "parts": parts(found),
    }
    return render(request, "office/findings/answer.html", context, status=status)
