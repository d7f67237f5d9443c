"""Which districts there are and were since 2011, in which force, and what took the place of those that are gone.

A name that is not in the table is answered with None, never with a guess.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from goldthread.analytics.areas.listed import rows_of, slug


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


def districts_of(force: str) -> tuple[District, ...]:
    """The districts of the force with this slug: current ones, then those that were abolished or renamed since 2011."""
    return _districts().get(force, ())


def all_districts() -> tuple[District, ...]:
    """Every district of the table, force by force."""
    return tuple(district for districts in _districts().values() for district in districts)


def find_district(text: str) -> District | None:
    """The district of this code or name; "Bristol" answers as well as "Bristol, City of".

    A name that was given up, while the district went on, answers with the district as it is called now.
    """
    found = _districts_by_name().get(_district_key(text))
    return _districts_by_name()[_district_key(found.code)] if found else None


@cache
def _districts() -> Mapping[str, tuple[District, ...]]:
    found: dict[str, list[District]] = {}
    for row in rows_of("districts.csv"):
        found.setdefault(row["force"], []).append(District(row["code"], row["name"], row["force"], row["successor"]))
    return {force: tuple(sorted(rows, key=_current_first)) for force, rows in found.items()}


def _current_first(district: District) -> tuple[bool, str]:
    return not district.is_current, district.name


@cache
def _districts_by_name() -> Mapping[str, District]:
    past_first = sorted(all_districts(), key=lambda district: district.is_current)
    return {_district_key(text): district for district in past_first for text in (district.name, district.code)}


def _district_key(text: str) -> str:
    return slug(re.sub(r", (city|county) of$", "", text.strip(), flags=re.IGNORECASE))
