"""The short words beside a figure that lead to what was noticed in the rows that it counts."""

from collections.abc import Iterable

from goldthread.apps.performance.queries import Finding
from goldthread.apps.performance.tracing.findings import mark
from goldthread.web.parts import Link
from goldthread.web.public import addresses

MOST = 3
"""Marks beside one figure; a longer period may rest on many."""


def marks(found: Iterable[Finding]) -> tuple[Link, ...]:
    """A link for each of the first findings, gravest first."""
    return tuple(Link(addresses.finding(one.key), mark(one)) for one in tuple(found)[:MOST])
