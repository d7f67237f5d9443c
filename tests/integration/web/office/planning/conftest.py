"""An office with a small plan, a lead in the force, an officer and an approver, each at a browser."""

import re
from collections.abc import Callable
from datetime import date
from html import unescape
from pathlib import Path

import pytest
from django.test import Client
from tests.cast import Cast, cast, signed_in

from goldthread.apps.bodies.models import Body
from goldthread.apps.bodies.operations import found, open_home
from goldthread.apps.people.models import Post
from goldthread.apps.people.operations import hold_post
from goldthread.apps.planning.operations import load_plan
from goldthread.apps.planning.workbook.sample import SAMPLE
from goldthread.apps.planning.workbook.template import write_filled

OFFICE = "/office/board-for-testing"
ENTRY = f"{OFFICE}/registers/action/sample-2024-28-1f01/"
PUBLIC = "/plan/sample-2024-28/action/1F01/"


@pytest.fixture
def body(db: None, home: Path) -> Body:
    """The office, with the sample plan."""
    made = found(name="Board for Testing", by="system")
    open_home(body=made, is_demo=True, as_of=date(2026, 3, 3), by="system")
    path = home / "plan.xlsx"
    path.parent.mkdir(parents=True, exist_ok=True)
    write_filled(path, SAMPLE)
    load_plan(body=made, path=path, catalogue_codes=(), today=date(2026, 3, 3), by="system")
    return made


@pytest.fixture
def people(body: Body) -> Cast:
    """The contributor is the head of contact, who leads 1F01."""
    made = cast(body)
    post = Post.objects.get(body=body, name="Head of contact")
    hold_post(person=made.contributor, post=post, since=date(2024, 1, 1), by="system")
    return made


@pytest.fixture
def browser(people: Cast) -> Callable[[str], Client]:
    """A browser in which somebody of the cast is signed in."""
    return lambda name: signed_in(getattr(people, name))


@pytest.fixture
def words() -> Callable[[Client, str], str]:
    """The words of a page."""

    def read(client: Client, path: str) -> str:
        answer = client.get(path)
        assert answer.status_code == 200, (path, answer.status_code)
        return " ".join(unescape(re.sub(r"<[^>]+>", " ", answer.content.decode())).split())

    return read
