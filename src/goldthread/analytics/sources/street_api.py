"""Crimes near a place or in a drawn area, as the data.police.uk service answers them.

An answer covers a place, not a force: it never stands in for a force's month, and no force's figures rest on it.
"""

import csv
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from goldthread.analytics import engine
from goldthread.analytics.intake.feed import FeedCard, FeedColumn
from goldthread.analytics.intake.landing import BLANK, FileReport, Landing
from goldthread.analytics.intake.opening import Incoming
from goldthread.analytics.intake.sample import Sample
from goldthread.analytics.intake.subject import subject_of
from goldthread.analytics.intake.tables import delimited, json_records
from goldthread.analytics.lake import Lake
from goldthread.analytics.schema import ROW, Column, Table
from goldthread.core.errors import BadInput
from goldthread.core.period import BadPeriod, Period, PeriodKind

STREET_API = Table(
    feed="street_api",
    layout=1,
    columns=(
        Column("crime_id", "persistent_id"),
        Column("month", "month", required=True),
        Column("category", "category", required=True),
        Column("crime_type"),
        Column("latitude", "location.latitude", "DOUBLE"),
        Column("longitude", "location.longitude", "DOUBLE"),
        Column("location", "location.street.name"),
        Column("outcome", "outcome_status.category"),
        Column("outcome_month", "outcome_status.date"),
        Column("context", "context"),
        Column("location_type", "location_type"),
        Column("location_subtype", "location_subtype"),
        Column(ROW, kind="INTEGER"),
    ),
    identity=("crime_id",),
    match=("crime_id", "category", "latitude", "longitude", "location"),
)
MOST_CRIMES = 10_000
LONGEST_SUBJECT = 100
_KNOWN = (
    "category",
    "location_type",
    "location",
    "context",
    "outcome_status",
    "persistent_id",
    "id",
    "location_subtype",
    "month",
)


class Crime(NamedTuple):
    """One record, in the order of the table's columns; `outcome_month` is that of the last outcome."""

    crime_id: str | None
    month: str
    category: str
    crime_type: str
    latitude: float | None
    longitude: float | None
    location: str | None
    outcome: str | None
    outcome_month: str | None
    context: str | None
    location_type: str | None
    location_subtype: str | None
    row: int


class StreetApi:
    """The feed of answers about crimes at street level."""

    code = STREET_API.feed
    title = "crimes at street level (data.police.uk service)"
    headings = _KNOWN
    required = ("category", "location", "month", "outcome_status", "persistent_id")

    table = STREET_API
    card = FeedCard(
        publisher="data.police.uk",
        row="one crime or incident at the place that was asked for",
        columns=(
            FeedColumn("persistent_id", "the publisher’s key of the crime, as in street files; empty for an incident"),
            FeedColumn("month", "the month of the crime", "month"),
            FeedColumn("category", "the crime type, as a short name in lower case"),
            FeedColumn("location.latitude", "of the point that the crime is moved to", "degrees, WGS 84"),
            FeedColumn("location.longitude", "of the same point", "degrees, WGS 84"),
            FeedColumn("location.street.name", "the name of that point, usually a street nearby"),
            FeedColumn("outcome_status.category", "the last outcome; null while there is none"),
            FeedColumn("outcome_status.date", "the month of that outcome", "month"),
            FeedColumn("context", "more about the crime; nearly always empty"),
            FeedColumn("location_type", "Force, or BTP for a place of the railway police"),
            FeedColumn("location_subtype", "for the railway police, which kind of place"),
            FeedColumn("id", "the service’s own number of the crime; it may change, and is not kept"),
        ),
        address="https://data.police.uk/docs/",
        every_months=1,
        lag_days=60,
        known_faults=(
            "An answer names no force and no small area: it cannot be set beside a force’s file.",
            "The service gives at most 10,000 crimes; a busier place is refused there, or cut short by who asked.",
            "Crime types have short names of their own, which are not the names of the files in lower case.",
            "Crimes without a place come with a location that is null.",
        ),
        seen="",
    )

    def recognises(self, sample: Sample) -> bool:
        return sample.keys >= frozenset(self.required)

    def land(self, incoming: Incoming, lake: Lake) -> Landing:
        """Read, check and keep one answer. Raises BadInput, and then nothing of the file is in the lake.

        Nothing in an answer says which place it is of, so the place goes by the file's name: an answer that is
        fetched once more under the same name takes the older one's place.
        """
        mark = incoming.fingerprint()
        keys = dict[str, None]()
        found = [_crime(record, keys) for record in json_records.records(incoming.path, incoming.name)]
        parquet = STREET_API.place(mark.sha256)
        if not lake.holds(parquet):
            with lake.place(parquet) as unfinished:
                engine.write_rows(STREET_API, found, unfinished)
        place, months = PurePosixPath(incoming.name).stem, sorted({crime.month for crime in found})
        return Landing(
            feed=self.code,
            subject=f"place-{subject_of(place)[:LONGEST_SUBJECT]}",
            subject_name=f"{place[:LONGEST_SUBJECT]} (a place)",
            month=Period.parse(months[0]) if len(months) == 1 else None,
            sha256=mark.sha256,
            parquet=parquet,
            report=_report(incoming.name, mark, found, keys=tuple(keys)),
        )


