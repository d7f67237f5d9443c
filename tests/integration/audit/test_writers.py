"""Writers as processes of their own on one SQLite file: two at once never fork the chain, and one that is killed leaves
no half entry."""

import os
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from itertools import pairwise
from pathlib import Path

import pytest

STATE = """
import sys
import time
from datetime import datetime, timezone
import django
from django.conf import settings

settings.configure(
    INSTALLED_APPS=["goldthread.apps.audit"], USE_TZ=True, TIME_ZONE="Europe/London",
    DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
    DATABASES={"default": {
        "ENGINE": "django.db.backends.sqlite3", "NAME": sys.argv[1],
        "OPTIONS": {"timeout": 20, "transaction_mode": "IMMEDIATE", "init_command": "PRAGMA journal_mode=WAL;"},
    }},
)
django.setup()
from django.db import transaction
from goldthread.apps.audit import events, operations, queries, verification

events.register(events.EventKind("trial.opened", label="opened", facts=frozenset({"what"})))

def note(what, by):
    operations.record(
        body="office", event="trial.opened", subjects=["thing:1", "thing:" + what], facts={"what": what},
        at=datetime(2026, 3, 3, 9, tzinfo=timezone.utc), by=by,
    )
"""
MAKE = "from django.core.management import call_command\ncall_command('migrate', verbosity=0)"
WRITE = """
print("ready", flush=True)
sys.stdin.readline()
for number in range(int(sys.argv[2])):
    with transaction.atomic():
        note(str(number), sys.argv[3])
    time.sleep(0.001)
"""
VERIFY = """
verdict = verification.verify()
print(verdict.entries, queries.head("office") or "none", *(one.says for one in verdict.findings), sep="|")
"""
OUTSIDE = """
try:
    note("1", "person:1")
except operations.CannotRecord as refused:
    print(refused)
"""


def start(program, database, *words):
    command = [sys.executable, "-c", STATE + program, str(database), *map(str, words)]
    source = str(Path(__file__).resolve().parents[3] / "src")
    environment = {**os.environ, "PYTHONPATH": source, "DJANGO_SETTINGS_MODULE": ""}
    return subprocess.Popen(command, env=environment, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE)


def writing(database, number, *whom):
    """Writers that begin together, once all are ready."""
    writers = [start(WRITE, database, number, by) for by in whom]
    assert [writer.stdout.readline() for writer in writers] == ["ready\n"] * len(writers)
    for writer in writers:
        writer.stdin.write("go\n")
        writer.stdin.flush()
    return writers


def told(program, database, *words):
    process = start(program, database, *words)
    out, _ = process.communicate(timeout=60)
    assert process.returncode == 0
    return out.strip()


@pytest.fixture(scope="module")
def database(tmp_path_factory):
    """A database of the record alone."""
    path = tmp_path_factory.mktemp("writers") / "record.sqlite3"
    assert told(MAKE, path) == ""
    return path


def test_entry_outside_a_transaction_is_refused(database):
    assert told(OUTSIDE, database) == (
        "An entry is made within the transaction of its deed. Call it inside transaction.atomic."
    )


def test_two_writers_at_once_never_fork_the_chain(database):
    before = int(told(VERIFY, database).split("|")[0])

    writers = writing(database, 200, "person:1", "person:2")
    for writer in writers:
        writer.communicate(timeout=60)

    entries, head, *findings = told(VERIFY, database).split("|")
    assert [writer.returncode for writer in writers] == [0, 0]
    assert (int(entries) - before, findings) == (400, [])
    assert head.split("/")[2] == entries
    assert taken_turns(database) > 1


def taken_turns(database):
    """How often the writer changed from one entry to the next: more than once, they wrote at the same time."""
    with closing(sqlite3.connect(database)) as held:
        whom = [by for (by,) in held.execute('SELECT "by" FROM audit_event ORDER BY number')]
    return sum(one != other for one, other in pairwise(whom))


@pytest.mark.slow
def test_writer_that_is_killed_leaves_a_whole_chain(database):
    entries = 0
    for turn in range(6):
        (writer,) = writing(database, 100_000, "person:3")
        time.sleep(0.15 + turn * 0.037)
        writer.kill()
        writer.communicate(timeout=60)

        held, _, *findings = told(VERIFY, database).split("|")

        assert findings == []
        assert int(held) > entries
        entries = int(held)
