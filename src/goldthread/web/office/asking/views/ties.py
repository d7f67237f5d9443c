"""The links of an entry: tie it to another thing, end a tie."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from goldthread.apps.registers.binding import registers
from goldthread.apps.registers.models import Kind, Link, LinkKind, Thing
from goldthread.apps.registers.operations import CannotLink, CannotNow, UnfitAnswers, tie, untie
from goldthread.apps.registers.queries.entry import NotFound
from goldthread.apps.registers.queries.permissions import Deed
from goldthread.apps.registers.queries.sights import Tie, ties
from goldthread.apps.registers.values.fault import AnswerFault
from goldthread.apps.registers.values.lookup import lookup
from goldthread.web.office.asking import plain
from goldthread.web.office.asking.place import EntryPlace, at_entry, draw, given
from goldthread.web.office.asking.question import Question
from goldthread.web.office.asking.trouble import telling


@telling
def links(request: HttpRequest, body: str, code: str, address: str) -> HttpResponse:
    """Show the links, make one, end one."""
    place = at_entry(request, (body, code, address), Deed.TIE)
    if request.method != "POST":
        return _ask(request, place)
    try:
        _do(request, place)
    except UnfitAnswers as unfit:
        return _ask(request, place, {f"why-{request.POST.get('link', '')}": text for text in unfit.faults.values()})
    except (CannotLink, CannotNow, NotFound) as fault:
        return _ask(request, place, {"other": str(fault)})
    except AnswerFault as fault:
        return _ask(request, place, {"other": _("Other thing: %(fault)s") % {"fault": fault}})
    return redirect(place.at_entry("office_links"))


def _do(request: HttpRequest, place: EntryPlace) -> None:
    if request.POST.get("act") == "untie":
        wanted = request.POST.get("link", "")
        untie(link=_link(place, wanted), why=request.POST.get(f"why-{wanted}", ""), by=place.actor)
        return
    other = _thing(place, request.POST.get("other", ""))
    kind, note = request.POST.get("kind", ""), request.POST.get("note", "")
    tie(from_thing=place.thing, to_thing=other, kind=kind, note=note, by=place.actor)


def _link(place: EntryPlace, number: str) -> Link:
    """The link of this number, if it is one of the entry's own. Raises NotFound."""
    found = next((one.link for one in ties(place.actor, place.thing) if str(one.link.pk) == number), None)
    if found is None:
        raise NotFound(_("There is no such link here any more."))
    return found


def _thing(place: EntryPlace, text: str) -> Thing:
    """The thing that a reference means. Raises AnswerFault."""
    if not text.strip():
        raise AnswerFault(_("is empty."), _("Give its reference."))
    kinds = (*(bound.code for bound in registers()), *Kind.values)
    return lookup(place.body, [text], of=kinds).thing(text, kinds)


def _ask(request: HttpRequest, place: EntryPlace, wrong: dict[str, str] | None = None) -> HttpResponse:
    held = ties(place.actor, place.thing)
    asked = _questions(request, wrong or {})
    context = {
        "title": _("Links"),
        "ties": tuple((one, _why(request, one, wrong or {})) for one in held),
        "questions": asked,
        "faults": plain.faults((*asked, *(_why(request, one, wrong or {}) for one in held)), wrong or {}),
    }
    return draw(request, place, "entry/links", context, status=422 if wrong else 200)


def _questions(request: HttpRequest, wrong: dict[str, str]) -> tuple[Question, ...]:
    sent = given(request)
    kinds = [(code, label, "") for code, label in LinkKind.choices]
    hint = _("Its reference, with its plan if several have it. For example: theme 7 (2025-29)")
    return (
        plain.select("kind", _("This one"), kinds, chosen=[sent.get("kind", "")], wrong=wrong),
        plain.line("other", _("Other thing"), sent.get("other", ""), hint=hint, wrong=wrong),
        plain.reason(sent.get("note", ""), name="note", is_optional=True, wrong=wrong),
    )


def _why(request: HttpRequest, one: Tie, wrong: dict[str, str]) -> Question:
    name = f"why-{one.link.pk}"
    return plain.reason(request.POST.get(name, ""), name=name, wrong=wrong)
