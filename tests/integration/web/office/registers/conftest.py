"""An office with its cast, agreements in each state, and a way to read its pages as one of them."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

import pytest
from django.test import Client
from tests.cast import Cast, cast, signed_in

from goldthread.apps.bodies.models import Body
from goldthread.apps.bodies.operations import found, open_home
from goldthread.apps.people.models import Person
from goldthread.apps.people.queries import Actor
from goldthread.apps.registers.binding import Bound, bound
from goldthread.apps.registers.operations import Restriction, add, move, restrict

TODAY = date(2026, 3, 3)
ANSWERS: Mapping[str, str] = {
    "title": "Sharing of data with probation",
    "kind": "information_sharing",
    "purpose": "To know who is released,\nand when.",
    "parties": "The Board\nProbation",
    "lead": "Officer",
    "basis": "Crime and Disorder Act 1998, section 115",
    "terms": "No charge.",
    "starts_on": "1 4 2025",
    "ends_on": "31 3 2029",
    "review_on": "24 3 2026",
}
"""An agreement that can be kept; its review is due three weeks after the day that the tests run on."""
WAYS: Mapping[str, tuple[tuple[str, str], ...]] = {
    "drafted": (),
    "sent": (("send", "officer"),),
    "in_force": (("send", "officer"), ("approve", "approver")),
    "ended": (("send", "officer"), ("approve", "approver"), ("end", "approver")),
}


@pytest.fixture
def people(db: None, home: Any) -> Cast:
    """The cast of an office whose name wants escaping."""
    body = found(name="Board of <Testing>", by="system")
    open_home(body=body, is_demo=True, as_of=TODAY, by="system")
    return cast(body)


@pytest.fixture
def body(people: Cast) -> Body:
    """The office."""
    return people.body


@pytest.fixture
def agreements() -> Bound:
    """The register that these tests read."""
    return bound("agreement")


@pytest.fixture
def agreed(agreements: Bound, people: Cast) -> Callable[..., Any]:
    """The row of an agreement in a state, with other answers than the ordinary ones where they are given."""

    def made(state: str = "drafted", **answers: str) -> Any:
        thing = add(bound=agreements, answers={**ANSWERS, **answers}, by=people.actor("officer"))
        for revision, (step, name) in enumerate(WAYS[state], start=1):
            move(
                bound=agreements,
                thing=thing,
                step=step,
                revision=revision,
                reason="It is so.",
                by=people.actor(name),
            )
        return agreements.model._default_manager.select_related("thing").get(pk=thing.pk)

    return made


@pytest.fixture
def hidden(agreements: Bound, agreed: Callable[..., Any], people: Cast) -> Any:
    """An agreement that is restricted to the officer."""
    row = agreed("in_force", title="Secret source", parties="Quiet partner")
    restrict_to(agreements, row, people.officer, by=people.actor("officer"))
    return agreements.model._default_manager.select_related("thing").get(pk=row.pk)


def restrict_to(agreements: Bound, row: Any, person: Person, *, by: Actor) -> None:
    """Restrict an entry to one person, as commercial."""
    restriction = Restriction(safe_label="Agreement withheld", exempt_under="commercial", people=(person,))
    restrict(bound=agreements, thing=row.thing, restriction=restriction, reason="Bidders could price to it.", by=by)


@pytest.fixture
def as_(people: Cast) -> Callable[[str], Client]:
    """A browser in which the one of this name in the cast is signed in."""
    return lambda name: signed_in(getattr(people, name))


@pytest.fixture
def office(body: Body) -> str:
    """The address of the office."""
    return f"/office/{body.slug}/"


@pytest.fixture
def look(as_: Callable[[str], Client], office: str, read_with: Callable[..., Any]) -> Callable[..., Any]:
    """Read a page of the office as somebody of the cast."""
    return lambda name, path="": read_with(as_(name), f"{office}{path}")
