"""Police officers, staff, community support officers, specials and volunteers by force at a day: Home Office tables.

A table is known by its title and headings, never by its number. One that gives no unit or day, and a sheet of numbers
without such a title, are told and left out.
"""

import re
from collections.abc import Iterator, Sequence

from goldthread.analytics.intake.feed import FeedCard, FeedColumn
from goldthread.analytics.intake.figures import Told, land_figures
from goldthread.analytics.intake.landing import Landing
from goldthread.analytics.intake.opening import Incoming
from goldthread.analytics.intake.sample import Sample
from goldthread.analytics.intake.tables import workbook
from goldthread.analytics.intake.tables.banded import unfooted
from goldthread.analytics.lake import Lake
from goldthread.analytics.schema import figures_table
from goldthread.analytics.sources.home_office_sums import told_sums
from goldthread.analytics.sources.police_workforce_tables import Read, is_table, listed_titles, read_table
from goldthread.analytics.sources.unread_sheets import holds_figures, told_unread
from goldthread.core.errors import BadInput
from goldthread.core.period import Period

_TITLE = re.compile(r"police workforce,? england and wales.*?(\d{1,2} [A-Za-z]+ \d{4})", re.IGNORECASE | re.DOTALL)
_SHEETS_LOOKED_AT, _ROWS_LOOKED_AT = 3, 8


class PoliceWorkforce:
    """The feed of the workforce tables."""

    code = "police_workforce"
    title = "workbook of police workforce tables"
    headings: tuple[str, ...] = ()
    required: tuple[str, ...] = ()
    table = figures_table(code)
    card = FeedCard(
        publisher="Home Office",
        row="the people of one kind in one force, region or country at a day",
        columns=(
            FeedColumn("As at", "the day of the count", "full-time equivalents, or headcount"),
            FeedColumn("Change, number", "the change between two such days", "full-time equivalents, or headcount"),
            FeedColumn("Change, %", "the same in per cent of the earlier number", "%"),
        ),
        address="https://www.gov.uk/government/collections/police-workforce-england-and-wales",
        every_months=6,
        lag_days=122,
        known_faults=(
            "Regions and forces share one column; “West Midlands” is both.",
            "Some forces count designated officers among their staff (“..”): the two are best read together.",
            "Headcounts of September 2018 were not collected.",
            "Rank, sex and ethnicity stand in other workbooks.",
        ),
        seen="30 September 2019",
    )

    def recognises(self, sample: Sample) -> bool:
        """By its title and a table: the open table of the same statistics has one long sheet instead."""
        tops = (sample.top(sheet, _ROWS_LOOKED_AT) for sheet in sample.sheets)
        return _is_titled(sample) and any(is_table(top) for top in tops)

    def land(self, incoming: Incoming, lake: Lake) -> Landing:
        """Read and keep the whole file. Raises BadInput, and then nothing of it is in the lake."""
        edition, tables, unread = _read(incoming)
        figures = [figure for table in tables for figure in table.figures]
        told = Told(
            subject=f"as-at-{edition.code}",
            subject_name=edition.words,
            edition=f"as at {edition.words}",
            warnings=(*told_unread(unread), *_oddities(tables)),
        )
        return land_figures(incoming, lake, self.table, figures, told)


def _is_titled(sample: Sample) -> bool:
    tops = (sample.top(sheet, _ROWS_LOOKED_AT) for sheet in sample.sheets[:_SHEETS_LOOKED_AT])
    return any(_TITLE.search(" ".join(str(cell) for row in top for cell in row)) for top in tops)


def _read(incoming: Incoming) -> tuple[Period, list[Read], list[str]]:
    """The day that the workbook is of, its tables, and the other sheets that hold numbers."""
    edition, tables, unread, listed = None, list[Read](), list[str](), dict[str, str]()
    for sheet, rows in workbook.every_sheet(incoming.path, incoming.name):
        edition = edition or _edition(rows[:_ROWS_LOOKED_AT])
        table = read_table(sheet, rows, listed)
        if table is not None:
            tables.append(table)
            continue
        listed |= listed_titles(rows)
        unread += [sheet] if holds_figures(sheet, rows) else []
    if edition is None:
        fault = "has no title that says which day the tables are of."
        raise BadInput(fault, where=incoming.name, mend="Fetch the workbook again, with its first sheet.")
    return edition, tables, unread


def _edition(rows: Sequence[Sequence[workbook.Cell]]) -> Period | None:
    found = _TITLE.search(" ".join(unfooted(str(cell))[0] for row in rows for cell in row))
    return Period.parse(found[1]) if found else None


def _oddities(tables: Sequence[Read]) -> Iterator[str]:
    if left_out := [table.name for table in tables if not table.figures]:
        yield f"Left out, since neither the day nor the unit could be read: {', '.join(left_out)}."
    yield from told_sums(one for table in tables for one in table.sums)


FEED = PoliceWorkforce()
