"""What disk and database refuse is told in a sentence with the file; an error in the program keeps its traceback."""

import errno
import os
import sqlite3
import subprocess
import sys
from contextlib import closing

import psycopg
import pytest
from django.db import DatabaseError, connection, transaction
from typer.testing import CliRunner

from goldthread.cli.main import app
from goldthread.cli.talk.faults import sentence


def refusal(home, *words, **chosen):
    """What a command says that stops with 1 in this home, with these settings."""
    done = subprocess.run(
        [sys.executable, "-m", "goldthread", *words],
        env={**os.environ, "GOLDTHREAD_HOME": str(home), **chosen},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 1, done.stdout + done.stderr
    return done.stderr


@pytest.mark.parametrize("below", ["", "home"])
def test_a_home_where_a_file_stands_is_refused(tmp_path, below):
    (tmp_path / "taken").touch()
    home = tmp_path / "taken" / below

    told = refusal(home, "demo", "--no-serve")

    assert told == (
        f"{home} cannot be made: a file stands there or in its way. Move that away, or name another folder in "
        "GOLDTHREAD_HOME.\n"
    )


def test_a_file_that_is_no_database_is_told(tmp_path):
    (tmp_path / "goldthread.sqlite3").write_bytes(b"no database " * 999)

    told = refusal(tmp_path, "measures")

    assert told == (
        f"{tmp_path / 'goldthread.sqlite3'} is damaged, or is no database. Stop serving, keep this file aside, and "
        "put back a copy (`goldthread restore`).\n"
    )


def test_a_database_that_cannot_be_opened_is_told(tmp_path):
    (tmp_path / "goldthread.sqlite3").mkdir()

    told = refusal(tmp_path, "measures")

    assert told.startswith(f"{tmp_path / 'goldthread.sqlite3'} cannot be opened. Check that it is a file in a folder")


@pytest.mark.parametrize("words", [("verify",), ("demo", "--no-serve"), ("load", "a.csv"), ("serve", "--port", "8971")])
def test_a_server_that_does_not_answer_is_told_without_its_password(tmp_path, words):
    told = refusal(tmp_path, *words, DATABASE_URL="postgresql://a:secret@127.0.0.1:9/kept")

    assert told.splitlines()[-1] == (
        "The database kept at 127.0.0.1 does not answer, or refuses this account. Check that the server runs, and the "
        "address in DATABASE_URL."
    )
    assert ("Traceback" in told, "secret" in told) == (False, False)


@pytest.mark.parametrize(
    ("fault", "begins"),
    [
        (psycopg.errors.AdminShutdown, "was stopped while it was asked"),
        (psycopg.errors.LockNotAvailable, "is in use by another program"),
        (psycopg.errors.InvalidCatalogName, "is not there"),
        (psycopg.errors.TooManyConnections, "has no room or no connection left"),
    ],
)
def test_what_a_server_refuses_is_told(fault, begins):
    told = sentence(fault("x"))

    assert begins in told


@pytest.mark.parametrize("fault", [psycopg.errors.UndefinedTable, psycopg.ProgrammingError])
def test_a_wrong_statement_on_a_server_is_an_error_in_the_program(fault):
    assert sentence(fault("x")) is None


def test_a_key_that_cannot_be_read_is_told(tmp_path):
    (tmp_path / "secret-key").mkdir()

    told = refusal(tmp_path, "measures")

    assert told.startswith(f"{tmp_path / 'secret-key'} could not be read or written: ")


@pytest.mark.skipif(not os.path.isdir("/proc/self"), reason="needs a folder in which nobody can make a file")
def test_a_workbook_where_nothing_can_be_written_is_told():
    answer = CliRunner().invoke(app, ["template", "--out", "/proc/self/book.xlsx"])

    assert answer.exit_code == 1
    assert answer.stderr.startswith("/proc/self/book.xlsx could not be read or written: ")


def test_a_full_disk_without_a_file_name_is_told():
    assert sentence(OSError(errno.ENOSPC, "No space left on device")) == (
        "The disk refused: the disk is full. Make room and load again. Mend that, or choose another place, and run "
        "this again."
    )


@pytest.mark.parametrize(
    "fault", [ValueError("x"), KeyError("x"), BrokenPipeError(errno.EPIPE, "x"), DatabaseError("x")]
)
def test_an_error_in_the_program_is_no_sentence(fault):
    assert sentence(fault) is None


@pytest.mark.django_db
@pytest.mark.parametrize(
    "statement", ["SELECT * FROM nowhere", "SELEC 1", "INSERT INTO bodies_home (id) VALUES (NULL)"]
)
def test_a_wrong_statement_is_an_error_in_the_program(statement):
    with pytest.raises(DatabaseError) as told, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)

    assert sentence(told.value) is None


def test_a_database_that_may_not_be_written_to_is_told(tmp_path):
    kept = tmp_path / "kept.sqlite3"
    with closing(sqlite3.connect(kept)) as writer:
        writer.execute("CREATE TABLE one (two)")

    reader = sqlite3.connect(f"{kept.as_uri()}?mode=ro", uri=True)
    with closing(reader), pytest.raises(sqlite3.OperationalError) as told:
        reader.execute("DELETE FROM one")

    assert sentence(told.value) == (
        f"{connection.settings_dict['NAME']} may not be written to. Give this account the right, or choose another "
        "GOLDTHREAD_HOME."
    )


def test_an_error_in_the_program_reaches_the_person_who_mends_it(monkeypatch):
    monkeypatch.setattr("goldthread.cli.template.run", lambda **given: 1 // 0)

    answer = CliRunner().invoke(app, ["template"])

    assert isinstance(answer.exception, ZeroDivisionError)
