"""Deeds on bodies: found one, choose which one this home speaks for, say which area it serves, restyle it, and say from
which other it took over. Nothing is taken away: an earlier style stays, with its days."""

from collections.abc import Mapping
from datetime import date
from hashlib import sha256
from typing import Any

from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from goldthread.apps.audit.events import EventKind
from goldthread.apps.audit.operations import record
from goldthread.apps.bodies import events
from goldthread.apps.bodies.models import LONGEST_NAME, LONGEST_SLUG, Body, BodyKind, Home, Style
from goldthread.apps.bodies.queries import now, style, styles_on, today
from goldthread.core.errors import GoldthreadError
from goldthread.core.spec.text import UnseenSign, clean

STYLED = ("legal_name", "kind", "office_holder_title", "area")
"""What a style says; the body's own columns of the present style have the same names, but `name` for `legal_name`."""


class CannotFoundBody(GoldthreadError):
    """A body was asked for that cannot be kept."""


class CannotRestyle(GoldthreadError):
    """A style was given that cannot follow the one before it."""


class CannotSucceed(GoldthreadError):
    """A body cannot take over from the one named."""


@transaction.atomic
def found(*, name: str, kind: str = BodyKind.COMMISSIONER, title: str = "", area: str = "", by: str) -> Body:
    """The body of this name, founded if it is not yet kept. Kind, title and area of one that is kept stay as they
    are."""
    name, title = _clean(name, CannotFoundBody), _clean(title, CannotFoundBody)
    slug = _slug(name)
    if not slug:
        raise CannotFoundBody(f"“{name}” has no letter or digit in it. Give the body a name that people would say.")
    if len(name) > LONGEST_NAME:
        raise CannotFoundBody(
            f"The name “{name[:40]}…” has {len(name)} characters. Give the body one of {LONGEST_NAME} at most."
        )
    body, is_new = Body.objects.get_or_create(
        slug=slug,
        defaults={"name": name, "kind": kind, "office_holder_title": title, "area": area, "created_by": by},
    )
    if is_new:
        Style.objects.create(body=body, legal_name=name, kind=kind, office_holder_title=title, area=area, by=by)
        _record(body, events.FOUNDED, {"what": name, "kind": str(BodyKind(kind).label)}, by=by)
    return body


@transaction.atomic
def open_home(*, body: Body, is_demo: bool, as_of: date | None = None, by: str) -> Home:
    """Make this home speak for the body. Another body's record stays where it is."""
    before = Home.objects.filter(body=body, is_demo=is_demo, as_of=as_of).first()
    if before is not None:
        return before
    home, _is_new = Home.objects.update_or_create(id=1, defaults={"body": body, "is_demo": is_demo, "as_of": as_of})
    facts = {"what": body.name, "is_demo": is_demo, "as_of": as_of.isoformat() if as_of else ""}
    _record(body, events.HOME_OPENED, facts, by=by)
    return home


@transaction.atomic
def serve_area(*, body: Body, area: str, by: str) -> Body:
    """Record which police force area the body serves, in the style it has today."""
    present = style(body, today())
    changes = _changes(present, {"area": area})
    present.area = body.area = area
    present.save(update_fields=["area"])
    body.save(update_fields=["area"])
    if changes:
        _record(body, events.RESTYLED, {"what": body.name, "since": "", "changes": changes}, by=by)
    return body


@transaction.atomic
def restyle(*, body: Body, since: date, changes: Mapping[str, str], by: str) -> Style:
    """Give the body another style from a day on: any of legal_name, kind, office_holder_title, area.

    What is not given stays. The day must come after the first day of the style that it follows. Raises CannotRestyle.
    """
    changes = {field: _clean(text, CannotRestyle) for field, text in changes.items()}
    last = Style.objects.select_for_update().get(body=body, until=None)
    _refuse_unfit(last, since, changes)
    told = _changes(last, changes)
    Style.objects.filter(pk=last.pk).update(until=since)
    kept = {field: changes.get(field, getattr(last, field)) for field in STYLED}
    made = Style.objects.create(body=body, since=since, by=by, **kept)
    take_styles(on=today())
    body.refresh_from_db()
    _record(body, events.RESTYLED, {"what": body.name, "since": since.isoformat(), "changes": told}, by=by)
    return made


@transaction.atomic
def take_styles(*, on: date) -> int:
    """Bring every body's own columns to its style of the day, and say how many changed. Run when a day has begun."""
    changed = 0
    for one in styles_on(on).select_related("body"):
        body = one.body
        wanted = (one.legal_name, one.kind, one.office_holder_title, one.area)
        if (body.name, body.kind, body.office_holder_title, body.area) != wanted:
            body.name, body.kind, body.office_holder_title, body.area = wanted
            body.save(update_fields=["name", "kind", "office_holder_title", "area"])
            changed += 1
    return changed


@transaction.atomic
def succeed(*, body: Body, predecessor: Body, on: date, by: str) -> Body:
    """Record that the body took over from another on a day. Raises CannotSucceed for itself and for a circle."""
    earlier: Body | None = predecessor
    while earlier is not None:
        if earlier.pk == body.pk:
            raise CannotSucceed(f"{body.name} cannot take over from {predecessor.name}, which came after it.")
        earlier = earlier.predecessor
    body.predecessor, body.succeeded_on = predecessor, on
    body.save(update_fields=["predecessor", "succeeded_on"])
    facts = {"what": body.name, "predecessor": predecessor.name, "on": on.isoformat()}
    _record(body, events.SUCCEEDED, facts, by=by)
    return body


def _clean(text: str, refusal: type[GoldthreadError]) -> str:
    try:
        return clean(text)
    except UnseenSign as fault:
        raise refusal(str(fault)) from None


def _slug(name: str) -> str:
    """The short name of a body; of a long name, its beginning and a digest of all of it."""
    slug = slugify(name)
    if len(slug) <= LONGEST_SLUG:
        return slug
    return f"{slug[: LONGEST_SLUG - 9]}-{sha256(slug.encode()).hexdigest()[:8]}"


def _refuse_unfit(last: Style, since: date, changes: Mapping[str, str]) -> None:
    if unknown := set(changes) - set(STYLED):
        raise CannotRestyle(f"A style has no {', '.join(sorted(unknown))}. It has {', '.join(STYLED)}.")
    if last.since is not None and since <= last.since:
        raise CannotRestyle(f"{last.legal_name} is so called from {last.since}. Give a later day than {since}.")
    if changes.get("kind", last.kind) not in BodyKind.values:
        raise CannotRestyle(f"“{changes['kind']}” is no kind of body. Give one of {', '.join(BodyKind.values)}.")
    if not 0 < len(changes.get("legal_name", last.legal_name)) <= LONGEST_NAME:
        raise CannotRestyle(f"Give the body a name of 1 to {LONGEST_NAME} characters.")


def _changes(before: Style, changes: Mapping[str, str]) -> list[dict[str, str]]:
    labels = {
        "legal_name": _("legal name"),
        "kind": _("kind"),
        "office_holder_title": _("title of the office-holder"),
        "area": _("area"),
    }
    return [
        {"field": field, "label": labels[field], "before": getattr(before, field), "after": changes[field]}
        for field in STYLED
        if field in changes and changes[field] != getattr(before, field)
    ]


def _record(body: Body, kind: EventKind, facts: Mapping[str, Any], *, by: str) -> None:
    record(body=body.slug, event=kind.name, subjects=[f"body:{body.pk}"], facts=facts, at=now(), by=by)
