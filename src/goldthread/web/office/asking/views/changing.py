"""Pages that change an entry: its questions page by page, the change as a whole with its reason, and where another has
changed the same meanwhile, both versions side by side."""

from collections.abc import Mapping

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from goldthread.apps.registers.operations import Changed, Conflict, UnfitAnswers, change
from goldthread.apps.registers.queries.permissions import Deed
from goldthread.core.spec import Changes, Fieldset
from goldthread.web.office.asking import plain
from goldthread.web.office.asking.begun import Work, forget, keep, work_of
from goldthread.web.office.asking.paper import Paper, ask, parked_answers, since, take
from goldthread.web.office.asking.place import EntryPlace, at_entry, draw, given
from goldthread.web.office.asking.question import typed
from goldthread.web.office.asking.review import NONE, changes, choices, faults
from goldthread.web.office.asking.trouble import telling

THEIRS = "theirs"


@telling
def page(request: HttpRequest, body: str, code: str, address: str, page: str) -> HttpResponse:
    """One page of questions, holding what the entry says."""
    place = at_entry(request, (body, code, address), Deed.CHANGE)
    work = work_of(place)
    asked = work.page(page)
    if request.method != "POST":
        return ask(request, _paper(work, place, asked), parked_answers(request, asked))
    answers, wrong = take(request, work, asked)
    if wrong:
        return ask(request, _paper(work, place, asked), answers, wrong)
    return redirect(place.at_entry("office_change_check"))


@telling
def check(request: HttpRequest, body: str, code: str, address: str) -> HttpResponse:
    """The change as a whole: before, after and why. Sent, it is made, or waits for another person."""
    place = at_entry(request, (body, code, address), Deed.CHANGE)
    work = work_of(place)
    act = request.POST.get("act", "") if request.method == "POST" else ""
    if act == "throw_away":
        forget(work)
        return redirect(place.entry_href)
    if work.draft is None:
        return redirect(place.entry_href)
    if act == "settle":
        return _settle(request, work, place)
    return _make(request, work, place) if act == "make" else _check(request, work, place)


def _make(request: HttpRequest, work: Work, place: EntryPlace) -> HttpResponse:
    reason = request.POST.get("reason", "").strip()
    answers = {field.name: work.answers[field.name] for field in work.changed}
    try:
        done = change(
            bound=place.bound,
            thing=place.thing,
            answers=answers,
            revision=work.revision,
            reason=reason,
            by=place.actor,
        )
    except Conflict as conflict:
        return _conflict(request, work, place, conflict)
    except UnfitAnswers as unfit:
        return _check(request, work, place, unfit.faults)
    forget(work)
    messages.success(request, _told(done))
    return redirect(place.entry_href)


def _told(done: Changed) -> str:
    return {
        Changed.MADE: _("The change is made."),
        Changed.PROPOSED: _("The change waits for approval. Until then what was approved stands."),
        Changed.NOTHING: _("Nothing was changed: it says so already."),
    }[done]


def _settle(request: HttpRequest, work: Work, place: EntryPlace) -> HttpResponse:
    """Lay the choices over the draft, which now rests on the revision that the person was shown."""
    sent = typed(place.register.named(work.names), request.POST)
    base = work.base
    settled = {
        name: base.get(name, "") if request.POST.get(f"settle-{name}") == THEIRS else answer
        for name, answer in sent.items()
    }
    shown = request.POST.get("revision", "")
    keep(work, settled, revision=int(shown) if shown.isascii() and shown.isdigit() else work.revision)
    return redirect(place.at_entry("office_change_check"))


def _check(request: HttpRequest, work: Work, place: EntryPlace, wrong: Mapping[str, str] = NONE) -> HttpResponse:
    href = place.at_entry("office_change", "PAGE")
    rows = changes(work, href)
    sent = given(request)
    context = {
        "title": _("Check the change"),
        "rows": rows,
        "faults": faults(work, href, wrong),
        "since": since(work),
        "button": _button(place) if rows and not work.reading.faults else "",
        "is_proposed": _is_proposed(place),
        "pages": work.pages,
        "why": plain.reason(sent.get("reason", ""), is_optional=True, wrong=wrong),
    }
    return draw(request, place, "change/check", context, status=422 if wrong else 200)


def _conflict(request: HttpRequest, work: Work, place: EntryPlace, conflict: Conflict) -> HttpResponse:
    context = {
        "title": _("Somebody else has changed this meanwhile"),
        "choices": choices(work, conflict.clashes),
        "revision": conflict.revision,
        "theirs": THEIRS,
    }
    return draw(request, place, "change/conflict", context, status=409)


def _is_proposed(place: EntryPlace) -> bool:
    return place.view.state.changes is Changes.PROPOSED


def _button(place: EntryPlace) -> str:
    return _("Send the change for approval") if _is_proposed(place) else _("Save the change")


def _paper(work: Work, place: EntryPlace, asked: Fieldset) -> Paper:
    return Paper(
        work=work,
        page=asked,
        back=place.entry_href,
        throw_away=place.at_entry("office_change_check"),
        note=_("Change of “%(label)s”. Then you see it before and after, and say why.") % {"label": place.view.label},
    )
