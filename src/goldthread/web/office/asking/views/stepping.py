"""The page of one step: what it means, who must take it, why it cannot be taken; sent, the entry moves on."""

from collections.abc import Mapping

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from goldthread.apps.bodies.queries import today
from goldthread.apps.registers.operations import UnfitAnswers, move
from goldthread.apps.registers.queries.permissions import may_step
from goldthread.apps.registers.queries.waivers import waiver_used
from goldthread.core.spec import Step
from goldthread.web.office.asking import plain
from goldthread.web.office.asking.place import EntryPlace, at_entry, draw, given
from goldthread.web.office.asking.review import NONE
from goldthread.web.office.asking.trouble import NoSuchPage, moved_on, refused, show, telling


@telling
def step(request: HttpRequest, body: str, code: str, address: str, step: str) -> HttpResponse:
    """Ask before the step is taken, and take it."""
    place = at_entry(request, (body, code, address))
    wanted = place.register.lifecycle.step(step)
    if wanted is None:
        facts = {"step": step, "what": place.register.singular}
        raise NoSuchPage(_("There is no step “%(step)s” for this %(what)s.") % facts)
    verdict = may_step(place.actor, place.bound, place.view.entry, wanted, values=place.view.values)
    if not verdict:
        is_elsewhere = place.view.entry.state not in wanted.sources
        return show(request, (moved_on if is_elsewhere else refused)(verdict.reason))
    return _take(request, place, wanted) if request.method == "POST" else _ask(request, place, wanted)


def _take(request: HttpRequest, place: EntryPlace, wanted: Step) -> HttpResponse:
    sent = request.POST.get("revision", "")
    try:
        state = move(
            bound=place.bound,
            thing=place.thing,
            step=wanted.code,
            revision=int(sent) if sent.isascii() and sent.isdigit() else 0,
            reason=request.POST.get("reason", ""),
            by=place.actor,
        )
    except UnfitAnswers as unfit:
        return _ask(request, place, wanted, unfit.faults)
    messages.success(request, _("It is now: %(state)s.") % {"state": state.label.lower()})
    return redirect(place.entry_href)


def _ask(request: HttpRequest, place: EntryPlace, wanted: Step, wrong: Mapping[str, str] = NONE) -> HttpResponse:
    sent = given(request)
    life = place.register.lifecycle
    earlier = life.step(wanted.differs_from)
    why = plain.reason(sent.get("reason", ""), is_optional=not wanted.needs_reason, wrong=wrong)
    becomes = life.state(wanted.to)
    context = {
        "title": wanted.label,
        "step": wanted,
        "from_state": place.view.state,
        "to_state": becomes,
        "becomes_public": becomes.code in place.register.publication.states,
        "public_fields": place.register.public_fields,
        "earlier": earlier.done if earlier else "",
        "waiver": waiver_used(place.actor.key, place.bound, place.view.entry, step=wanted, on=today()),
        "revision": place.view.entry.revision,
        "why": why,
        "faults": plain.faults((why,), wrong),
    }
    return draw(request, place, "step", context, status=422 if wrong else 200)
