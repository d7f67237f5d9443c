"""What the machine refused is told apart from a fault of the program."""

import errno
import sqlite3
from types import SimpleNamespace

import pytest
from django.db import IntegrityError, OperationalError

from goldthread.web import errors
from goldthread.web.errors import refused_by_the_machine

BUSY = "Others are writing to the record, and it did not come free in time."
FULL = "The disk of this installation is full."
AWAY = "The database of this installation does not answer."


class EngineError(Exception):
    """An error of an engine, with its code as psycopg gives it."""

    def __init__(self, sqlstate):
        super().__init__("private words")
        self.sqlstate = sqlstate


def raised_by(cause, kind=OperationalError):
    fault = kind("private words")
    fault.__cause__ = cause
    return fault


def of_sqlite(name):
    fault = sqlite3.OperationalError("private words")
    fault.sqlite_errorname = name
    return fault


@pytest.mark.parametrize(
    ("fault", "why"),
    [
        (raised_by(of_sqlite("SQLITE_BUSY")), BUSY),
        (raised_by(of_sqlite("SQLITE_BUSY_SNAPSHOT")), BUSY),
        (raised_by(of_sqlite("SQLITE_FULL")), FULL),
        (raised_by(of_sqlite("SQLITE_CANTOPEN")), AWAY),
        (raised_by(EngineError("55P03")), BUSY),
        (raised_by(EngineError("53100")), FULL),
        (raised_by(EngineError("57P01")), AWAY),
        (raised_by(EngineError(None)), AWAY),
        (OSError(errno.ENOSPC, "private words"), FULL),
        (raised_by(EngineError("23505"), IntegrityError), ""),
        (raised_by(of_sqlite("SQLITE_ERROR")), ""),
        (OSError(errno.ENOENT, "private words"), ""),
        (ValueError("private words"), ""),
        (None, ""),
    ],
)
def test_a_refusal_of_the_machine_is_a_sentence_and_a_fault_of_the_program_is_none(fault, why):
    assert refused_by_the_machine(fault) == why


@pytest.mark.parametrize(("free", "why"), [(2**20 - 1, FULL), (2**20, AWAY)])
@pytest.mark.parametrize("cause", [of_sqlite("SQLITE_CANTOPEN"), EngineError(None)])
def test_database_that_opens_no_file_on_a_full_disk_is_told_as_that(monkeypatch, tmp_path, settings, cause, free, why):
    settings.HOME = tmp_path
    monkeypatch.setattr(errors, "shutil", SimpleNamespace(disk_usage=lambda _place: SimpleNamespace(free=free)))

    assert refused_by_the_machine(raised_by(cause)) == why
