"""One answer for many entries: which field, what answer, what would come of each, and why."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from goldthread.apps.registers.operations import UnfitAnswers, change_many, preview_many
from goldthread.apps.registers.queries.permissions import Deed
from goldthread.core.spec import Field
from goldthread.web.office.asking import plain
from goldthread.web.office.asking.many import bulk_field, carried, carry, chosen, seen_revisions
from goldthread.web.office.asking.place import Place, draw, in_register
from goldthread.web.office.asking.question import Answer, questions, typed
from goldthread.web.office.asking.review import NONE, summary
from goldthread.web.office.asking.trouble import telling

LEFT = "asking.left"
"""Where a session holds what a bulk change has left as it was, for the page that tells it."""


@dataclass(frozen=True, slots=True)
class Given:
    """The answer that many entries are to get, and the revision of each that the person has seen."""

    field: Field
    answer: Answer
    wanted: Mapping[int, int]

    @property
    def named(self) -> dict[str, Any]:
        """As the engine takes it."""
        return {"field": self.field.name, "answer": self.answer, "wanted": self.wanted}


@telling
def bulk(request: HttpRequest, body: str, code: str) -> HttpResponse:
    """Lead from the rows ticked in a list to the change made."""
    place = in_register(request, body, code, Deed.CHANGE)
    if request.method != "POST":
        return _left(request, place) if "done" in request.GET else _choose(request, place)
    act = request.POST.get("act", "")
    if act == "make":
        return _make(request, place)
    return _preview(request, place) if act == "preview" else redirect(_choice_of(place, request.POST))


def _choice_of(place: Place, given: QueryDict) -> str:
    """The address of the question, with the rows that were ticked."""
    asked = QueryDict(mutable=True)
    asked.setlist("thing", [str(thing) for thing in chosen(given)])
    if given.get("field"):
        asked.appendlist("field", str(given["field"]))
    return f"{place.at('office_bulk')}?{asked.urlencode()}"


def _choose(request: HttpRequest, place: Place) -> HttpResponse:
    """Which field; once that is known, which answer."""
    things = chosen(request.GET)
    if name := request.GET.get("field", ""):
        return _ask(request, place, bulk_field(place, name), things)
    here = f"{place.at('office_bulk')}?{request.GET.urlencode()}"
    fields = tuple((field, f"{here}&field={field.name}") for field in place.register.named(place.register.listing.bulk))
    context = {"title": _("Which answer do they all get?"), "things": things, "fields": fields}
    return draw(request, place, "many/choose", context)


def _ask(
    request: HttpRequest, place: Place, field: Field, things: tuple[int, ...], *, given: tuple[Answer, str] = ("", "")
) -> HttpResponse:
    answer, fault = given
    asked = questions([field], {field.name: answer}, faults={field.name: fault} if fault else {}, actor=place.actor)
    context = {
        "title": field.label,
        "things": things,
        "field": field,
        "questions": asked,
        "faults": summary(asked),
    }
    return draw(request, place, "many/answer", context, status=422 if fault else 200)


def _preview(request: HttpRequest, place: Place) -> HttpResponse:
    field, things = bulk_field(place, request.POST.get("field", "")), chosen(request.POST)
    answer = typed([field], request.POST).get(field.name, "")
    wanted = seen_revisions(place, things)
    try:
        return _show(request, place, Given(field, answer, wanted))
    except UnfitAnswers as unfit:
        return _ask(request, place, field, things, given=(answer, unfit.faults.get(field.name, str(unfit))))


def _make(request: HttpRequest, place: Place) -> HttpResponse:
    field = bulk_field(place, request.POST.get("field", ""))
    given = Given(field, typed([field], request.POST).get(field.name, ""), carried(request.POST))
    reason = request.POST.get("reason", "")
    try:
        done = change_many(bound=place.bound, by=place.actor, reason=reason, **given.named)
    except UnfitAnswers as unfit:
        return _show(request, place, given, unfit.faults)
    request.session[LEFT] = {"changed": done.changed, "left": [list(pair) for pair in done.left]}
    return redirect(f"{place.at('office_bulk')}?done=1")


def _show(request: HttpRequest, place: Place, given: Given, wrong: Mapping[str, str] = NONE) -> HttpResponse:
    lines = preview_many(bound=place.bound, by=place.actor, **given.named)
    taken = sum(not line.why_not for line in lines)
    why = plain.reason(request.POST.get("reason", ""), wrong=wrong)
    context = {
        "title": _("Look before you change them"),
        "field": given.field,
        "answer": [given.answer] if isinstance(given.answer, str) else given.answer,
        "wanted": carry(given.wanted),
        "lines": lines,
        "taken": taken,
        "why": why,
        "button": _("Change %(number)s of them") % {"number": taken},
        "faults": plain.faults((why,), wrong),
    }
    return draw(request, place, "many/preview", context, status=422 if wrong else 200)


def _left(request: HttpRequest, place: Place) -> HttpResponse:
    told = request.session.pop(LEFT, None)
    if told is None:
        return redirect(place.at("office_register"))
    context = {"title": _("What was changed"), "changed": told["changed"], "left": told["left"]}
    return draw(request, place, "many/left", context)
