"""Recorded crimes of many forces by month and type: counts made from street files, for setting a force beside others.

A row is a count, not a crime. A type without a row in a month counts as none of it; a force without a row is not held.
"""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from goldthread.analytics import engine
from goldthread.analytics.areas import find_force
from goldthread.analytics.intake.feed import FeedCard, FeedColumn
from goldthread.analytics.intake.landing import FileReport, Landing
from goldthread.analytics.intake.opening import Incoming
from goldthread.analytics.intake.sample import Sample
from goldthread.analytics.intake.subject import subject_of
from goldthread.analytics.intake.tables import delimited
from goldthread.analytics.lake import Lake
from goldthread.analytics.schema import MONTHLY_COUNTS, street_categories
from goldthread.core.errors import BadInput
from goldthread.core.period import Period

_MONTH = re.compile(r"(19|20|21)\d\d-(0[1-9]|1[0-2])")
_WHOLE = re.compile(r"\d{1,9}")


class Count(NamedTuple):
    """One row: month as 2025-05, force by its short name, the type as published, how many."""

    month: str
    force: str
    reported_by: str
    crime_type: str
    number: int
    row: int


class MonthlyCounts:
    """The feed of monthly counts of many forces."""

    code = MONTHLY_COUNTS.feed
    title = "table of monthly counts by force"
    headings = MONTHLY_COUNTS.headings
    required = MONTHLY_COUNTS.headings

    table = MONTHLY_COUNTS
    card = FeedCard(
        publisher="counts of data.police.uk",
        row="the crimes of one type that one force recorded in a month",
        columns=(
            FeedColumn("month", "The month, as 2025-05"),
            FeedColumn("force", "The force by its short name"),
            FeedColumn("reported_by", "The force as street files name it"),
            FeedColumn("crime_type", "The type of crime, as published"),
            FeedColumn("n", "How many rows of the street file had it", "crimes and incidents"),
        ),
        address="https://data.police.uk/data/",
        every_months=1,
        lag_days=60,
        known_faults=(
            "Forces are absent in months for which no street file was at hand: absent is not none.",
            "A force’s supply failures stand in the counts as falls.",
        ),
        seen="October 2018 to December 2025, 41 forces in 21 months",
    )

    def recognises(self, sample: Sample) -> bool:
        return sample.kind == "csv" and sample.has(self.required)

    def land(self, incoming: Incoming, lake: Lake) -> Landing:
        """Read, check and keep one file. Raises BadInput, and then nothing of the file is in the lake.

        Files that begin with the same month take one another's place, so a table that grows each month is one table.
        """
        mark = incoming.fingerprint()
        found = _rows(incoming)
        parquet = MONTHLY_COUNTS.place(mark.sha256)
        if not lake.holds(parquet):
            with lake.place(parquet) as unfinished:
                engine.write_rows(MONTHLY_COUNTS, found, unfinished)
        first, last = min(row.month for row in found), max(row.month for row in found)
        words = [Period.parse(month).words for month in dict.fromkeys((first, last))]
        warnings = tuple(_oddities(found))
        return Landing(
            feed=self.code,
            subject=f"forces-from-{first}",
            subject_name=f"{len({row.force for row in found})} forces, {' to '.join(words)}",
            month=None,
            sha256=mark.sha256,
            parquet=parquet,
            report=FileReport(incoming.name, rows=len(found), line_ending=mark.line_ending, warnings=warnings),
        )


def read_counts(lake: Lake, parquet: str) -> list[tuple[str, str, str, int]]:
    """Month, force, type and count of each row of a landed file."""
    table = f"read_parquet({engine.file_literal(lake.held(parquet))})"
    return engine.run(f'SELECT month, force, crime_type, "count" FROM {table} ORDER BY row')


def _rows(incoming: Incoming) -> list[Count]:
    headings = delimited.header(incoming.path, incoming.name)
    places = delimited.positions(headings, MONTHLY_COUNTS.headings, incoming.name)
    found, seen = [], dict[tuple[str, str, str], int]()
    for number, row in delimited.even_rows(incoming.path, incoming.name):
        if number > 1:
            cells = [row[place].strip() for place in places.values()]
            if fault := _fault(cells) or _repeats(cells, seen, number):
                raise BadInput(fault, where=delimited.at(incoming.name, number))
            month, force, reported_by, crime_type, count = cells
            found.append(Count(month, force_code(force), reported_by, crime_type, int(count), number))
    if not found:
        raise BadInput("holds a header and no rows.", where=incoming.name, mend="Fetch the file again.")
    return found


def force_code(name: str) -> str:
    """The short name of a force as a file calls it; one that no table of areas holds keeps a code of its own."""
    force = find_force(name)
    return force.slug if force else subject_of(name)


def _fault(cells: Sequence[str]) -> str:
    """What is wrong with one row by itself; empty when nothing is."""
    month, *_names, count = cells
    named = zip(MONTHLY_COUNTS.headings[1:4], cells[1:4], strict=True)
    if blank := [heading for heading, cell in named if not cell]:
        return f"The column “{blank[0]}” is blank."
    if not _MONTH.fullmatch(month):
        return f"“{month}” is not a month. A month is written 2025-05."
    return "" if _WHOLE.fullmatch(count) else f"“{count}” in the column “n” is not a whole number, 0 or more."


def _repeats(cells: Sequence[str], seen: dict[tuple[str, str, str], int], number: int) -> str:
    """That month, force and type stand in an earlier row already; empty when they do not."""
    month, force, _reported_by, crime_type, _count = cells
    earlier = seen.setdefault((month, force_code(force), crime_type), number)
    if earlier == number:
        return ""
    return f"{crime_type} of {force} in {month} stands in row {earlier} already: it would count twice."


def _oddities(found: Iterable[Count]) -> Iterable[str]:
    unknown = {row.crime_type for row in found} - street_categories()
    for crime_type in sorted(unknown):
        yield f"The crime type “{crime_type}” is not among those known; it was kept."


FEED = MonthlyCounts()
