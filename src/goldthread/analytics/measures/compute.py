"""Counts what the measures' cards ask for in one table of recorded rows, by district, in one pass over the table.

Every row is counted somewhere: in a district of the force, outside its districts, or among those without a place.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from goldthread.analytics import engine
from goldthread.analytics.areas import Force, districts_of, find_district, slug
from goldthread.analytics.lake import Lake
from goldthread.analytics.measures.definition import Definition

if TYPE_CHECKING:
    from ibis.expr.types import BooleanValue, Table

AreaKind = Literal["force", "district", "none", "outside"]
Counts = Mapping[str, Mapping[str, int]]


@dataclass(frozen=True, slots=True)
class Place:
    """An area that counts are kept for. The parts of a force (districts, no place, outside) sum to the force."""

    code: str
    name: str
    kind: AreaKind


@dataclass(frozen=True, slots=True)
class Observed:
    """One count: a measure in an area, over the rows of one table."""

    measure: str
    area: str
    area_name: str
    area_kind: AreaKind
    value: float


def compute(
    definitions: Iterable[Definition], lake: Lake, parquet: str, *, force: Force | None, subject: str
) -> list[Observed]:
    """The counts of each measure for the force, its districts, and the rows that fall in none of them.

    A force that the table of areas does not know has its subject as code; every district it names is then its own.
    """
    wanted = [one for one in definitions if one.shape == "count"]
    counts = _counts(wanted, lake, parquet)
    whole = Place(force.code if force else subject, force.name if force else subject, "force")
    parts = _parts(force, whole, counts)
    return [
        Observed(one.code, place.code, place.name, place.kind, float(value))
        for one in wanted
        for place, value in _lines(one.code, whole, parts)
    ]


def condition(definition: Definition, rows: "Table") -> "BooleanValue":
    """The Ibis expression that is true of the rows a measure counts."""
    import ibis  # local: it takes half a second, and only computing needs it

    # An empty cell is no value to SQL, and would be neither in a list nor out of it: it is compared as an empty text.
    kept = [rows[column].fill_null("").isin(values) for column, values in definition.filter.items()]
    left = [~rows[column].fill_null("").isin(values) for column, values in definition.exclude.items()]
    return ibis.and_(ibis.literal(True), *kept, *left)


def _counts(definitions: Sequence[Definition], lake: Lake, parquet: str) -> Counts:
    """District name (empty without a place), then measure, then the count."""
    rows = engine.rows_of(lake.held(parquet))
    sums = [rows.count(where=condition(one, rows)).name(f"measure_{place}") for place, one in enumerate(definitions)]
    answer = rows.group_by("district").aggregate(sums).to_pyarrow().to_pylist()
    return {
        line["district"] or "": {one.code: line[f"measure_{place}"] for place, one in enumerate(definitions)}
        for line in answer
    }


def _parts(force: Force | None, whole: Place, counts: Counts) -> dict[Place, list[Mapping[str, int]]]:
    """The places that make up the force, each with the counts of the district names that belong to it.

    Its current districts, outside and no place are there even when no row falls in them: nought is a count.
    """
    parts: dict[Place, list[Mapping[str, int]]] = {place: [] for place in _always(force, whole)}
    for name, found in counts.items():
        parts.setdefault(_place_of(name, force, whole), []).append(found)
    return parts


def _always(force: Force | None, whole: Place) -> Iterator[Place]:
    if force is not None:
        yield from (_district(one.code, one.name) for one in districts_of(force.slug) if one.is_current)
        yield _outside(whole)
    yield _unplaced(whole)


def _place_of(name: str, force: Force | None, whole: Place) -> Place:
    if not name:
        return _unplaced(whole)
    if force is None:
        return _district(f"{whole.code}:{slug(name)}", name)
    found = find_district(name)
    return _district(found.code, found.name) if found and found.force == force.slug else _outside(whole)


def _district(code: str, name: str) -> Place:
    return Place(code, name, "district")


def _outside(whole: Place) -> Place:
    return Place(f"{whole.code}:outside", f"Placed outside {whole.name}", "outside")


def _unplaced(whole: Place) -> Place:
    return Place(f"{whole.code}:none", "No location given", "none")


def _lines(
    measure: str, whole: Place, parts: Mapping[Place, Sequence[Mapping[str, int]]]
) -> Iterator[tuple[Place, int]]:
    lines = {place: sum(part.get(measure, 0) for part in found) for place, found in parts.items()}
    yield whole, sum(lines.values())
    yield from lines.items()
