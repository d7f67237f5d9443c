"""Two kinds of entry, a record of two bodies in a line, and a hand that tampers with it past the triggers."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

import pytest
from django.db import connection

from goldthread.apps.audit import events, operations, triggers
from goldthread.apps.audit.events import EventKind

OFFICE, PARTNERSHIP = "office-for-testing", "partnership-for-testing"
NINE = datetime(2026, 3, 3, 9, tzinfo=UTC)
KINDS = (
    EventKind("trial.changed", label="changed", facts=frozenset({"what", "changes", "reason"})),
    EventKind("trial.opened", label="opened", facts=frozenset({"what"})),
)


@pytest.fixture(autouse=True)
def _kinds(monkeypatch: pytest.MonkeyPatch) -> None:
    """Known to these tests alone."""
    for kind in KINDS:
        monkeypatch.setitem(events._KINDS, kind.name, kind)


@pytest.fixture
def note(db: None) -> Callable[..., None]:
    """Make an entry; what is not given is ordinary."""

    def made(*subjects: str, body: str = OFFICE, at: datetime = NINE, by: str = "person:12", **facts: Any) -> None:
        event = "trial.changed" if "changes" in facts else "trial.opened"
        stated = {"what": "Action 7C01"} | ({"reason": ""} if "changes" in facts else {}) | facts
        operations.record(body=body, event=event, subjects=subjects, facts=stated, at=at, by=by)

    return made


@pytest.fixture
def five(note: Callable[..., None]) -> None:
    """Five entries of the office, and two of the partnership between them."""
    for number in range(1, 6):
        note(f"thing:{number}", "person:7", what=f"Action {number}")
        if number in (2, 4):
            note("thing:90", "person:7", body=PARTNERSHIP)


@pytest.fixture
def unguarded(db: None) -> Callable[[], Any]:
    """While this is open the triggers are away, as for somebody who may do all that the database does."""

    @contextmanager
    def opened() -> Iterator[None]:
        connection.check_constraints()
        triggers.remove(connection)
        yield
        connection.check_constraints()
        triggers.install(connection)

    return opened


@pytest.fixture
def tamper(unguarded: Callable[[], Any]) -> Callable[..., None]:
    """Run statements past the triggers. `{row}` stands for where the third entry of the office is found."""
    row = f"body = '{OFFICE}' AND number = 3"
    event = f"event_id = (SELECT id FROM audit_event WHERE {row})"

    def run(*statements: str) -> None:
        with unguarded(), connection.cursor() as cursor:
            for statement in statements:
                cursor.execute(statement.format(row=row, event=event, office=OFFICE))

    return run
