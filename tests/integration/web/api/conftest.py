"""An office with its cast and entries of agreements, asked by programs."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from tests.cast import Cast, cast, signed_in
from tests.factories.entries import Maker, maker

from goldthread.apps.bodies.operations import found, open_home
from goldthread.apps.registers.binding import Bound, bound
from goldthread.apps.registers.operations import Restriction, restrict

Ask = Callable[..., Any]


@pytest.fixture
def people(db: None, home: Path) -> Cast:
    """The cast of an office."""
    body = found(name="Board for Testing", by="system")
    open_home(body=body, is_demo=True, as_of=date(2026, 3, 3), by="system")
    return cast(body)


@pytest.fixture
def make(people: Cast) -> Maker:
    """Makes entries."""
    return maker(people, people.body)


@pytest.fixture
def agreements() -> Bound:
    """The register that these tests read."""
    return bound("agreement")


@pytest.fixture
def hidden(make: Maker, agreements: Bound, people: Cast) -> Any:
    """An agreement in force that is restricted to the officer."""
    row = make.entry(agreements, "in_force")
    closed = Restriction(safe_label="Something withheld", exempt_under="commercial", people=(people.officer,))
    restrict(bound=agreements, thing=row.thing, restriction=closed, reason="So.", by=people.actor("officer"))
    return row


@pytest.fixture
def ask(people: Cast) -> Ask:
    """What an address of the API answers to the one of this name in the cast; to nobody known without one."""

    def asked(path: str, name: str = "", **given: Any) -> Any:
        browser = signed_in(getattr(people, name)) if name else Client()
        return browser.get(f"/api/v1/{path}", given)

    return asked
