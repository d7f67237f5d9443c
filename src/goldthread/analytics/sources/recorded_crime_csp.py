"""Crimes recorded in each community safety partnership, by offence code and quarter: Home Office open data tables.

A partnership keeps its published name and gets no code: one may be a district, several, or a part of one.
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

FEED = OpenTables(
    code="recorded_crime_csp",
    title="table of recorded crime by community safety partnership",
    layout=LAYOUT,
    card=FeedCard(
        publisher="Home Office",
        row="the offences of one code recorded in one partnership in a quarter",
        columns=(
            *open_tables.QUARTER,
            FeedColumn("Police Force", "the force that the partnership lies in; “Force Name” in some releases"),
            FeedColumn("CSP Name", "the community safety partnership"),
            *open_tables.OFFENCE,
            FeedColumn("Offence Count", "how many were recorded; “Number of Offences” in some releases", "offences"),
        ),
        address=open_tables.ADDRESS,
        every_months=open_tables.EVERY_MONTHS,
        lag_days=open_tables.LAG_DAYS,
        known_faults=(
            "The years are spread over several workbooks, whose spans do not overlap.",
            "Names of offence groups are not cased alike in all of them.",
            "Partnerships that were merged stand under their old names in the old years.",
        ),
    ),
)
