"""`goldthread verify`: sentences, one JSON object, and the exit code that a nightly job can act on."""

import json
from datetime import UTC, datetime

import pytest
from django.db import connection
from typer.testing import CliRunner

from goldthread.apps.audit import events, models, operations, queries, triggers
from goldthread.cli.main import app

OFFICE = "office-for-testing"


@pytest.fixture
def call(body, monkeypatch):
    """Run the command in a home whose record holds three entries of one more body."""
    kind = events.EventKind("trial.opened", label="opened", facts=frozenset({"what"}))
    monkeypatch.setitem(events._KINDS, kind.name, kind)
    for number in range(3):
        at = datetime(2026, 3, 3, 9, tzinfo=UTC)
        operations.record(body=OFFICE, event=kind.name, facts={"what": str(number)}, at=at, by="person:1")
    return lambda *words: CliRunner().invoke(app, ["verify", *words])


@pytest.fixture
def altered(call):
    """Somebody past the triggers puts another name to the second entry."""
    connection.check_constraints()
    triggers.remove(connection)
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE audit_event SET \"by\" = 'person:9' WHERE body = '{OFFICE}' AND number = 2")
    triggers.install(connection)


def test_record_that_is_fine_ends_with_none_and_shows_its_heads(call):
    answer = call()

    heads = queries.heads()
    entries = sum(head.number for head in heads)
    assert answer.exit_code == 0
    counted = f"{entries} entries of {len(heads)} {'body' if len(heads) == 1 else 'bodies'}: nothing is wrong."
    assert answer.stdout.splitlines() == [counted, *(f"Head: {head}" for head in heads)]


def test_altered_record_ends_with_one_and_names_the_entry(call, altered):
    answer = call()

    assert answer.exit_code == 1
    assert answer.stdout.splitlines()[0] == (
        f"WRONG  {OFFICE}: Entry 2 was altered: its seal does not fit what it says or what it is about. "
        "(2026-03-03, trial.opened)"
    )
    assert "the record is not as it was made." in answer.stdout


def test_answer_is_one_object(call, altered):
    answer = call("--json")

    told = json.loads(answer.stdout)
    (finding,) = told["findings"]
    assert set(told) == {"fine", "entries", "heads", "findings", "more"}
    assert (told["fine"], told["more"]) == (False, 0)
    assert (finding["body"], finding["fault"], finding["number"]) == (OFFICE, "altered", 2)


def test_expected_head_is_looked_for(call):
    printed = str(queries.head(OFFICE))

    assert call("--expect", printed).exit_code == 0
    lost = call("--expect", printed, "--expect", printed.replace("/3/", "/4/"))
    assert lost.exit_code == 1
    assert "This record ends with entry 3 of 2026-03-03, before entry 4" in lost.stdout


def test_head_that_is_none_is_a_wrong_use(call):
    answer = call("--expect", "yesterday")

    assert answer.exit_code == 2
    assert answer.stderr.startswith("--expect “yesterday”: is not the head of a record.")


def test_body_whose_record_is_gone_ends_with_one(body):
    connection.check_constraints()
    triggers.remove(connection)
    for rows in (models.Subject, models.Payload, models.Event, models.Head):
        rows.objects.all().delete()
    connection.check_constraints()
    triggers.install(connection)

    answer = CliRunner().invoke(app, ["verify"])

    assert answer.exit_code == 1
    assert answer.stdout.splitlines()[0] == f"WRONG  {body.slug}: This body is kept, and its whole record is gone."
