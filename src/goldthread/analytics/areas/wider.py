"""Regions and countries beside forces, and one way to find any of them by how a table of official figures writes it.

A total that leaves an area out is found as the area it is of, with what it leaves out told apart: it is never taken
for the whole.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

from goldthread.analytics.areas.forces import forces
from goldthread.analytics.areas.listed import rows_of, slug

Wider = Literal["force", "region", "country"]

_CODE_FIRST = re.compile(r"([EWSNK]\d{8})\b[\s:,-]*(.*)", re.DOTALL)
_MARKS = re.compile(r"\s*(\[[^\]]*\]|(?<=[A-Za-z)])\d[\d,\s]*)$")
_LESS = re.compile(r"[\s,(\[-]*\b(?:excl(?:uding|\.)?|except|without)\s+(.*?)[)\]\s]*$", re.IGNORECASE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class Named:
    """A force, a region or a country. `without` is what the name says is left out of it, as written; empty for none."""

    kind: Wider
    code: str
    name: str
    without: str = ""

    @property
    def is_whole(self) -> bool:
        return not self.without


def find_area(text: str, *, kinds: Iterable[Wider] = ("force", "region", "country")) -> Named | None:
    """The area of this code or name, or of both side by side ("E12000004 East Midlands"), whatever its case.

    Footnote marks at the end are passed over. One name may be of several kinds ("West Midlands" is a force and a
    region): the first of `kinds` that knows it answers.
    """
    plain = _without_marks(" ".join(text.split()))
    less = _LESS.search(plain)
    name = _without_marks(plain[: less.start()]) if less else plain
    coded = _CODE_FIRST.fullmatch(name)
    found = _by_name(tuple(kinds), coded[1] if coded else name)
    return Named(found.kind, found.code, found.name, less[1].strip() if less else "") if found else None


def _without_marks(text: str) -> str:
    """The name without the footnote digits or bracketed notes that tables glue to its end."""
    found = text if re.fullmatch(r"[A-Z]\d{8}", text) else _MARKS.sub("", text)
    return found if found == text else _without_marks(found)


def _by_name(kinds: tuple[Wider, ...], text: str) -> Named | None:
    known = _known()
    return next((known[kind, slug(text)] for kind in kinds if (kind, slug(text)) in known), None)


@cache
def _known() -> Mapping[tuple[Wider, str], Named]:
    return {(area.kind, slug(name)): area for area, names in _all() for name in (area.code, *names)}


def _all() -> Iterator[tuple[Named, tuple[str, ...]]]:
    for force in forces():
        yield Named("force", force.code, force.name), (force.slug, force.name, *force.reported_by)
    kinds: dict[str, Wider] = {"region": "region", "country": "country"}
    for row in rows_of("wider.csv"):
        names = (row["name"], *filter(None, row["other_names"].split("|")))
        yield Named(kinds[row["kind"]], row["code"], row["name"]), names
