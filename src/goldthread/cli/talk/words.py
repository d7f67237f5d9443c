"""Reads what people type on the command line: days, periods, measures."""

from datetime import date

from goldthread.core.errors import BadInput


def day(text: str, *, name: str) -> date:
    """A day written as 2026-03-03, and in no other way."""
    try:
        found = date.fromisoformat(text)
    except ValueError:
        found = None
    if found is None or found.isoformat() != text:
        raise BadInput("is not a day.", where=f"{name} “{text}”", mend="Write it as 2026-03-03.")
    return found
