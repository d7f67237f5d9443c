"""The list of forces that the data.police.uk service answers: a short name and a name each, for checking file names.

It adds no force to the table of areas; a name that the service leaves out stays unknown.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from goldthread.analytics import engine
from goldthread.analytics.areas import find_force
from goldthread.analytics.intake.feed import FeedCard, FeedColumn
from goldthread.analytics.intake.landing import FileReport, Landing
from goldthread.analytics.intake.opening import Incoming
from goldthread.analytics.intake.sample import Sample
from goldthread.analytics.intake.tables import json_records
from goldthread.analytics.lake import Lake
from goldthread.analytics.schema import ROW, Column, Table
from goldthread.core.errors import BadInput

FORCE_LIST = Table(
    feed="force_list",
    layout=1,
    columns=(Column("force", "id", required=True), Column("name", "name"), Column(ROW, kind="INTEGER")),
    identity=("force",),
    match=("force",),
)
LEAST_KNOWN = 0.5


class ListedForce(NamedTuple):
    """One entry: its short name, its name where the service gives one, and its number in the list."""

    force: str
    name: str | None
    row: int


class ForceList:
    """The feed of lists of forces."""

    code = FORCE_LIST.feed
    title = "list of forces (data.police.uk service)"
    headings = FORCE_LIST.headings
    required = FORCE_LIST.headings

    table = FORCE_LIST
    card = FeedCard(
        publisher="data.police.uk",
        row="one force that the service knows",
        columns=(
            FeedColumn("id", "the short name of the force, as it stands in the names of files and in addresses"),
            FeedColumn("name", "the name that the force publishes under; may be null"),
        ),
        address="https://data.police.uk/",
        known_faults=(
            "A police service may have no name (null).",
            "A force without files of its own may be on the list, and one with files may be missing.",
        ),
        seen="one answer of 45 entries, 2024",
    )

    def recognises(self, sample: Sample) -> bool:
        return sample.kind == "json" and sample.keys == frozenset(self.required)

    def land(self, incoming: Incoming, lake: Lake) -> Landing:
        """Read, check and keep one list. Raises BadInput, and then nothing of the file is in the lake."""
        mark = incoming.fingerprint()
        found = _listed(incoming)
        parquet = FORCE_LIST.place(mark.sha256)
        if not lake.holds(parquet):
            with lake.place(parquet) as unfinished:
                engine.write_rows(FORCE_LIST, found, unfinished)
        return Landing(
            feed=self.code,
            subject="forces",
            subject_name=f"{len(found)} forces",
            month=None,
            sha256=mark.sha256,
            parquet=parquet,
            report=FileReport(
                incoming.name, rows=len(found), line_ending=mark.line_ending, warnings=tuple(_oddities(found))
            ),
        )


def _listed(incoming: Incoming) -> Sequence[ListedForce]:
    """Every entry. Raises BadInput for one without a short name, one that stands twice, or a list of something else:
    the service answers neighbourhoods in the same shape."""
    found: dict[str, ListedForce] = {}
    for record in json_records.records(incoming.path, incoming.name):
        force = record.text("id")
        if force is None:
            raise BadInput("The key “id” is blank.", where=record.where)
        if force in found:
            raise BadInput(f"“{force}” stands in record {found[force].row} already.", where=record.where)
        found[force] = ListedForce(force, record.text("name"), record.number)
    known = [force for force in found if find_force(force)]
    if len(known) < LEAST_KNOWN * len(found):
        fault = f"is a list of names of which {len(known)} of {len(found)} are forces."
        raise BadInput(fault, where=incoming.name, mend="Neighbourhoods are not read: leave the file out.")
    return tuple(found.values())


def _oddities(found: Sequence[ListedForce]) -> Iterator[str]:
    for entry in found:
        if entry.name is None:
            yield f"“{entry.force}” has no name."
        if find_force(entry.force) is None:
            yield f"“{entry.name or entry.force}” is not among the police areas that are known here."


FEED = ForceList()
