"""Cuts a long list of keys into as many as any database takes in one query. What a query says is not for here."""

from collections.abc import Iterator, Sequence
from typing import TypeVar

Item = TypeVar("Item")

MOST = 500
"""The least that a database in use here takes is 999 values in a query."""


def batches(items: Sequence[Item]) -> Iterator[Sequence[Item]]:
    """The items in their order, so many at a time; nothing for none."""
    return (items[start : start + MOST] for start in range(0, len(items), MOST))
