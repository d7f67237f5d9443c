"""Reads: which thing a reference means, and the thread that a thing hangs on. No more than a safe label is read of what
is not public."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from goldthread.apps.bodies.models import Body
from goldthread.apps.registers.binding import registers
from goldthread.apps.registers.models import Alias, Kind, Link, LinkKind, Sensitivity, Thing
from goldthread.core.errors import BadInput
from goldthread.core.reference import alternatives, fold

TREE = (Kind.PLAN, Kind.THEME, Kind.OBJECTIVE, Kind.PLEDGE, Kind.PRIORITY)
"""Kinds that actions, measures and insights hang on."""
UPWARD = (LinkKind.ANSWERS, LinkKind.DELIVERS, LinkKind.MEASURES, LinkKind.EVIDENCES)
"""Links that lead from a thing to what it is there for."""
_ORDER = {kind: place for place, kind in enumerate(Kind.values)}


@dataclass(frozen=True, slots=True)
class Knot:
    """A thing on a thread; several of one kind, counted, when `thing_id` is None; or a gap: what should be there.

    `reference` and `address` are empty for what is not public, for several, and for a gap.
    """

    kind: str
    title: str
    thing_id: int | None = None
    reference: str = ""
    scope: str = ""
    address: str = ""
    count: int = 1
    gap: bool = False


@dataclass(frozen=True, slots=True)
class Thread:
    """What a thing is there for, from the furthest down to the nearest; the thing; and what came of it."""

    here: Knot
    above: tuple[Knot, ...]
    below: tuple[Knot, ...]


def find(body: Body, text: str, *, kind: str | None = None, scope: str | None = None) -> Thing | None:
    """The thing that the text means by one of its references: first as written, then in the other grammars.

    Raises BadInput when it means several: then say the kind, or the plan (`scope`).
    """
    exact, others = fold(text), alternatives(text)
    wanted = Alias.objects.filter(thing__body=body, text__in=(exact, *others)).select_related("thing")
    wanted = wanted.filter(thing__kind=kind) if kind else wanted
    wanted = wanted.filter(thing__scope=scope) if scope is not None else wanted
    held = list(wanted.order_by("thing_id"))
    found = {alias.thing for alias in held if alias.text == exact} or {alias.thing for alias in held}
    if len(found) > 1:
        where = ", ".join(sorted(f"{thing.kind} {thing.reference} ({thing.scope})" for thing in found))
        raise BadInput(f"means several things: {where}.", where=f"“{text}”", mend="Say which plan it belongs to.")
    return found.pop() if found else None


def live(on: date | None = None, *, prefix: str = "") -> Q:
    """The links that stand on a day; without one, those that have not ended. `prefix` leads to the link, as in
    "links_out__"."""
    if on is None:
        return Q(**{f"{prefix}until": None})
    begun = Q(**{f"{prefix}since": None}) | Q(**{f"{prefix}since__lte": on})
    return begun & (Q(**{f"{prefix}until": None}) | Q(**{f"{prefix}until__gt": on}))


def thread(thing: Thing, *, on: date | None = None) -> Thread:
    """The thread of a thing on a day, both ways, with a gap where a tie that should be there is missing.

    Without a day, as the record stands. What was withdrawn hangs on nothing.
    """
    levels = _upward(thing, on)
    hanging = _hanging(_family(thing), on)
    return Thread(_knot(thing), tuple(_above(thing, levels, on)), tuple(_below(thing, hanging)))


def _upward(thing: Thing, on: date | None) -> list[list[Thing]]:
    """The things above, level by level, nearest first; one that is reached twice stands at its furthest."""
    levels: list[list[Thing]] = []
    frontier = {thing.pk}
    while frontier and len(levels) <= len(Kind.values):  # links may lead round in a ring
        tied = Q(links_in__from_thing__in=frontier, links_in__kind__in=UPWARD) & live(on, prefix="links_in__")
        beyond = Thing.objects.filter(tied | Q(parts__in=frontier)).exclude(_unpublished())
        found = list(beyond.distinct().order_by("scope", "id"))
        frontier = {one.pk for one in found} - {thing.pk}
        levels = [[one for one in level if one.pk not in frontier] for level in levels]
        levels.append([one for one in found if one.pk in frontier])
    return [level for level in levels if level]


def _above(thing: Thing, levels: list[list[Thing]], on: date | None) -> Iterable[Knot]:
    above = [one for level in reversed(levels) for one in level]
    if thing.kind in (*TREE, Kind.ACTION) and not _answers_something([thing, *above], on):
        yield Knot("need", _("The need that it answers is not recorded."), gap=True)
    yield from map(_knot, above)
    if thing.kind in (Kind.ACTION, Kind.MEASURE, Kind.INSIGHT) and not any(one.kind in TREE[1:] for one in above):
        yield Knot(Kind.THEME, _("It is tied to no theme."), gap=True)


def _answers_something(things: Collection[Thing], on: date | None) -> bool:
    return Link.objects.filter(live(on), from_thing__in=things, kind=LinkKind.ANSWERS).exists()


def _family(thing: Thing) -> set[int]:
    """The thing and the parts of the tree below it: what hangs on any of them hangs on it."""
    family, frontier = {thing.pk}, {thing.pk} if thing.kind in TREE else set()
    while frontier:
        parts = Thing.objects.filter(within__in=frontier, kind__in=TREE, withdrawn_on=None)
        frontier = set(parts.values_list("pk", flat=True)) - family
        family |= frontier
    return family


def _hanging(family: Collection[int], on: date | None) -> Q:
    tied = Q(links_out__to_thing__in=family) & live(on, prefix="links_out__")
    return Q(withdrawn_on=None) & (Q(within__in=family) | tied) & ~_unpublished()


def _unpublished() -> Q:
    """What a register keeps and has not published: nobody outside the office knows that it is there."""
    found = Q(kind__in=[one.code for one in registers()], sensitivity=Sensitivity.OFFICE)
    for one in registers():
        has_a_face = one.model._default_manager.filter(state__in=one.register.publication.states)
        restricted = Q(kind=one.code, sensitivity=Sensitivity.RESTRICTED)
        found |= restricted & ~Q(pk__in=has_a_face.values("pk"))
    return found


def _counted(hanging: Q) -> dict[str, int]:
    """How many things of each kind hang on the family, in the order of kinds."""
    found = Thing.objects.filter(hanging).values("kind").annotate(number=Count("pk", distinct=True))
    return dict(sorted(((row["kind"], row["number"]) for row in found), key=lambda pair: _place(pair[0])))


def _place(kind: str) -> tuple[int, str]:
    """Kinds of the plan in their order, then those of the registers by their codes."""
    return _ORDER.get(kind, len(_ORDER)), kind


def _below(thing: Thing, hanging: Q) -> Iterable[Knot]:
    """One by its name, several by their number; and the gaps."""
    counted = _counted(hanging)
    single = [kind for kind, number in counted.items() if number == 1]
    alone = Thing.objects.filter(hanging, kind__in=single).distinct() if single else []
    named = {one.kind: one for one in alone}
    for kind, number in counted.items():
        yield _knot(named[kind]) if kind in named else Knot(kind, several(kind, number), count=number)
    if thing.kind in TREE and Kind.ACTION not in counted:
        yield Knot(Kind.ACTION, _("No action delivers it."), count=0, gap=True)
    if thing.kind in TREE and Kind.MEASURE not in counted:
        yield Knot(Kind.MEASURE, _("No measure is tied to it."), count=0, gap=True)


def _knot(thing: Thing) -> Knot:
    """A thing as anybody may see it."""
    if thing.sensitivity != Sensitivity.PUBLIC:
        return Knot(thing.kind, thing.label, thing_id=thing.pk)
    return Knot(thing.kind, thing.title, thing.pk, thing.reference, thing.scope, thing.address)


def several(kind: str, number: int) -> str:
    """So many things of a kind, in words: "20 actions"."""
    form = _forms(number).get(kind) or _register_form(kind, number)
    return form % {"number": number}


def _register_form(kind: str, number: int) -> str:
    """The words of the register that keeps such things; the kind itself where none does any more."""
    words = next(
        ((one.register.singular, one.register.plural) for one in registers() if one.code == kind), (kind, kind)
    )
    return f"%(number)s {words[0 if number == 1 else 1]}"


def _forms(number: int) -> dict[str, str]:
    return {
        Kind.PLAN: ngettext("%(number)s plan", "%(number)s plans", number),
        Kind.VISION: ngettext("%(number)s vision", "%(number)s visions", number),
        Kind.VALUE: ngettext("%(number)s value", "%(number)s values", number),
        Kind.THEME: ngettext("%(number)s theme", "%(number)s themes", number),
        Kind.OBJECTIVE: ngettext("%(number)s objective", "%(number)s objectives", number),
        Kind.PLEDGE: ngettext("%(number)s pledge", "%(number)s pledges", number),
        Kind.PRIORITY: ngettext("%(number)s priority", "%(number)s priorities", number),
        Kind.ACTION: ngettext("%(number)s action", "%(number)s actions", number),
        Kind.MEASURE: ngettext("%(number)s measure", "%(number)s measures", number),
        Kind.INSIGHT: ngettext("%(number)s insight", "%(number)s insights", number),
    }
