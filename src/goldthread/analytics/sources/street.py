"""Street-level crime of data.police.uk: one file is one month of one publisher, one row is one record, never fewer.

Rows are kept exactly as many as they are: most repeats are different events at one snapped point, so none is removed.
"""

from collections.abc import Sequence
from pathlib import Path

from goldthread.analytics import engine
from goldthread.analytics.areas import find_force
from goldthread.analytics.intake.feed import FeedCard, FeedColumn
from goldthread.analytics.intake.landing import Landing
from goldthread.analytics.intake.opening import Incoming
from goldthread.analytics.intake.sample import Sample
from goldthread.analytics.intake.subject import subject_of
from goldthread.analytics.intake.tables import delimited
from goldthread.analytics.lake import Lake
from goldthread.analytics.schema import ROW, STREET, Column
from goldthread.analytics.sources.street_report import Contents, contents
from goldthread.core.errors import BadInput
from goldthread.core.period import Period

_DISTRICT = r"coalesce(regexp_replace(trim(lsoa_name), '\s+\S+$', ''), '')"
_NUMBERS = tuple(column.heading for column in STREET.read if column.kind == "DOUBLE")


class Street:
    """The feed of street files."""

    code = STREET.feed
    title = "data.police.uk street file"
    headings = STREET.headings
    required = STREET.headings

    table = STREET
    card = FeedCard(
        publisher="data.police.uk",
        row="one crime or incident that a force recorded, as published",
        columns=tuple(FeedColumn(column.heading, "") for column in STREET.read),
    )

    def recognises(self, sample: Sample) -> bool:
        return sample.kind == "csv" and sample.has(self.required)

    def land(self, incoming: Incoming, lake: Lake) -> Landing:
        """Read, check and keep one file. Raises BadInput, and then nothing of the file is in the lake."""
        mark = delimited.fingerprint(incoming.path)
        headings = delimited.header(incoming.path, incoming.name)
        parquet = STREET.place(mark.sha256)
        if lake.holds(parquet):
            found = contents(lake.path(parquet), incoming.name)
        else:
            found = _written(incoming, headings, lake=lake, parquet=parquet)
        return _landing(incoming, mark, found=found, headings=headings)


def _written(incoming: Incoming, headings: Sequence[str], *, lake: Lake, parquet: str) -> Contents:
    delimited.positions(headings, STREET.headings, incoming.name)
    with lake.place(parquet) as unfinished:
        try:
            engine.run(_copy(incoming.path, headings, unfinished))
        except engine.NotATable as fault:
            raise _located(incoming, headings, fault) from fault
        return contents(unfinished, incoming.name)


def _copy(source: Path, headings: Sequence[str], target: Path) -> str:
    """One pass of the engine from CSV to Parquet, with every part of the dialect stated."""
    names = {delimited.fold(column.heading): column.name for column in STREET.read}
    given = [names.get(delimited.fold(heading), f"unknown_{place}") for place, heading in enumerate(headings)]
    columns = ", ".join(f"'{name}': 'VARCHAR'" for name in given)
    return f"""
        COPY (
            SELECT {", ".join(_cell(column) for column in STREET.read)}, {_DISTRICT} AS district,
                   CAST(row_number() OVER () + 1 AS INTEGER) AS {ROW}
            FROM read_csv({engine.file_literal(source)}, auto_detect = false, header = true, delim = ',', quote = '"',
                          escape = '"', strict_mode = true, columns = {{{columns}}})
        ) TO {engine.literal(str(target))} (FORMAT parquet)
    """


def _cell(column: Column) -> str:
    """Texts stay as published, blanks and all; the engine reads an empty cell as none."""
    return column.name if column.kind == "VARCHAR" else f"CAST({column.name} AS {column.kind}) AS {column.name}"


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
