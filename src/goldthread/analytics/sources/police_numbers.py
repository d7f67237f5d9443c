"""Police officers by force and year, full-time equivalent, at 31 March.

The file names no day and no unit: both are those of the workforce statistics that it was drawn from, and are told.
"""

from collections.abc import Iterator, Sequence
from datetime import date

from goldthread.analytics.intake.feed import FeedCard, FeedColumn
from goldthread.analytics.intake.figures import Figure, Told
from goldthread.analytics.sources.columns import ColumnFeed, Line, code_of, times, years_of
from goldthread.core.period import Period

CODE = "police_numbers"
_COLUMNS = (
    FeedColumn("year", "The year, at 31 March"),
    FeedColumn("force_name", "The force"),
    FeedColumn("officers", "Police officers of every rank", "full-time equivalent"),
)


def _figures(lines: Sequence[Line]) -> Iterator[Figure]:
    for line in lines:
        value, mark = line.value("officers")
        if value is not None and value < 0:
            raise line.refusal(f"“{value:g}” officers is below 0.")
        force = line.text("force_name")
        yield Figure(
            "police officers",
            "police officers",
            "",
            code_of(force),
            force,
            *times(Period.snapshot(date(line.year("year"), 3, 31))),
            "full-time equivalent",
            value,
            mark,
            row=line.row,
        )


def _told(figures: Sequence[Figure]) -> Told:
    years = years_of(figures)
    return Told(
        subject=f"officers-{years}",
        subject_name=f"Police officers by force, {years.replace('-', ' ')}",
        edition=years.replace("-", " "),
        warnings=("The file names neither day nor unit: read as full-time equivalent at 31 March.",),
    )


FEED = ColumnFeed(
    code=CODE,
    title="table of police officers by force and year",
    required=("year", "force_name", "officers"),
    card=FeedCard(
        publisher="Home Office",
        row="the police officers of one force in one year",
        columns=_COLUMNS,
        address="https://www.gov.uk/government/collections/police-workforce-england-and-wales",
        every_months=12,
        lag_days=120,
        known_faults=(
            "The file names neither the day nor the unit of its numbers.",
            "Numbers carry the noise of a computer’s sums: 1203.6399999999999.",
        ),
        seen="2007 to 2019",
    ),
    reads=_figures,
    tells=_told,
)
