"""Views of one entry: its page, and its whole history."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from goldthread.apps.registers.binding import bound
from goldthread.apps.registers.operations import NotAllowed
from goldthread.apps.registers.queries.entry import open_entry
from goldthread.apps.registers.queries.permissions import Sight, as_read_by
from goldthread.web.office.asking.trouble import telling
from goldthread.web.office.gate import gate
from goldthread.web.office.registers.deeds.history import history_page
from goldthread.web.office.registers.entry.page import entry_page, label_page


@require_safe
@telling
def entry(request: HttpRequest, body: str, code: str, address: str) -> HttpResponse:
    """One entry; of one that is restricted to others, its safe label."""
    desk, found = gate(request, body), bound(code)
    view = open_entry(desk.actor, found, address)
    if view.sight is not Sight.FULL:
        return render(request, "office/register/label.html", {"desk": desk, "page": label_page(desk, found, view)})
    shown = as_read_by(desk.actor, found)
    return render(request, "office/register/entry.html", {"desk": desk, "page": entry_page(desk, shown, view)})


@require_safe
@telling
def history(request: HttpRequest, body: str, code: str, address: str) -> HttpResponse:
    """Everything that was done to an entry, for whoever sees it in full."""
    desk, found = gate(request, body), bound(code)
    view = open_entry(desk.actor, found, address)
    if view.sight is not Sight.FULL:
        raise NotAllowed(_("It is restricted, and you are not among the people whom it is restricted to."))
    return render(request, "office/register/history.html", {"desk": desk, "page": history_page(desk, found, view)})
