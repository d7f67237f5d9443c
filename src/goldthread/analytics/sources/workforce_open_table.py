"""The open table of the police workforce: headcount and full-time equivalent by force, sex, rank and kind of worker.

Each line gives two figures. No line is a total, and none is made here.
"""

from calendar import monthrange
from collections.abc import Iterator, Sequence

from goldthread.analytics.intake.feed import FeedCard, FeedColumn
from goldthread.analytics.intake.figures import Figure, Told
from goldthread.analytics.sources.columns import ColumnFeed, Line, code_of, times, years_of
from goldthread.core.period import Period

CODE = "workforce_open_table"
_UNITS = (("total_headcount", "people"), ("total_fte", "full-time equivalent"))
_COLUMNS = (
    FeedColumn("date", "The month at whose end the workforce was counted, as its first day"),
    FeedColumn("geo_code", "The code of the police force area"),
    FeedColumn("force_name", "The force"),
    FeedColumn("region", "The region or country that the force lies in"),
    FeedColumn("sex", "The sex, as recorded by the force"),
    FeedColumn("rank_description", "The rank or role"),
    FeedColumn("worker_type", "Officer, staff, community support officer, designated officer, special or volunteer"),
    FeedColumn("total_headcount", "How many people", "people"),
    FeedColumn("total_fte", "How many full-time posts their hours make", "full-time equivalent"),
)


def _figures(lines: Sequence[Line]) -> Iterator[Figure]:
    for line in lines:
        breakdown = f"sex: {line.text('sex')}; rank: {line.text('rank_description')}"
        force, when = line.text("force_name"), times(_day(line))
        for heading, unit in _UNITS:
            value, mark = line.value(heading)
            yield Figure(
                "workforce",
                line.text("worker_type"),
                breakdown,
                line.cells["geo_code"] or code_of(force),
                force,
                *when,
                unit,
                value,
                mark,
                row=line.row,
            )


def _day(line: Line) -> Period:
    """The day of the count; the first of a month stands for its last day."""
    day = line.day("date")
    if day.day == 1:
        day = day.replace(day=monthrange(day.year, day.month)[1])
    return Period.snapshot(day)


def _told(figures: Sequence[Figure]) -> Told:
    years = years_of(figures)
    return Told(
        subject=f"workforce-{years}",
        subject_name=f"Police workforce, {years.replace('-', ' ')}",
        edition=years.replace("-", " "),
        warnings=("A day that is the first of its month was read as the month’s last: the count is at its end.",),
    )


FEED = ColumnFeed(
    code=CODE,
    title="table of the police workforce (open data)",
    required=("date", "force_name", "sex", "rank_description", "worker_type", "total_headcount", "total_fte"),
    card=FeedCard(
        publisher="Home Office",
        row="the people of one force, sex, rank and kind of worker on one day, as a headcount and as full-time posts",
        columns=_COLUMNS,
        address="https://www.gov.uk/government/statistics/police-workforce-open-data-tables",
        every_months=6,
        lag_days=120,
        known_faults=(
            "31 March is written as 1 March.",
            "The role “Police support volunteer” changes its capitals between years.",
            "Specials and volunteers have a headcount and a full-time equivalent of 0.",
            "Three answers on sex besides female and male begin in 2021.",
        ),
        seen="31 March 2007 to 31 March 2022",
    ),
    reads=_figures,
    tells=_told,
)
