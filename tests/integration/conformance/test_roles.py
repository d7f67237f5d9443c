"""Role × state × deed: what the operations let each of the cast do is what the declaration says, in every state of
every register, and nothing else."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.db import transaction
from tests.cast import person
from tests.factories.entries import taker, way

from goldthread.apps.bodies.queries import today
from goldthread.apps.people.queries import Actor, actor
from goldthread.apps.registers.binding import Bound
from goldthread.apps.registers.models import LinkKind
from goldthread.apps.registers.operations import (
    CannotNow,
    NotAllowed,
    Restriction,
    UnfitAnswers,
    add,
    change,
    change_many,
    destroy,
    move,
    restrict,
    tie,
    waive,
)
from goldthread.apps.registers.operations.attachments import attach
from goldthread.apps.registers.queries.entry import NotFound, open_entry
from goldthread.core.spec import Changes, Register, Role, Step

from .conftest import upload

REFUSALS = (NotAllowed, NotFound, CannotNow)
GIVEN = [role for role in Role if role.is_given]
Deeds = set[tuple[str, str]]


@pytest.mark.parametrize("role", GIVEN)
def test_each_role_can_do_what_the_declaration_gives_it_and_nothing_else(world, bound, role):
    actor = world.people.actor(role.value)

    done = {(state, deed) for state, deed, act in deeds(world, bound, actor) if is_done(act)}

    assert done == set(allowed(bound.register, role))


def test_whoever_acts_at_another_body_can_do_nothing(world, bound):
    stranger = actor(world.people.outsider, world.people.elsewhere, today())
    refusals = (*REFUSALS, UnfitAnswers)  # the posts of one body mean nothing at another

    done = {(state, deed) for state, deed, act in deeds(world, bound, stranger) if state and is_done(act, refusals)}

    assert done == set()


def test_one_person_never_takes_both_of_two_steps_that_ask_for_two(world, bound):
    """Somebody who holds the roles of both steps takes the first; the second is not theirs then, but another's."""
    life = bound.register.lifecycle
    pairs = [(life.step(step.differs_from), step) for step in life.steps if step.differs_from]

    for first, second in pairs:
        both = actor(person(world.body, *sorted(first.who | second.who), name=second.code), world.body, today())
        row = world.make.entry(bound, first.sources[0])
        at = {"bound": bound, "thing": row.thing, "reason": "So."}
        move(**at, step=first.code, revision=row.revision, by=both)
        again = {**at, "step": second.code, "revision": row.revision + 1}
        other = world.people.actor(taker(bound.register, second))
        assert [is_done(lambda by=by, asked=again: move(**asked, by=by)) for by in (both, other)] == [False, True]
        waive(bound=bound, step=second.code, reason="A small office.", by=world.people.actor("administrator"))
        assert is_done(lambda asked=again, by=both: move(**asked, by=by))
    assert pairs


def is_done(act: Callable[[], object], refusals: tuple[type[Exception], ...] = REFUSALS) -> bool:
    """Whether a deed can be done. It is undone again; an answer that does not fit is a fault of the test."""
    with transaction.atomic():
        try:
            act()
        except refusals:
            return False
        finally:
            transaction.set_rollback(True)
    return True


def deeds(world: Any, bound: Bound, actor: Actor) -> Iterator[tuple[str, str, Callable[[], object]]]:
    """Every deed on an entry in each state, and the one that needs none."""
    answers = world.make.answers(bound, 900) if actor.body == world.body else {}
    yield "", "add", lambda: add(bound=bound, answers=answers, by=actor)
    for step in bound.register.lifecycle.steps:
        if step.differs_from:
            asked = {"bound": bound, "step": step.code, "reason": "So.", "by": actor}
            yield "", f"waive {step.code}", lambda asked=asked: waive(**asked)
    for state, row in world.of(bound).items():
        yield from ((state, deed, act) for deed, act in _on(world, bound, row, actor))


def _on(world: Any, bound: Bound, row: Any, actor: Actor) -> Iterator[tuple[str, Callable[[], object]]]:
    at = {"bound": bound, "thing": row.thing, "by": actor}
    people = (world.people.officer,)
    closed = Restriction(safe_label="Withheld", exempt_under="personal", people=people)
    other = world.make.plan
    yield "read", lambda: open_entry(actor, bound, row.thing.address)
    yield "change", lambda: change(**at, answers={"title": "Another"}, revision=row.revision, reason="So.")
    yield "attach", lambda: attach(**at, file=upload(), title="A paper")
    yield "restrict", lambda: restrict(**at, restriction=closed, reason="So.")
    yield "tie", lambda: tie(from_thing=row.thing, to_thing=other, kind=LinkKind.EVIDENCES, by=actor)
    for field in bound.register.listing.bulk:
        yield f"many {field}", lambda field=field: _many(world, bound, row, field, actor)
    for step in bound.register.lifecycle.steps:
        yield f"step {step.code}", lambda step=step: move(**at, step=step.code, revision=row.revision, reason="So.")
    yield "destroy", lambda: destroy(bound=bound, things=[row.thing], by=actor)


def _many(world: Any, bound: Bound, row: Any, field: str, actor: Actor) -> None:
    """A bulk change tells of what it left; here that counts as a refusal."""
    answer = world.make.answers(bound, 901)[field]
    if bound.register.field(field).choices:
        answer = bound.register.field(field).choices[-1].code
    wanted = {row.pk: row.revision}
    bulk = change_many(bound=bound, wanted=wanted, field=field, answer=answer, reason="So.", by=actor)
    if bulk.left:
        raise CannotNow(bulk.left[0][1])


def allowed(register: Register, role: Role) -> Iterator[tuple[str, str]]:
    """What the declaration gives a role, read by hand: the oracle of the test above. The contributor of the cast owns
    every entry of a register that posts own. Nothing has been kept for long enough to be destroyed."""
    access = register.access
    owns = role is Role.CONTRIBUTOR and bool(access.owned_by)
    if role in access.write:
        yield "", "add"
    if role is Role.ADMINISTRATOR:
        yield from (("", f"waive {step.code}") for step in register.lifecycle.steps if step.differs_from)
    for state in register.lifecycle.states:
        if role in access.read or owns:
            yield state.code, "read"
        changes_title = role in access.write or (owns and "title" in access.owners_change)
        if changes_title and state.changes is not Changes.NONE:
            yield state.code, "change"
        if role in access.write and state.changes is not Changes.NONE:
            yield state.code, "attach"
        if role in access.write | {Role.APPROVER}:
            yield state.code, "restrict"
        if role in access.write:
            yield state.code, "tie"
        if role in access.write and state.changes is Changes.DIRECT:
            yield from ((state.code, f"many {field}") for field in register.listing.bulk)
        for step in register.lifecycle.steps_from(state.code):
            if _steps(register, role, state.code, step):
                yield state.code, f"step {step.code}"


def _steps(register: Register, role: Role, state: str, step: Step) -> bool:
    """Whether the one who has this role may take a step: not when they took the one that another must have taken."""
    taken = {one.code: taker(register, one) for one in way(register, state)}
    return role in step.who and taken.get(step.differs_from) != role.value
