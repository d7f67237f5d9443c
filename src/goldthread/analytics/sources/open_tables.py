"""The Home Office’s open data tables of crime as feeds: one class, for they differ in layout and card alone."""

from collections.abc import Sequence
from dataclasses import dataclass

from goldthread.analytics.intake.feed import FeedCard, FeedColumn
from goldthread.analytics.intake.landing import Landing
from goldthread.analytics.intake.opening import Incoming
from goldthread.analytics.intake.sample import Sample
from goldthread.analytics.lake import Lake
from goldthread.analytics.schema import Table, figures_table
from goldthread.analytics.sources.recorded_crime_layout import Layout, is_of
from goldthread.analytics.sources.recorded_crime_sheets import land

ADDRESS = "https://www.gov.uk/government/statistical-data-sets/police-recorded-crime-and-outcomes-open-data-tables"
EVERY_MONTHS, LAG_DAYS = 3, 115
QUARTER = (
    FeedColumn("Financial Year", "April to March, as 2024/25"),
    FeedColumn("Financial Quarter", "1 is April to June"),
)
OFFENCE = (
    FeedColumn("Offence Description", "the offence"),
    FeedColumn("Offence Group", "the group that national tables sum it into"),
    FeedColumn("Offence Subgroup", "the part of the group"),
    FeedColumn("Offence Code", "the Home Office’s code of the offence"),
)


@dataclass(frozen=True, slots=True)
class OpenTables:
    """One feed of them."""

    code: str
    title: str
    layout: Layout
    card: FeedCard

    @property
    def headings(self) -> Sequence[str]:
        return self.layout.headings

    @property
    def required(self) -> Sequence[str]:
        return self.layout.required

    @property
    def table(self) -> Table:
        return figures_table(self.code)

    def recognises(self, sample: Sample) -> bool:
        return is_of(sample, self.layout)

    def land(self, incoming: Incoming, lake: Lake) -> Landing:
        """Read and keep the whole file. Raises BadInput, and then nothing of it is in the lake."""
        return land(incoming, lake, self.layout, self.table)
