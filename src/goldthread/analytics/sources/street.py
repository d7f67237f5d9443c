"""Street-level crime of data.police.uk: one file is one month of one publisher, one row is one record, never fewer.

Rows are kept exactly as many as they are: most repeats are different events at one snapped point, so none is removed.
"""

from collections.abc import Sequence
from pathlib import Path

from goldthread.analytics.areas import find_force
from goldthread.analytics.intake.landing import FileReport, Landing
from goldthread.analytics.intake.opening import Incoming
from goldthread.analytics.intake.sample import Sample
from goldthread.analytics.intake.subject import subject_of
from goldthread.analytics.intake.tables import delimited
from goldthread.analytics.lake import Lake
from goldthread.analytics.schema import STREET
from goldthread.analytics.sources.records import copy
from goldthread.analytics.sources.street_card import CARD
from goldthread.analytics.sources.street_report import Contents, contents
from goldthread.core.period import Period


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
        copy(incoming, headings, table=STREET, target=unfinished)
        return contents(unfinished, incoming.name)


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
