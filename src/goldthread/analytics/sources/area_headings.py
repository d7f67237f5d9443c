"""Which columns of a lookup, or properties of a boundary, are codes and names of areas, and of which kind and year.

Part of two feeds. A heading that is none of an area is answered with None: nothing is taken from where it stands.
"""

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from goldthread.analytics.intake.tables.delimited import fold

CODE = re.compile(r"[A-Z]\d{8}")
KINDS: Mapping[str, str] = {
    "oa": "oa",
    "lsoa": "lsoa",
    "msoa": "msoa",
    "wd": "ward",
    "ward": "ward",
    "lad": "district",
    "ltla": "district",
    "district": "district",
    "utla": "county",
    "ctyua": "county",
    "csp": "csp",
    "pfa": "force",
    "force": "force",
    "rgn": "region",
    "region": "region",
    "ctry": "country",
    "country": "country",
}
"""The kinds by their short names in headings of the Office for National Statistics, smaller areas first."""

_RANK = {kind: place for place, kind in enumerate(dict.fromkeys(KINDS.values()))}
_HEADING = re.compile(rf"({'|'.join(KINDS)})(\d\d)?_?(cd|code|nm|name)")
_WELSH = re.compile(rf"({'|'.join(KINDS)})(\d\d)?_?(nmw|name_?w)")


class AreaColumn(NamedTuple):
    """One kind of area in a file: its year, 0 where the heading gives none, and its two headings as they stand.

    The heading of the name is empty where there is none.
    """

    kind: str
    vintage: int
    code: str
    name: str

    @property
    def short(self) -> str:
        """The kind with the year, as "lsoa21"."""
        return f"{self.kind}{self.vintage % 100:02d}" if self.vintage else self.kind

    @property
    def words(self) -> str:
        return f"{self.kind} {self.vintage}" if self.vintage else self.kind


def area_columns(headings: Iterable[str]) -> tuple[AreaColumn, ...]:
    """Every kind of area of which a code is given, the smallest first, then by year."""
    found: dict[tuple[str, int], dict[str, str]] = {}
    for heading in headings:
        if said := _HEADING.fullmatch(fold(heading)):
            key = KINDS[said[1]], 2000 + int(said[2]) if said[2] else 0
            found.setdefault(key, {})["code" if said[3] in ("cd", "code") else "name"] = heading
    columns = (AreaColumn(*key, each["code"], each.get("name", "")) for key, each in found.items() if "code" in each)
    return tuple(sorted(columns, key=lambda one: (_RANK[one.kind], one.vintage)))


def is_of_area(heading: str) -> bool:
    """Whether a heading is of a code or a name of areas, the name in Welsh among them."""
    return bool(_HEADING.fullmatch(fold(heading)) or _WELSH.fullmatch(fold(heading)))
