"""What is told of street files on their page: each column in words, and the faults that they are known to have.

It reads no file. Every fault here is one that a test of the feed meets.
"""

from goldthread.analytics.intake.feed import FeedCard, FeedColumn
from goldthread.analytics.schema import STREET

_MEANINGS = {
    "Crime ID": "The record’s identifier. Blank for anti-social behaviour, and for all that some publishers record.",
    "Month": "The month in which it was reported or happened. No day is published.",
    "Reported by": "The force that supplied the record.",
    "Falls within": "The force area it is counted in; today always the same as “Reported by”.",
    "Longitude": "Of the point on a fixed list that lies nearest: never where it happened.",
    "Latitude": "Of the point on a fixed list that lies nearest: never where it happened.",
    "Location": "The name of that point: a street, or a kind of place such as a supermarket.",
    "LSOA code": "The small area of the census that the point lies in; of 2011 or of 2021, by when it was published.",
    "LSOA name": "The small area’s name, which begins with its district’s.",
    "Crime type": "One of fourteen categories. They are not the groups of the Home Office’s counts.",
    "Last outcome category": "The latest outcome known when the file was made. Blank for anti-social behaviour.",
    "Context": "Notes of the force. Always empty.",
}
_UNITS = {"Longitude": "degrees east (WGS 84)", "Latitude": "degrees north (WGS 84)"}

CARD = FeedCard(
    publisher="data.police.uk",
    row="one crime or incident that a force recorded, as published",
    columns=tuple(FeedColumn(one, _MEANINGS[one], _UNITS.get(one, "")) for one in STREET.headings),
    address="https://data.police.uk/data/",
    every_months=1,
    lag_days=60,
    known_faults=(
        "About a fifth of the rows have no identifier, and many of those are alike in every cell: each is counted.",
        "An identifier may stand on several rows, in one month or in several: rows are counted, not identifiers.",
        "Outcomes change from one release to the next, for the same identifiers.",
        "Recent months have few outcomes yet: a rate of outcomes over the last half year reads too low.",
        "The outcomes of courts stand in the files of 2018 and 2019 and in none of 2024 and 2025.",
        "A force may supply one category hardly at all in some month: a gap in supply, not a fall in crime.",
        "A force may supply hardly anything for months on end.",
        "The small areas are those of 2011 in older files and those of 2021 in newer ones, in one column.",
        "Up to an eighth of a force’s rows, and all rows of some publishers, have no place.",
        "Some rows stand far outside their force’s area; now and then a fault of geocoding puts hundreds there.",
        "Police stations, hospitals, prisons and headquarters gather records that have no better place.",
        "Names of places hold commas within quotes, blanks at their end, and odd capitals.",
        "Some files end their lines as Windows does, most do not.",
        "Before June 2013 there were other categories.",
        "A publisher’s name in the rows is not the name in the file’s name, and some forces are missing for years.",
    ),
    seen="836 files of 41 forces and two other publishers, between October 2018 and December 2025",
)
