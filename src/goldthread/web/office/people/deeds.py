"""What an administrator does to a person from their page: give and take roles, end sessions, mend how they sign in."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest
from django.utils.translation import gettext as _

from goldthread.apps.people import operations
from goldthread.apps.people.models import Person
from goldthread.core.errors import GoldthreadError
from goldthread.core.spec.role import Role
from goldthread.web.office.gate import Desk
from goldthread.web.office.people.mail import link_to


def _give(request: HttpRequest, desk: Desk, person: Person) -> str:
    role = _role(request)
    operations.give_role(person=person, body=desk.body, role=role, since=desk.today, by=desk.actor.key)
    messages.success(request, _("The role %(role)s is given.") % {"role": _(role.label).lower()})
    return ""


def _take(request: HttpRequest, desk: Desk, person: Person) -> str:
    role = _role(request)
    operations.take_role(person=person, body=desk.body, role=role, until=desk.today, by=desk.actor.key)
    messages.success(request, _("The role %(role)s is taken.") % {"role": _(role.label).lower()})
    return ""


def _end_sessions(request: HttpRequest, desk: Desk, person: Person) -> str:
    operations.end_sessions(person=person, body=desk.body, by=desk.actor.key)
    messages.success(request, _("Every session of %(name)s is ended.") % {"name": person.name})
    return ""


def _new_password(request: HttpRequest, desk: Desk, person: Person) -> str:
    return link_to(request, operations.invite_password(body=desk.body, person=person, by=desk.actor.key))


def _reset_factor(request: HttpRequest, desk: Desk, person: Person) -> str:
    reason = request.POST.get("reason", "")
    operations.reset_second_factor(person=person, body=desk.body, reason=reason, by=desk.actor.key)
    messages.success(request, _("The second factor of %(name)s is reset.") % {"name": person.name})
    return ""


def _role(request: HttpRequest) -> Role:
    try:
        return Role(request.POST.get("role", ""))
    except ValueError:
        raise GoldthreadError(_("Choose a role from the list.")) from None


DEEDS: dict[str, Callable[[HttpRequest, Desk, Person], str]] = {
    "give": _give,
    "take": _take,
    "end_sessions": _end_sessions,
    "new_password": _new_password,
    "reset_factor": _reset_factor,
}
"""What can be done, by the name of the button. What it gives is a link to show, or nothing."""
