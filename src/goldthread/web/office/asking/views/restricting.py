"""Restricts an entry to named people, or lifts that: who may read it, what everybody else is told, and why."""

import re
from collections.abc import Mapping

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from goldthread.apps.people.models import Person
from goldthread.apps.people.queries import people_of, posts_by_person
from goldthread.apps.registers.models import Named, Sensitivity
from goldthread.apps.registers.operations import Restriction, UnfitAnswers, lift
from goldthread.apps.registers.operations import restrict as restrict_to
from goldthread.apps.registers.queries.permissions import Deed
from goldthread.core.law.exempt import EXEMPTIONS
from goldthread.core.spec import Role
from goldthread.web.office.asking import plain
from goldthread.web.office.asking.place import EntryPlace, at_entry, draw, given
from goldthread.web.office.asking.question import Question
from goldthread.web.office.asking.review import NONE
from goldthread.web.office.asking.trouble import telling

SHORTEST_WORD = 4
"""Letters of a word that may give a title away; shorter ones stand in any label."""
Words = tuple[str, ...]
_OUTSIDE = frozenset({Role.PUBLIC, Role.CONTRIBUTOR})


@telling
def restrict(request: HttpRequest, body: str, code: str, address: str) -> HttpResponse:
    """Ask who may read it, and restrict it; or lift it."""
    place = at_entry(request, (body, code, address), Deed.RESTRICT)
    if request.method != "POST":
        return _ask(request, place, given(request) or _held(place))
    if request.POST.get("act") == "lift":
        return _lift(request, place)
    sent = request.POST
    repeated = _repeated(sent.get("safe_label", ""), place)
    if repeated and "sure" not in sent:
        return _ask(request, place, sent, repeated=repeated)
    return _restrict(request, place, sent)


def _restrict(request: HttpRequest, place: EntryPlace, sent: QueryDict) -> HttpResponse:
    wanted = set(sent.getlist("people"))
    chosen = Restriction(
        safe_label=sent.get("safe_label", ""),
        exempt_under=sent.get("exempt_under", ""),
        people=[person for person in _people(place) if str(person.pk) in wanted],
    )
    why = sent.get("reason", "")
    try:
        restrict_to(bound=place.bound, thing=place.thing, restriction=chosen, reason=why, by=place.actor)
    except UnfitAnswers as unfit:
        return _ask(request, place, sent, unfit.faults)
    return redirect(place.entry_href)


def _lift(request: HttpRequest, place: EntryPlace) -> HttpResponse:
    why = request.POST.get("lift_reason", "")
    try:
        lift(bound=place.bound, thing=place.thing, reason=why, by=place.actor)
    except UnfitAnswers as unfit:
        return _ask(request, place, _held(place), {"lift_reason": str(unfit)})
    return redirect(place.entry_href)


def _ask(
    request: HttpRequest, place: EntryPlace, sent: QueryDict, wrong: Mapping[str, str] = NONE, repeated: Words = ()
) -> HttpResponse:
    asked = _questions(place, sent, wrong)
    lifting = plain.reason(request.POST.get("lift_reason", ""), name="lift_reason", wrong=wrong)
    is_restricted = place.thing.sensitivity == Sensitivity.RESTRICTED
    context = {
        "title": _("Who may read this?"),
        "questions": asked,
        "lifting": lifting if is_restricted else None,
        "repeated": repeated,
        "leaves_out_self": str(place.actor.person_id) not in sent.getlist("people"),
        "is_public": place.thing.sensitivity == Sensitivity.PUBLIC,
        "faults": plain.faults((*asked, lifting), wrong),
    }
    return draw(request, place, "entry/restrict", context, status=422 if wrong or repeated else 200)


def _questions(place: EntryPlace, sent: QueryDict, wrong: Mapping[str, str]) -> tuple[Question, ...]:
    label_hint = _("Everybody else reads this in its place, the log included. Say nothing that is to be hidden.")
    kinds = [(one.code, one.label, one.citation) for one in EXEMPTIONS]
    return (
        plain.ticked("people", _("Who may read it"), _offered(place), chosen=sent.getlist("people"), wrong=wrong),
        plain.line("safe_label", _("Safe label"), sent.get("safe_label", ""), hint=label_hint, wrong=wrong),
        plain.offered(
            "exempt_under", _("Withheld because of"), kinds, chosen=[sent.get("exempt_under", "")], wrong=wrong
        ),
        plain.reason(sent.get("reason", ""), wrong=wrong),
    )


def _people(place: EntryPlace) -> tuple[Person, ...]:
    """Everybody with a role in the office."""
    held = people_of(place.body, place.desk.today)
    return tuple(person for person, roles in held.items() if roles - _OUTSIDE)


def _offered(place: EntryPlace) -> list[tuple[str, str, str]]:
    """By post where they hold one, else by name."""
    people = _people(place)
    posts = posts_by_person(place.body, place.desk.today, [person.pk for person in people])
    return [(str(person.pk), ", ".join(posts.get(person.pk, ())) or str(person), "") for person in people]


def _held(place: EntryPlace) -> QueryDict:
    """What the form holds at first: the present restriction, or whoever asks and the label that the entry has."""
    held = QueryDict(mutable=True)
    named = Named.objects.filter(thing=place.thing).values_list("person", flat=True)
    held.setlist("people", [str(person) for person in named] or [str(place.actor.person_id)])
    held["safe_label"] = place.thing.safe_label
    held["exempt_under"] = place.thing.exempt_under
    return held


def _repeated(label: str, place: EntryPlace) -> tuple[str, ...]:
    """The words of the title that the label tells again, those of the kind of entry apart."""
    known = _words(place.register.singular) | _words(place.register.plural)
    return tuple(sorted((_words(label) & _words(place.view.entry.title)) - known))


def _words(text: str) -> set[str]:
    return {word for word in re.findall(r"\w+", text.casefold()) if len(word) >= SHORTEST_WORD}
