"""Killed at any moment, the engine leaves whole deeds and no half of one; and a record that lost its end, or a copy of
it that is older than a head which was kept, is found out by the commands."""

import json
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from goldthread.apps.audit.triggers import RULES, TABLES

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="Here no process can be made that is killed so often")

FOUNDED = """
import django; django.setup()
from django.core.management import call_command
from goldthread.apps.bodies.operations import found, open_home
call_command("migrate", verbosity=0)
open_home(body=found(name="Board for Testing", by="system"), is_demo=False, by="system")
"""
OPENED = """
import django; django.setup()
from goldthread.apps.bodies.queries import current_body
from goldthread.apps.people.operations import keep_post
from goldthread.apps.people.queries import Actor
from goldthread.apps.registers.binding import bound
from goldthread.apps.registers.operations import add, change, change_many, move
body, agreements = current_body(), bound("agreement")
rows = agreements.model._default_manager
by = Actor("system", "", frozenset(), frozenset(), body)
keep_post(body=body, name="Officer", owner="C", by="system")
ANSWERS = {
    "kind": "information_sharing", "purpose": "To know.", "parties": "The Board\\nProbation", "lead": "Officer",
    "basis": "An Act, section 1", "starts_on": "1 4 2026", "ends_on": "31 3 2029", "review_on": "1 4 2027",
}

def write(title):
    thing = add(bound=agreements, answers=ANSWERS | {"title": title}, by=by)
    given = {"title": f"{title}, changed", "review_on": "1 5 2027"}
    change(bound=agreements, thing=thing, answers=given, revision=1, reason="r", by=by)
    move(bound=agreements, thing=thing, step="send", revision=2, reason="r", by=by)
    move(bound=agreements, thing=thing, step="approve", revision=3, reason="r", by=by)
    others = [add(bound=agreements, answers=ANSWERS | {"title": f"{title}, {one}"}, by=by) for one in "ab"]
    wanted = {one.pk: 1 for one in others}
    change_many(bound=agreements, wanted=wanted, field="review_on", answer="1 6 2027", reason="r", by=by)
    return thing
"""
"""A home with a post, and a way to write entries into it: each title makes three of them in seven deeds."""

KILLER = """
import itertools, json, os, random, signal, sys, time
from django.db import connections
from goldthread.apps.audit.queries import heads, history
from goldthread.apps.audit.verification import verify
from goldthread.apps.registers.events import MOVED, changes_of
from goldthread.apps.registers.models import Alias, Thing
from goldthread.apps.registers.operations import reckon_all

def wrong():
    found = [finding.says for finding in verify().findings]
    held = rows.select_related("thing").order_by("pk")
    found += [f"{one} has no entry" for one in Thing.objects.filter(kind="agreement").exclude(pk__in=rows.all())]
    found += [f"{one} has no alias" for one in held.exclude(pk__in=Alias.objects.values("thing"))]
    if reckon_all(body):
        found.append("dates were not in step with their entries")
    for one in held:
        deeds = history(body.slug, f"thing:{one.pk}")
        told = sorted(kept[0] for deed in deeds if (kept := changes_of(deed.facts, one.pk)))
        if told != list(range(1, one.revision + 1)):
            found.append(f"{one} is at revision {one.revision}, its deeds at {told}")
        after = next((deed.facts["after"] for deed in deeds if deed.event == MOVED.name), "Drafted")
        if after != agreements.register.lifecycle.state(one.state).label or one.thing.title != one.title:
            found.append(f"{one} is {one.state}, its deeds say {after}")
    return found

chance, told = random.Random(4), []
write("Before any kill")
for kill in range(int(sys.argv[1])):
    connections.close_all()
    child = os.fork()
    if not child:
        for number in itertools.count():
            write(f"Agreement {kill}.{number}")
    time.sleep(chance.uniform(0.02, 0.3))
    os.kill(child, signal.SIGKILL)
    how = os.waitpid(child, 0)[1]
    told.append({"killed": os.WIFSIGNALED(how), "entries": rows.count(), "wrong": wrong()})
print(json.dumps(told))
"""


