"""Deeds on bodies: found one, choose which one this home speaks for, say which area it serves."""

from datetime import date

from django.db import transaction
from django.utils.text import slugify

from goldthread.apps.bodies.models import LONGEST_NAME, Body, BodyKind, Home
from goldthread.core.errors import GoldthreadError


class CannotFoundBody(GoldthreadError):
    """A body was asked for that cannot be kept."""


@transaction.atomic
def found(*, name: str, kind: str = BodyKind.COMMISSIONER, title: str = "", area: str = "", by: str) -> Body:
    """The body of this name, founded if it is not yet kept. Kind, title and area of one that is kept stay as they
    are."""
    slug = slugify(name)
    if not slug:
        raise CannotFoundBody(f"“{name}” has no letter or digit in it. Give the body a name that people would say.")
    if len(name) > LONGEST_NAME:
        raise CannotFoundBody(
            f"The name “{name[:40]}…” has {len(name)} characters. Give the body one of {LONGEST_NAME} at most."
        )
    body, _ = Body.objects.get_or_create(
        slug=slug,
        defaults={"name": name, "kind": kind, "office_holder_title": title, "area": area, "created_by": by},
    )
    return body


@transaction.atomic
def open_home(*, body: Body, is_demo: bool, as_of: date | None = None, by: str) -> Home:
    """Make this home speak for the body. Another body's record stays where it is."""
    home, _ = Home.objects.update_or_create(id=1, defaults={"body": body, "is_demo": is_demo, "as_of": as_of})
    return home


@transaction.atomic
def serve_area(*, body: Body, area: str, by: str) -> Body:
    """Record which police force area the body serves."""
    body.area = area
    body.save(update_fields=["area"])
    return body
