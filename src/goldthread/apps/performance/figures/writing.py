"""Writes many rows in short transactions, changed rows only, so that another writer never waits long for its turn."""

import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, TypeVar

from django.db import connection, transaction
from django.db.models import Model, QuerySet

MOST_ROWS = 100
REST_SECONDS = 0.008

Row = TypeVar("Row", bound=Model)


@contextmanager
def brief() -> Iterator[None]:
    """One transaction, and then a rest twice as long as it took.

    SQLite has one writer at a time, and those who wait for it only look in now and then: one that began the next
    transaction at once would pass by all of them.
    """
    began = time.monotonic()
    with transaction.atomic():
        yield
    if connection.vendor == "sqlite" and not connection.in_atomic_block:
        time.sleep(max(REST_SECONDS, 2 * (time.monotonic() - began)))


def keep_rows(kept: QuerySet[Row], wanted: Iterable[Row], *, key: Sequence[str]) -> int:
    """Make the kept rows those that are wanted, told apart by their key: how many had to be written or removed.

    Rows that are the same already are not touched. Killed half-way, the next call writes what is lacking.
    """
    cells = [field.attname for field in kept.model._meta.concrete_fields if not field.primary_key]
    places = [cells.index(name) for name in key]
    held = {tuple(row[place] for place in places): (pk, row) for pk, *row in kept.values_list("pk", *cells)}
    changes: list[tuple[Any, Row | None]] = []
    for row in wanted:
        given = [getattr(row, cell) for cell in cells]
        pk, before = held.pop(tuple(given[place] for place in places), (None, None))
        if before != given:
            changes.append((pk, row))
    changes += [(pk, None) for pk, _ in held.values()]
    for some in _chunks(changes):
        _write(kept.model, some)
    return len(changes)


def _write(model: type[Row], changes: Sequence[tuple[Any, Row | None]]) -> None:
    gone = [pk for pk, _ in changes if pk is not None]
    rows = [row for _, row in changes if row is not None]
    with brief():
        if gone:
            model._default_manager.filter(pk__in=gone).delete()
        model._default_manager.bulk_create(rows)


def remove_rows(rows: QuerySet[Row]) -> int:
    """Remove the rows, some at a time; how many those were."""
    keys = list(rows.values_list("pk", flat=True))
    for some in _chunks(keys):
        with brief():
            rows.model._default_manager.filter(pk__in=some).delete()
    return len(keys)


def _chunks(many: Sequence[Any]) -> Iterator[Sequence[Any]]:
    return (many[start : start + MOST_ROWS] for start in range(0, len(many), MOST_ROWS))
