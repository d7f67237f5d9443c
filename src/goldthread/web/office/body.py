"""The body itself: how it is called from which day, which body it took over from. An administrator changes that; what
was stays, with its days."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l
from django.views.decorators.http import require_http_methods

from goldthread.analytics.areas import find_force, forces
from goldthread.apps.bodies import operations
from goldthread.apps.bodies.models import LONGEST_NAME, Body, BodyKind, Style
from goldthread.apps.bodies.queries import style
from goldthread.core.errors import GoldthreadError
from goldthread.core.period.text import day_words
from goldthread.core.spec.role import Role
from goldthread.web.errors import sentence
from goldthread.web.office.gate import Desk, at_desk, gate
from goldthread.web.office.people.forms import DayField, choose
from goldthread.web.office.tabs import OFFICE

LONGEST_TITLE = 120


class StyleForm(forms.Form):
    """How the body is called from a day on. What is left as it is stays."""

    legal_name = forms.CharField(label=_l("Legal name"), max_length=LONGEST_NAME)
    kind = forms.ChoiceField(label=_l("Kind"), choices=BodyKind.choices)
    office_holder_title = forms.CharField(
        label=_l("Title of the office-holder"),
        help_text=_l("As pages and papers call whoever holds the office, such as Commissioner"),
        max_length=LONGEST_TITLE,
        required=False,
    )
    area = forms.ChoiceField(label=_l("Police force area"), required=False)
    since = DayField(label=_l("From"), help_text=_l("The first day on which it is so called, such as 3 4 2026"))

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        choose(self.fields["area"], [("", _("None")), *((force.slug, force.name) for force in forces())])


class SucceedForm(forms.Form):
    """Which body of this installation it took over from, and when."""

    predecessor = forms.ChoiceField(label=_l("Body"))
    on = DayField(label=_l("From"), help_text=_l("The day on which it took over, such as 3 4 2026"))

    def __init__(self, *args: Any, body: Body, **named: Any) -> None:
        super().__init__(*args, **named)
        self.bodies = {str(one.pk): one for one in Body.objects.exclude(pk=body.pk).order_by("name", "pk")}
        choose(
            self.fields["predecessor"],
            [("", _("Choose a body")), *((pk, one.name) for pk, one in self.bodies.items())],
        )


@require_http_methods(["GET", "HEAD", "POST"])
@at_desk(*OFFICE)
def body(request: HttpRequest, desk: Desk) -> HttpResponse:
    """How the body is called today, was and will be; the administrator says what changes from which day."""
    sent = request.POST if request.method == "POST" else None
    deed = request.POST.get("deed", "")
    present = style(desk.body, desk.today)
    initial = {name: getattr(present, name) for name in operations.STYLED}
    restyle = StyleForm(sent if deed == "restyle" else None, initial=initial)
    succeed = SucceedForm(sent if deed == "succeed" else None, body=desk.body)
    if sent is not None:
        gate(request, desk.body.slug, Role.ADMINISTRATOR)
        said = _succeed(desk, succeed) if deed == "succeed" else _restyle(desk, restyle, present)
        if said:
            messages.success(request, said)
            return redirect("office_body", desk.body.slug)
    wrong = next((form for form in (restyle, succeed) if form.errors), None)
    context = _shown(desk, present) | {"restyle": restyle, "succeed": succeed, "wrong": wrong}
    return render(request, "office/people/body/page.html", context, status=200 if sent is None else 422)


def _shown(desk: Desk, present: Style) -> dict[str, Any]:
    force = find_force(present.area) if present.area else None
    return {
        "desk": desk,
        "present": present,
        "area": force.name if force else present.area,
        "styles": tuple((one, _days(one)) for one in desk.body.styles.all()),
        "successors": tuple(desk.body.successors.order_by("succeeded_on", "pk")),
    }


def _days(one: Style) -> str:
    since = day_words(one.since) if one.since else ""
    until = day_words(one.until) if one.until else ""
    if since and until:
        return _("from %(since)s until %(until)s") % {"since": since, "until": until}
    if since or until:
        return _("from %(day)s") % {"day": since} if since else _("until %(day)s") % {"day": until}
    return _("from the first")


def _restyle(desk: Desk, form: StyleForm, present: Style) -> str:
    """What to say when it is done; nothing when it cannot be, which the form then says."""
    if not form.is_valid():
        return ""
    given = {name: form.cleaned_data[name] for name in operations.STYLED}
    changes = {name: text for name, text in given.items() if text != getattr(present, name)}
    if not changes:
        form.add_error(None, _("Nothing differs from how the body is called today. Nothing was changed."))
        return ""
    since = form.cleaned_data["since"]
    try:
        operations.restyle(body=desk.body, since=since, changes=changes, by=desk.actor.key)
    except GoldthreadError as fault:
        form.add_error(None, sentence(str(fault)))
        return ""
    return _("That holds from %(day)s.") % {"day": day_words(since)}


def _succeed(desk: Desk, form: SucceedForm) -> str:
    if not form.is_valid():
        return ""
    earlier, on = form.bodies[form.cleaned_data["predecessor"]], form.cleaned_data["on"]
    try:
        operations.succeed(body=desk.body, predecessor=earlier, on=on, by=desk.actor.key)
    except GoldthreadError as fault:
        form.add_error(None, sentence(str(fault)))
        return ""
    return _("%(body)s is recorded as the one before.") % {"body": earlier.name}
