"""The files of an entry: put one with it, take one away, fetch one. A file is only ever sent as a download, and can run
nothing where it is opened."""

from typing import Any

from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from goldthread.apps.registers.files.media import KEPT
from goldthread.apps.registers.files.refusal import size_words
from goldthread.apps.registers.files.store import most_bytes, stored
from goldthread.apps.registers.models import Attachment
from goldthread.apps.registers.operations import UnfitAnswers
from goldthread.apps.registers.operations.attachments import attach, detach
from goldthread.apps.registers.queries.permissions import Deed, allows, may
from goldthread.core.errors import BadInput
from goldthread.web.office.asking import plain
from goldthread.web.office.asking.place import EntryPlace, at_entry, draw
from goldthread.web.office.asking.question import Question
from goldthread.web.office.asking.trouble import NoSuchPage, telling

SANDBOX = "default-src 'none'; sandbox"


@telling
def files(request: HttpRequest, body: str, code: str, address: str) -> HttpResponse:
    """Show the files, take one in, take one away."""
    is_post = request.method == "POST"
    place = at_entry(request, (body, code, address), Deed.ATTACH if is_post else Deed.READ)
    if not is_post:
        return _ask(request, place)
    act = _take_away if request.POST.get("act") == "detach" else _take_in
    if wrong := act(request, place):
        return _ask(request, place, wrong)
    return redirect(place.at_entry("office_files"))


@telling
def file(request: HttpRequest, body: str, code: str, address: str, **named: Any) -> FileResponse:
    """The bytes of the file of this number, for who sees all of the entry; its name is there for the reader."""
    place = at_entry(request, (body, code, address))
    found = _attachment(place, str(named["number"]))
    content = stored(found.sha256).open("rb")
    answer = FileResponse(content, as_attachment=True, filename=found.name, content_type=found.media_type)
    answer["Content-Security-Policy"] = SANDBOX
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Cache-Control"] = "private, no-store"
    return answer


def _take_in(request: HttpRequest, place: EntryPlace) -> dict[str, str]:
    """Put the file with the entry; gives what is wrong with it."""
    sent = request.FILES.get("file")
    if sent is None:
        return {"file": _("File: none was chosen. Choose one.")}
    title, is_public = request.POST.get("title", ""), request.POST.get("is_public") == "yes"
    try:
        attach(bound=place.bound, thing=place.thing, file=sent, title=title, is_public=is_public, by=place.actor)
    except BadInput as fault:
        return {"title" if fault.where == _("Title") else "file": str(fault)}
    return {}


def _take_away(request: HttpRequest, place: EntryPlace) -> dict[str, str]:
    """Take the file from the entry; gives what is wrong with the reason."""
    number = request.POST.get("file", "")
    found = _attachment(place, number)
    try:
        detach(bound=place.bound, attachment=found, reason=request.POST.get(f"why-{number}", ""), by=place.actor)
    except UnfitAnswers as unfit:
        return {f"why-{number}": str(unfit)}
    return {}


def _attachment(place: EntryPlace, number: str) -> Attachment:
    """The file of this number, if it is the entry's. Raises NoSuchPage."""
    found = next((one for one in place.view.attachments if str(one.pk) == number), None)
    if found is None:
        raise NoSuchPage(_("There is no such file with this %(what)s.") % {"what": place.register.singular})
    return found


def _ask(request: HttpRequest, place: EntryPlace, wrong: dict[str, str] | None = None) -> HttpResponse:
    found = wrong or {}
    held = tuple((one, size_words(one.size), _why(request, one, found)) for one in place.view.attachments)
    asked = _questions(request, place, found)
    verdict = may(place.actor, place.register, Deed.ATTACH, owns=place.view.owned)
    refusal = verdict if not verdict else allows(place.register, place.view.entry.state, Deed.ATTACH)
    context = {
        "title": _("Files"),
        "files": held,
        "questions": asked,
        "refusal": refusal.reason,
        "kinds": ", ".join(kind.words for kind in KEPT),
        "faults": plain.faults((*asked, *(why for _one, _size, why in held)), found),
    }
    sent = request.FILES.get("file")
    is_large = bool(sent and sent.size and sent.size > most_bytes())
    return draw(request, place, "entry/files", context, status=(413 if is_large else 422) if found else 200)


def _questions(request: HttpRequest, place: EntryPlace, wrong: dict[str, str]) -> tuple[Question, ...]:
    largest = _("At most %(most)s.") % {"most": size_words(most_bytes())}
    title_hint = _("What it is, such as: Agreement as signed. Without one it has its own name.")
    yes = [("yes", _("The public may have it, once the %(what)s is public") % {"what": place.register.singular}, "")]
    given = request.POST
    asked = (
        plain.file("file", _("File"), hint=largest, wrong=wrong),
        plain.optional(plain.line("title", _("Title"), given.get("title", ""), hint=title_hint, wrong=wrong)),
    )
    if not place.register.publication.states:
        return asked
    return *asked, plain.ticked("is_public", _("For whom"), yes, chosen=[given.get("is_public", "")], wrong=wrong)


def _why(request: HttpRequest, one: Attachment, wrong: dict[str, str]) -> Question:
    name = f"why-{one.pk}"
    return plain.reason(request.POST.get(name, ""), name=name, wrong=wrong)
