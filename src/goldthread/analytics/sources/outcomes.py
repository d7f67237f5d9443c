"""Outcomes of crimes as data.police.uk publishes them: one file is one month of one publisher, one row one outcome.

The month is that of the outcome, not of the crime. A crime with two outcomes stands twice, and no row is removed.
"""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from goldthread.analytics import engine
from goldthread.analytics.areas import find_force
from goldthread.analytics.intake.feed import FeedCard, FeedColumn
from goldthread.analytics.intake.landing import FileReport, Landing
from goldthread.analytics.intake.opening import Incoming
from goldthread.analytics.intake.sample import Sample
from goldthread.analytics.intake.subject import subject_of
from goldthread.analytics.intake.tables import delimited
from goldthread.analytics.lake import Lake
from goldthread.analytics.schema import ROW, Column, Table
from goldthread.analytics.sources import records
from goldthread.core.period import Period

OUTCOMES = Table(
    feed="outcomes",
    layout=1,
    columns=(
        Column("crime_id", "Crime ID"),
        Column("month", "Month", required=True),
        Column("reported_by", "Reported by", required=True),
        Column("falls_within", "Falls within"),
        Column("longitude", "Longitude", "DOUBLE"),
        Column("latitude", "Latitude", "DOUBLE"),
        Column("location", "Location"),
        Column("lsoa_code", "LSOA code"),
        Column("lsoa_name", "LSOA name"),
        Column("outcome", "Outcome type", required=True),
        Column("district"),
        Column(ROW, kind="INTEGER"),
    ),
    identity=("crime_id",),
    match=("crime_id", "longitude", "latitude", "location", "lsoa_code"),
)
_OF_STREET_ALONE = ("Last outcome category",)
_NAME = re.compile(r"(?P<month>\d{4}-\d{2})-(?P<force>[a-z-]+)-outcomes", re.IGNORECASE)


class _Counts(NamedTuple):
    """Whose file and of which month; then its rows, those with a key, its distinct keys, those with a small area."""

    month: str
    reported_by: str
    rows: int
    identified: int
    identifiers: int
    located: int


class Outcomes:
    """The feed of outcomes files."""

    code = OUTCOMES.feed
    title = "data.police.uk outcomes file"
    headings = OUTCOMES.headings
    required = OUTCOMES.headings

    table = OUTCOMES
    card = FeedCard(
        publisher="data.police.uk",
        row="one outcome that a force gave to a crime in the month",
        columns=(
            FeedColumn("Crime ID", "the publisher’s key of the crime; the same key as in street files"),
            FeedColumn("Month", "the month in which the outcome was given, which may be long after the crime", "month"),
            FeedColumn("Reported by", "the force that gave the record"),
            FeedColumn("Falls within", "the force area that the record is put to"),
            FeedColumn("Longitude", "of the point that the crime is moved to, never the address", "degrees, WGS 84"),
            FeedColumn("Latitude", "of the same point", "degrees, WGS 84"),
            FeedColumn("Location", "the name of that point, usually a street nearby"),
            FeedColumn(
                "LSOA code", "the small area that the point lies in: 2011 or 2021 codes, by the age of the file"
            ),
            FeedColumn("LSOA name", "its name: the district and a number"),
            FeedColumn("Outcome type", "what was decided, in the publisher’s words"),
        ),
        address="https://data.police.uk/",
        every_months=1,
        lag_days=60,
        known_faults=(
            "A crime may stand twice with the same outcome: two suspects charged are two rows of one key.",
            "Outcomes say “Suspect charged” where street files say “Awaiting court outcome”.",
            "Three outcomes read alike: further action, further investigation and formal action that are not in the "
            "public interest.",
            "Results of courts were published for some years only; later files have none, which is no fall.",
            "Anti-social behaviour has no outcome and so no row.",
        ),
        seen="11 rows of one force, March 2024; no whole file",
    )

    def recognises(self, sample: Sample) -> bool:
        return sample.kind == "csv" and sample.has(self.required) and not sample.has(_OF_STREET_ALONE)

    def land(self, incoming: Incoming, lake: Lake) -> Landing:
        """Read, check and keep one file. Raises BadInput, and then nothing of the file is in the lake."""
        mark = incoming.fingerprint()
        parquet = records.keep(incoming, lake, OUTCOMES, sha256=mark.sha256)
        counts = _counted(parquet)
        force = find_force(counts.reported_by)
        return Landing(
            feed=self.code,
            subject=force.slug if force else subject_of(counts.reported_by),
            subject_name=counts.reported_by,
            month=Period.parse(counts.month),
            sha256=mark.sha256,
            parquet=OUTCOMES.place(mark.sha256),
            report=_report(incoming, mark, counts=counts, parquet=parquet),
        )


def _counted(parquet: Path) -> _Counts:
    (found,) = engine.run(
        f"""SELECT any_value(month), any_value(reported_by), count(*), count(crime_id), count(DISTINCT crime_id),
            count(lsoa_code) FROM read_parquet({engine.file_literal(parquet)})"""
    )
    return _Counts(*found)


def _report(incoming: Incoming, mark: delimited.Fingerprint, *, counts: _Counts, parquet: Path) -> FileReport:
    headings = delimited.header(incoming.path, incoming.name)
    return FileReport(
        incoming.name,
        rows=counts.rows,
        blank_crime_id=counts.rows - counts.identified,
        extra_rows_with_repeated_crime_id=counts.identified - counts.identifiers,
        blank_lsoa=counts.rows - counts.located,
        line_ending=mark.line_ending,
        district=records.count_by(parquet, "district"),
        outcome=records.count_by(parquet, "outcome"),
        headings=headings,
        warnings=tuple(_oddities(incoming.name, mark, headings=headings, counts=counts)),
    )


def _oddities(name: str, mark: delimited.Fingerprint, *, headings: Sequence[str], counts: _Counts) -> Iterator[str]:
    if mark.is_mixed:
        yield "Its lines end in two ways; every row was read."
    known = {delimited.fold(heading) for heading in OUTCOMES.headings}
    for heading in headings:
        if delimited.fold(heading) not in known:
            yield f"The column “{heading}” is not known in outcomes files and was left out."
    if named := _NAME.match(PurePosixPath(name).name):
        if named["month"] != counts.month:
            yield f"The file is named for {named['month']}, its rows say {counts.month}; the rows were believed."
        force = find_force(named["force"])
        if force and force != find_force(counts.reported_by):
            yield (
                f"The file is named for {named['force']}, its rows are by {counts.reported_by}; the rows were believed."
            )


FEED = Outcomes()
