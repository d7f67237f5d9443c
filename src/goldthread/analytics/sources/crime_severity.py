"""Crime severity scores by force, region and country: one score a group of offences and year.

The year's label is checked against the day that the year ends on, and never read alone: it comes with rubbish attached.
"""

import re
from collections.abc import Iterator, Sequence

from goldthread.analytics.intake.feed import FeedCard, FeedColumn
from goldthread.analytics.intake.figures import Figure, Told
from goldthread.analytics.sources.columns import ColumnFeed, Line, times
from goldthread.core.period import Period

CODE = "crime_severity"
_LABEL = re.compile(r"([A-Z][a-z]{2}) '(\d\d) to\s+([A-Z][a-z]{2}) '(\d\d)\D*\d*", re.ASCII)
_COLUMNS = (
    FeedColumn("offence_group", "The group of offences, or “Total recorded crime”"),
    FeedColumn("code", "The code of the country, region or police force area"),
    FeedColumn("name", "Its name"),
    FeedColumn("year", "The twelve months in words; checked against year_ending"),
    FeedColumn(
        "severity_score",
        "The weights of the offences recorded, summed, over the residents; “:” where none is given",
        "score",
    ),
    FeedColumn("year_ending", "The last day of the twelve months"),
)


def _figures(lines: Sequence[Line]) -> Iterator[Figure]:
    for line in lines:
        value, mark = line.value("severity_score")
        yield Figure(
            "crime severity score",
            line.text("offence_group"),
            "",
            line.cells["code"],
            line.text("name"),
            *times(_year(line)),
            "severity score",
            value,
            mark,
            row=line.row,
        )


def _year(line: Line) -> Period:
    """The twelve months. Raises BadInput when the label names another year than the day does."""
    end = line.day("year_ending")
    label = _LABEL.fullmatch(line.cells["year"])
    if label and (label[3], label[4]) != (f"{end:%b}", f"{end:%y}"):
        raise line.refusal(f"The year “{' '.join(line.cells['year'].split())}” does not end on {end}.")
    return Period.rolling_12(end.year, end.month)


def _told(figures: Sequence[Figure]) -> Told:
    last = max(figures, key=lambda figure: figure.ends_on)
    edition = Period.parse(last.period)
    return Told(
        subject=f"year-ending-{edition.last_month.code}",
        subject_name=f"Crime severity scores, {edition.words}",
        edition=edition.words,
    )


FEED = ColumnFeed(
    code=CODE,
    title="table of crime severity scores",
    required=("offence_group", "code", "name", "severity_score", "year_ending"),
    card=FeedCard(
        publisher="Office for National Statistics",
        row="the severity score of one group of offences in one area and year",
        columns=_COLUMNS,
        address="https://www.ons.gov.uk/peoplepopulationandcommunity/crimeandjustice/datasets/crimeseverityscoreexperimentalstatistics",
        every_months=12,
        lag_days=200,
        known_faults=(
            "The year’s label is broken over two lines and ends in dots and a number that mean nothing.",
            "City of London has no score: too few people live there.",
        ),
        seen="Years ending March 2003 to March 2022",
    ),
    reads=_figures,
    tells=_told,
)
