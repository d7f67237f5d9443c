"""Findings at the office: those that wait for an answer, and one of them with the form. It changes no file."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from goldthread.apps.people.queries import titles
from goldthread.apps.performance.operations import answer_finding
from goldthread.apps.performance.queries import Finding, record
from goldthread.apps.performance.tracing.findings import STATES, about, follows, kind, seen, state
from goldthread.apps.performance.words import wording
from goldthread.core.errors import GoldthreadError
from goldthread.web.errors import sentence
from goldthread.web.office.findings.forms import AnswerForm
from goldthread.web.office.findings.waiting import ANSWERERS
from goldthread.web.office.gate import Desk, at_desk

MOST = 200
"""Findings that the list shows."""


@dataclass(frozen=True, slots=True)
class Line:
    """One finding as the office reads it."""

    key: str
    title: str
    publisher: str
    seen: str
    follows: str
    state: str


@dataclass(frozen=True, slots=True)
class Said:
    """An earlier answer, with who gave it."""

    heading: str
    reason: str


@require_safe
@at_desk(*ANSWERERS)
def listing(request: HttpRequest, desk: Desk) -> HttpResponse:
    """What waits for an answer, the body's own area first; then what was answered."""
    asked = [one for one in record(desk.body).findings if one.level != "note" or one.answers]
    waits = [one for one in asked if one.state == "open"]
    counted = ngettext("%(number)s finding waits", "%(number)s findings wait", len(waits))
    context = {
        "desk": desk,
        "counted": counted % {"number": wording.number(len(waits))},
        "waits": [_line(one) for one in waits[:MOST]],
        "answered": [_line(one) for one in asked if one.state != "open"][:MOST],
    }
    return render(request, "office/findings/list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@at_desk(*ANSWERERS)
def finding(request: HttpRequest, desk: Desk, key: str) -> HttpResponse:
    """One finding with what was said of it, and the form that says more."""
    found = record(desk.body).finding(key)
    if found is None:
        raise Http404(key)
    form = AnswerForm(request.POST if request.method == "POST" else None, finding=found)
    if request.method == "POST" and form.is_valid() and _answer(desk, form, key):
        messages.success(request, _("The answer is kept, and every figure is read by it from now on."))
        return redirect("office_findings", desk.body.slug)
    context = {"desk": desk, "one": _line(found), "form": form, "history": _history(desk, found)}
    return render(request, "office/findings/answer.html", context, status=422 if form.errors else 200)


def _line(found: Finding) -> Line:
    said = seen(found)
    title = _("%(kind)s: %(about)s") % {"kind": kind(found), "about": about(found)}
    return Line(found.key, title, found.subject_name, said[:1].upper() + said[1:], follows(found), state(found))


def _history(desk: Desk, found: Finding) -> tuple[Said, ...]:
    """Every answer, the newest first."""
    names = titles({one.by for one in found.answers}, desk.body, desk.today) if found.answers else {}
    told = _("%(state)s, %(day)s, by %(who)s")
    return tuple(
        Said(
            told % {"state": STATES[one.state], "day": wording.day(one.at.date()), "who": names.get(one.by, one.by)},
            one.reason,
        )
        for one in reversed(found.answers)
    )


def _answer(desk: Desk, form: AnswerForm, key: str) -> bool:
    given = form.cleaned_data
    try:
        answer_finding(body=desk.body, key=key, state=given["state"], reason=given["reason"], by=desk.actor.key)
    except GoldthreadError as fault:
        form.add_error(None, sentence(str(fault)))
        return False
    return True
