"""Two processes that write one SQLite file at once: every number is given once, and no word is lost."""

import json
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from django.db import connection
from tests.integration.registers.conftest import ANSWERS

from goldthread.apps.registers.operations import add

pytestmark = pytest.mark.slow

STATE = """
import json, sys
import django
django.setup()
from goldthread.apps.bodies.models import Body
from goldthread.apps.people.queries import Actor
from goldthread.apps.registers.binding import bound
from goldthread.apps.registers.models import Thing
from goldthread.apps.registers.operations import Conflict, add, change

by = Actor("system", "", frozenset(), frozenset(), Body.objects.get(slug="board-for-testing"))
answers = json.loads(sys.argv[1])
print("ready", flush=True)
sys.stdin.readline()
"""
ADD = """
print(*(add(bound=bound("agreement"), answers=answers, by=by).reference for _ in range(8)))
"""
CHANGE = """
thing = Thing.objects.get(kind="agreement")
try:
    print(change(bound=bound("agreement"), thing=thing, answers=answers, revision=1, by=by).value)
except Conflict as conflict:
    print("conflict", conflict.base["terms"], conflict.theirs["terms"], conflict.yours["terms"], sep="|")
"""


@pytest.fixture
def database(body, people, tmp_path):
    """The state of the test as a file that other processes open."""
    if connection.vendor != "sqlite":
        pytest.skip("These processes share a file of SQLite.")

    def written():
        connection.ensure_connection()
        with closing(sqlite3.connect(tmp_path / "shared.sqlite3")) as file:
            file.executescript("\n".join(connection.connection.iterdump()))
        return tmp_path / "shared.sqlite3"

    return written


def both(program, database, *answers):
    """What two processes that begin together print, each with its answers."""
    source = Path(__file__).resolve().parents[4] / "src"
    settings = {"DATABASE_URL": f"sqlite:///{database}", "GOLDTHREAD_HOME": str(database.parent)}
    environment = {**os.environ, **settings, "PYTHONPATH": str(source)}
    running = [
        subprocess.Popen(
            [sys.executable, "-c", STATE + program, given],
            env=environment, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        )
        for given in answers
    ]  # fmt: skip
    assert [one.stdout.readline() for one in running] == ["ready\n"] * len(running)
    for one in running:
        one.stdin.write("go\n")
        one.stdin.flush()
    return [one.communicate(timeout=60)[0].strip() for one in running]


def row(database, columns):
    with closing(sqlite3.connect(database)) as file:
        return file.execute(f"SELECT {columns} FROM publishing_agreement").fetchall()


def as_json(**answers):
    return json.dumps(answers)


def test_two_who_add_at_once_number_without_a_gap_or_a_twin(database):
    file = database()

    told = both(ADD, file, as_json(**ANSWERS), as_json(**ANSWERS))

    given = sorted(" ".join(told).split())
    assert given == [f"AG-2026-{number:03}" for number in range(1, 17)]
    assert sorted(reference for (reference,) in row(file, "reference")) == given


def test_two_who_change_different_fields_at_once_both_stand(database, agreements, officer):
    add(bound=agreements, answers=ANSWERS, by=officer)
    file = database()

    told = both(CHANGE, file, as_json(terms="Free."), as_json(purpose="To know sooner."))

    assert told == ["made", "made"]
    assert row(file, "terms, purpose, revision") == [("Free.", "To know sooner.", 3)]


def test_two_who_change_one_field_at_once_do_not_write_over_each_other(database, agreements, officer):
    add(bound=agreements, answers=ANSWERS, by=officer)
    file = database()

    told = both(CHANGE, file, as_json(terms="Free."), as_json(terms="£200."))

    [(terms, revision)] = row(file, "terms, revision")
    other = {"Free.": "£200.", "£200.": "Free."}[terms]
    assert sorted(told) == [f"conflict|No charge.|{terms}|{other}", "made"]
    assert revision == 2
