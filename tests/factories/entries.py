"""Entries of any register, made from its declaration alone: answers that can be kept, a word in each by which it is
known again, and the way of an entry to any of its states."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from tests.cast import Cast

from goldthread.apps.bodies.models import Body
from goldthread.apps.people.operations import keep_post
from goldthread.apps.planning.models import Plan
from goldthread.apps.registers.binding import Bound
from goldthread.apps.registers.models import Kind, Thing
from goldthread.apps.registers.operations import Naming, add, keep_thing, move
from goldthread.core.spec import Field, FieldKind, Register, Role, Step

FIRST_DAY = date(2031, 1, 9)
PLAN = "2025-29"
Answer = str | list[str]


@dataclass
class Maker:
    """Makes entries of a body. Each has a number of its own, which is part of every word that marks it."""

    people: Cast
    body: Body
    plan: Thing
    number: int = field(default=0)

    def answers(self, bound: Bound, number: int) -> dict[str, Answer]:
        """An answer to every question of the register. Whoever owns an entry is the contributor of the cast."""
        return {one.name: self._answer(bound.register, one, number) for one in bound.register.fields}

    def entry(self, bound: Bound, state: str = "", **answers: Answer) -> Any:
        """The row of a new entry, in this state or in the first."""
        return self.led(bound, self.begun(bound, **answers), state=state)

    def begun(self, bound: Bound, **answers: Answer) -> Thing:
        """A new entry in the first state, by the officer of the cast."""
        self.number += 1
        given = {**self.answers(bound, self.number), **answers}
        return add(bound=bound, answers=given, by=self.people.actor("officer"))

    def led(self, bound: Bound, thing: Thing, *, state: str) -> Any:
        """The row of the newest entry, once it was led from the first state to this one."""
        for revision, step in enumerate(way(bound.register, state), start=1):
            by = self.people.actor(taker(bound.register, step))
            move(bound=bound, thing=thing, step=step.code, revision=revision, reason="It is so.", by=by)
        row = bound.model._default_manager.select_related("thing").get(pk=thing.pk)
        row.number = self.number
        return row

    def _answer(self, register: Register, one: Field, number: int) -> Answer:
        if one.kind is FieldKind.POST:
            return self._post(register, one, number)
        if one.kind is FieldKind.POSTS:
            return [self._post(register, one, number), self.people.post("contributor").name]
        if one.kind is FieldKind.THING:
            return self._thing(one)
        return plain_answer(register, one, number)

    def _post(self, register: Register, one: Field, number: int) -> str:
        """A post that only this answer names; of a register that posts own, one of the contributor's."""
        if one.name == register.access.owned_by and one.kind is FieldKind.POST:
            return str(self.people.post("contributor").name)
        return keep_post(body=self.body, name=mark(one, number), owner="C", by="system").name

    def _thing(self, one: Field) -> str:
        if self.plan.kind in one.of:
            return self.plan.reference
        naming = Naming(kind=one.of[0], reference=f"{one.of[0]}-1", title=f"{one.of[0]} 1")
        return keep_thing(body=self.body, naming=naming, by="system").reference


def maker(people: Cast, body: Body) -> Maker:
    """A maker of entries for this body, which gets a plan."""
    return Maker(people, body, keep_plan(body))


def keep_plan(body: Body) -> Thing:
    """A plan in force."""
    naming = Naming(kind=Kind.PLAN, reference=PLAN, title="A plan")
    thing = keep_thing(body=body, naming=naming, by="system")
    facts = {"code": PLAN, "title": "A plan", "state": "current"}
    Plan.objects.create(thing=thing, starts_on=date(2025, 4, 1), ends_on=date(2029, 3, 31), **facts)
    return thing


def plain_answer(register: Register, one: Field, number: int) -> str:
    """The answer to a question that names nothing."""
    if one.kind in (FieldKind.LINE, FieldKind.TEXT):
        return f"R{number}" if one.name == "reference" else mark(one, number)
    answers: Mapping[FieldKind, str] = {
        FieldKind.CHOICE: one.choices[0].code if one.choices else "",
        FieldKind.DATE: day_of(register, one, number).isoformat(),
        FieldKind.NUMBER: str(7_340_000 + number),
        FieldKind.MONEY: f"{8_910_000 + number}.17",
        FieldKind.YES_NO: "yes",
    }
    return answers[one.kind]


def mark(one: Field, number: int) -> str:
    """The word that stands in this field of the entry of this number, and nowhere else."""
    return f"Qx{number}z{one.name.replace('_', '')}"


def day_of(register: Register, one: Field, number: int) -> date:
    """The day that stands in this field of the entry of this number: later questions have later days."""
    return FIRST_DAY + timedelta(days=31 * register.fields.index(one) + number % 31)


def marks(register: Register, fields: tuple[Field, ...], number: int) -> tuple[str, ...]:
    """Everything by which the answers of an entry to these questions would be known, in every form that is shown."""
    found: list[str] = []
    for one in fields:
        if one.kind in (FieldKind.LINE, FieldKind.TEXT, FieldKind.POST, FieldKind.POSTS) and one.name != "reference":
            found.append(mark(one, number))
        if one.kind is FieldKind.DATE:
            day = day_of(register, one, number)
            found += [day.isoformat(), f"{day.day} {day:%B %Y}", f"{day.day} {day.month} {day.year}"]
        if one.kind is FieldKind.NUMBER:
            found += [str(7_340_000 + number), f"{7_340_000 + number:,}"]
        if one.kind is FieldKind.MONEY:
            found += [f"{8_910_000 + number}.17", f"{8_910_000 + number:,}.17"]
    return tuple(found)


def way(register: Register, state: str) -> tuple[Step, ...]:
    """The shortest way from where an entry begins to a state."""
    ways: dict[str, tuple[Step, ...]] = {register.lifecycle.start.code: ()}
    frontier = [register.lifecycle.start.code]
    while frontier:
        here = frontier.pop(0)
        for step in register.lifecycle.steps_from(here):
            if step.to not in ways:
                ways[step.to] = (*ways[here], step)
                frontier.append(step.to)
    return ways[state or register.lifecycle.start.code]


def taker(register: Register, step: Step) -> str:
    """Who of the cast takes a step on the way to a state: the first whose role may, and who did not take the step that
    another must have taken."""
    earlier = register.lifecycle.step(step.differs_from)
    names = [role.value for role in Role if role in step.who and role is not Role.CONTRIBUTOR]
    return next(name for name in names if earlier is None or name != taker(register, earlier))
