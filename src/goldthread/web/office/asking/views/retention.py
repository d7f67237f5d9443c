"""What has been kept as long as its rule asks: a preview with the day and the rule, and destruction, which asks for the
number to be typed."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from goldthread.apps.registers.models import Thing
from goldthread.apps.registers.operations import RetentionLine, RetentionPreview, destroy, retention_preview
from goldthread.apps.registers.queries.permissions import Deed
from goldthread.web.office.asking import plain
from goldthread.web.office.asking.place import Place, draw, in_register
from goldthread.web.office.asking.trouble import telling

DONE = "asking.destroyed"
"""Where a session holds how many entries were destroyed, for the page that tells it."""


@telling
def retention(request: HttpRequest, body: str, code: str) -> HttpResponse:
    """Show what may be destroyed today, and destroy what is chosen."""
    place = in_register(request, body, code, Deed.RETAIN)
    preview = retention_preview(place.bound, place.desk.today, place.actor)
    if request.method != "POST":
        return _show(request, place, preview)
    chosen = _chosen(request, preview.lines)
    if wrong := _wrong(request, chosen):
        return _show(request, place, preview, wrong)
    request.session[DONE] = destroy(bound=place.bound, things=chosen, by=place.actor)
    return redirect(place.at("office_retention"))


def _chosen(request: HttpRequest, lines: tuple[RetentionLine, ...]) -> tuple[Thing, ...]:
    """The things that were ticked and may be destroyed; what is no longer in the list is left out."""
    ticked = set(request.POST.getlist("thing"))
    return tuple(line.thing for line in lines if str(line.thing.pk) in ticked)


def _wrong(request: HttpRequest, chosen: tuple[Thing, ...]) -> dict[str, str]:
    if not chosen:
        return {"thing": _("Nothing is chosen. Tick what is to be destroyed.")}
    if len(chosen) != len(set(request.POST.getlist("thing"))):
        return {"thing": _("Some of what you ticked may no longer be destroyed. Look at the list again.")}
    number = len(chosen)
    if request.POST.get("count", "").strip() == str(number):
        return {}
    told = ngettext(
        "Number: you have ticked %(number)s entry. Type that number to destroy it.",
        "Number: you have ticked %(number)s entries. Type that number to destroy them.",
        number,
    )
    return {"count": told % {"number": number}}


def _show(
    request: HttpRequest, place: Place, preview: RetentionPreview, wrong: dict[str, str] | None = None
) -> HttpResponse:
    hint = _("Type how many you have ticked. What they say cannot be brought back, not from this program.")
    count = plain.line("count", _("Number"), request.POST.get("count", ""), hint=hint, wrong=wrong or {})
    context = {
        "title": _("Kept long enough"),
        "lines": preview.lines,
        "left_out": preview.left_out,
        "ticked": set(request.POST.getlist("thing")),
        "erased": tuple(place.register.named(place.register.retention.erases)),
        "count": count,
        "done": request.session.pop(DONE, 0),
        "faults": plain.faults((count,), wrong or {}),
    }
    return draw(request, place, "retention", context, status=422 if wrong else 200)
