"""Boundaries from GeoJSON and GeoPackage: the same rows of either, in degrees only, each area once and closed."""

import json
import sqlite3
import struct
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from goldthread.analytics.intake.opening import Incoming
from goldthread.analytics.lake import Lake
from goldthread.analytics.sources import recognise
from goldthread.analytics.sources.boundaries import FEED, Boundary, read_boundaries
from goldthread.core.errors import BadInput

SAMPLE = Path(__file__).parent / "samples" / "boundaries.geojson"
SQUARE = [[-1.2, 52.9], [-1.1, 52.9], [-1.1, 53.0], [-1.2, 53.0], [-1.2, 52.9]]
AREA = {"WD25CD": "E05012270", "WD25NM": "Aspley", "WD25NMW": " ", "LAD25CD": "E06000018", "LAD25NM": "Nottingham"}
Write = Callable[..., Incoming]


@pytest.fixture
def lake(tmp_path: Path) -> Lake:
    return Lake(tmp_path / "lake")


@pytest.fixture
def geojson(tmp_path: Path) -> Write:
    """Write a collection of one area; what is given replaces its ring, properties, geometry or whole features."""

    def write(*, ring: object = SQUARE, mark: str = "", **given: Any) -> Incoming:
        geometry = given.get("geometry", {"type": "Polygon", "coordinates": [ring]})
        feature = {"type": "Feature", "properties": given.get("properties", AREA), "geometry": geometry}
        held = {"type": "FeatureCollection", "name": "Wards_2025", "features": given.get("features", [feature])}
        path = tmp_path / "areas.geojson"
        path.write_text(mark + json.dumps(held), encoding="utf-8")
        return Incoming(path, path.name, contained=False)

    return write


@pytest.fixture
def geopackage(tmp_path: Path) -> Write:
    """Write a GeoPackage with these layers, each of one ward with the bytes of its boundary."""

    def write(blob: bytes | None, *, layers: tuple[str, ...] = ("city wards",)) -> Incoming:
        path = tmp_path / "areas #1.gpkg"
        with closing(sqlite3.connect(path)) as made, made:
            made.execute("PRAGMA application_id = 0x47504B47")
            made.execute("CREATE TABLE gpkg_contents (table_name TEXT, data_type TEXT)")
            made.execute("CREATE TABLE gpkg_geometry_columns (table_name TEXT, column_name TEXT)")
            for layer in layers:
                made.execute("INSERT INTO gpkg_contents VALUES (?, 'features')", [layer])
                made.execute("INSERT INTO gpkg_geometry_columns VALUES (?, 'geom')", [layer])
                made.execute(f'CREATE TABLE "{layer}" (fid INTEGER, geom BLOB, ward_code TEXT, ward_name TEXT)')
                made.execute(f"INSERT INTO \"{layer}\" VALUES (1, ?, 'E05012270', 'Aspley')", [blob])
        return Incoming(path, path.name, contained=False)

    return write


def packed(ring: list[list[float]], *, order: str = "<", multi: bool = True, height: bool = False) -> bytes:
    """A boundary as GeoPackage keeps it: its header with an envelope, then well-known binary."""
    mark, extra = struct.pack("B", order == "<"), 1000 if height else 0
    numbers = [one for point in ring for one in ([*point, 7.0] if height else point)]
    polygon = mark + struct.pack(f"{order}III{len(numbers)}d", 3 + extra, 1, len(ring), *numbers)
    whole = mark + struct.pack(f"{order}II", 6 + extra, 1) + polygon if multi else polygon
    return b"GP\x00\x03" + struct.pack("<i4d", 4326, -1.2, -1.1, 52.9, 53.0) + whole


def landed(incoming: Incoming, lake: Lake) -> list[Boundary]:
    return read_boundaries(lake, recognise(incoming).land(incoming, lake).parquet)


def refusal(incoming: Incoming, lake: Lake) -> str:
    with pytest.raises(BadInput) as told:
        recognise(incoming).land(incoming, lake)
    assert list(lake.root.rglob("*.parquet")) == []
    return str(told.value)


