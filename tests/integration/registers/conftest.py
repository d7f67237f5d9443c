"""Things made in a line, and links between them; the cast of a body, and agreements in each state."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from tests.cast import Cast, cast

from goldthread.apps.bodies.models import Body
from goldthread.apps.bodies.operations import found, open_home
from goldthread.apps.bodies.queries import today
from goldthread.apps.people.queries import Actor, actor
from goldthread.apps.registers.binding import Bound, bound
from goldthread.apps.registers.models import Link, Thing
from goldthread.apps.registers.operations import Naming, add, keep_thing, link, move

ANSWERS: Mapping[str, str] = {
    "title": "Sharing of data with probation",
    "kind": "information_sharing",
    "purpose": "To know who is released, and when.",
    "parties": "The Board\nProbation",
    "lead": "Officer",
    "basis": "Crime and Disorder Act 1998, section 115",
    "terms": "No charge.",
    "starts_on": "1 4 2026",
    "ends_on": "31 3 2029",
    "review_on": "1 4 2027",
}
"""An agreement that can be kept."""


@pytest.fixture
def body(db: None, home: Path) -> Body:
    """An office whose day is the one that every test has."""
    made = found(name="Board for Testing", by="system")
    open_home(body=made, is_demo=True, by="system")
    return made


@pytest.fixture
def make(body) -> Callable[..., Thing]:
    """A thing of a kind and reference, with its title after them unless another is given."""

    def made(kind: str, reference: str, *, within: Thing | None = None, **facts: object) -> Thing:
        naming = Naming(**{"kind": kind, "reference": reference, "title": f"{kind} {reference}", **facts})
        return keep_thing(body=body, naming=naming, within=within, by="s")

    return made


@pytest.fixture
def tie() -> Callable[..., Link]:
    """A link from one thing to another."""
    return lambda first, second, kind, **facts: link(from_thing=first, to_thing=second, kind=kind, by="s", **facts)


@pytest.fixture
def agreements() -> Bound:
    """The register that these tests are made with."""
    return bound("agreement")


@pytest.fixture
def people(body: Body) -> Cast:
    """The cast of the body."""
    return cast(body)


@pytest.fixture
def officer(people: Cast) -> Actor:
    """Who writes agreements."""
    return people.actor("officer")


@pytest.fixture
def approver(people: Cast) -> Actor:
    """Who approves them."""
    return people.actor("approver")


@pytest.fixture
def stranger(people: Cast) -> Actor:
    """An officer of another body, who knows the keys of this one's."""
    return actor(people.outsider, people.elsewhere, today())


@pytest.fixture
def agreed(agreements: Bound, officer: Actor, approver: Actor) -> Callable[..., Any]:
    """The row of an agreement in a state, with other answers than the ordinary ones where they are given."""

    def made(state: str = "drafted", **answers: str) -> Any:
        thing = add(bound=agreements, answers={**ANSWERS, **answers}, by=officer)
        way = {
            "sent": [("send", officer)],
            "in_force": [("send", officer), ("approve", approver)],
            "ended": [("send", officer), ("approve", approver), ("end", approver)],
            "abandoned": [("abandon", officer)],
        }.get(state, [])
        for revision, (step, by) in enumerate(way, start=1):
            move(bound=agreements, thing=thing, step=step, revision=revision, reason="it is so", by=by)
        return agreements.model._default_manager.select_related("thing").get(pk=thing.pk)

    return made
