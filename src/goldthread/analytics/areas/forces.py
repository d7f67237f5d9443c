"""Which police forces there are, and by which names files call them.

A name that is not in the table is answered with None, never with a guess.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from goldthread.analytics.areas.listed import rows_of, slug


@dataclass(frozen=True, slots=True)
class Force:
    """One police force area. `reported_by` are the names that its files carry, the current one first."""

    slug: str
    name: str
    code: str
    reported_by: tuple[str, ...]


def forces() -> tuple[Force, ...]:
    """Every force of the table, by slug."""
    return _forces()


def find_force(text: str) -> Force | None:
    """The force of this slug, area name, code or name in files, however it is cased, hyphenated or joined.

    >>> find_force("DEVON AND CORNWALL POLICE").slug
    'devon-and-cornwall'
    """
    return _forces_by_name().get(slug(text))


@cache
def _forces() -> tuple[Force, ...]:
    return tuple(
        Force(row["slug"], row["name"], row["code"], tuple(row["reported_by"].split("|")))
        for row in rows_of("forces.csv")
    )


@cache
def _forces_by_name() -> Mapping[str, Force]:
    return {
        slug(name): force for force in _forces() for name in (force.slug, force.name, force.code, *force.reported_by)
    }
