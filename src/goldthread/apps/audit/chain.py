"""The pinned forms in which an entry and its words are sealed. It knows no database; and no form is ever altered, since
what was sealed in it could not be verified any more."""

import json
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any, NamedTuple

FORM = "goldthread-entry-1"
SALT_LETTERS = 32
"""Hexadecimal digits of a salt: sixteen random bytes."""

_written = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), sort_keys=True, allow_nan=False).encode


class Line(NamedTuple):
    """Everything of an entry that its seal covers. `at` is written by `instant`; subjects stand in order of their
    letters; `digest` stands for the words, `previous` is the seal of the entry before."""

    body: str
    number: int
    day: str
    at: str
    by: str
    event: str
    digest: str
    previous: str
    subjects: Sequence[str]


def instant(at: datetime) -> str:
    """An instant as it is sealed, in universal time to the microsecond.

    >>> instant(datetime(2026, 3, 3, 9, tzinfo=UTC))
    '2026-03-03 09:00:00.000000'
    """
    return f"{at.astimezone(UTC):%Y-%m-%d %H:%M:%S.%f}"


def canonical(facts: Mapping[str, Any]) -> str:
    """The facts as one text, keys in order. Raises TypeError or ValueError for what JSON or UTF-8 cannot hold."""
    text = _written(facts)
    text.encode()
    return text


def digest_of(salt: str, text: str) -> str:
    """What stands for the words in the chain. The salt keeps a short text from being guessed once it is blanked."""
    return sha256(f"{salt}{text}".encode()).hexdigest()


def genesis(body: str) -> str:
    """What the first entry of a body leads on from."""
    return sha256(f"{FORM}\n{body}".encode()).hexdigest()


def seal(line: Line) -> str:
    """The seal of an entry: over its fields, one a line, so that none may hold a line's end.

    Raises TypeError or ValueError for a field that cannot stand there.
    """
    body, number, *fields, subjects = line
    written = "\n".join((FORM, body, str(number), *fields, *subjects))
    if written.count("\n") != len(fields) + len(subjects) + 2:
        raise ValueError("A field of an entry holds a line's end.")
    return sha256(written.encode()).hexdigest()
