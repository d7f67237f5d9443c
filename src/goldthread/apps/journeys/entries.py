"""Enters the registers of a demonstration through the deeds that an office uses, as the people of its cast. What they
may not do is not done: a fault in the data stops it, and then nothing is entered."""

import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.core.files.base import ContentFile
from django.db import transaction

from goldthread.apps.bodies.models import Body
from goldthread.apps.bodies.queries import today
from goldthread.apps.people.models import Person
from goldthread.apps.people.queries import Actor, actor, people_of
from goldthread.apps.registers.binding import Bound, bound
from goldthread.apps.registers.models import Thing, Waiver
from goldthread.apps.registers.operations import Restriction, add, change, move, restrict, tie, waive
from goldthread.apps.registers.operations.attachments import attach
from goldthread.apps.registers.queries.things import find
from goldthread.core.errors import BadInput

Facts = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Desk:
    """Who enters what: a register of a body, who writes there, who approves, and everybody there by name."""

    bound: Bound
    body: Body
    writer: Actor
    approver: Actor
    people: Mapping[str, Person]
    where: str


def open_registers(folder: Path) -> str:
    """Enter what `registers/*.toml` in the folder of the example say, all or nothing. Says in a sentence what came in.

    A file names its `register`, and offices: each a `body`, who `writes` and who `approves` by their names, and
    entries. What an office's writer has already entered into a register stays as it is, whatever became of it.
    Raises BadInput for a body, a person or a thing that is unknown, and what the deeds raise.
    """
    counts: Counter[str] = Counter()
    with transaction.atomic():
        for path in sorted((folder / "registers").glob("*.toml")):
            facts = tomllib.loads(path.read_text(encoding="utf-8"))
            for office in facts["office"]:
                counts += _enter_office(bound(facts["register"]), office, path.name)
    told = ", ".join(f"{number} {what}" for what, number in counts.items())
    return f"{told}." if told else "Nothing new: every entry is held already."


def _enter_office(bound: Bound, office: Facts, where: str) -> Counter[str]:
    desk = _desk(bound, office, where)
    if Thing.objects.filter(body=desk.body, kind=bound.code, created_by=desk.writer.key).exists():
        return Counter()
    if "waiver" in office:
        _waive(desk, office["waiver"])
    things = [_enter(desk, entry) for entry in office["entry"]]
    return Counter({bound.register.plural: len(things)})


def _desk(bound: Bound, office: Facts, where: str) -> Desk:
    body = Body.objects.filter(name=office["body"]).first()
    if body is None:
        raise BadInput("is no body of the example.", where=f"{where}, body “{office['body']}”")
    people = {person.name: person for person in people_of(body, today())}
    writer, approver = (_actor(body, people, office[key], where) for key in ("writes", "approves"))
    return Desk(bound, body, writer, approver, people, where)


def _actor(body: Body, people: Mapping[str, Person], name: str, where: str) -> Actor:
    return actor(_person(people, name, where), body, today())


def _person(people: Mapping[str, Person], name: str, where: str) -> Person:
    if name not in people:
        mend = f"Give one of {', '.join(sorted(people))}."
        raise BadInput("is nobody with a role at this body.", where=f"{where}, “{name}”", mend=mend)
    return people[name]


def _waive(desk: Desk, waiver: Facts) -> None:
    by = _actor(desk.body, desk.people, waiver["by"], desk.where)
    held = Waiver.objects.filter(body=desk.body, register=desk.bound.code, step=waiver["step"], until=None)
    if not held.exists():
        waive(bound=desk.bound, step=waiver["step"], reason=waiver["reason"], by=by)


def _enter(desk: Desk, entry: Facts) -> Thing:
    """In the order in which an office does it: what is restricted is so before anybody approves it, and a file for the
    public is there before its approval."""
    thing = add(bound=desk.bound, answers=entry["answers"], by=desk.writer)
    if "file" in entry:
        _attach(desk, thing, entry["file"])
    if "restricted" in entry:
        _restrict(desk, thing, entry["restricted"])
    _move(desk, thing, entry.get("steps", ()), entry.get("reason", ""))
    for target, says in _ends(desk, entry.get("ties", ())):
        tie(from_thing=thing, to_thing=target, kind=says, by=desk.writer)
    if "proposed" in entry:
        _propose(desk, thing, entry["proposed"])
    return thing


def _attach(desk: Desk, thing: Thing, file: Facts) -> None:
    upload = ContentFile(file["text"].encode(), name=file["name"])
    attach(bound=desk.bound, thing=thing, file=upload, title=file["title"], is_public=file["is_public"], by=desk.writer)


def _restrict(desk: Desk, thing: Thing, restricted: Facts) -> None:
    """Under the safe label that the entry has from the day it was added."""
    people = [_person(desk.people, name, desk.where) for name in restricted["named"]]
    wanted = Restriction(safe_label=thing.safe_label, exempt_under=restricted["under"], people=people)
    restrict(bound=desk.bound, thing=thing, restriction=wanted, reason=restricted["reason"], by=desk.writer)


def _move(desk: Desk, thing: Thing, steps: Iterable[str], reason: str) -> None:
    for code in steps:
        step = desk.bound.register.lifecycle.step(code)
        if step is None:
            raise BadInput("is no step of this register.", where=f"{desk.where}, step “{code}”")
        by = desk.approver if step.differs_from else desk.writer
        said = reason if step.needs_reason else ""
        move(bound=desk.bound, thing=thing, step=code, revision=_revision(desk, thing), reason=said, by=by)


def _ends(desk: Desk, ties: Iterable[Facts]) -> Iterator[tuple[Thing, str]]:
    """What each tie leads to, and what it says."""
    for one in ties:
        found = find(desk.body, one["reference"], kind=one["kind"], scope=one["plan"])
        if found is None:
            told = f"{one['kind']} {one['reference']} ({one['plan']})"
            raise BadInput("is no reference that is held.", where=f"{desk.where}, {told}")
        yield found, one["says"]


def _propose(desk: Desk, thing: Thing, proposed: Facts) -> None:
    facts = {"answers": proposed["answers"], "reason": proposed["reason"], "revision": _revision(desk, thing)}
    change(bound=desk.bound, thing=thing, by=desk.writer, **facts)


def _revision(desk: Desk, thing: Thing) -> int:
    """The revision as it stands: every deed before this one has made another."""
    return int(desk.bound.model._default_manager.values_list("revision", flat=True).get(pk=thing.pk))
