"""Residents by local authority and year: the mid-year estimates, one number an area and year.

Areas are those of the edition, also for years before they were made. No sum over areas is made here.
"""

from collections.abc import Iterator, Sequence
from datetime import date

from goldthread.analytics.intake.feed import FeedCard, FeedColumn
from goldthread.analytics.intake.figures import Figure, Told
from goldthread.analytics.sources.columns import ColumnFeed, Line, times, years_of
from goldthread.analytics.sources.extent import extent_of
from goldthread.core.period import Period

CODE = "population_district"
_COLUMNS = (
    FeedColumn("code", "The code of the local authority"),
    FeedColumn("name", "Its name"),
    FeedColumn("year", "The year; the estimate is at 30 June"),
    FeedColumn("population", "Usual residents of every age", "people"),
)


def _figures(lines: Sequence[Line]) -> Iterator[Figure]:
    for line in lines:
        people = line.whole("population")
        yield Figure(
            "mid-year estimates",
            "residents",
            "",
            line.text("code"),
            line.text("name"),
            *times(Period.snapshot(date(line.year("year"), 6, 30))),
            "people",
            None if people is None else float(people),
            "" if people is not None else line.cells["population"],
            row=line.row,
        )


def _told(figures: Sequence[Figure]) -> Told:
    years, extent = years_of(figures), extent_of(figure.area_code for figure in figures)
    return Told(
        subject=f"districts-mid-{years}{extent.subject}",
        subject_name=f"Residents by district, mid-{years.replace('-to-', ' to mid-')}{extent.name}",
        edition=f"mid-{years[-4:]}",
    )


FEED = ColumnFeed(
    code=CODE,
    title="table of residents by local authority and year",
    required=("code", "name", "year", "population"),
    card=FeedCard(
        publisher="Office for National Statistics",
        row="the residents of one local authority in the middle of one year",
        columns=_COLUMNS,
        address="https://www.ons.gov.uk/peoplepopulationandcommunity/populationandmigration/populationestimates",
        every_months=12,
        lag_days=380,
        known_faults=("Estimates of the years before a census are revised after it.",),
        seen="Mid-2001 to mid-2020",
    ),
    reads=_figures,
    tells=_told,
)
