"""The areas that Home Office tables name: forces, regions, countries, and bodies that police no area.

A name that no table of areas holds keeps its own words and has no code; none is guessed.
"""

import re
from collections.abc import Iterable
from typing import NamedTuple

from goldthread.analytics.areas import find_area
from goldthread.analytics.intake.tables.banded import unfooted

_NOTE = re.compile(r"\s*\[[^\]]*\]")


class Area(NamedTuple):
    """An area as published, without marks of notes, and its code; empty where none is known."""

    name: str
    code: str


def plain(text: object) -> str:
    """A text of a cell without marks of notes in square brackets, and with single blanks.

    >>> plain("Devon and  Cornwall [note 2]")
    'Devon and Cornwall'
    """
    return " ".join(_NOTE.sub("", str(text)).split())


def force_area(text: object) -> Area:
    """The area of a force, or of the country or region where no force is called so.

    >>> force_area("Kent1").name
    'Kent'
    """
    name = unfooted(plain(text))[0]
    found = find_area(name, kinds=("force", "country", "region"))
    return Area(name, found.code if found and found.is_whole else "")


def region_area(text: object) -> Area:
    """The region or country of this name, or the force where none is called so."""
    name = unfooted(plain(text))[0]
    found = find_area(name, kinds=("region", "country", "force"))
    return Area(name, found.code if found and found.is_whole else "")


def areas_in_one_column(names: Iterable[object]) -> tuple[Area, ...]:
    """The areas of a column in which each region stands above its forces: a name that is both a region's and a
    force's is the region's where it stands first."""
    seen, found = set[str](), []
    for name in names:
        area = region_area(name)
        found.append(force_area(name) if area.name in seen else area)
        seen.add(area.name)
    return tuple(found)


def is_region(code: str) -> bool:
    """Whether the code is a region's of England, or Wales's, which tables set beside them.

    Source: the kinds of area in the Office for National Statistics' register of codes, by their first three letters.
    """
    return code[:3] in ("E12", "W92")
