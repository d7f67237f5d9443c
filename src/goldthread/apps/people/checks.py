"""Refuses to start where anybody could come in without a password: the people of a demonstration, outside one."""

from collections.abc import Sequence
from typing import Any

from django.core.checks import CheckMessage, Error, Tags, register
from django.db import DatabaseError

from goldthread.apps.bodies.models import Home
from goldthread.apps.people.models import Person


@register(Tags.database)
def refuse_cast_outside_demo(*, databases: Sequence[str] | None = None, **_asked: Any) -> list[CheckMessage]:
    """goldthread.E010: people of a demonstration can sign in, and this home is none. Needs a database named."""
    if not databases:
        return []
    try:
        home = Home.objects.first()
        count = Person.objects.filter(is_demo=True, is_active=True).count()
    except DatabaseError:
        return []  # no tables yet: there is nobody
    if not count or (home is not None and home.is_demo):
        return []
    return [
        Error(
            f"{count} people of a demonstration could sign in here without a password.",
            hint="Open the office in a home of its own (GOLDTHREAD_HOME), or run `goldthread demo --example empty` "
            "again, which dismisses them.",
            id="goldthread.E010",
        )
    ]
