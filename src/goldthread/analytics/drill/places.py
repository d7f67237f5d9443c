"""Rows counted by ward or community safety partnership, which no row names: through the lookups that are loaded."""

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from goldthread.analytics.areas.places import Atlas, Placed
from goldthread.analytics.drill.counting import Drilled, Held, Kind, Line, Question, drill
from goldthread.analytics.lake import Lake
from goldthread.analytics.sources.area_lookup import read_links

PLACES = ("ward", "csp")
"""The kinds of place that rows can be counted by so."""

EVERY_LSOA = 100_000


def drill_places(lake: Lake, files: Sequence[Held], question: Question, lookups: Sequence[str]) -> Drilled:
    """As `drill`, with a kind of PLACES for the lines. `lookups` are the tables of the lookups, as the lake names them.

    Rows without a small area are a line of their own, and so are those in one that no lookup places: all still sum.
    """
    found = drill(lake, files, replace(question, down="lsoa_code", limit=EVERY_LSOA))
    atlas = _atlas(lake.root, tuple(lookups))
    lines: dict[tuple[str, Kind], Line] = {}
    for line in found.lines:
        place = atlas.place(line.name, question.down)
        kind: Kind = "none" if not line.name else "" if place.code else "outside"
        key = (place.code, kind)
        lines[key] = _sum(lines.get(key), line, name=_name(atlas, line.name, place) if place.code else "", kind=kind)
    return replace(found, lines=_largest(sorted(lines.values(), key=_by_size), question.limit))


def _name(atlas: Atlas, code: str, place: Placed) -> str:
    """The name of a place. Wards of one name lie in different districts, so theirs is told with it."""
    district = atlas.place(code, "district").name if place.kind == "ward" else ""
    return ", ".join(filter(None, (place.name, district)))


def _largest(lines: Sequence[Line], limit: int) -> tuple[Line, ...]:
    """The largest places, what there is no room for as one line, and those that are no places."""
    named = [line for line in lines if line.kind == ""]
    apart = [line for line in lines if line.kind != ""]
    rest: Line | None = None
    for line in named[limit:]:
        rest = replace(_sum(rest, line, name="", kind="rest"), values=rest.values + 1 if rest else 1)
    return (*named[:limit], *((rest,) if rest else ()), *apart)


def _sum(held: Line | None, more: Line, *, name: str, kind: Kind) -> Line:
    if held is None:
        return Line(name, kind, more.total, more.cells)
    cells = tuple(map(sum, zip(held.cells, more.cells, strict=True)))
    return Line(name, kind, held.total + more.total, cells)


def _by_size(line: Line) -> tuple[int, int, str]:
    return ("", "outside", "none").index(line.kind), -line.total, line.name


@lru_cache(maxsize=4)
def _atlas(root: Path, lookups: tuple[str, ...]) -> Atlas:
    """The links of these tables, which never change under their names."""
    lake = Lake(root)
    return Atlas(link for parquet in lookups for link in read_links(lake, parquet))