def test_sample_gives_code_name_district_extent_and_outline(lake: Lake) -> None:
    rows = landed(Incoming(SAMPLE, SAMPLE.name, contained=False), lake)

    first, given = rows[0], json.loads(SAMPLE.read_text(encoding="utf-8"))["features"][0]["geometry"]
    assert [(one.kind, one.vintage, one.district) for one in rows] == [("lsoa", 2021, "E06000018")] * 3
    assert (first.code, first.name) == ("E01013875", "Nottingham 005A")
    assert json.loads(first.geometry) == given
    assert first.vertices == len(given["coordinates"][0])
    assert first.west == min(point[0] for point in given["coordinates"][0])
    assert first.north == max(point[1] for point in given["coordinates"][0])


def test_subject_is_kind_year_and_district_so_that_a_new_release_takes_its_place(geojson: Write, lake: Lake) -> None:
    landing = FEED.land(geojson(), lake)

    assert (landing.subject, landing.subject_name) == ("ward25-e06000018", "Boundaries, ward 2025 E06000018")


def test_file_of_no_one_district_is_named_as_it_names_itself(geojson: Write, lake: Lake) -> None:
    landing = FEED.land(geojson(properties={"PFA16CD": "E23000019", "PFA16NM": "Nottinghamshire"}), lake)

    assert (landing.subject, landing.subject_name) == ("force16-wards-2025", "Boundaries, force 2016 Wards 2025")


def test_byte_order_mark_and_heights_are_read(geojson: Write, lake: Lake) -> None:
    (row,) = landed(geojson(mark="\ufeff", ring=[[*point, 12.5] for point in SQUARE]), lake)

    assert (row.vertices, row.west, row.south, row.east, row.north) == (5, -1.2, 52.9, -1.1, 53.0)


def test_area_of_several_parts_has_the_points_of_all(geojson: Write, lake: Lake) -> None:
    island = [[x + 1, y + 1] for x, y in SQUARE]

    (row,) = landed(geojson(geometry={"type": "MultiPolygon", "coordinates": [[SQUARE], [island]]}), lake)

    assert (row.vertices, row.east, row.north) == (10, island[1][0], 54.0)


@pytest.mark.parametrize(
    "how", [{}, {"order": ">"}, {"multi": False}, {"height": True}, {"order": ">", "multi": False, "height": True}]
)
def test_geopackage_gives_the_same_outline_however_it_is_packed(geopackage: Write, lake: Lake, how: Any) -> None:
    (row,) = landed(geopackage(packed(SQUARE, **how)), lake)

    shape = {"type": "Polygon", "coordinates": [SQUARE]}
    if how.get("multi", True):
        shape = {"type": "MultiPolygon", "coordinates": [[SQUARE]]}
    assert json.loads(row.geometry) == shape
    assert row[:10] == ("ward", 0, "E05012270", "Aspley", "", 5, -1.2, 52.9, -1.1, 53.0)


def test_geopackage_is_not_written_to(geopackage: Write, lake: Lake, tmp_path: Path) -> None:
    incoming = geopackage(packed(SQUARE))
    before = incoming.path.read_bytes()

    FEED.land(incoming, lake)

    assert incoming.path.read_bytes() == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["areas #1.gpkg", "lake"]


@pytest.mark.parametrize(
    ("ring", "system"),
    [
        (
            [[455363, 341298], [455400, 341298], [455400, 341400], [455363, 341298]],
            "it looks like the British National Grid, metres east and north (EPSG:27700).",
        ),
        (
            [[-130000, 6970000], [-129000, 6970000], [-129000, 6971000], [-130000, 6970000]],
            "it looks like Web Mercator, metres (EPSG:3857).",
        ),
        ([[500, 10], [501, 10], [501, 1e9], [500, 10]], "its extent is 500 to 501 and 10 to 1e+09."),
    ],
)
def test_coordinates_that_are_no_degrees_are_refused_by_name(
    geojson: Write, lake: Lake, ring: list[list[float]], system: str
) -> None:
    told = refusal(geojson(ring=ring), lake)

    assert told == (
        f"areas.geojson, area 1 (E05012270): is not in degrees: {system} "
        "Save it in longitude and latitude (WGS 84, EPSG:4326)."
    )


