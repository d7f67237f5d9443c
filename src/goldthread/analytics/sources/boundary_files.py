"""The areas in a file of boundaries, GeoJSON or GeoPackage, each with its properties and its geometry.

A GeoPackage is opened to be read only, whatever it holds: nothing in it is run, and reading stops at a bound.
"""

import json
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing
from typing import Any, NamedTuple, NoReturn

from goldthread.analytics.intake.opening import Incoming
from goldthread.analytics.sources.boundary_outline import geometry_of
from goldthread.core.errors import BadInput

MOST_BYTES = 256 * 2**20
MOST_STEPS = 200_000_000
"""How many steps of SQLite's machine one file may take: a national set takes a hundredth of it."""

_STEPS_AT_ONCE = 100_000
_FETCH = "Fetch the file again."


class Feature(NamedTuple):
    """One area as it stands: `number` counts from 1."""

    number: int
    properties: Mapping[str, Any]
    geometry: object


class Layer(NamedTuple):
    """All areas of a file, and the name that the file gives to them, which may be empty."""

    name: str
    features: tuple[Feature, ...]


def read_geojson(incoming: Incoming) -> Layer:
    """The features of a FeatureCollection (RFC 7946). Raises BadInput for another file, or one that is too large."""
    _refuse_large(incoming)
    try:
        held = json.loads(incoming.path.read_bytes().decode("utf-8-sig"), parse_constant=_refuse_constant)
    except UnicodeDecodeError as fault:
        raise BadInput("is not UTF-8 text.", where=incoming.name, mend="Save it as UTF-8.") from fault
    except (ValueError, RecursionError) as fault:
        raise BadInput(f"is not whole JSON ({_short(fault)}).", where=incoming.name, mend=_FETCH) from fault
    features = held.get("features") if isinstance(held, dict) else None
    if not isinstance(features, list) or held.get("type") != "FeatureCollection":
        raise BadInput("is not a collection of boundaries.", where=incoming.name, mend=_FETCH)
    name = held.get("name")
    return Layer(name if isinstance(name, str) else "", tuple(_features(features, incoming.name)))


def read_geopackage(incoming: Incoming) -> Layer:
    """The rows of the one layer of a GeoPackage. Raises BadInput for a damaged file, and for none or several layers."""
    _refuse_large(incoming)
    address = f"{incoming.path.resolve().as_uri()}?mode=ro&immutable=1"
    try:
        with closing(sqlite3.connect(address, uri=True)) as database:
            _bind(database)
            return _layer(database, incoming.name)
    except sqlite3.Error as fault:
        raise BadInput(f"cannot be read ({_short(fault)}).", where=incoming.name, mend=_FETCH) from fault


def _bind(database: sqlite3.Connection) -> None:
    left = [MOST_STEPS // _STEPS_AT_ONCE]

    def is_over() -> bool:
        left[0] -= 1
        return left[0] < 0

    database.set_progress_handler(is_over, _STEPS_AT_ONCE)
    database.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, MOST_BYTES)
    database.execute("PRAGMA trusted_schema = OFF")
    database.execute("PRAGMA cell_size_check = ON")


def _layer(database: sqlite3.Connection, name: str) -> Layer:
    layers = database.execute(
        "SELECT c.table_name, g.column_name FROM gpkg_contents c JOIN gpkg_geometry_columns g USING (table_name)"
        " JOIN sqlite_master m ON m.name = c.table_name AND m.type = 'table' WHERE c.data_type = 'features' LIMIT 9"
    ).fetchall()
    if len(layers) != 1:
        listed = ", ".join(f"“{table}”" for table, _geometry in layers) or "none"
        raise BadInput(f"must hold one layer of areas; it holds {listed}.", where=name, mend="Save the one alone.")
    table, column = layers[0]
    quoted = '"' + table.replace('"', '""') + '"'
    rows = database.execute(f"SELECT * FROM {quoted}")
    headings = [str(each[0]) for each in rows.description]
    return Layer(table, tuple(_of_rows(rows, headings, column, name)))


def _of_rows(rows: sqlite3.Cursor, headings: list[str], column: str, name: str) -> Iterator[Feature]:
    for number, row in enumerate(rows, start=1):
        cells = dict(zip(headings, row, strict=True))
        geometry = geometry_of(cells.pop(column, None), where=f"{name}, area {number}")
        yield Feature(number, cells, geometry)


def _features(features: list[Any], name: str) -> Iterator[Feature]:
    for number, feature in enumerate(features, start=1):
        properties = feature.get("properties") if isinstance(feature, dict) else None
        if not isinstance(properties, dict):
            raise BadInput("has no properties, so no code.", where=f"{name}, area {number}", mend=_FETCH)
        yield Feature(number, properties, feature.get("geometry"))


def _refuse_large(incoming: Incoming) -> None:
    if incoming.path.stat().st_size > MOST_BYTES:
        fault = f"is larger than {MOST_BYTES // 2**20} MB."
        raise BadInput(fault, where=incoming.name, mend="Choose a more general edition of the boundaries.")


def _refuse_constant(text: str) -> NoReturn:
    raise ValueError(f"{text} is not a number")


def _short(fault: Exception) -> str:
    return str(fault).splitlines()[0][:120] or type(fault).__name__
