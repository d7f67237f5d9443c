"""Crimes that each police force recorded, by offence code and quarter: the Home Office's open data tables by force.

The bodies that report fraud and the transport police stand beside the forces; no total is made of the rows.
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
    area=FORCE,
    series=OFFENCE,
    parts=(Part("offence code", CODE), Part("offence group", GROUP), Part("offence subgroup", SUBGROUP)),
    counts=(NUMBER,),
    without=(*PARTNERSHIP, *OUTCOME_TYPE),
)


class RecordedCrimeForce:
    """The feed of recorded crime by force."""

    code = "recorded_crime_force"
    title = "table of recorded crime by police force"
    headings = LAYOUT.headings
    required = LAYOUT.required
    table = figures_table(code)
    card = FeedCard(
        publisher="Home Office",
        row="the offences of one code that one force recorded in a quarter",
        columns=(
            FeedColumn("Financial Year", "April to March, as 2024/25"),
            FeedColumn("Financial Quarter", "1 is April to June"),
            FeedColumn("Force Name", "the force, or a body that reports fraud"),
            FeedColumn("Offence Description", "the offence"),
            FeedColumn("Offence Group", "the group that national tables sum it into"),
            FeedColumn("Offence Subgroup", "the part of the group"),
            FeedColumn("Offence Code", "the Home Office’s code of the offence"),
            FeedColumn("Number of Offences", "how many were recorded; “Offence Count” in some releases", "offences"),
        ),
        address="https://www.gov.uk/government/statistical-data-sets/police-recorded-crime-and-outcomes-open-data-tables",
        every_months=3,
        lag_days=115,
        known_faults=(
            "Every release revises earlier quarters.",
            "The name of the column of counts, and how a force is spelt, vary by release.",
            "Rows of British Transport Police and of the bodies that report fraud have no area.",
        ),
    )

    def recognises(self, sample: Sample) -> bool:
        return is_of(sample, LAYOUT)

    def land(self, incoming: Incoming, lake: Lake) -> Landing:
        """Read and keep the whole file. Raises BadInput, and then nothing of it is in the lake."""
        return land(incoming, lake, LAYOUT, self.table)


FEED = RecordedCrimeForce()
