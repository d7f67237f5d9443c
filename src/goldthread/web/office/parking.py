"""Keeps what somebody typed when their session had ended, and offers it again to the same person after sign-in. What
was typed by nobody known is not kept; nobody else ever gets it."""

import time

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.http import HttpRequest, HttpResponse, QueryDict

from goldthread.apps.people.models import Person

PARKED = "parked"
PARKED_SECONDS = 3600
"""How long what was typed is kept."""
MOST_PARKED = 500_000
"""Characters of what is parked; a longer form is not."""
WHO = "goldthread_who"
"""The cookie that outlives a session by that hour: signed, it holds the person's number and opens nothing."""


def remember(request: HttpRequest, response: HttpResponse) -> None:
    """Keep in the browser who had an office page open, so that what they send too late is known to be theirs."""
    if isinstance(request.user, Person):
        response.set_signed_cookie(
            WHO,
            str(request.user.pk),
            salt=WHO,
            max_age=_remembered_seconds(),
            path="/office/",
            secure=settings.SESSION_COOKIE_SECURE,
            httponly=True,
            samesite="Lax",
        )


def park(request: HttpRequest) -> None:
    """Keep what was posted, files and secrets apart, for when the same person has signed in again."""
    fields = {
        key: values for key, values in request.POST.lists() if "password" not in key and key != "csrfmiddlewaretoken"
    }
    who = _who(request)
    if who and fields and sum(len(value) for values in fields.values() for value in values) <= MOST_PARKED:
        request.session[PARKED] = {"path": request.path, "fields": fields, "at": time.time(), "who": who}


def parked(request: HttpRequest, path: str) -> QueryDict | None:
    """What this person typed on this page before the session ended, once; None if nothing was. What somebody else
    typed in this browser is dropped."""
    kept = request.session.get(PARKED)
    if not kept or (kept["path"] != path and kept["who"] == str(request.user.pk)):
        return None
    del request.session[PARKED]
    if kept["who"] != str(request.user.pk) or time.time() - kept["at"] > PARKED_SECONDS:
        return None
    found = QueryDict(mutable=True)
    for key, values in kept["fields"].items():
        found.setlist(key, values)
    found._mutable = False
    return found


def _who(request: HttpRequest) -> str:
    """The number of the person whose session it was; nothing where nobody had one here."""
    held = str(request.session.get(SESSION_KEY, ""))
    return held or request.get_signed_cookie(WHO, default="", salt=WHO, max_age=_remembered_seconds()) or ""


def _remembered_seconds() -> int:
    return settings.SESSION_COOKIE_AGE + PARKED_SECONDS
