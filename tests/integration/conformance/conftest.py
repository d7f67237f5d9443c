"""Two offices, and in the first of them entries of every register in each of its states, made once a module."""

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from html import unescape
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.test import Client, override_settings
from tests.cast import Cast, cast, signed_in
from tests.factories.entries import Maker, maker

from goldthread.apps.audit.queries import head
from goldthread.apps.bodies.models import Body
from goldthread.apps.bodies.operations import found, open_home
from goldthread.apps.registers.binding import Bound, registers
from goldthread.apps.registers.operations import Restriction, restrict
from goldthread.core.spec import Register

TODAY = date(2026, 3, 3)
QUICK = ["django.contrib.auth.hashers.MD5PasswordHasher"]
REGISTERS = registers()


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """A test that asks for `bound` is run for every register there is."""
    if "bound" in metafunc.fixturenames:
        metafunc.parametrize("bound", REGISTERS, ids=[bound.code for bound in REGISTERS])


@dataclass
class World:
    """The offices, who works there, and the entries by register and state. `hidden` are restricted to the officer."""

    people: Cast
    make: Maker
    rows: dict[tuple[str, str], Any] = field(default_factory=dict)
    hidden: dict[str, Any] = field(default_factory=dict)
    clients: dict[str, Client] = field(default_factory=dict)

    @property
    def body(self) -> Body:
        return self.people.body

    def of(self, bound: Bound) -> dict[str, Any]:
        """The entries of a register, by state."""
        return {state: row for (code, state), row in self.rows.items() if code == bound.code}

    def client(self, name: str) -> Client:
        """A browser in which the one of this name is signed in; nobody is, in that of the public."""
        if name not in self.clients:
            self.clients[name] = signed_in(getattr(self.people, name)) if name != "public" else Client()
        return self.clients[name]

    def at(self, bound: Bound, path: str = "", row: Any = None) -> str:
        """The address of a page of the register in the office, or of an entry of it."""
        entry = f"{row.thing.address}/" if row is not None else ""
        return f"/office/{self.body.slug}/registers/{bound.code}/{entry}{path}"

    def ask(self, name: str, path: str) -> Any:
        """What somebody gets at an address."""
        return self.client(name).get(path)

    def head(self) -> Any:
        """How far the record of deeds of the office has come."""
        return head(self.body.slug)


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory, django_db_setup: None, django_db_blocker: Any) -> Iterator[World]:
    """Whatever a test writes is undone after it, and all of it after the module."""
    home = tmp_path_factory.mktemp("home")
    settled = override_settings(HOME=home, LAKE=home / "lake", BODIES=home / "bodies", PASSWORD_HASHERS=QUICK)
    with settled, django_db_blocker.unblock(), transaction.atomic():
        body = found(name="Board for Testing", by="system")
        open_home(body=body, is_demo=True, as_of=TODAY, by="system")
        people = cast(body)
        made = World(people, maker(people, body))
        for bound in REGISTERS:
            _fill(made, bound)
        yield made
        transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def _within(world: World, db: None) -> None:
    """Each test in the offices' own home, with browsers that have sent nothing yet."""
    world.clients.clear()


def _fill(world: World, bound: Bound) -> None:
    for state in bound.register.lifecycle.states:
        world.rows[bound.code, state.code] = world.make.entry(bound, state.code)
    row = world.make.entry(bound, shown_state(bound.register))
    restriction = Restriction(safe_label=LABEL, exempt_under="commercial", people=(world.people.officer,))
    by = world.people.actor("officer")
    restrict(bound=bound, thing=row.thing, restriction=restriction, reason="Bidders could price to it.", by=by)
    row.thing.refresh_from_db()
    world.hidden[bound.code] = row


LABEL = "Something withheld"
"""The safe label of every restricted entry."""


def shown_state(register: Register) -> str:
    """A state in which the public gets an entry; the first, where it gets none."""
    return next(iter(register.publication.states), register.lifecycle.start.code)


def content_of(answer: Any) -> str:
    """Everything that an answer holds, in small letters: its headers, its words, and what a zip packs."""
    data = b"".join(answer) if answer.streaming else answer.content
    return (str(dict(answer.headers)) + told(data)).casefold()


def told(data: bytes) -> str:
    """The text of a file; of a workbook the text of each of its parts, its properties among them."""
    if not data.startswith(b"PK"):
        return unescape(data.decode("utf-8", errors="replace"))
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        return " ".join(unescape(packed.read(name).decode("utf-8", errors="replace")) for name in packed.namelist())


def within(content: str, words: tuple[str, ...]) -> list[str]:
    """Which of these words stand in a content of small letters."""
    return [word for word in words if re.search(rf"(?<![0-9a-z]){re.escape(word.casefold())}(?![0-9a-z])", content)]


def upload() -> SimpleUploadedFile:
    """A small file, as a form brings it."""
    return SimpleUploadedFile("paper.pdf", b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n")
