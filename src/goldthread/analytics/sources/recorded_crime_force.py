"""Crimes that each police force recorded, by offence code and quarter: the Home Office's open data tables by force.

The bodies that report fraud and the transport police stand beside the forces; no total is made of the rows.
"""

from goldthread.analytics.intake.feed import FeedCard, FeedColumn
from goldthread.analytics.sources import open_tables
from goldthread.analytics.sources.open_tables import OpenTables
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
)

LAYOUT = Layout(
    unit="offences",
    area=FORCE,
    series=OFFENCE,
    parts=(Part("offence code", CODE), Part("offence group", GROUP), Part("offence subgroup", SUBGROUP)),
    counts=(NUMBER,),
    without=(*PARTNERSHIP, *OUTCOME_TYPE),
)

FEED = OpenTables(
    code="recorded_crime_force",
    title="table of recorded crime by police force",
    layout=LAYOUT,
    card=FeedCard(
        publisher="Home Office",
        row="the offences of one code that one force recorded in a quarter",
        columns=(
            *open_tables.QUARTER,
            FeedColumn("Force Name", "the force, or a body that reports fraud"),
            *open_tables.OFFENCE,
            FeedColumn("Number of Offences", "how many were recorded; “Offence Count” in some releases", "offences"),
        ),
        address=open_tables.ADDRESS,
        every_months=open_tables.EVERY_MONTHS,
        lag_days=open_tables.LAG_DAYS,
        known_faults=(
            "Every release revises earlier quarters.",
            "The name of the column of counts, and how a force is spelt, vary by release.",
            "Rows of British Transport Police and of the bodies that report fraud have no area.",
        ),
    ),
)
