"""Reads: which body this home speaks for, how a body is styled on a day, where its own cards lie, what day it is."""

import os
from datetime import date, datetime, time
from pathlib import Path

from django.conf import settings
from django.db.models import Q, QuerySet
from django.utils import timezone

from goldthread.apps.bodies.models import Body, Home, Style
from goldthread.core.errors import BadInput, GoldthreadError


class NoBodyYet(GoldthreadError):
    """This home has not been opened for any body."""


def home() -> Home:
    """How this home is run. Raises NoBodyYet before the first `goldthread demo`."""
    found = Home.objects.select_related("body").first()
    if found is None:
        raise NoBodyYet(
            f"No body is kept in {settings.HOME} yet. Run `goldthread demo`, or "
            "`goldthread demo --example empty --body 'Your body'` for an office of your own."
        )
    return found


def current_body() -> Body:
    """The body this home speaks for."""
    return home().body


def style(body: Body, on: date) -> Style:
    """How the body is styled on the day: legal name, kind, what its office-holder is called, area served."""
    return styles_on(on).get(body=body)


def styles_on(on: date) -> QuerySet[Style]:
    """The style of every body on the day, one each."""
    return Style.objects.filter(Q(since=None) | Q(since__lte=on), Q(until=None) | Q(until__gt=on))


def lineage(body: Body) -> tuple[Body, ...]:
    """The bodies that the body took over from, latest first. The record of each stays its own."""
    found, earlier = [], body.predecessor
    while earlier is not None:
        found.append(earlier)
        earlier = earlier.predecessor
    return tuple(found)


def held_beside(body: Body) -> str:
    """In a sentence, for whom this home stood open until now; empty when it was for this body, or for nobody."""
    before = Home.objects.select_related("body").exclude(body=body).first()
    return f"This home was open for {before.body.name}; that record stays in it." if before else ""


def own_packs(body: Body) -> Path:
    """The folder of the body's own measure cards."""
    return Path(settings.BODIES) / body.slug / "packs"


def today() -> date:
    """The day it is for this home. Only a demonstration may have a day of its own (GOLDTHREAD_TODAY, or the
    example's)."""
    return day_of(Home.objects.first())


def day_of(kept: Home | None) -> date:
    """The day it is for a home that was read already; the clock's for none."""
    if kept is None or not kept.is_demo:
        return timezone.localdate()
    given = os.environ.get("GOLDTHREAD_TODAY")
    return _day(given) if given else kept.as_of or timezone.localdate()


def now() -> datetime:
    """The instant it is for this home: the clock's, but nine in the morning of a demonstration's own day."""
    day, clock = today(), timezone.localtime()
    return clock if day == clock.date() else datetime.combine(day, time(9), tzinfo=clock.tzinfo)


def _day(text: str) -> date:
    try:
        found = date.fromisoformat(text)
    except ValueError:
        found = None
    if found is None or found.isoformat() != text:
        raise BadInput("is not a day.", where=f"GOLDTHREAD_TODAY “{text}”", mend="Write it as 2026-03-03.")
    return found
