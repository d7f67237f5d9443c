"""Deeds on things: keep one under its references, keep the measures' things, tie one to another and untie them."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain, count
from typing import Any

from django.db import transaction
from django.utils.text import slugify

from goldthread.apps.bodies.models import Body
from goldthread.apps.registers.batches import batches
from goldthread.apps.registers.models import LONGEST_TITLE, Alias, Kind, Link, Sensitivity, Thing
from goldthread.core.errors import GoldthreadError
from goldthread.core.reference import fold

RESERVED = frozenset({"about", "add", "bulk", "data", "export", "import", "retention", "template", "worth-a-look"})
"""What pages of a register are called that stand where the address of an entry does."""


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


Wanted = tuple[Naming, Thing | None]
"""How a thing is to be called, and what it stands within."""


def keep_thing(*, body: Body, naming: Naming, within: Thing | None = None, by: str) -> Thing:
    """The thing of this kind, scope and reference; made if it is not yet kept, else given what it is now called.

    It keeps its address for good, whatever case its reference is written in, and every alias that it ever had, unless
    another thing now bears it. What was withdrawn is there again.
    """
    return keep_things(body=body, wanted=[(naming, within)], by=by)[0]


@transaction.atomic
def keep_things(*, body: Body, wanted: Sequence[Wanted], by: str) -> list[Thing]:
    """Many things by the rules of `keep_thing`, in the order given, in a few queries. Each may be given once."""
    _refuse_unfit([naming for naming, _ in wanted])
    held = _held(body, wanted)
    _rename((thing, _called(*one)) for one in wanted if (thing := held.get(_key(one[0]))))
    if new := [one for one in wanted if _key(one[0]) not in held]:
        _make(body, new, by=by)
        held = _held(body, wanted)  # again: not every database tells the keys of many rows that it was given
    _keep_aliases(body, {held[_key(naming)]: (naming.reference, *naming.aliases) for naming, _ in wanted})
    return [held[_key(naming)] for naming, _ in wanted]


@transaction.atomic
def know_again(*, body: Body, namings: Sequence[Naming]) -> int:
    """Give each held thing that is now called otherwise its new reference. Gives how many there were.

    A naming that no thing has as its own reference means the thing of its kind and scope that any of its references
    means, unless another naming means that one. All namings of a scope are given at once, lest one take
    what is another's.
    """
    held = _held(body, [(naming, None) for naming in namings])
    strange = [naming for naming in namings if _key(naming) not in held]
    if not strange:
        return 0
    free = {thing.pk: thing for thing in held.values()}
    for naming in namings:
        free.pop(held[_key(naming)].pk if _key(naming) in held else 0, None)
    by_alias = {(thing.kind, thing.scope, text): thing for text, thing in _aliases_of(body, free)}
    renamed = []
    for naming in strange:
        keys = ((naming.kind, naming.scope, fold(text)) for text in (naming.reference, *naming.aliases))
        thing = next((by_alias[key] for key in keys if key in by_alias and by_alias[key].pk in free), None)
        if thing is not None:
            free.pop(thing.pk)
            thing.reference = naming.reference
            renamed.append(thing)
    if renamed:
        Thing.objects.bulk_update(renamed, ["reference"])
    return len(renamed)


def _aliases_of(body: Body, things: Mapping[int, Thing]) -> Iterator[tuple[str, Thing]]:
    """Each alias of these things, own references last, since the last of several is taken."""
    scopes = {thing.scope for thing in things.values()}
    found = Alias.objects.filter(thing__body=body, thing__scope__in=scopes).order_by("id")
    for text, thing in found.values_list("text", "thing"):
        if thing in things:
            yield text, things[thing]
    yield from ((fold(thing.reference), thing) for thing in things.values())


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
    new = [Naming(Kind.MEASURE, code, title[:LONGEST_TITLE]) for code, title in wanted.items() if code not in held]
    if new:
        keep_things(body=body, wanted=[(naming, None) for naming in new], by=by)
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


def _refuse_unfit(namings: Iterable[Naming]) -> None:
    given: set[tuple[str, str, str]] = set()
    for naming in namings:
        called = f"{naming.kind} {naming.reference}"
        if not naming.title.strip():
            raise CannotKeepThing(f"{called} has no title. Give it one.")
        if len(naming.title) > LONGEST_TITLE:
            raise CannotKeepThing(
                f"The title of {called} has {len(naming.title)} characters. "
                f"Give it one of {LONGEST_TITLE} at most, and put the rest into its text."
            )
        if _key(naming) in given:
            raise CannotKeepThing(f"{called} is given twice. Give it once, and its other references as aliases.")
        given.add(_key(naming))


def _key(one: Naming | Thing) -> tuple[str, str, str]:
    """By what a thing of a body is known again."""
    return one.kind, one.scope, fold(one.reference)


def _held(body: Body, wanted: Iterable[Wanted]) -> dict[tuple[str, str, str], Thing]:
    """Every thing of the kinds and scopes that are wanted: a folded reference is nothing to ask a database for."""
    kinds_and_scopes = {(naming.kind, naming.scope) for naming, _ in wanted}
    found = Thing.objects.filter(
        body=body,
        kind__in={kind for kind, _ in kinds_and_scopes},
        scope__in={scope for _, scope in kinds_and_scopes},
    )
    return {_key(thing): thing for thing in found.order_by("-id")}


def _called(naming: Naming, within: Thing | None) -> dict[str, Any]:
    """What may change of a thing while it stays the same."""
    return {
        "reference": naming.reference,
        "title": naming.title,
        "within_id": within and within.pk,
        "sensitivity": naming.sensitivity,
        "safe_label": naming.safe_label,
        "withdrawn_on": None,
    }


def _rename(called: Iterable[tuple[Thing, dict[str, Any]]]) -> None:
    stale, fields = [], set()
    for thing, facts in called:
        changed = {name for name, value in facts.items() if getattr(thing, name) != value}
        for name in changed:
            setattr(thing, name, facts[name])
        stale += [thing] if changed else []
        fields |= changed
    if stale:
        Thing.objects.bulk_update(stale, sorted(fields))


def _make(body: Body, wanted: Iterable[Wanted], *, by: str) -> None:
    """Each gets a public address that no other thing of its kind has."""
    kinds = {naming.kind for naming, _ in wanted}
    taken = set(Thing.objects.filter(body=body, kind__in=kinds).values_list("kind", "address"))
    new = []
    for naming, within in wanted:
        address = address_for(naming, taken)
        taken.add((naming.kind, address))
        key = {"body": body, "kind": naming.kind, "scope": naming.scope, "address": address, "created_by": by}
        new.append(Thing(**key, **_called(naming, within)))
    Thing.objects.bulk_create(new)


def address_for(naming: Naming, taken: Collection[tuple[str, str]]) -> str:
    """The public address of a new thing: of two references that differ in signs only, the later is numbered, and so is
    one that a page of its register is called. `taken` are kinds and addresses."""
    signs = f"{naming.scope} {naming.reference}".replace(".", "-").replace("/", "-").replace("_", "-")
    wanted = slugify(signs) or naming.kind
    numbered = (f"{wanted}-{number}" for number in count(2))
    free = (address for address in chain([wanted], numbered) if address not in RESERVED)
    return next(address for address in free if (naming.kind, address) not in taken)


def _keep_aliases(body: Body, references: Mapping[Thing, Iterable[str]]) -> None:
    """Each thing gets its references beside those it has: an address once published stays.

    One that another thing of the same plan now bears is taken from the former, unless it is its own reference.
    """
    wanted = {
        (thing.pk, folded): text for thing, texts in references.items() for text in texts if (folded := fold(text))
    }
    scopes = {thing.pk: thing.scope for thing in references}
    borne: dict[tuple[str, str], set[int]] = defaultdict(set)
    for thing, text in wanted:
        borne[scopes[thing], text].add(thing)
    held, lost = set(), []
    found = Alias.objects.filter(thing__body=body, thing__scope__in=set(scopes.values()))
    for key, thing, text, scope, own in found.values_list("pk", "thing", "text", "thing__scope", "thing__reference"):
        held.add((thing, text))
        bearers = borne.get((scope, text), {thing})
        lost += [key] if thing not in bearers and fold(own) != text else []
    for gone in batches(lost):
        Alias.objects.filter(pk__in=gone).delete()
    Alias.objects.bulk_create(
        Alias(thing_id=thing, text=text, shown=shown)
        for (thing, text), shown in wanted.items()
        if (thing, text) not in held
    )
