"""One stop and search, out of a row of a CSV file or a record of the data.police.uk service: the same cells of both.

A cell that is neither blank nor what its column holds is a fault of the file. Nothing is filled in.
"""

import math
from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import NamedTuple
from zoneinfo import ZoneInfo

from goldthread.analytics.intake.tables.json_records import Record
from goldthread.analytics.schema import ROW, Column, Table
from goldthread.core.errors import BadInput

STOP_AND_SEARCH = Table(
    feed="stop_and_search",
    layout=1,
    columns=(
        # No publisher gives a stop a key, so this stays empty: versions are compared row by row as multisets.
        Column("stop_id"),
        Column("force"),
        Column("month"),
        Column("searched_on", kind="DATE"),
        Column("type", "Type", required=True),
        Column("searched_at", "Date", "TIMESTAMP", required=True),
        Column("part_of_operation", "Part of a policing operation", "BOOLEAN"),
        Column("operation", "Policing operation"),
        Column("latitude", "Latitude", "DOUBLE"),
        Column("longitude", "Longitude", "DOUBLE"),
        Column("gender", "Gender"),
        Column("age_range", "Age range"),
        Column("self_defined_ethnicity", "Self-defined ethnicity"),
        Column("officer_defined_ethnicity", "Officer-defined ethnicity"),
        Column("legislation", "Legislation"),
        Column("object_of_search", "Object of search"),
        Column("outcome", "Outcome"),
        Column("outcome_linked", "Outcome linked to object of search", "BOOLEAN"),
        Column("outer_clothing_removed", "Removal of more than just outer clothing", "BOOLEAN"),
        Column("location"),
        Column(ROW, kind="INTEGER"),
    ),
    identity=("stop_id",),
    match=("stop_id",),
)
KNOWN_KEYS = (
    "type",
    "datetime",
    "operation",
    "operation_name",
    "location",
    "gender",
    "age_range",
    "self_defined_ethnicity",
    "officer_defined_ethnicity",
    "legislation",
    "object_of_search",
    "outcome",
    "outcome_object",
    "outcome_linked_to_object_of_search",
    "removal_of_more_than_outer_clothing",
    "involved_person",
    "force_id",
)
_LOCAL = ZoneInfo("Europe/London")
_WRITTEN = {"": None, "true": True, "false": False}
_TRUTHS = ("part_of_operation", "outcome_linked", "outer_clothing_removed")
_TEXTS = (
    "type",
    "searched_at",
    "operation",
    "gender",
    "age_range",
    "self_defined_ethnicity",
    "officer_defined_ethnicity",
    "legislation",
    "object_of_search",
    "outcome",
)
_KEYS = {
    "searched_at": "datetime",
    "part_of_operation": "operation",
    "operation": "operation_name",
    "outcome_linked": "outcome_linked_to_object_of_search",
    "outer_clothing_removed": "removal_of_more_than_outer_clothing",
}
FIRST_YEAR = 1984


class Search(NamedTuple):
    """One row, in the order of the table's columns.

    `searched_at` is in UTC without saying so, `searched_on` and `month` are by the clocks of the place.
    `outcome_linked` says whether what was found is what was looked for; `location` is the name of the point, which the
    service alone gives.
    """

    stop_id: None
    force: str
    month: str
    searched_on: date
    type: str
    searched_at: datetime
    part_of_operation: bool | None
    operation: str | None
    latitude: float | None
    longitude: float | None
    gender: str | None
    age_range: str | None
    self_defined_ethnicity: str | None
    officer_defined_ethnicity: str | None
    legislation: str | None
    object_of_search: str | None
    outcome: str | None
    outcome_linked: bool | None
    outer_clothing_removed: bool | None
    location: str | None
    row: int


class Stand(NamedTuple):
    """Where a row stands: whose it is, its number in the file, and its place for sentences."""

    force: str
    row: int
    where: str


