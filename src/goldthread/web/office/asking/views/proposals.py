"""A change that waits: before and after, for whoever may approve it or send it back."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from goldthread.apps.people.queries import titles
from goldthread.apps.registers.models import Proposal, Verdict
from goldthread.apps.registers.operations import UnfitAnswers, accept, decline, may_decide
from goldthread.apps.registers.values import read_answers
from goldthread.web.office.asking import plain
from goldthread.web.office.asking.place import EntryPlace, at_entry, draw, given
from goldthread.web.office.asking.review import Row, compared, instant
from goldthread.web.office.asking.trouble import NoSuchPage, moved_on, show, telling
from goldthread.web.office.gate import gate


@telling
def proposal(request: HttpRequest, body: str, number: int) -> HttpResponse:
    """Show it, and decide it."""
    gate(request, body)
    found = Proposal.objects.select_related("thing").filter(pk=number, thing__body__slug=body).first()
    if found is None:
        raise NoSuchPage(_("There is no such change that waits here."))
    place = at_entry(request, (body, found.register, found.thing.address))
    if found.verdict != Verdict.WAITING:
        return show(request, moved_on(_("This change has been decided already: %(how)s.") % {"how": _decided(found)}))
    return _decide(request, place, found) if request.method == "POST" else _ask(request, place, found)


def _decide(request: HttpRequest, place: EntryPlace, found: Proposal) -> HttpResponse:
    why = request.POST.get("why", "")
    try:
        if request.POST.get("act") == "accept":
            accept(proposal=found, by=place.actor, reason=why)
        else:
            decline(proposal=found, why=why, by=place.actor)
    except UnfitAnswers as unfit:
        return _ask(request, place, found, str(unfit))
    return redirect(place.entry_href)


def _ask(request: HttpRequest, place: EntryPlace, found: Proposal, wrong: str = "") -> HttpResponse:
    names = titles([found.by], place.body, place.desk.today)
    sent = given(request)
    told = {"why": wrong} if wrong else {}
    why = plain.reason(sent.get("why", ""), name="why", is_optional=True, wrong=told)
    context = {
        "title": _("A change that waits for approval"),
        "proposal": found,
        "who": names.get(found.by, _("Somebody")),
        "when": instant(found.at),
        "rows": _rows(place, found),
        "is_stale": found.revision != place.view.entry.revision,
        "is_own": found.by == place.actor.key,
        "may": may_decide(place.actor, place.bound, place.view.entry, found),
        "why": why,
        "faults": plain.faults((why,), told),
    }
    return draw(request, place, "change/proposal", context, status=422 if wrong else 200)


def _rows(place: EntryPlace, found: Proposal) -> tuple[Row, ...]:
    names = tuple(found.answers)
    reading = read_answers(place.register, found.answers, body=place.body, only=names)
    read = tuple(field for field in place.register.named(names) if field.name not in reading.faults)
    unread = tuple(
        Row(field.label, str(found.answers[field.name]), before="", fault=reading.faults[field.name])
        for field in place.register.named(names)
        if field.name in reading.faults
    )
    return *compared(place.view.values, reading.values, read), *unread


def _decided(found: Proposal) -> str:
    return str(Verdict(found.verdict).label).lower()
