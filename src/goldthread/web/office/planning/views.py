"""The views of updates: send one, look at one that waits and decide it, approve many, look all actions through."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from goldthread.apps.planning.models import Action, Update, UpdateState
from goldthread.apps.planning.operations import approve_updates, send_back_update, send_update
from goldthread.apps.planning.queries.updates import (
    last_said,
    may_decide,
    may_send,
    may_send_back,
    office_view,
    waiting_for,
)
from goldthread.apps.planning.queries.warnings import warnings, warnings_if
from goldthread.apps.planning.registers.action import ACTIONS
from goldthread.apps.registers.operations import UnfitAnswers
from goldthread.apps.registers.queries.permissions import Deed
from goldthread.web.office.asking import plain
from goldthread.web.office.asking.place import EntryPlace, at_entry, in_register, refuse_unless
from goldthread.web.office.asking.review import NONE
from goldthread.web.office.asking.trouble import NoSuchPage, moved_on, show, telling
from goldthread.web.office.gate import gate
from goldthread.web.office.parking import parked
from goldthread.web.office.planning.form import form
from goldthread.web.office.planning.form import telling as told_in
from goldthread.web.office.planning.panels import counted
from goldthread.web.office.planning.parts import update_lines
from goldthread.web.parts import Link


@telling
def send(request: HttpRequest, body: str, code: str, address: str) -> HttpResponse:
    """Ask what is to be said of an action, and send it for approval."""
    place = _at_action(request, body, code, address)
    action = _action(place)
    refuse_unless(may_send(place.actor, action))
    if request.method != "POST":
        return _ask(request, place, action)
    told, wrong = told_in(request.POST)
    if told is None:
        return _ask(request, place, action, wrong)
    try:
        send_update(action=action, told=told, by=place.actor)
    except UnfitAnswers as unfit:
        return _ask(request, place, action, unfit.faults)
    return redirect(place.entry_href)


@telling
def update(request: HttpRequest, body: str, number: int) -> HttpResponse:
    """Show one that waits, with what is worth a look in it, and decide it."""
    gate(request, body)
    found = Update.objects.select_related("action__thing", "action__body", "status", "by_post", "see")
    one = found.filter(pk=number, action__body__slug=body).first()
    if one is None:
        raise NoSuchPage(_("There is no such update."))
    place = _at_action(request, body, ACTIONS.code, one.action.thing.address)
    if one.state != UpdateState.SENT:
        return show(request, moved_on(_("This update has been decided already.")))
    return _decide(request, place, one) if request.method == "POST" else _look(request, place, one)


@telling
@require_POST
def approve(request: HttpRequest, body: str) -> HttpResponse:
    """Approve those that were chosen on my work, all or none."""
    desk = gate(request, body)
    keys = {int(key) for key in request.POST.getlist("update") if key.isascii() and key.isdigit()}
    chosen = waiting_for(desk.actor, keys)
    if len(chosen) != len(keys):
        return show(request, moved_on(_("One of the chosen updates waits no more.")))
    if chosen:
        approve_updates(updates=chosen, by=desk.actor)
    return redirect(reverse("office_home", args=[body]))


@telling
@require_safe
def contradictions(request: HttpRequest, body: str, code: str) -> HttpResponse:
    """All that is worth a look in the actions of the body."""
    if code != ACTIONS.code:
        raise NoSuchPage(_("There is no such page of this register."))
    place = in_register(request, body, code, Deed.READ)
    found = warnings(place.actor)
    context = {"desk": place.desk, "trail": place.trail, "title": counted(found), "doubts": found}
    return render(request, "office/planning/contradictions.html", context)


def _at_action(request: HttpRequest, body: str, code: str, address: str) -> EntryPlace:
    if code != ACTIONS.code:
        raise NoSuchPage(_("There are updates of actions only."))
    return at_entry(request, (body, code, address))


def _action(place: EntryPlace) -> Action:
    return Action.objects.select_related("thing", "body", "plan").get(pk=place.thing.pk)


def _ask(request: HttpRequest, place: EntryPlace, action: Action, wrong: Mapping[str, str] = NONE) -> HttpResponse:
    sent = request.POST if request.method == "POST" else parked(request, request.path)
    asked, last = form(place, action, sent, wrong), last_said(action)
    context = {
        "title": _("Send an update of %(reference)s") % {"reference": action.reference},
        "action": action,
        "asked": asked,
        "last": update_lines(place.desk, [last])[0] if last else None,
        "faults": plain.faults(asked.all, wrong),
    }
    return _draw(request, place, "office/planning/send.html", context, status=422 if wrong else 200)


def _decide(request: HttpRequest, place: EntryPlace, one: Update) -> HttpResponse:
    try:
        if request.POST.get("act") == "approve":
            approve_updates(updates=[one], by=place.actor)
        else:
            send_back_update(update=one, why=request.POST.get("why", ""), by=place.actor)
    except UnfitAnswers as unfit:
        return _look(request, place, one, unfit.faults)
    return redirect(place.entry_href)


def _look(request: HttpRequest, place: EntryPlace, one: Update, wrong: Mapping[str, str] = NONE) -> HttpResponse:
    sent = request.POST or parked(request, request.path) or QueryDict()
    why = plain.reason(sent.get("why", ""), name="why", is_optional=True, wrong=wrong)
    last = last_said(_action(place))
    context = {
        "title": _("An update that waits for approval"),
        "line": update_lines(place.desk, [office_view(one)], warnings_if(place.actor, [one]))[0],
        "last": update_lines(place.desk, [last])[0] if last else None,
        "may": may_decide(place.actor, one),
        "may_send_back": may_send_back(place.actor, one),
        "why": why,
        "faults": plain.faults((why,), wrong),
    }
    return _draw(request, place, "office/planning/update.html", context, status=422 if wrong else 200)


def _draw(
    request: HttpRequest, place: EntryPlace, template: str, context: Mapping[str, Any], *, status: int
) -> HttpResponse:
    """A page of this action, with the way here."""
    trail = (*place.trail, Link(place.entry_href, place.view.label))
    return render(request, template, {"desk": place.desk, "place": place, "trail": trail, **context}, status=status)
