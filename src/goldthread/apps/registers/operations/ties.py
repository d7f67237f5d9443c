"""Ties between things, made and ended by people of the office: both ends are of their body, and they may see both."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from goldthread.apps.audit.events import EventKind
from goldthread.apps.audit.operations import record
from goldthread.apps.people.queries import Actor
from goldthread.apps.registers import events
from goldthread.apps.registers.binding import Bound, registers
from goldthread.apps.registers.models import Link, LinkKind, Thing
from goldthread.apps.registers.operations.entries.keeping import (
    demand,
    demand_reason,
    hold,
    moment,
    safe_label,
    said_reason,
    subject,
)
from goldthread.apps.registers.operations.refusals import CannotNow, NotAllowed
from goldthread.apps.registers.operations.things import CannotLink
from goldthread.apps.registers.queries.entry import NotFound
from goldthread.apps.registers.queries.permissions import SYSTEM, Deed, for_roles, may
from goldthread.core.spec import Role


@transaction.atomic
def tie(*, from_thing: Thing, to_thing: Thing, kind: str, note: str = "", by: Actor) -> Link:
    """Tie one thing to another from today. Raises NotFound, NotAllowed; CannotLink for a thing and itself, or a tie of
    no known kind; CannotNow when they are tied so already."""
    if kind not in LinkKind.values or from_thing.pk == to_thing.pk:
        raise CannotLink(_("Choose what the tie says, and two things that differ."))
    _demand_ends(from_thing, to_thing, by)
    held = Link.objects.filter(from_thing=from_thing, to_thing=to_thing, kind=kind, until=None)
    if held.exists():
        raise CannotNow(_("They are tied so already."))
    at, day = moment()
    said = said_reason(note)
    facts = {"kind": kind, "since": day, "note": said, "created_by": by.key}
    link = Link.objects.create(from_thing=from_thing, to_thing=to_thing, **facts)
    _note(events.TIED, link, at=at, by=by, reason=said)
    return link


@transaction.atomic
def untie(*, link: Link, why: str, by: Actor) -> None:
    """End a tie today. Raises NotFound, NotAllowed, CannotNow when it has ended already."""
    held = Link.objects.select_for_update(of=("self",)).select_related("from_thing", "to_thing")
    found = held.filter(pk=link.pk, until=None).first()
    if found is None:
        raise CannotNow(_("That tie has ended already."))
    _demand_ends(found.from_thing, found.to_thing, by)
    said = demand_reason(why)
    at, day = moment()
    _note(events.UNTIED, found, at=at, by=by, reason=said)
    if found.since is not None and found.since >= day:
        found.delete()  # one that ends on the day on which it began has not stood for a day
    else:
        found.until = day
        found.save(update_fields=["until"])


def _demand_ends(from_thing: Thing, to_thing: Thing, by: Actor) -> None:
    """Both ends are there for this person; they may tie the first, or the second where no register keeps the first."""
    ends = [_end(thing, by) for thing in (from_thing, to_thing)]
    kept = next((bound for bound in ends if bound is not None), None)
    if kept is not None:
        demand(may(by, kept.register, Deed.TIE))
    elif by.key != SYSTEM and Role.OFFICER not in by.roles:
        raise NotAllowed(for_roles(_("Parts of a plan are linked"), [Role.OFFICER], by))


def _end(thing: Thing, by: Actor) -> Bound | None:
    """The register of a thing that the person sees, if one keeps it. Raises NotFound."""
    if thing.body_id != by.body.pk:
        raise NotFound(_("There is no such thing that you may see."))
    found = _register_of(thing)
    if found is not None and found.model._default_manager.filter(pk=thing.pk).exists():
        hold(found, thing, by)
    return found


def _register_of(thing: Thing) -> Bound | None:
    return next((one for one in registers() if one.code == thing.kind), None)


def _note(kind: EventKind, link: Link, *, at: datetime, by: Actor, reason: str) -> None:
    facts: dict[str, Any] = {
        "register": link.from_thing.kind,
        "what": _safe(link.from_thing),
        "kind": str(LinkKind(link.kind).label),
        "other": _safe(link.to_thing),
        "reason": reason,
    }
    keys = (subject(link.from_thing_id), subject(link.to_thing_id))
    record(body=by.body.slug, event=kind.name, subjects=keys, facts=facts, at=at, by=by.key)


def _safe(thing: Thing) -> str:
    found = _register_of(thing)
    return thing.safe_label or (safe_label(found.register, thing.reference) if found else thing.label)