class Place:
    """A home of its own, and commands that are run in it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def python(self, *words: str) -> str:
        done = self.called(*words)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def called(self, *words: str) -> "subprocess.CompletedProcess[str]":
        given = {**os.environ, "GOLDTHREAD_HOME": str(self.folder)}
        command = [sys.executable, *words]
        return subprocess.run(command, env=given, cwd=self.folder.parent, capture_output=True, text=True, check=False)

    def command(self, *words: str) -> "subprocess.CompletedProcess[str]":
        return self.called("-m", "goldthread", *words)

    def write(self, title: str) -> None:
        self.python("-c", f"{OPENED}\nwrite({title!r})")

    def head(self) -> str:
        (head,) = json.loads(self.command("verify", "--json").stdout)["heads"]
        return str(head)

    def run_sql(self, *statements: str) -> None:
        """As somebody who holds the file of the database, and knows of its triggers."""
        with closing(sqlite3.connect(self.folder / "goldthread.sqlite3")) as database, database:
            triggers = dict(database.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall())
            dropped = [f"DROP TRIGGER {trigger}" for trigger in RULES]
            for statement in (*dropped, *statements, *(triggers[trigger] for trigger in RULES)):
                database.execute(statement)


@pytest.fixture
def place(tmp_path: Path) -> Place:
    """A new home, in which nothing is written yet."""
    made = Place(tmp_path / "home")
    made.folder.mkdir()
    made.python("-c", FOUNDED)
    return made


def cut(number: int) -> list[str]:
    """Statements that take away the end of the record, from this number on."""
    gone = f"(SELECT id FROM audit_event WHERE number >= {number})"
    subject, payload = (f"DELETE FROM {table} WHERE event_id IN {gone}" for table in TABLES[1:3])
    return [subject, payload, f"DELETE FROM audit_event WHERE number >= {number}"]


def kill(place: Place, times: int) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(place.python("-c", OPENED + KILLER, str(times)))
    return found


def assert_whole(place: Place, told: list[dict[str, Any]], times: int) -> None:
    assert [one["wrong"] for one in told] == [[]] * times
    assert [one["killed"] for one in told] == [True] * times
    assert told[-1]["entries"] > told[0]["entries"] >= 3
    assert place.command("verify").returncode == 0


def test_killed_writes_leave_whole_deeds(place: Place) -> None:
    assert_whole(place, kill(place, 5), 5)


@pytest.mark.slow
def test_writes_killed_over_and_over_leave_whole_deeds(place: Place) -> None:
    assert_whole(place, kill(place, 25), 25)


@pytest.mark.slow
def test_end_that_was_cut_off_is_found(place: Place) -> None:
    place.write("One")
    number = int(place.head().split("/")[2])

    place.run_sql(*cut(number - 1))

    done = place.command("verify")
    assert done.returncode == 1
    assert f"The end was cut off: entries {number - 1} to {number} are gone." in done.stdout


@pytest.mark.slow
def test_end_that_was_cut_off_with_care_is_found_by_a_head_that_was_kept(place: Place) -> None:
    place.write("One")
    kept = place.head()
    number = int(kept.split("/")[2])
    last = f"(SELECT hash FROM audit_event WHERE number = {number - 2})"
    moved = f"UPDATE audit_head SET number = {number - 2}, hash = {last}"

    place.run_sql(*cut(number - 1), moved)

    assert place.command("verify").returncode == 0
    done = place.command("verify", "--expect", kept)
    assert done.returncode == 1
    assert f"This record ends with entry {number - 2} of {kept.split('/')[1]}, before entry {number}" in done.stdout


@pytest.mark.slow
def test_older_copy_put_back_is_found_by_a_head_that_was_kept(place: Place, tmp_path: Path) -> None:
    place.write("One")
    assert place.command("backup", str(tmp_path / "copy.zip")).returncode == 0
    place.write("Two")
    kept = place.head()
    older = Place(tmp_path / "older")

    assert place.command("restore", str(tmp_path / "copy.zip"), "--home", str(older.folder)).returncode == 0

    assert older.command("verify").returncode == 0
    done = older.command("verify", "--expect", kept)
    assert done.returncode == 1
    assert f"before entry {kept.split('/')[2]}" in done.stdout
