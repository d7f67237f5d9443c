"""Residents of whole force areas in the middle of a year: what the rates of many forces are per.

A census table by small area is another feed: it serves the districts of one force.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from goldthread.analytics import engine
from goldthread.analytics.intake.feed import FeedCard, FeedColumn
from goldthread.analytics.intake.landing import FileReport, Landing
from goldthread.analytics.intake.opening import Incoming
from goldthread.analytics.intake.sample import Sample
from goldthread.analytics.intake.tables import delimited
from goldthread.analytics.lake import Lake
from goldthread.analytics.schema import FORCE_RESIDENTS
from goldthread.analytics.sources.monthly_counts import force_code
from goldthread.core.errors import BadInput

_YEAR = re.compile(r"(19|20|21)\d\d")
_PEOPLE = re.compile(r"0*[1-9]\d{0,8}")


class People(NamedTuple):
    """One row: the force by its short name, its name and area code as published, the year, its residents."""

    force: str
    name: str
    code: str
    year: int
    people: int
    row: int


class ForceResidents:
    """The feed of residents by force."""

    code = FORCE_RESIDENTS.feed
    title = "table of residents by force"
    headings = FORCE_RESIDENTS.headings
    required = FORCE_RESIDENTS.headings

    table = FORCE_RESIDENTS
    card = FeedCard(
        publisher="Office for National Statistics",
        row="the residents of one force area in the middle of a year",
        columns=(
            FeedColumn("force", "The force by its short name"),
            FeedColumn("name", "The police force area"),
            FeedColumn("code", "Its code"),
            FeedColumn("year", "The year; the estimate is at 30 June"),
            FeedColumn("people", "Usual residents of every age", "people"),
        ),
        address="https://www.ons.gov.uk/peoplepopulationandcommunity/populationandmigration/populationestimates",
        every_months=12,
        lag_days=380,
        known_faults=("Residents are not who is in an area by day: a city’s centre has few of them.",),
        seen="Mid-2020, 43 forces",
    )

    def recognises(self, sample: Sample) -> bool:
        return sample.kind == "csv" and sample.has(self.required)

    def land(self, incoming: Incoming, lake: Lake) -> Landing:
        """Read, check and keep one file. Raises BadInput, and then nothing of the file is in the lake."""
        mark = incoming.fingerprint()
        found = _rows(incoming)
        parquet = FORCE_RESIDENTS.place(mark.sha256)
        if not lake.holds(parquet):
            with lake.place(parquet) as unfinished:
                engine.write_rows(FORCE_RESIDENTS, found, unfinished)
        years = [str(year) for year in dict.fromkeys((min(r.year for r in found), max(r.year for r in found)))]
        return Landing(
            feed=self.code,
            subject=f"forces-mid-{'-'.join(years)}",
            subject_name=f"Residents by force, mid-{' to mid-'.join(years)}",
            month=None,
            sha256=mark.sha256,
            parquet=parquet,
            report=FileReport(incoming.name, rows=len(found), line_ending=mark.line_ending),
        )


def read_people(lake: Lake, parquet: str) -> list[tuple[str, int, int]]:
    """Force, year and residents of each row of a landed file."""
    table = f"read_parquet({engine.file_literal(lake.held(parquet))})"
    return engine.run(f"SELECT force, year, people FROM {table} ORDER BY row")


def _rows(incoming: Incoming) -> list[People]:
    headings = delimited.header(incoming.path, incoming.name)
    places = delimited.positions(headings, FORCE_RESIDENTS.headings, incoming.name)
    found, seen = [], dict[tuple[str, str], int]()
    for number, row in delimited.even_rows(incoming.path, incoming.name):
        if number > 1:
            cells = [row[place].strip() for place in places.values()]
            if fault := _fault(cells) or _repeats(cells, seen, number):
                raise BadInput(fault, where=delimited.at(incoming.name, number))
            force, name, code, year, people = cells
            found.append(People(force_code(force), name, code, int(year), int(people), number))
    if not found:
        raise BadInput("holds a header and no rows.", where=incoming.name, mend="Fetch the file again.")
    return found


def _fault(cells: Sequence[str]) -> str:
    """What is wrong with one row by itself; empty when nothing is."""
    force, name, _code, year, people = cells
    if not force or not name:
        return f"The column “{'name' if force else 'force'}” is blank."
    if not _YEAR.fullmatch(year):
        return f"“{year}” is not a year."
    return "" if _PEOPLE.fullmatch(people) else f"“{people}” residents of {name} is not a whole number above 0."


def _repeats(cells: Sequence[str], seen: dict[tuple[str, str], int], number: int) -> str:
    """That force and year stand in an earlier row already; empty when they do not."""
    force, name, _code, year, _people = cells
    earlier = seen.setdefault((force_code(force), year), number)
    return "" if earlier == number else f"{name} in {year} stands in row {earlier} already."


FEED = ForceResidents()
