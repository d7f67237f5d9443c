"""Boundaries of areas, as GeoJSON or GeoPackage: one row an area, with its code, year, extent and outline.

Which kind of area it is stands in the headings of its properties, never in the file's name. Nothing is projected.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from goldthread.analytics import engine
from goldthread.analytics.areas import slug
from goldthread.analytics.intake.feed import FeedCard, FeedColumn
from goldthread.analytics.intake.landing import FileReport, Landing
from goldthread.analytics.intake.opening import Incoming
from goldthread.analytics.intake.sample import Sample
from goldthread.analytics.lake import Lake
from goldthread.analytics.schema import ROW, Column, Table
from goldthread.analytics.sources.area_headings import CODE, AreaColumn, area_columns
from goldthread.analytics.sources.boundary_files import Feature, Layer, read_geojson, read_geopackage
from goldthread.analytics.sources.boundary_outline import outline_of
from goldthread.core.errors import BadInput

BOUNDARIES = Table(
    feed="boundaries",
    layout=1,
    columns=(
        Column("kind"),
        Column("vintage", kind="INTEGER"),
        Column("code"),
        Column("name"),
        Column("district"),
        Column("vertices", kind="INTEGER"),
        Column("west", kind="DOUBLE"),
        Column("south", kind="DOUBLE"),
        Column("east", kind="DOUBLE"),
        Column("north", kind="DOUBLE"),
        Column("geometry"),
        Column(ROW, kind="INTEGER"),
    ),
    identity=("kind", "vintage", "code"),
    match=("kind", "vintage", "code"),
)
MOST_LETTERS = 100
_DISTRICT_NOW = "LADCD_ACTIVE"


class Boundary(NamedTuple):
    """One area: `vintage` is the year of its list of codes, 0 where the file gives none; `district` the code of the one
    it lies in, empty where not given. The extent is in degrees; `geometry` is GeoJSON; `row` counts from 1."""

    kind: str
    vintage: int
    code: str
    name: str
    district: str
    vertices: int
    west: float
    south: float
    east: float
    north: float
    geometry: str
    row: int


class Boundaries:
    """The feed of boundaries."""

    code = BOUNDARIES.feed
    title = "boundaries of areas (GeoJSON or GeoPackage)"
    headings = ("type", "features")
    required = ("features",)
    table = BOUNDARIES
    card = FeedCard(
        publisher="Office for National Statistics",
        row="the boundary of one area",
        columns=(
            FeedColumn(
                "LSOA21CD, WD25CD, PFA16CD …", "code of the area; letters its kind, digits the year of its list"
            ),
            FeedColumn("LSOA21NM, WD25NM, PFA16NM …", "name of the area"),
            FeedColumn("geometry", "polygons in longitude and latitude, WGS 84", "degrees"),
        ),
        address="https://geoportal.statistics.gov.uk/",
        every_months=12,
        known_faults=(
            "Files in metres of the British National Grid carry the same headings: they are refused.",
            "Generalised outlines leave slivers and overlaps at the edges: they are for drawing, not for counting.",
            "Copies as GeoPackage name a ward_code or a district_code, without the year of the list.",
        ),
        seen="force areas 2016; wards 2025, small areas 2011 and 2021 of one county; districts and wards as GeoPackage",
    )

    def recognises(self, sample: Sample) -> bool:
        return sample.kind == "geopackage" or (
            sample.kind == "json" and "features" in sample.keys and "geometryType" not in sample.keys
        )

    def land(self, incoming: Incoming, lake: Lake) -> Landing:
        """Read, check and keep one file. Raises BadInput, and then nothing of the file is in the lake."""
        layer = _read(incoming)
        rows = _boundaries(layer, incoming.name)
        mark = incoming.fingerprint()
        parquet = BOUNDARIES.place(mark.sha256)
        if not lake.holds(parquet):
            with lake.place(parquet) as unfinished:
                engine.write_rows(BOUNDARIES, rows, unfinished)
        column = AreaColumn(rows[0].kind, rows[0].vintage, "", "")
        scope = _scope(rows, layer)
        return Landing(
            feed=self.code,
            subject="-".join(filter(None, (column.short, slug(scope)))),
            subject_name=" ".join(filter(None, (f"Boundaries, {column.words}", scope))),
            month=None,
            sha256=mark.sha256,
            parquet=parquet,
            report=FileReport(incoming.name, rows=len(rows), held={column.words: len(rows)}),
        )


def read_boundaries(lake: Lake, parquet: str) -> list[Boundary]:
    """The areas of a landed file, in its order."""
    table = f"read_parquet({engine.file_literal(lake.held(parquet))})"
    return [Boundary(*row) for row in engine.run(f"SELECT * FROM {table} ORDER BY row")]


def _read(incoming: Incoming) -> Layer:
    with incoming.path.open("rb") as file:
        is_database = file.read(6) == b"SQLite"
    layer = read_geopackage(incoming) if is_database else read_geojson(incoming)
    if not layer.features:
        raise BadInput("holds no area.", where=incoming.name, mend="Fetch the file again.")
    return layer


def _boundaries(layer: Layer, name: str) -> list[Boundary]:
    columns = area_columns(layer.features[0].properties)
    if not columns:
        listed = ", ".join(f"“{heading}”" for heading in list(layer.features[0].properties)[:6]) or "nothing"
        fault = f"has no property that is the code of an area, as LSOA21CD is. It has {listed}."
        raise BadInput(fault, where=name, mend="Fetch it with the codes of its areas.")
    found, seen = [], dict[str, int]()
    for feature in layer.features:
        one = _boundary(feature, columns, name)
        if one.code in seen:
            fault = f"{one.code} is area {seen[one.code]} already."
            raise BadInput(fault, where=_at(name, feature), mend="Join its parts into one.")
        seen[one.code] = feature.number
        found.append(one)
    return found


def _boundary(feature: Feature, columns: Sequence[AreaColumn], name: str) -> Boundary:
    area = columns[0]
    code = _text(feature, area.code)
    if not CODE.fullmatch(code):
        fault = f"“{code}” in “{area.code}” is not the code of an area."
        raise BadInput(fault, where=_at(name, feature), mend="Fetch the file again.")
    outline = outline_of(feature.geometry, where=f"{_at(name, feature)} ({code})")
    district = next(_districts(feature, columns[1:]), "")
    return Boundary(area.kind, area.vintage, code, _text(feature, area.name), district, *outline, feature.number)


def _districts(feature: Feature, columns: Sequence[AreaColumn]) -> Iterator[str]:
    for heading in (*(one.code for one in columns if one.kind == "district"), _DISTRICT_NOW):
        if code := _text(feature, heading):
            yield code


def _text(feature: Feature, heading: str) -> str:
    found = feature.properties.get(heading)
    return found.strip() if isinstance(found, str) else ""


def _at(name: str, feature: Feature) -> str:
    return f"{name}, area {feature.number}"


def _scope(rows: Sequence[Boundary], layer: Layer) -> str:
    """Of which part of the country they are: the one district that all lie in, else what the file calls itself."""
    districts = {row.district for row in rows}
    named = " ".join(layer.name.replace("_", " ").split())[:MOST_LETTERS]
    return next(iter(districts)) or named if len(districts) == 1 else named


FEED = Boundaries()
