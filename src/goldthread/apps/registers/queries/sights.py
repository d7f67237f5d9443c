"""How much of several things one person sees, whatever kinds they are of, in a few reads; and so the links of a thing.
What is not in the answer they may not know of."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Q

from goldthread.apps.people.queries import Actor
from goldthread.apps.registers.batches import batches
from goldthread.apps.registers.binding import Bound, registers
from goldthread.apps.registers.models import Link, Sensitivity, Thing
from goldthread.apps.registers.queries.entries import hidden_from
from goldthread.apps.registers.queries.permissions import Sight, visible
from goldthread.apps.registers.queries.things import live
from goldthread.core.spec import Role

OUTSIDE = frozenset({Role.CONTRIBUTOR, Role.PUBLIC})
"""Roles that see nothing of the office beside what they own."""


def sights(actor: Actor, things: Iterable[Thing]) -> dict[int, Sight]:
    """How much of each thing the person sees, by its key; what they do not see at all is left out."""
    kept = {bound.code: bound for bound in registers()}
    by_kind: defaultdict[str, list[Thing]] = defaultdict(list)
    for thing in things:
        by_kind[thing.kind].append(thing)
    found: dict[int, Sight] = {}
    for kind, some in by_kind.items():
        found |= _of_register(actor, kept[kind], some) if kind in kept else _of_no_register(actor, some)
    return found


def sights_of(actor: Actor, keys: Iterable[int]) -> dict[int, Sight]:
    """The same, of the things of these keys. A key that no thing has is left out."""
    wanted = sorted(set(keys))
    return sights(actor, [thing for some in batches(wanted) for thing in Thing.objects.filter(pk__in=some)])


def _of_register(actor: Actor, bound: Bound, things: Iterable[Thing]) -> dict[int, Sight]:
    found: dict[int, Sight] = {}
    for some in batches([thing.pk for thing in things]):
        seen = visible(actor, bound).filter(pk__in=some)
        labels = set(seen.filter(hidden_from(actor)).values_list("pk", flat=True))
        found |= {pk: Sight.LABEL if pk in labels else Sight.FULL for pk in seen.values_list("pk", flat=True)}
    return found


def _of_no_register(actor: Actor, things: Iterable[Thing]) -> dict[int, Sight]:
    """Plans, their parts and measures: what is public anybody sees, the rest the office does, by its label if it is
    restricted."""
    is_outside = actor.roles <= OUTSIDE
    by_sensitivity: Mapping[str, Sight] = {
        Sensitivity.PUBLIC: Sight.FULL,
        Sensitivity.OFFICE: Sight.LABEL if is_outside else Sight.FULL,
        Sensitivity.RESTRICTED: Sight.LABEL,
    }
    return {thing.pk: by_sensitivity[thing.sensitivity] for thing in things}


@dataclass(frozen=True, slots=True)
class Tie:
    """A link as it looks from one of its ends. `goes_out`: it leads from this thing to the `other`."""

    link: Link
    other: Thing
    goes_out: bool
    sight: Sight

    @property
    def title(self) -> str:
        """What the other thing is called for whoever asked."""
        return self.other.title if self.sight is Sight.FULL else self.other.label

    @property
    def note(self) -> str:
        """Why they are tied, for whoever sees both in full: it may say what either of them is."""
        return self.link.note if self.sight is Sight.FULL else ""


def ties(actor: Actor, thing: Thing) -> tuple[Tie, ...]:
    """The links that have not ended, as whoever sees this end in full may see them: those that lead away first, then by
    kind. One whose other end they may not know of is left out."""
    wanted = Q(from_thing=thing) | Q(to_thing=thing)
    held = list(Link.objects.filter(wanted & live()).select_related("from_thing", "to_thing").order_by("kind", "pk"))
    seen = sights(actor, [_other(link, thing) for link in held])
    found = [
        Tie(link, other, link.from_thing_id == thing.pk, seen[other.pk])
        for link in held
        for other in (_other(link, thing),)
        if other.pk in seen
    ]
    return tuple(sorted(found, key=lambda tie: not tie.goes_out))


def _other(link: Link, thing: Thing) -> Thing:
    return link.to_thing if link.from_thing_id == thing.pk else link.from_thing
