"""Which police forces and districts there are, and by which names files call them.

The tables are data beside this file. A name that is not in them is answered with None, never with a guess.
"""

import csv
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Force:
    """One police force area. `reported_by` are the names that its files carry, the current one first."""

    slug: str
    name: str
    code: str
    reported_by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class District:
    """One district of a force area. `successor` is the code of the one that took its place, empty while it lasts."""

    code: str
    name: str
    force: str
    successor: str = ""

    @property
    def is_current(self) -> bool:
        return not self.successor


def slug(text: str) -> str:
    """The short name for use in codes and addresses: lower case, digits and hyphens; "&" reads "and".

    >>> slug("Devon & Cornwall Police")
    'devon-and-cornwall-police'
    """
    return re.sub(r"[^a-z0-9]+", "-", text.casefold().replace("&", " and ")).strip("-")


def forces() -> tuple[Force, ...]:
    """Every force of the table, by slug."""
    return _forces()


def find_force(text: str) -> Force | None:
    """The force of this slug, area name, code or name in files, however it is cased, hyphenated or joined.

    >>> find_force("DEVON AND CORNWALL POLICE").slug
    'devon-and-cornwall'
    """
    return _forces_by_name().get(slug(text))


def districts_of(force: str) -> tuple[District, ...]:
    """The districts of the force with this slug: current ones, then those that were abolished or renamed since 2011."""
    return _districts().get(force, ())


def find_district(text: str) -> District | None:
    """The district of this code or name; "Bristol" answers as well as "Bristol, City of".

    A name that was given up, while the district went on, answers with the district as it is called now.
    """
    found = _districts_by_name().get(_district_key(text))
    return _districts_by_name()[_district_key(found.code)] if found else None


@cache
def _forces() -> tuple[Force, ...]:
    return tuple(
        Force(row["slug"], row["name"], row["code"], tuple(row["reported_by"].split("|")))
        for row in _table("areas_forces.csv")
    )


@cache
def _forces_by_name() -> Mapping[str, Force]:
    return {
        slug(name): force for force in _forces() for name in (force.slug, force.name, force.code, *force.reported_by)
    }


@cache
def _districts() -> Mapping[str, tuple[District, ...]]:
    found: dict[str, list[District]] = {}
    for row in _table("areas_districts.csv"):
        found.setdefault(row["force"], []).append(District(row["code"], row["name"], row["force"], row["successor"]))
    return {force: tuple(sorted(rows, key=_current_first)) for force, rows in found.items()}


def _current_first(district: District) -> tuple[bool, str]:
    return not district.is_current, district.name


@cache
def _districts_by_name() -> Mapping[str, District]:
    rows = [district for districts in _districts().values() for district in districts]
    past_first = sorted(rows, key=lambda district: district.is_current)
    return {_district_key(text): district for district in past_first for text in (district.name, district.code)}


def _district_key(text: str) -> str:
    return slug(re.sub(r", (city|county) of$", "", text.strip(), flags=re.IGNORECASE))


def _table(name: str) -> Iterator[dict[str, str]]:
    with Path(__file__).with_name(name).open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(line for line in lines if not line.startswith("#"))