@pytest.mark.parametrize(
    ("given", "fault"),
    [
        ({"geometry": None}, ", area 1 (E05012270): has no boundary. Fetch the file again."),
        (
            {"geometry": {"type": "Point", "coordinates": [1, 2]}},
            ", area 1 (E05012270): is a Point, not an area. Give the boundaries of areas.",
        ),
        ({"ring": SQUARE[:-1]}, ", area 1 (E05012270): has a boundary that does not close. Fetch the file again."),
        ({"ring": []}, ", area 1 (E05012270): has a part without a boundary. Fetch the file again."),
        (
            {"ring": [["a", 1], [2, 3], [4, 5], ["a", 1]]},
            ", area 1 (E05012270): has a point that is not two numbers. Fetch the file again.",
        ),
        (
            {"properties": AREA | {"WD25CD": None}},
            ", area 1: “” in “WD25CD” is not the code of an area. Fetch the file again.",
        ),
        (
            {"properties": {"name": "Aspley"}},
            ": has no property that is the code of an area, as LSOA21CD is. It has “name”. "
            "Fetch it with the codes of its areas.",
        ),
        ({"properties": None}, ", area 1: has no properties, so no code. Fetch the file again."),
        ({"features": []}, ": holds no area. Fetch the file again."),
        ({"features": {}}, ": is not a collection of boundaries. Fetch the file again."),
    ],
)
def test_file_that_is_no_set_of_areas_is_refused(geojson: Write, lake: Lake, given: Any, fault: str) -> None:
    assert refusal(geojson(**given), lake) == f"areas.geojson{fault}"


def test_area_that_stands_twice_is_refused(geojson: Write, lake: Lake) -> None:
    feature = {"properties": AREA, "geometry": {"type": "Polygon", "coordinates": [SQUARE]}}

    told = refusal(geojson(features=[feature, feature]), lake)

    assert told == "areas.geojson, area 2: E05012270 is area 1 already. Join its parts into one."


@pytest.mark.parametrize(
    ("blob", "fault"),
    [
        (None, ", area 1 (E05012270): has no boundary. Fetch the file again."),
        (b"GP\x00\x11" + bytes(4), ", area 1 (E05012270): has no boundary. Fetch the file again."),
        (b"nothing", ", area 1: holds something else where a boundary is kept. Fetch the file again."),
        (packed(SQUARE)[:-9], ", area 1: has a boundary that is cut short or damaged. Fetch the file again."),
        (
            packed(SQUARE).replace(struct.pack("<I", 5), struct.pack("<I", 2**31)),
            ", area 1: has a boundary that is cut short or damaged. Fetch the file again.",
        ),
    ],
)
def test_damaged_geopackage_is_refused(geopackage: Write, lake: Lake, blob: bytes | None, fault: str) -> None:
    assert refusal(geopackage(blob), lake) == f"areas #1.gpkg{fault}"


@pytest.mark.parametrize(("layers", "listed"), [((), "none"), (("a", "b"), "“a”, “b”")])
def test_geopackage_of_no_layer_or_of_several_is_refused(
    geopackage: Write, lake: Lake, layers: tuple[str, ...], listed: str
) -> None:
    told = refusal(geopackage(packed(SQUARE), layers=layers), lake)

    assert told == f"areas #1.gpkg: must hold one layer of areas; it holds {listed}. Save the one alone."


def test_database_that_is_no_geopackage_is_refused(tmp_path: Path, lake: Lake) -> None:
    path = tmp_path / "a.db"
    with closing(sqlite3.connect(path)) as made, made:
        made.execute("CREATE TABLE a (b)")

    told = refusal(Incoming(path, path.name, contained=False), lake)

    assert told == "a.db: is a database (SQLite), not a table. Give the table in it as CSV or XLSX."


def test_geopackage_cut_short_is_refused(geopackage: Write, lake: Lake) -> None:
    incoming = geopackage(packed(SQUARE))
    incoming.path.write_bytes(incoming.path.read_bytes()[:6000])

    assert refusal(incoming, lake).startswith("areas #1.gpkg: cannot be read (")
