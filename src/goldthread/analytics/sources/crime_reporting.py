"""Shares of the crimes of the Crime Survey that came to the knowledge of the police, by kind of crime and year.

A kind whose name stands under several others is kept with the one that it stands under, never added to its namesakes.
"""

from collections.abc import Iterator, Sequence

from goldthread.analytics.intake.feed import FeedCard, FeedColumn
from goldthread.analytics.intake.figures import Figure, Told
from goldthread.analytics.sources.columns import ColumnFeed, Line, times
from goldthread.core.period import Period

CODE = "crime_reporting"
AREA_CODE, AREA_NAME = "K04000001", "England and Wales"
_COLUMNS = (
    FeedColumn("category", "The kind of crime; a kind within another stands below it"),
    FeedColumn("year_ending", "The month that the twelve months end with, as its first day"),
    FeedColumn("proportion", "The share reported to the police; NA where too few were asked", "share of incidents"),
)


def _figures(lines: Sequence[Line]) -> Iterator[Figure]:
    for line, under in zip(lines, _headed(lines), strict=True):
        value, mark = line.value("proportion")
        if value is not None and not 0 <= value <= 1:
            raise line.refusal(f"“{value:g}” in the column “proportion” is not a share from 0 to 1.")
        end = line.day("year_ending")
        yield Figure(
            "reported to the police",
            line.text("category"),
            f"of: {under}" if under else "",
            AREA_CODE,
            AREA_NAME,
            *times(Period.rolling_12(end.year, end.month)),
            "share of incidents",
            value,
            mark,
            row=line.row,
        )


def _headed(lines: Sequence[Line]) -> list[str]:
    """For each line the kind that it stands under, where its own name does not say which of several it is.

    A name that begins more than one block of lines belongs to the last one before it that begins only one.
    """
    names = [line.text("category") for line in lines]
    begins = [name for place, name in enumerate(names) if place == 0 or names[place - 1] != name]
    several = {name for name in begins if begins.count(name) > 1}
    found, head = list[str](), ""
    for name in names:
        head = head if name in several else name
        found.append(head if name in several else "")
    return found


def _told(figures: Sequence[Figure]) -> Told:
    last = Period.parse(max(figures, key=lambda figure: figure.ends_on).period)
    several = sorted({figure.series for figure in figures if figure.breakdown})
    named = ", ".join(f"“{name}”" for name in several)
    return Told(
        subject=f"year-ending-{last.last_month.code}",
        subject_name=f"Share of crime reported, {last.words}",
        edition=last.words,
        warnings=(f"{named} stand under several kinds of crime, and were kept with theirs.",) if several else (),
    )


FEED = ColumnFeed(
    code=CODE,
    title="table of shares of crime reported to the police",
    required=("category", "year_ending", "proportion"),
    card=FeedCard(
        publisher="Office for National Statistics",
        row="the share of one kind of crime that was reported to the police in a year",
        columns=_COLUMNS,
        address="https://www.ons.gov.uk/peoplepopulationandcommunity/crimeandjustice/datasets/crimeinenglandandwalesannualtrendanddemographictables",
        every_months=12,
        lag_days=200,
        known_faults=(
            "Kinds within domestic burglary carry the same names three times, with other shares.",
            "No standard error is given.",
            "The years run with gaps until 2002.",
        ),
        seen="Years ending December 1981 to March 2019",
    ),
    reads=_figures,
    tells=_told,
)
