"""Gives new entries their identity: a reference that no other of the body has, an address, an alias. One writer of a
body numbers at a time."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.db.models.functions import Length
from django.utils.translation import gettext as _

from goldthread.apps.bodies.models import Body
from goldthread.apps.people.queries import Actor
from goldthread.apps.registers.batches import batches
from goldthread.apps.registers.binding import Bound
from goldthread.apps.registers.models import Alias, Sensitivity, Thing
from goldthread.apps.registers.operations.entries.keeping import safe_label, standing
from goldthread.apps.registers.operations.refusals import UnfitAnswers
from goldthread.apps.registers.operations.things import Naming, address_for
from goldthread.core.reference import fold
from goldthread.core.spec import Register

Values = Mapping[str, Any]


def identify(bound: Bound, rows: Sequence[Values], *, on: date, by: Actor) -> list[Thing]:
    """A new thing for each row of values, in their order. Raises UnfitAnswers for a reference that is taken."""
    Body.objects.select_for_update(no_key=True).get(pk=by.body.pk)
    namings = _namings(bound, rows, on, by)
    if bound.register.numbering.given:
        _refuse_taken(bound, namings, by)
    addresses = _addresses(bound, namings, by)
    within = bound.register.numbering.within
    things = [
        _thing(bound, naming, address, row.get(within) if within else None, by)
        for naming, address, row in zip(namings, addresses, rows, strict=True)
    ]
    made = Thing.objects.bulk_create(things)
    Alias.objects.bulk_create(Alias(thing=one, text=fold(one.reference), shown=one.reference) for one in made)
    return made


def _namings(bound: Bound, rows: Sequence[Values], on: date, by: Actor) -> list[Naming]:
    numbering = bound.register.numbering
    scopes = [row[numbering.within].reference if numbering.within else "" for row in rows]
    if numbering.given:
        references = [row["reference"] for row in rows]
    else:
        first = _next_number(bound, on.year, by)
        references = [numbering.reference(on.year, number) for number in range(first, first + len(rows))]
    return [
        Naming(bound.code, reference, row["title"], scope)
        for reference, scope, row in zip(references, scopes, rows, strict=True)
    ]


def _next_number(bound: Bound, year: int, by: Actor) -> int:
    """One more than the last of the year. The longest is the last: 1000 comes after 999, though not by its letters."""
    start = f"{bound.register.numbering.prefix}-{year}-"
    held = Thing.objects.filter(body=by.body, kind=bound.code, reference__startswith=start)
    last = held.order_by(Length("reference").desc(), "-reference").values_list("reference", flat=True).first()
    number = last.removeprefix(start) if last else "0"
    return int(number) + 1


def _refuse_taken(bound: Bound, namings: Sequence[Naming], by: Actor) -> None:
    """What another entry is called, or was, is not given again: an address once published stays."""
    taken = taken_references(bound, namings, by)
    for naming in namings:
        key = (naming.scope, fold(naming.reference))
        if key in taken:
            raise UnfitAnswers({"reference": already(bound.register, naming.reference)})
        taken.add(key)


def taken_references(bound: Bound, namings: Sequence[Naming], by: Actor) -> set[tuple[str, str]]:
    """Scope and folded reference of each of these that a thing of the register bears."""
    taken: set[tuple[str, str]] = set()
    for some in batches(sorted({fold(one.reference) for one in namings})):
        found = Alias.objects.filter(thing__body=by.body, thing__kind=bound.code, text__in=some)
        taken |= set(found.values_list("thing__scope", "text"))
    return taken


def already(register: Register, reference: str) -> str:
    """That a reference is taken."""
    facts = {"reference": reference, "what": register.singular}
    return _("Reference: “%(reference)s” is taken by another %(what)s. Give this one another.") % facts


def _addresses(bound: Bound, namings: Sequence[Naming], by: Actor) -> list[str]:
    """An address for each that no other thing of its kind has."""
    free: set[tuple[str, str]] = set()
    wanted = [address_for(one, free) for one in namings]
    held = Thing.objects.filter(body=by.body, kind=bound.code)
    taken = {one for some in batches(wanted) for one in held.filter(address__in=some).values_list("kind", "address")}
    if taken:
        taken = set(held.values_list("kind", "address"))
    addresses = []
    for naming in namings:
        addresses.append(address_for(naming, taken))
        taken.add((naming.kind, addresses[-1]))
    return addresses


def _thing(bound: Bound, naming: Naming, address: str, within: Any, by: Actor) -> Thing:
    thing = Thing(
        body=by.body,
        kind=bound.code,
        scope=naming.scope,
        reference=naming.reference,
        title=naming.title,
        within=within,
        address=address,
        created_by=by.key,
    )
    thing.sensitivity, thing.safe_label = Sensitivity.OFFICE, safe_label(bound.register, naming.reference)
    for name, value in standing(bound.register, bound.register.lifecycle.start.code, thing).items():
        setattr(thing, name, value)
    return thing


def rename(bound: Bound, thing: Thing, reference: str, by: Actor) -> None:
    """Give a thing another reference; its address and the alias that it had stay. Raises UnfitAnswers."""
    naming = Naming(bound.code, reference, thing.title, thing.scope)
    own = {(thing.scope, text) for text in thing.aliases.values_list("text", flat=True)}
    if taken_references(bound, [naming], by) - own & {(thing.scope, fold(reference))}:
        raise UnfitAnswers({"reference": already(bound.register, reference)})
    thing.reference = reference
    thing.save(update_fields=["reference"])
    Alias.objects.get_or_create(thing=thing, text=fold(reference), defaults={"shown": reference})
