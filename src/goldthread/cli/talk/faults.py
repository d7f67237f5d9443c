"""Tells apart what the disk or the database refused, which a person can mend, from an error in the program, which keeps
its traceback."""

import sqlite3
from collections.abc import Mapping

_DATABASE = {
    "SQLITE_BUSY": "is in use by another program for too long. Wait until that ends, or stop it",
    "SQLITE_LOCKED": "is in use by another program for too long. Wait until that ends, or stop it",
    "SQLITE_PERM": "may not be opened by this account. Give it the right, or choose another GOLDTHREAD_HOME",
    "SQLITE_READONLY": "may not be written to. Give this account the right, or choose another GOLDTHREAD_HOME",
    "SQLITE_CANTOPEN": (
        "cannot be opened. Check that it is a file in a folder that this account may read and write, or choose another "
        "GOLDTHREAD_HOME"
    ),
    "SQLITE_IOERR": "could not be read or written: the disk failed. Check the disk, then run this again",
    "SQLITE_FULL": "could not be written: the disk is full. Make room and run this again",
    "SQLITE_CORRUPT": "is damaged. Stop serving, keep this file aside, and put back a copy (`goldthread restore`)",
    "SQLITE_NOTADB": (
        "is damaged, or is no database. Stop serving, keep this file aside, and put back a copy (`goldthread restore`)"
    ),
}
_NO_SERVER = "does not answer, or refuses this account. Check that the server runs, and the address in DATABASE_URL"
_SERVER = {
    "08": _NO_SERVER,
    "28": _NO_SERVER,
    "3D": "is not there. Make it on the server, or name another in DATABASE_URL",
    "53": "has no room or no connection left. Make room on the server, or end what holds its connections",
    "55P03": "is in use by another program for too long. Wait until that ends, or stop it",
    "57P": "was stopped while it was asked. Run this again when the server runs",
}
"""By how the state begins that PostgreSQL gives a fault."""


def sentence(fault: BaseException) -> str | None:
    """What a person is told, with the file and the mend; None for an error that nobody at the keyboard can mend."""
    if isinstance(fault, OSError) and not isinstance(fault, BrokenPipeError):
        return _disk(fault)
    if refused := _refused(fault):
        return f"{_database()} {refused}."
    return None


def _database() -> str:
    """Which database it is, without the account and the password that its address may hold."""
    from django.db import connection

    chosen = connection.settings_dict
    if connection.vendor == "sqlite":
        return str(chosen["NAME"])
    return f"The database {chosen['NAME']} at {chosen['HOST'] or 'this machine'}"


def _disk(fault: OSError) -> str:
    from goldthread.analytics.lake import reason

    why = f"{reason(fault)}. Mend that, or choose another place, and run this again."
    return f"{fault.filename} could not be read or written: {why}" if fault.filename else f"The disk refused: {why}"


def _refused(fault: BaseException | None) -> str | None:
    """Why the engine could not use its file, or reach its server. Any other of its complaints is about a statement: a
    program's error."""
    while fault is not None:
        if isinstance(fault, sqlite3.Error):
            return _told(_DATABASE, getattr(fault, "sqlite_errorname", ""))
        if type(fault).__module__.startswith("psycopg"):
            return _by_server(fault)
        fault = fault.__cause__ or fault.__context__
    return None


def _by_server(fault: BaseException) -> str | None:
    """A fault of a connection that was never made, or was lost, has no state."""
    state = getattr(fault, "sqlstate", None)
    if state is None:
        return _NO_SERVER if type(fault).__name__ in ("OperationalError", "ConnectionTimeout") else None
    return _told(_SERVER, state)


def _told(sentences: Mapping[str, str], name: str) -> str | None:
    return next((told for begin, told in sentences.items() if name.startswith(begin)), None)
