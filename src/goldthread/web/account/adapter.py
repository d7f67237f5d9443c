"""What allauth asks of the product: nobody signs up, messages in the product's words, which second factors may go."""

import time
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings
from django.contrib import messages
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from goldthread.apps.bodies.queries import current_body, today
from goldthread.apps.people import events
from goldthread.apps.people.models import Person, fold_email
from goldthread.apps.people.operations import note_signing_in
from goldthread.apps.people.queries import all_roles
from goldthread.core.spec.role import needs_second_factor

JUST_NOW_SECONDS = 300
LOCKED_SECONDS = 900
"""For how long attempts are not looked at, as ACCOUNT_RATE_LIMITS says."""

MESSAGES = {
    "account/messages/password_changed.txt": _("Your password is changed."),
    "account/messages/password_set.txt": _("Your password is set."),
    "mfa/messages/totp_activated.txt": _("Your second factor is set up. Keep the recovery codes below."),
    "mfa/messages/totp_deactivated.txt": _("Your second factor is taken away."),
    "mfa/messages/recovery_codes_generated.txt": _("These recovery codes replace the ones before."),
    "usersessions/messages/sessions_logged_out.txt": _("Every other session of yours is ended."),
}
"""What a page says after a deed, by the name that allauth gives it. Others say nothing."""


class AccountAdapter(DefaultAccountAdapter):
    """Closed to those who were not invited; says what failed and how to mend it."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "email_password_mismatch": _("This address and password do not belong together. Check both and try again."),
        "too_many_login_attempts": _(
            "Too many attempts failed. Wait 15 minutes and try again, or ask your administrator for a new password."
        ),
        "incorrect_password": _("This is not your password. Try again."),
        "enter_current_password": _("This is not your present password. Try again."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Nobody signs up: people come by invitation."""
        return False

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Refuses more attempts than are looked at. Whose sign-in is locked in this way stands in the record, once for
        as long as it is."""
        try:
            super().pre_authenticate(request, **credentials)
        except ValidationError:
            _note_lockout(str(credentials.get("email", "")))
            raise

    def is_reauthentication_required(self, *, app: str, **named: Any) -> bool:
        """Whether to ask for the password again before a change of how somebody signs in: not just after sign-in."""
        records = get_authentication_records(context.request, context.request.user)
        if any(time.time() - record["at"] < JUST_NOW_SECONDS for record in records):
            return False
        return bool(super().is_reauthentication_required(app=app, **named))

    def add_message(self, request: HttpRequest, level: int, *args: Any, **named: Any) -> None:
        """The product's own words for what was done."""
        template = args[0] if args else named.get("message_template")
        if template in MESSAGES:
            messages.add_message(request, level, str(MESSAGES[template]))


def _note_lockout(address: str) -> None:
    person = Person.objects.filter(email=fold_email(address), is_active=True).first()
    if person is not None and cache.add(f"locked-out:{person.pk}", True, LOCKED_SECONDS):
        note_signing_in(person=person, kind=events.LOCKED_OUT, by="system")


class SecondFactorAdapter(DefaultMFAAdapter):
    """The name under which an authenticator keeps the key, and whether a person may do without it."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": _("This code is not the one shown now. Wait for the next and give that."),
        "cannot_delete_authenticator": _("Your role asks for a second factor, so it cannot be taken away."),
    }

    def get_totp_issuer(self) -> str:
        """The body's name, as the authenticator shows it."""
        return current_body().name

    def can_delete_authenticator(self, authenticator: Any) -> bool:
        """Whether the person signs in with a password alone by every role held."""
        if settings.SECOND_FACTOR != "required":
            return True
        return not needs_second_factor(all_roles(authenticator.user, today()))
