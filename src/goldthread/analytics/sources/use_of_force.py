"""Force that police officers used, by tactic, person, reason, place, outcome and force: Home Office yearly tables.

A count of a group is what officers perceived. A total that its parts do not give is told, never mended.
"""

import re
from collections.abc import Iterator, Sequence

from goldthread.analytics.intake.feed import FeedCard, FeedColumn
from goldthread.analytics.intake.figures import Figure, Told, land_figures
from goldthread.analytics.intake.landing import Landing
from goldthread.analytics.intake.opening import Incoming
from goldthread.analytics.intake.sample import Sample
from goldthread.analytics.intake.tables import workbook
from goldthread.analytics.lake import Lake
from goldthread.analytics.schema import figures_table
from goldthread.analytics.sources.home_office_sums import told_sums
from goldthread.analytics.sources.unread_sheets import holds_figures, told_unread
from goldthread.analytics.sources.use_of_force_sums import sums_of
from goldthread.analytics.sources.use_of_force_tables import read_table
from goldthread.core.errors import BadInput
from goldthread.core.period import Period

_TITLE = re.compile(
    r"police use of force statistics,? england and wales.*?(?:to|-|–)\s+(?:31 )?(March \d{4})",
    re.IGNORECASE | re.DOTALL,
)
_SHEETS_LOOKED_AT, _ROWS_LOOKED_AT = 3, 8


class UseOfForce:
    """The feed of the use of force tables."""

    code = "use_of_force"
    title = "workbook of police use of force tables"
    headings: tuple[str, ...] = ()
    required: tuple[str, ...] = ()
    table = figures_table(code)
    card = FeedCard(
        publisher="Home Office",
        row="how often a tactic was used, or in how many incidents, of one group or in one force in a year",
        columns=(
            FeedColumn("Number of times tactic reported", "uses of a tactic, counted once an incident", "uses"),
            FeedColumn("Total number of incidents", "reports of one officer on one person", "incidents"),
            FeedColumn("Type of force; Tactic", "the tactic within its type; “all” is the published total"),
            FeedColumn("Perceived age, gender, ethnicity, health condition", "as the officer perceived the person"),
        ),
        address="https://www.gov.uk/government/collections/police-use-of-force-statistics",
        every_months=12,
        lag_days=261,
        known_faults=(
            "Some totals are not the sum of their parts, as for people under 11 in 2019/20.",
            "What a force could not tell stands as “:”.",
            "An incident is one officer’s report: several may be of the same event and person.",
            "Reasons, factors, outcomes and places overlap, and add up to more than the incidents.",
        ),
        seen="April 2019 to March 2020",
    )

    def recognises(self, sample: Sample) -> bool:
        return sample.kind == "workbook" and any(
            _edition(sample.top(sheet, _ROWS_LOOKED_AT)) for sheet in sample.sheets[:_SHEETS_LOOKED_AT]
        )

    def land(self, incoming: Incoming, lake: Lake) -> Landing:
        """Read and keep the whole file. Raises BadInput, and then nothing of it is in the lake."""
        edition, figures, left_out, unread = _read(incoming)
        told = Told(
            subject=f"year-ending-{edition.last_month.code}",
            subject_name=edition.words,
            edition=edition.words,
            warnings=(*told_unread(unread), *_left_out(left_out), *told_sums(sums_of(figures))),
        )
        return land_figures(incoming, lake, self.table, figures, told)


def _read(incoming: Incoming) -> tuple[Period, list[Figure], list[str], list[str]]:
    """The year that the workbook is of, its figures, the sheets of tables that gave none, and the others that hold
    numbers."""
    edition, figures, left_out, unread = None, list[Figure](), list[str](), list[str]()
    for sheet, rows in workbook.every_sheet(incoming.path, incoming.name):
        edition = edition or _edition(rows[:_ROWS_LOOKED_AT])
        found = read_table(sheet, rows)
        figures += found or ()
        left_out += [sheet] if found == () else []
        unread += [sheet] if found is None and holds_figures(sheet, rows) else []
    if edition is None:
        fault = "has no title that says which year the tables are of."
        raise BadInput(fault, where=incoming.name, mend="Fetch the workbook again, with its first sheets.")
    return edition, figures, left_out, unread


def _edition(rows: Sequence[Sequence[workbook.Cell]]) -> Period | None:
    found = _TITLE.search(" ".join(str(cell) for row in rows for cell in row))
    return Period.financial_year(int(found[1][-4:]) - 1) if found else None


def _left_out(sheets: Sequence[str]) -> Iterator[str]:
    if sheets:
        yield f"Left out, since no year could be read: {', '.join(sheets)}."


FEED = UseOfForce()
