"""Crimes recorded in each community safety partnership, by offence code and quarter: Home Office open data tables.

A partnership keeps its published name and gets no code: one may be a district, several, or a part of one.
"""

from goldthread.analytics.intake.feed import FeedCard, FeedColumn
from goldthread.analytics.intake.landing import Landing
from goldthread.analytics.intake.opening import Incoming
from goldthread.analytics.intake.sample import Sample
from goldthread.analytics.lake import Lake
from goldthread.analytics.schema import figures_table
from goldthread.analytics.sources.recorded_crime_layout import (
    CODE,
    FORCE,
    GROUP,
    NUMBER,
    OFFENCE,
    OUTCOME_TYPE,
    PARTNERSHIP,
    SUBGROUP,
    Layout,
    Part,
    is_of,
)
from goldthread.analytics.sources.recorded_crime_sheets import land

LAYOUT = Layout(
    unit="offences",
    area=PARTNERSHIP,
    series=OFFENCE,
    parts=(
        Part("offence code", CODE, is_needed=False),
        Part("offence group", GROUP),
        Part("offence subgroup", SUBGROUP),
        Part("force", FORCE),
        Part("region", ("Region",), is_needed=False),
    ),
    counts=(NUMBER,),
    without=OUTCOME_TYPE,
)


class RecordedCrimeCsp:
    """The feed of recorded crime by community safety partnership."""

    code = "recorded_crime_csp"
    title = "table of recorded crime by community safety partnership"
    headings = LAYOUT.headings
    required = LAYOUT.required
    table = figures_table(code)
    card = FeedCard(
        publisher="Home Office",
        row="the offences of one code recorded in one partnership in a quarter",
        columns=(
            FeedColumn("Financial Year", "April to March, as 2024/25"),
            FeedColumn("Financial Quarter", "1 is April to June"),
            FeedColumn("Police Force", "the force that the partnership lies in; “Force Name” in some releases"),
            FeedColumn("CSP Name", "the community safety partnership"),
            FeedColumn("Offence Description", "the offence"),
            FeedColumn("Offence Group", "the group that national tables sum it into"),
            FeedColumn("Offence Subgroup", "the part of the group"),
            FeedColumn("Offence Code", "the Home Office’s code of the offence"),
            FeedColumn("Offence Count", "how many were recorded; “Number of Offences” in some releases", "offences"),
        ),
        address="https://www.gov.uk/government/statistical-data-sets/police-recorded-crime-and-outcomes-open-data-tables",
        every_months=3,
        lag_days=115,
        known_faults=(
            "The years are spread over several workbooks, whose spans do not overlap.",
            "Names of offence groups are not cased alike in all of them.",
            "Partnerships that were merged stand under their old names in the old years.",
        ),
    )

    def recognises(self, sample: Sample) -> bool:
        return is_of(sample, LAYOUT)

    def land(self, incoming: Incoming, lake: Lake) -> Landing:
        """Read and keep the whole file. Raises BadInput, and then nothing of it is in the lake."""
        return land(incoming, lake, LAYOUT, self.table)


FEED = RecordedCrimeCsp()
