"""Deeds on things: keep one under its references, keep the measures' things, tie one to another and untie them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.text import slugify

from goldthread.apps.bodies.models import Body
from goldthread.apps.registers.models import LONGEST_TITLE, Alias, Kind, Link, Sensitivity, Thing
from goldthread.core.errors import GoldthreadError
from goldthread.core.reference import fold


class CannotKeepThing(GoldthreadError):
    """A thing was given that the record cannot hold."""


class CannotLink(GoldthreadError):
    """Two things were to be tied in a way that says nothing."""


@dataclass(frozen=True, slots=True)
class Naming:
    """Everything by which a thing is known. `scope` is the reference of its plan, if it belongs to one."""

    kind: str
    reference: str
    title: str
    scope: str = ""
    aliases: tuple[str, ...] = ()
    sensitivity: str = Sensitivity.PUBLIC
    safe_label: str = ""


@transaction.atomic
def keep_thing(*, body: Body, naming: Naming, within: Thing | None = None, by: str) -> Thing:
    """The thing of this kind, scope and reference; made if it is not yet kept, else given what it is now called.

    It keeps its address for good, whatever case its reference is written in. Its aliases become those given.
    """
    if not naming.title.strip():
        raise CannotKeepThing(f"{naming.kind} {naming.reference} has no title. Give it one.")
    if len(naming.title) > LONGEST_TITLE:
        raise CannotKeepThing(
            f"The title of {naming.kind} {naming.reference} has {len(naming.title)} characters. "
            f"Give it one of {LONGEST_TITLE} at most, and put the rest into its text."
        )
    key = {"body": body, "kind": naming.kind, "scope": naming.scope}
    called = {
        "reference": naming.reference,
        "title": naming.title,
        "within": within,
        "sensitivity": naming.sensitivity,
        "safe_label": naming.safe_label,
    }
    thing = Thing.objects.filter(**key, reference__iexact=naming.reference).first()
    if thing is None:
        thing = Thing.objects.create(**key, **called, address=_address(body, naming), created_by=by)
    elif changed := {name for name, value in called.items() if getattr(thing, name) != value}:
        for name in changed:
            setattr(thing, name, called[name])
        thing.save(update_fields=sorted(changed))
    _keep_aliases(thing, (naming.reference, *naming.aliases))
    return thing


@transaction.atomic
def keep_measures(*, body: Body, measures: Iterable[tuple[str, str]], by: str) -> int:
    """See that each measure, given as code and title, has its thing, under its present title. Gives how many changed.

    The thing of a measure that has no card any more stays: something may be tied to it.
    """
    wanted = dict(measures)
    held = {thing.reference: thing for thing in Thing.objects.filter(body=body, kind=Kind.MEASURE)}
    stale = [held[code] for code, title in wanted.items() if code in held and held[code].title != title[:LONGEST_TITLE]]
    for thing in stale:
        thing.title = wanted[thing.reference][:LONGEST_TITLE]
    Thing.objects.bulk_update(stale, ["title"])
    new = [code for code in wanted if code not in held]
    for code in new:
        naming = Naming(kind=Kind.MEASURE, reference=code, title=wanted[code][:LONGEST_TITLE])
        keep_thing(body=body, naming=naming, by=by)
    return len(stale) + len(new)


@transaction.atomic
def link(
    *, from_thing: Thing, to_thing: Thing, kind: str, since: date | None = None, source: str = "", by: str
) -> Link:
    """Tie one thing to another, if they are not tied so already. `source` names what says so, such as a plan."""
    if from_thing.pk == to_thing.pk:
        raise CannotLink(f"{from_thing} cannot be tied to itself.")
    found, _ = Link.objects.get_or_create(
        from_thing=from_thing,
        to_thing=to_thing,
        kind=kind,
        since=since,
        defaults={"source": source, "created_by": by},
    )
    return found


def _keep_aliases(thing: Thing, references: Iterable[str]) -> None:
    wanted = {fold(reference): reference for reference in references}
    held = {alias.text: alias for alias in thing.aliases.all()}
    gone = [alias.pk for text, alias in held.items() if text not in wanted]
    if gone:
        Alias.objects.filter(pk__in=gone).delete()
    Alias.objects.bulk_create(
        Alias(thing=thing, text=text, shown=shown) for text, shown in wanted.items() if text not in held
    )


def _address(body: Body, naming: Naming) -> str:
    """A public address that no other thing of the kind has; two references may differ in signs only."""
    signs = f"{naming.scope} {naming.reference}".replace(".", "-").replace("/", "-").replace("_", "-")
    wanted = slugify(signs) or naming.kind
    taken = Thing.objects.filter(body=body, kind=naming.kind)
    address, number = wanted, 1
    while taken.filter(address=address).exists():
        number += 1
        address = f"{wanted}-{number}"
    return address
