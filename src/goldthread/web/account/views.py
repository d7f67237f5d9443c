"""The pages of signing in that are the product's own; the others are allauth's in the product's look."""

from allauth.account.internal.flows.login import perform_login, perform_password_login
from allauth.account.models import Login
from allauth.account.views import password_reset
from allauth.decorators import rate_limit
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST, require_safe

from goldthread.apps.people import queries
from goldthread.apps.people.models import Invitation, Person
from goldthread.apps.people.operations import accept
from goldthread.core.errors import BadInput
from goldthread.core.spec.role import Role
from goldthread.web.account.cast import cast, places
from goldthread.web.account.forms import InvitationForm
from goldthread.web.account.middleware import lacks_second_factor
from goldthread.web.errors import sentence


@require_safe
@never_cache
def account(request: HttpRequest) -> HttpResponse:
    """Whoever is signed in: their bodies, password, second factor, sessions. In a demonstration, whom one may be."""
    site = request.goldthread  # type: ignore[attr-defined]
    if not isinstance(request.user, Person):
        if site.is_demo:
            return render(request, "sign_in/cast.html", {"cast": cast(site.today, site.body)})
        return redirect(settings.LOGIN_URL)
    if lacks_second_factor(request):
        return redirect("mfa_activate_totp")
    found = places(request.user, site.today, site.body)
    return render(request, "sign_in/account.html", {"person": request.user, "places": found})


@require_POST
def sign_in_as(request: HttpRequest, person: int) -> HttpResponse:
    """Be somebody of the demonstration's cast. Outside a demonstration there is nothing here."""
    site = request.goldthread  # type: ignore[attr-defined]
    if not site.is_demo:
        raise Http404
    found = get_object_or_404(Person, pk=person, is_demo=True, is_active=True)
    onward = request.POST.get("next", "")
    is_here = url_has_allowed_host_and_scheme(onward, {request.get_host()}, require_https=request.is_secure())
    return perform_login(request, Login(user=found, redirect_url=onward if is_here else None))


@never_cache
@sensitive_post_parameters("password")
@rate_limit(action="accept_invitation")
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """Come in by a link: name and password, then the second factor."""
    try:
        found = queries.invitation(token, timezone.now())
        form = _form(request, found)
        if request.method == "POST" and form.is_valid():
            return _come_in(request, token, form)
    except queries.CannotAccept as fault:
        return render(request, "sign_in/link.html", {"fault": str(fault)}, status=410)
    except BadInput as fault:
        form.add_error(fault.where if fault.where in form.fields else None, sentence(fault.fault))
    role = Role(found.role) if found.role else None
    return render(request, "sign_in/invitation.html", {"form": form, "invitation": found, "role": role})


def reset_password(request: HttpRequest) -> HttpResponse:
    """A link to a new password by mail; without mail, whom to ask for one."""
    if not settings.HAS_MAIL:
        return render(request, "sign_in/no_mail.html")
    return password_reset(request)


def stale_form(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403: the form was drawn before somebody signed in or out in this browser. Nothing was done."""
    return render(request, "sign_in/stale_form.html", status=403)


def too_many(request: HttpRequest) -> HttpResponse:
    """429: so many attempts that they are not looked at."""
    return render(request, "sign_in/429.html", status=429)


def _form(request: HttpRequest, found: Invitation) -> InvitationForm:
    person = queries.invited(found)
    is_known = person is not None and person.erased_at is None
    return InvitationForm(
        request.POST if request.method == "POST" else None, is_known=is_known, sets_password=not found.role
    )


def _come_in(request: HttpRequest, token: str, form: InvitationForm) -> HttpResponse:
    try:
        person = accept(token=token, name=form.cleaned_data.get("name", ""), password=form.cleaned_data["password"])
    except queries.WrongPassword as fault:
        raise BadInput(str(fault), where="password") from fault
    return perform_password_login(
        request, {"email": person.email}, Login(user=person, email=person.email, redirect_url=None)
    )
