"""Hears from the packages that sign people in what happened, and has it noted. Nothing is decided or refused here."""

from typing import Any

from allauth.account import signals as account
from allauth.mfa import signals as second_factor
from allauth.mfa.models import Authenticator
from django.contrib.auth.signals import user_logged_out
from django.dispatch import receiver

from goldthread.apps.people import events
from goldthread.apps.people.models import Person
from goldthread.apps.people.operations.signing_in import note_signing_in


@receiver(account.user_logged_in)
def note_sign_in(user: Person, **_said: Any) -> None:
    """Somebody is in, past the second factor where there is one."""
    note_signing_in(person=user, kind=events.SIGNED_IN, by=user.key)


@receiver(user_logged_out)
def note_sign_out(user: Person | None, **_said: Any) -> None:
    """Somebody signed out; nobody did where the session had ended before."""
    if isinstance(user, Person):
        note_signing_in(person=user, kind=events.SIGNED_OUT, by=user.key)


@receiver([account.password_changed, account.password_set, account.password_reset])
def note_password(user: Person, **_said: Any) -> None:
    """Somebody has set a password of their own, by the present one or by a link that came by mail."""
    note_signing_in(person=user, kind=events.PASSWORD_SET, by=user.key)


@receiver(second_factor.authenticator_added)
def note_factor_added(user: Person, authenticator: Authenticator, **_said: Any) -> None:
    """Somebody has set up a second factor. The recovery codes that come with it are no entry of their own."""
    if authenticator.type == Authenticator.Type.TOTP:
        note_signing_in(person=user, kind=events.FACTOR_ADDED, by=user.key)


@receiver(second_factor.authenticator_removed)
def note_factor_removed(user: Person, authenticator: Authenticator, **_said: Any) -> None:
    """Somebody has taken their second factor away."""
    if authenticator.type == Authenticator.Type.TOTP:
        note_signing_in(person=user, kind=events.FACTOR_REMOVED, by=user.key)


@receiver(second_factor.authenticator_reset)
def note_codes_made(user: Person, **_said: Any) -> None:
    """Somebody has made recovery codes that replace the ones before."""
    note_signing_in(person=user, kind=events.CODES_MADE, by=user.key)
