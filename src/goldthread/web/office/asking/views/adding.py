"""Pages that ask for a new entry, one fieldset at a time, and add it once."""

from collections.abc import Mapping

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from goldthread.apps.registers.operations import UnfitAnswers, add
from goldthread.apps.registers.queries.permissions import Deed
from goldthread.core.spec import Fieldset
from goldthread.web.office.asking.begun import Work, forget, work_of
from goldthread.web.office.asking.paper import Paper, ask, begun, parked_answers, take
from goldthread.web.office.asking.place import Place, draw, in_register
from goldthread.web.office.asking.review import NONE, faults, groups
from goldthread.web.office.asking.trouble import moved_on, show, telling

MADE = "asking.made"
"""Where a session holds which draft became which entry, so that a form sent twice leads to the one that was made."""
MOST_MADE = 20


@telling
def start(request: HttpRequest, body: str, code: str) -> HttpResponse:
    """Begin; or, where something was begun, go on with it or throw it away."""
    work = work_of(in_register(request, body, code, Deed.ADD))
    first = work.place.at("office_add_page", work.pages[0].code)
    if request.method == "POST" and work.draft is not None:
        forget(work)
        return redirect(first)
    if work.draft is None:
        return redirect(first)
    return begun(request, work, first)


@telling
def page(request: HttpRequest, body: str, code: str, page: str) -> HttpResponse:
    """One page of questions."""
    work = work_of(in_register(request, body, code, Deed.ADD))
    asked = work.page(page)
    if request.method != "POST":
        return ask(request, _paper(work, asked, request), parked_answers(request, asked))
    answers, wrong = take(request, work, asked)
    if wrong:
        return ask(request, _paper(work, asked, request), answers, wrong)
    return redirect(_next(work, asked, request))


@telling
def check(request: HttpRequest, body: str, code: str) -> HttpResponse:
    """All answers at once, to be looked over; sent, they become one entry."""
    work = work_of(in_register(request, body, code, Deed.ADD))
    if work.draft is None:
        return _made_already(request, work.place)
    if request.method != "POST":
        return _check(request, work)
    try:
        address = _add_once(request, work)
    except UnfitAnswers as unfit:
        return _check(request, work, unfit.faults)
    return redirect(address) if address else _made_already(request, work.place)


def _add_once(request: HttpRequest, work: Work) -> str:
    """Add the entry and let go of the draft, both or neither; whoever finds the draft gone adds nothing, and gets no
    address."""
    place = work.place
    with transaction.atomic():
        if not forget(work):
            return ""
        thing = add(bound=place.bound, answers=work.answers, by=place.actor)
    made = list(request.session.get(MADE, {}).items())[-MOST_MADE:]
    request.session[MADE] = {**dict(made), f"{place.body.pk}.{place.register.code}.{_draft_key(work)}": thing.address}
    messages.success(request, _("%(label)s is added.") % {"label": thing.safe_label or thing.title})
    return place.at("office_entry", thing.address)


def _draft_key(work: Work) -> int:
    return work.draft.pk if work.draft else 0


def _made_already(request: HttpRequest, place: Place) -> HttpResponse:
    """A form that is sent twice leads to the entry that the first made."""
    key = f"{place.body.pk}.{place.register.code}.{request.POST.get('draft', '')}"
    if address := request.session.get(MADE, {}).get(key):
        return redirect(place.at("office_entry", address))
    if request.method != "POST":
        return redirect(place.at("office_add"))
    reason = _("What was typed here has been added already, or was thrown away. Look for it in the list.")
    return show(request, moved_on(reason))


def _check(request: HttpRequest, work: Work, sent: Mapping[str, str] = NONE) -> HttpResponse:
    place = work.place
    href = f"{place.at('office_add_page', 'PAGE')}?then=check"
    wrong = faults(work, href, sent)
    context = {
        "title": _("Check your answers"),
        "groups": groups(work, href),
        "start": place.register.lifecycle.start,
        "faults": wrong,
        "draft": _draft_key(work),
        "button": "" if work.reading.faults else _("Add the %(what)s") % {"what": place.register.singular},
        "back": place.at("office_add_page", work.pages[-1].code),
    }
    return draw(request, place, "new/check", context, status=422 if sent else 200)


def _paper(work: Work, asked: Fieldset, request: HttpRequest) -> Paper:
    place, earlier = work.place, work.before(asked)
    back = place.at("office_add_page", earlier.code) if earlier else place.at("office_register")
    is_from_check = request.GET.get("then") == "check"
    return Paper(
        work=work,
        page=asked,
        back=place.at("office_add_check") if is_from_check else back,
        step=_step(work, asked, is_last=is_from_check or work.after(asked) is None),
        throw_away=place.at("office_add"),
    )


def _step(work: Work, asked: Fieldset, *, is_last: bool) -> str:
    """Where a page stands among the pages, and what follows it."""
    follows = work.after(asked)
    where = _("Page %(number)s of %(of)s.") % {"number": work.pages.index(asked) + 1, "of": len(work.pages)}
    if is_last or follows is None:
        return f"{where} {_('Then you check all your answers.')}"
    return f"{where} {_('The next one asks: %(title)s') % {'title': follows.title}}"


def _next(work: Work, asked: Fieldset, request: HttpRequest) -> str:
    follows = work.after(asked)
    if follows is None or request.GET.get("then") == "check":
        return work.place.at("office_add_check")
    return work.place.at("office_add_page", follows.code)
