"""Where the body lets one person do what asks for two: everybody of the office reads why, an administrator says so."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l
from django.views.decorators.http import require_http_methods

from goldthread.apps.registers.models import Waiver
from goldthread.apps.registers.operations import end_waiver, waive
from goldthread.apps.registers.queries.waivers import Pair, Waived, pairs, waivers
from goldthread.core.errors import GoldthreadError
from goldthread.core.spec.role import Role
from goldthread.web.errors import sentence
from goldthread.web.office.gate import Desk, at_desk, gate
from goldthread.web.office.people.forms import ReasonField, choose
from goldthread.web.office.tabs import OFFICE


class WaiveForm(forms.Form):
    """Which step, and why one person does."""

    step = forms.ChoiceField(label=_l("Step"))
    reason = ReasonField()

    def __init__(self, *args: Any, free: tuple[Pair, ...], **named: Any) -> None:
        super().__init__(*args, **named)
        self.pairs = {pair.code: pair for pair in free}
        named_pairs = [(code, f"{pair.bound.register.title}: {pair.step.label}") for code, pair in self.pairs.items()]
        choose(self.fields["step"], [("", _("Choose a step")), *named_pairs])


class EndWaiverForm(forms.Form):
    """Why two persons are asked for again."""

    reason = ReasonField()


@require_http_methods(["GET", "HEAD", "POST"])
@at_desk(*OFFICE)
def listing(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Every waiver that stands or stood; the administrator makes one."""
    held = waivers(desk.body, desk.today)
    form = WaiveForm(request.POST if request.method == "POST" else None, free=_free(held))
    if request.method == "POST":
        gate(request, desk.body.slug, Role.ADMINISTRATOR)
        if form.is_valid() and _waive(desk, form):
            messages.success(request, _("One person may take that step from today."))
            return redirect("office_waivers", desk.body.slug)
    context = {"desk": desk, "held": held, "pairs": pairs(), "form": form}
    return render(request, "office/people/body/waivers.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@at_desk(Role.ADMINISTRATOR)
def end(request: HttpRequest, desk: Desk, waiver: int) -> HttpResponse:
    """Ask before the second person is asked for again, and do it."""
    found = next((one for one in waivers(desk.body, desk.today) if one.waiver.pk == waiver and one.stands), None)
    if found is None or found.pair is None:
        raise Http404(waiver)
    form = EndWaiverForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid() and _end(desk, form, found.waiver):
        messages.success(request, _("That step asks for a second person again."))
        return redirect("office_waivers", desk.body.slug)
    context = {"desk": desk, "one": found, "form": form}
    return render(request, "office/people/body/end_waiver.html", context, status=422 if form.errors else 200)


def _free(held: tuple[Waived, ...]) -> tuple[Pair, ...]:
    """The pairs of which no waiver stands."""
    standing = {one.pair.code for one in held if one.stands and one.pair}
    return tuple(pair for pair in pairs() if pair.code not in standing)


def _waive(desk: Desk, form: WaiveForm) -> bool:
    pair, reason = form.pairs[form.cleaned_data["step"]], form.cleaned_data["reason"]
    try:
        waive(bound=pair.bound, step=pair.step.code, reason=reason, by=desk.actor)
    except GoldthreadError as fault:
        form.add_error(None, sentence(str(fault)))
        return False
    return True


def _end(desk: Desk, form: EndWaiverForm, waiver: Waiver) -> bool:
    try:
        end_waiver(waiver=waiver, reason=form.cleaned_data["reason"], by=desk.actor)
    except GoldthreadError as fault:
        form.add_error(None, sentence(str(fault)))
        return False
    return True