class _Cells(NamedTuple):
    """The cells of one row by the names of the table's columns, and its point: latitude, longitude and name."""

    texts: Mapping[str, str | None]
    truths: Mapping[str, bool | None]
    point: tuple[float | None, float | None, str | None]


def from_cells(cells: Mapping[str, str], stand: Stand) -> Search:
    """The row of a CSV file, its cells by the names of the table's columns. Raises BadInput at a faulty one."""
    found = _Cells(
        {name: cells[name].strip() or None for name in _TEXTS},
        {name: _truth(cells[name], name, stand.where) for name in _TRUTHS},
        (_number(cells["latitude"], stand.where), _number(cells["longitude"], stand.where), None),
    )
    return _search(found, stand)


def from_record(record: Record, force: str) -> Search:
    """The record of the service. Raises BadInput at a faulty value."""
    # Earlier answers say false where a stop had no outcome.
    is_false = record.values.get("outcome") is False
    latitude, longitude = (record.number_at("location", key) for key in ("latitude", "longitude"))
    found = _Cells(
        {name: None if name == "outcome" and is_false else record.text(_KEYS.get(name, name)) for name in _TEXTS},
        {name: record.truth(_KEYS.get(name, name)) for name in _TRUTHS},
        (latitude, longitude, record.text("location", "street", "name")),
    )
    return _search(found, Stand(force, record.number, record.where))


def _search(cells: _Cells, stand: Stand) -> Search:
    kind = cells.texts["type"]
    if kind is None:
        raise BadInput("The type of the search is blank.", where=stand.where)
    at = _moment(cells.texts["searched_at"], stand.where)
    latitude, longitude, location = cells.point
    if abs(latitude or 0) > 90 or abs(longitude or 0) > 180:
        fault = f"“{longitude}, {latitude}” is no place on earth: the longitude or latitude is out of range."
        raise BadInput(fault, where=stand.where)
    local, texts, truths = at.astimezone(_LOCAL), cells.texts, cells.truths
    return Search(
        stop_id=None,
        force=stand.force,
        month=f"{local:%Y-%m}",
        searched_on=local.date(),
        type=kind,
        searched_at=at.replace(tzinfo=None),
        part_of_operation=truths["part_of_operation"],
        operation=texts["operation"],
        latitude=latitude,
        longitude=longitude,
        gender=texts["gender"],
        age_range=texts["age_range"],
        self_defined_ethnicity=texts["self_defined_ethnicity"],
        officer_defined_ethnicity=texts["officer_defined_ethnicity"],
        legislation=texts["legislation"],
        object_of_search=texts["object_of_search"],
        outcome=texts["outcome"],
        outcome_linked=truths["outcome_linked"],
        outer_clothing_removed=truths["outer_clothing_removed"],
        location=location,
        row=stand.row,
    )


def _moment(text: str | None, where: str) -> datetime:
    """The instant, in UTC. Raises BadInput for one that does not say how far it is from UTC."""
    if text is None:
        raise BadInput("The time of the search is blank.", where=where)
    try:
        found = datetime.fromisoformat(text)
        if found.tzinfo is not None and found.year > FIRST_YEAR:
            return found.astimezone(UTC)
    except ValueError:
        pass
    raise BadInput(f"“{text}” is not a time. A time is written 2025-05-31T14:05:00+00:00.", where=where)


def _truth(cell: str, name: str, where: str) -> bool | None:
    plain = cell.strip().casefold()
    if plain not in _WRITTEN:
        heading = next(column.heading for column in STOP_AND_SEARCH.columns if column.name == name)
        raise BadInput(f"“{cell}” in the column “{heading}” is not True, False or blank.", where=where)
    return _WRITTEN[plain]


def _number(cell: str, where: str) -> float | None:
    try:
        found = float(cell) if cell.strip() else None
    except ValueError:
        found = math.nan
    if found is not None and not math.isfinite(found):
        raise BadInput(f"“{cell}” is not a longitude or latitude.", where=where)
    return found
