"""Who is at a body and who is invited; inviting somebody, and withdrawing that."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from goldthread.apps.people import operations, queries
from goldthread.apps.people.models import Invitation
from goldthread.core.spec.role import Role
from goldthread.web.office.gate import Desk, at_desk
from goldthread.web.office.people.forms import InviteForm
from goldthread.web.office.people.mail import link_to, send_invitation
from goldthread.web.office.people.staff import everybody, role_lines
from goldthread.web.office.tabs import OFFICE


@require_safe
@at_desk(*OFFICE)
def listing(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Everybody who holds a role at the body, the roles with their sentences, the invitations that wait."""
    waiting = queries.waiting(desk.body, timezone.now()) if desk.may(Role.ADMINISTRATOR) else ()
    context = {"desk": desk, "people": everybody(desk), "roles": role_lines(), "waiting": waiting}
    return render(request, "office/people/list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@at_desk(Role.ADMINISTRATOR)
def invitation(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Invite somebody to a role. The link goes by mail, where the installation sends any; else it is shown once."""
    form = InviteForm(request.POST if request.method == "POST" else None, body=desk.body)
    if request.method != "POST" or not form.is_valid():
        status = 422 if form.errors else 200
        return render(request, "office/people/invite/ask.html", {"desk": desk, "form": form}, status=status)
    token = operations.invite(body=desk.body, by=desk.actor.key, **form.wanted())
    link = link_to(request, token)
    is_sent = settings.HAS_MAIL and send_invitation(desk, token, link)
    context = {"desk": desk, "link": link, "is_sent": is_sent, "has_mail": settings.HAS_MAIL}
    return render(request, "office/people/invite/sent.html", context | {"email": form.wanted()["email"]})


@require_POST
@at_desk(Role.ADMINISTRATOR)
def withdrawal(request: HttpRequest, desk: Desk, invitation: int) -> HttpResponse:
    """Withdraw an invitation of this body that nobody has used."""
    found = Invitation.objects.filter(body=desk.body, pk=invitation).first()
    if found is not None:
        operations.withdraw(found=found, by=desk.actor.key)
        messages.success(request, _("The invitation is withdrawn."))
    return redirect("office_people", desk.body.slug)
