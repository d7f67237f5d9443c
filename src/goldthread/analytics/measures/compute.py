"""Counts what the measures' cards ask for in tables of recorded rows, by district, any number of tables at once.

Every row is counted somewhere: in a district of the force, outside its districts, or among those without a place.
"""

from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeVar

from goldthread.analytics import engine
from goldthread.analytics.areas import Force, districts_of, find_district, slug
from goldthread.analytics.lake import Lake
from goldthread.analytics.measures.definition import Definition
from goldthread.analytics.schema import STREET

if TYPE_CHECKING:
    from ibis.expr.types import BooleanValue, IntegerScalar, Table

AreaKind = Literal["force", "district", "none", "outside"]
Counts = dict[str, Sequence[int]]
Key = TypeVar("Key", bound=Hashable)
FILES_AT_ONCE = 500
_ROWS = "rows_alike"


@dataclass(frozen=True, slots=True)
class Place:
    """An area that counts are kept for. The parts of a force (districts, no place, outside) sum to the force."""

    code: str
    name: str
    kind: AreaKind


class Observed(NamedTuple):
    """One count: a measure in an area, over the rows of one table."""

    measure: str
    area: str
    area_name: str
    area_kind: AreaKind
    value: float


@dataclass(frozen=True, slots=True)
class Held:
    """One table to count over: where it stands in the lake, and whose rows it holds.

    A force that the table of areas does not know is None, and has its subject as code.
    """

    parquet: str
    force: Force | None
    subject: str


def compute(
    definitions: Iterable[Definition], lake: Lake, parquet: str, *, force: Force | None, subject: str
) -> list[Observed]:
    """The counts of each measure for the force, its districts, and the rows that fall in none of them.

    A force that the table of areas does not know has its subject as code; every district it names is then its own.
    """
    ((_key, observed),) = compute_files(definitions, lake, {parquet: Held(parquet, force, subject)})
    return observed


def compute_files(
    definitions: Iterable[Definition], lake: Lake, files: Mapping[Key, Held]
) -> Iterator[tuple[Key, list[Observed]]]:
    """The same for many tables, in the order given, each by itself: one question to the engine for FILES_AT_ONCE.

    What is held at a time is the counts of so many tables, however many there are. Raises NotInLake before the first
    is answered when a table is not there.
    """
    wanted = [one for one in definitions if one.shape == "count"]
    paths = {key: lake.held(one.parquet) for key, one in files.items()}
    return _in_parts(wanted, paths, files)


def _in_parts(
    wanted: Sequence[Definition], paths: Mapping[Key, Path], files: Mapping[Key, Held]
) -> Iterator[tuple[Key, list[Observed]]]:
    left = iter(files)
    while keys := list(islice(left, FILES_AT_ONCE)):
        counts = _counts(wanted, {paths[key] for key in keys})
        for key in keys:
            yield key, _observed(wanted, files[key], counts.get(str(paths[key]), {}))


def _observed(wanted: Sequence[Definition], held: Held, counts: Counts) -> list[Observed]:
    force = held.force
    whole = Place(force.code if force else held.subject, force.name if force else held.subject, "force")
    parts = _parts(force, whole, counts)
    return [
        Observed(one.code, place.code, place.name, place.kind, float(value))
        for column, one in enumerate(wanted)
        for place, value in _lines(column, whole, parts)
    ]


def expression(definition: Definition, rows: "Table") -> "IntegerScalar":
    """The measure as one Ibis expression over recorded rows: how many of them it counts."""
    return rows.count(where=condition(definition, rows))


def condition(definition: Definition, rows: "Table") -> "BooleanValue":
    """The Ibis expression that is true of the rows a measure counts."""
    import ibis  # local: it takes half a second, and only computing needs it

    # An empty cell is no value to SQL, and would be neither in a list nor out of it: it is compared as an empty text.
    kept = [rows[column].fill_null("").isin(values) for column, values in definition.filter.items()]
    left = [~rows[column].fill_null("").isin(values) for column, values in definition.exclude.items()]
    return ibis.and_(ibis.literal(True), *kept, *left)


def by_file_and_district(definitions: Sequence[Definition], rows: "Table") -> "Table":
    """One line for each file and district, with the measures in their order, from recorded rows.

    Rows that agree in all that the measures choose by are counted first, and the measures are summed from those few.
    """
    chosen = dict.fromkeys(column for one in definitions for column in (*one.filter, *one.exclude))
    places = [engine.FILE, "district"]
    alike = rows.group_by(list(dict.fromkeys([*places, *chosen]))).aggregate(**{_ROWS: rows.count()})
    sums = [
        alike[_ROWS].sum(where=condition(one, alike)).fill_null(0).name(f"measure_{place}")
        for place, one in enumerate(definitions)
    ]
    return alike.group_by(places).aggregate(sums)


def _counts(definitions: Sequence[Definition], paths: Collection[Path]) -> Mapping[str, Counts]:
    """Path, then district name (empty without a place), then the counts in the order of the measures."""
    found: dict[str, Counts] = {}
    for path, district, *counts in engine.answer(
        by_file_and_district(definitions, engine.rows_of(STREET)), sorted(paths)
    ):
        found.setdefault(path, {})[district or ""] = counts
    return found


def _parts(force: Force | None, whole: Place, counts: Counts) -> dict[Place, list[Sequence[int]]]:
    """The places that make up the force, each with the counts of the district names that belong to it.

    Its current districts, outside and no place are there even when no row falls in them: nought is a count.
    """
    parts: dict[Place, list[Sequence[int]]] = {place: [] for place in _always(force, whole)}
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


def _lines(column: int, whole: Place, parts: Mapping[Place, Sequence[Sequence[int]]]) -> Iterator[tuple[Place, int]]:
    """The measure of this column for the whole and for each of its parts."""
    lines = {place: sum(part[column] for part in found) for place, found in parts.items()}
    yield whole, sum(lines.values())
    yield from lines.items()
