"""How recorded crimes were resolved, by force, offence, outcome type and quarter: the Home Office's open data tables.

Two counts stand side by side and are never added: outcomes of the quarter's crimes, and outcomes given in the quarter.
"""

from goldthread.analytics.intake.feed import FeedCard, FeedColumn
from goldthread.analytics.sources import open_tables
from goldthread.analytics.sources.open_tables import OpenTables
from goldthread.analytics.sources.recorded_crime_layout import (
    CODE,
    FORCE,
    GROUP,
    OFFENCE,
    OUTCOME_TYPE,
    PARTNERSHIP,
    SUBGROUP,
    Layout,
    Part,
)

FOR_OFFENCES = (
    "Force outcomes for offences recorded in quarter",
    "Outcomes for offences recorded in the quarter",
    "Number of outcomes for offences that were recorded in the quarter",
)
IN_QUARTER = (
    "Force outcomes recorded in quarter",
    "Outcomes recorded in the quarter",
    "Number of outcomes recorded in quarter",
    "Number of outcomes for investigations that were closed in the quarter",
)
LAYOUT = Layout(
    unit="outcomes",
    area=FORCE,
    series=(),
    parts=(
        Part("offence code", CODE),
        Part("offence", OFFENCE),
        Part("offence group", GROUP, is_needed=False),
        Part("offence subgroup", SUBGROUP, is_needed=False),
        Part("offence subcode", ("Offence Subcode",), is_needed=False),
        Part("subcode", ("Subcode Description",), is_needed=False),
        Part("outcome type", OUTCOME_TYPE),
        Part("outcome", ("Outcome Description",), is_needed=False),
        Part("outcome group", ("Outcome Group",), is_needed=False),
    ),
    counts=(FOR_OFFENCES, IN_QUARTER),
    without=PARTNERSHIP,
)

FEED = OpenTables(
    code="crime_outcomes",
    title="table of crime outcomes by police force",
    layout=LAYOUT,
    card=FeedCard(
        publisher="Home Office",
        row="the outcomes of one type for one offence of one force in a quarter",
        columns=(
            *open_tables.QUARTER,
            FeedColumn("Force Name", "the force"),
            *open_tables.OFFENCE,
            FeedColumn("Outcome Description", "the outcome in words"),
            FeedColumn("Outcome Group", "the group that national tables sum it into"),
            FeedColumn("Outcome Type", "its number, 1 to 22; 0 is an offence that has no outcome yet"),
            FeedColumn(FOR_OFFENCES[0], "outcomes so far of the offences of the quarter", "outcomes"),
            FeedColumn(IN_QUARTER[0], "outcomes given in the quarter, whenever the offence was recorded", "outcomes"),
        ),
        address=open_tables.ADDRESS,
        every_months=open_tables.EVERY_MONTHS,
        lag_days=open_tables.LAG_DAYS,
        known_faults=(
            "Outcomes of recent quarters grow for more than a year as investigations end.",
            "Outcome type 0 counts offences without an outcome: it is no outcome.",
        ),
    ),
)
