"""Street-level crime of data.police.uk: one file is one month of one publisher, one row is one record, never fewer.

Rows are kept exactly as many as they are: most repeats are different events at one snapped point, so none is removed.
"""

from collections.abc import Sequence
from pathlib import Path

from goldthread.analytics import engine
from goldthread.analytics.areas import find_force
from goldthread.analytics.intake.landing import FileReport, Landing
from goldthread.analytics.intake.opening import Incoming
from goldthread.analytics.intake.sample import Sample
from goldthread.analytics.intake.subject import subject_of
from goldthread.analytics.intake.tables import delimited
from goldthread.analytics.lake import Lake
from goldthread.analytics.schema import ROW, STREET
from goldthread.analytics.sources.records import cell
from goldthread.analytics.sources.street_card import CARD
from goldthread.analytics.sources.street_report import Contents, contents
from goldthread.core.errors import BadInput
from goldthread.core.period import Period

_NUMBERS = tuple(column.heading for column in STREET.read if column.kind == "DOUBLE")
_DISTRICT = r"coalesce(regexp_replace(trim(lsoa_name), '\s+\S+$', ''), '')"
_CELLS = (
    *(cell(column, is_key=column.name in STREET.identity) for column in STREET.read),
    f"{_DISTRICT} AS district",
    f"CAST(row_number() OVER () + 1 AS INTEGER) AS {ROW}",
)
"""What each column of the table is made of."""


class Street:
    """The feed of street files."""

    code = STREET.feed
    title = "data.police.uk street file"
    headings = STREET.headings
    required = STREET.headings

    table = STREET
    card = CARD

    def recognises(self, sample: Sample) -> bool:
        return sample.kind == "csv" and sample.has(self.required)

    def land(self, incoming: Incoming, lake: Lake) -> Landing:
        """Read, check and keep one file. Raises BadInput, and then nothing of the file is in the lake."""
        mark = incoming.fingerprint()
        headings = delimited.header(incoming.path, incoming.name)
        parquet = STREET.place(mark.sha256)
        if lake.holds(parquet):
            found = contents(lake.path(parquet), incoming.name)
        else:
            found = _written(incoming, headings, lake=lake, parquet=parquet)
        return _landing(incoming, mark, found=found, headings=headings)

    def retell(self, parquet: Path, report: FileReport) -> FileReport:
        """The report of a table that a patch made, beside the patch's own report: its counts are the table's."""
        return contents(parquet, report.name).counted(report)


def _written(incoming: Incoming, headings: Sequence[str], *, lake: Lake, parquet: str) -> Contents:
    delimited.positions(headings, STREET.headings, incoming.name)
    with lake.place(parquet) as unfinished:
        try:
            engine.copy_csv(incoming.path, _names(headings), _CELLS, unfinished)
        except engine.NotATable as fault:
            raise _located(incoming, headings, fault) from fault
        return contents(unfinished, incoming.name)


def _names(headings: Sequence[str]) -> list[str]:
    """What the file's columns are called in the lake, in the file's order."""
    names = {delimited.fold(column.heading): column.name for column in STREET.read}
    return [names.get(delimited.fold(heading), f"unknown_{place}") for place, heading in enumerate(headings)]


def _located(incoming: Incoming, headings: Sequence[str], fault: engine.NotATable) -> BadInput:
    """The engine's complaint as a sentence with the row that it is about, found by reading the file slowly."""
    places = delimited.positions(headings, _NUMBERS, incoming.name)

    def not_a_number(row: Sequence[str]) -> str:
        wrong = [heading for heading, place in places.items() if not _is_number(row[place])]
        return f"“{row[places[wrong[0]]]}” in the column “{wrong[0]}” is not a number." if wrong else ""

    if found := delimited.first_fault(incoming.path, incoming.name, not_a_number):
        return found
    if delimited.fingerprint(incoming.path).is_mixed:
        mend = "Save it once more from one program."
        return BadInput("mixes two kinds of line ending.", where=incoming.name, mend=mend)
    return BadInput(f"is not CSV: {str(fault).splitlines()[0]}", where=incoming.name, mend="Fetch it again.")


def _is_number(text: str) -> bool:
    try:
        return not text or float(text) == float(text)
    except ValueError:
        return False


def _landing(incoming: Incoming, mark: delimited.Fingerprint, *, found: Contents, headings: Sequence[str]) -> Landing:
    force = find_force(found.reported_by)
    return Landing(
        feed=STREET.feed,
        subject=force.slug if force else subject_of(found.reported_by),
        subject_name=found.reported_by,
        month=Period.parse(found.month),
        sha256=mark.sha256,
        parquet=STREET.place(mark.sha256),
        report=found.report(incoming.name, mark, headings),
    )


FEED = Street()