def _crime(record: json_records.Record, keys: dict[str, None]) -> Crime:
    """One record; its keys are added to those seen so far, which keep their order."""
    keys.update(dict.fromkeys(record.values))
    category = _given(record, "category")
    return Crime(
        record.text("persistent_id"),
        _month(record),
        category,
        _crime_types().get(category, category),
        *_point(record),
        record.text("location", "street", "name"),
        record.text("outcome_status", "category"),
        record.text("outcome_status", "date"),
        record.text("context"),
        record.text("location_type"),
        record.text("location_subtype"),
        record.number,
    )


def _given(record: json_records.Record, key: str) -> str:
    if found := record.text(key):
        return found
    raise BadInput(f"The key “{key}” is blank.", where=record.where)


def _month(record: json_records.Record) -> str:
    found = _given(record, "month")
    try:
        if Period.parse(found).kind is PeriodKind.MONTH and Period.parse(found).code == found:
            return found
    except BadPeriod:
        pass
    raise BadInput(f"“{found}” is not a month. A month is written 2025-05.", where=record.where)


def _point(record: json_records.Record) -> tuple[float | None, float | None]:
    latitude, longitude = (record.number_at("location", key) for key in ("latitude", "longitude"))
    if abs(latitude or 0) > 90 or abs(longitude or 0) > 180:
        fault = f"“{longitude}, {latitude}” is no place on earth: the longitude or latitude is out of range."
        raise BadInput(fault, where=record.where)
    return latitude, longitude


@cache
def _crime_types() -> Mapping[str, str]:
    """The names in street files of the service's categories."""
    with Path(__file__).with_name("api_categories.csv").open(encoding="utf-8", newline="") as file:
        return {row["category"]: row["crime_type"] for row in csv.DictReader(line for line in file if line[0] != "#")}


def _report(name: str, mark: delimited.Fingerprint, found: Sequence[Crime], *, keys: tuple[str, ...]) -> FileReport:
    ids = [crime.crime_id for crime in found if crime.crime_id]
    return FileReport(
        name,
        rows=len(found),
        blank_crime_id=len(found) - len(ids),
        extra_rows_with_repeated_crime_id=len(ids) - len(set(ids)),
        blank_lsoa=len(found),
        blank_outcome=sum(crime.outcome is None for crime in found),
        line_ending=mark.line_ending,
        crime_type=dict(sorted(Counter(crime.crime_type for crime in found).items())),
        outcome=dict(sorted(Counter(crime.outcome or BLANK for crime in found).items())),
        headings=keys,
        warnings=tuple(_oddities(found, keys)),
    )


def _oddities(found: Sequence[Crime], keys: Sequence[str]) -> Iterator[str]:
    yield "It is an answer about a place, not about a force: no force’s figures rest on it."
    months = Counter(crime.month for crime in found)
    if len(months) > 1:
        yield f"It holds {len(months)} months, {min(months)} to {max(months)}."
    if len(found) >= MOST_CRIMES:
        yield f"It holds {len(found):,} crimes, as many as the service gives at most: some may be missing."
    if nowhere := sum(crime.latitude is None or crime.longitude is None for crime in found):
        yield f"{nowhere} of {len(found)} records have no place."
    for category in sorted({crime.category for crime in found} - _crime_types().keys()):
        yield f"The category “{category}” is not among those known; it was kept."
    for key in sorted(set(keys) - set(_KNOWN)):
        yield f"The key “{key}” is not known in such answers and was left out."


FEED = StreetApi()
