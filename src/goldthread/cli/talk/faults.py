"""Tells apart what the disk or the database refused, which a person can mend, from an error in the program, which keeps
its traceback."""

import sqlite3

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
    "SQLITE_CORRUPT": "is damaged. Put back a copy that is whole, or move it away and load the files again",
    "SQLITE_NOTADB": "is not a database. Move it away, and put back the one that stood there or load the files again",
}


def sentence(fault: BaseException) -> str | None:
    """What a person is told, with the file and the mend; None for an error that nobody at the keyboard can mend."""
    if isinstance(fault, OSError) and not isinstance(fault, BrokenPipeError):
        return _disk(fault)
    if refused := _refused(fault):
        from django.db import connection

        return f"{connection.settings_dict['NAME']} {refused}."
    return None


def _disk(fault: OSError) -> str:
    from goldthread.analytics.lake import reason

    why = f"{reason(fault)}. Mend that, or choose another place, and run this again."
    return f"{fault.filename} could not be read or written: {why}" if fault.filename else f"The disk refused: {why}"


def _refused(fault: BaseException | None) -> str | None:
    """Why the engine could not use its file. Any other of its complaints is about a statement: a program's error."""
    while fault is not None and not isinstance(fault, sqlite3.Error):
        fault = fault.__cause__ or fault.__context__
    name = getattr(fault, "sqlite_errorname", "")
    return next((told for begin, told in _DATABASE.items() if name.startswith(begin)), None)
