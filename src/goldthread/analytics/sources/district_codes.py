"""The list of district codes since 2011, each with the code that holds now, its region and its country.

It says what became what, not when: days stand in the product's own table of changes.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from goldthread.analytics import engine
from goldthread.analytics.intake.feed import FeedCard, FeedColumn
from goldthread.analytics.intake.landing import FileReport, Landing
from goldthread.analytics.intake.opening import Incoming
from goldthread.analytics.intake.sample import Sample
from goldthread.analytics.intake.tables import delimited
from goldthread.analytics.lake import Lake
from goldthread.analytics.schema import ROW, Column, Table
from goldthread.analytics.sources.area_headings import CODE
from goldthread.core.errors import BadInput

DISTRICT_CODES = Table(
    feed="district_codes",
    layout=1,
    columns=(
        Column("code", "LADCD", required=True),
        Column("name", "LADNM", required=True),
        Column("successor", "LADCD_ACTIVE", required=True),
        Column("successor_name", "LADNM_ACTIVE", required=True),
        Column("upper_code", "UTLACD"),
        Column("upper_name", "UTLANM"),
        Column("region_code", "RGNCD"),
        Column("region_name", "RGNNM"),
        Column("country_code", "CTRYCD"),
        Column("country_name", "CTRYNM"),
        Column("current", "Current", "BOOLEAN", required=True),
        Column(ROW, kind="INTEGER"),
    ),
    identity=("code",),
    match=("code",),
)
_TRUTH = {"true": True, "false": False}
_MEANINGS = {
    "LADCD": "code of the district",
    "LADNM": "its name",
    "LADCD_ACTIVE": "code of the district that has its ground now; its own while it lasts",
    "LADNM_ACTIVE": "the name of that district",
    "UTLACD": "code of the county or unitary authority",
    "UTLANM": "its name",
    "RGNCD": "code of the region, blank outside England",
    "RGNNM": "its name",
    "CTRYCD": "code of the country",
    "CTRYNM": "its name",
    "Current": "TRUE while the code is in use",
}


class Code(NamedTuple):
    """One row: a code with what holds now. `row` is its row in the file."""

    code: str
    name: str
    successor: str
    successor_name: str
    upper_code: str
    upper_name: str
    region_code: str
    region_name: str
    country_code: str
    country_name: str
    current: bool
    row: int


class DistrictCodes:
    """The feed of district codes."""

    code = DISTRICT_CODES.feed
    title = "list of district codes and their successors"
    headings = DISTRICT_CODES.headings
    required = tuple(column.heading for column in DISTRICT_CODES.read if column.required)
    table = DISTRICT_CODES
    card = FeedCard(
        publisher="Office for National Statistics",
        row="one district code since 2011",
        columns=tuple(FeedColumn(heading, meaning) for heading, meaning in _MEANINGS.items()),
        address="https://geoportal.statistics.gov.uk/",
        every_months=12,
        known_faults=(
            "It gives the last successor only, not the steps between, nor any day.",
            "A code that changed with its boundary keeps its name: only the code tells the two apart.",
        ),
        seen="415 codes, as of April 2025",
    )

    def recognises(self, sample: Sample) -> bool:
        return sample.kind == "csv" and sample.has(self.required)

    def land(self, incoming: Incoming, lake: Lake) -> Landing:
        """Read, check and keep one file. Raises BadInput, and then nothing of the file is in the lake."""
        mark = incoming.fingerprint()
        rows = tuple(_rows(incoming))
        if not rows:
            raise BadInput("holds a header and no rows.", where=incoming.name, mend="Fetch the file again.")
        parquet = DISTRICT_CODES.place(mark.sha256)
        if not lake.holds(parquet):
            with lake.place(parquet) as unfinished:
                engine.write_rows(DISTRICT_CODES, rows, unfinished)
        current = sum(row.current for row in rows)
        return Landing(
            feed=self.code,
            subject="since-2011",
            subject_name="District codes since 2011",
            month=None,
            sha256=mark.sha256,
            parquet=parquet,
            report=FileReport(
                incoming.name,
                rows=len(rows),
                line_ending=mark.line_ending,
                held={"current": current, "ended": len(rows) - current},
                warnings=tuple(_oddities(rows)),
            ),
        )


def _rows(incoming: Incoming) -> Iterator[Code]:
    headings = delimited.header(incoming.path, incoming.name)
    wanted = [column for column in DISTRICT_CODES.read if column.required or column.heading in headings]
    places = delimited.positions(headings, [column.heading for column in wanted], incoming.name)
    seen: dict[str, int] = {}
    for number, row in delimited.even_rows(incoming.path, incoming.name):
        if number > 1:
            cells = {column.name: row[places[column.heading]].strip() for column in wanted}
            if fault := _fault(cells, seen):
                raise BadInput(fault, where=delimited.at(incoming.name, number), mend="Fetch the file again.")
            seen[cells["code"]] = number
            texts = [cells.get(column.name, "") for column in DISTRICT_CODES.read[:-1]]
            yield Code._make((*texts, _TRUTH[cells["current"].casefold()], number))


def _fault(cells: dict[str, str], seen: dict[str, int]) -> str:
    """What is wrong with one row; empty when nothing is."""
    if wrong := [cells[name] for name in ("code", "successor") if not CODE.fullmatch(cells[name])]:
        return f"“{wrong[0]}” is not the code of a district."
    if cells["code"] in seen:
        return f"{cells['code']} stands in row {seen[cells['code']]} already."
    if not cells["name"]:
        return f"{cells['code']} has no name."
    known = cells["current"].casefold() in _TRUTH
    return "" if known else f"“{cells['current']}” in the column “Current” is neither TRUE nor FALSE."


def _oddities(rows: Sequence[Code]) -> Iterator[str]:
    """Where the list contradicts itself; the rows are kept as they stand."""
    current = {row.code for row in rows if row.current}
    if astray := [row.code for row in rows if row.successor not in current]:
        yield f"The successor of {len(astray)} codes is not a current code of the list ({', '.join(astray[:3])})."
    if doubled := [row.code for row in rows if row.current and row.successor != row.code]:
        yield f"{len(doubled)} codes are current and have a successor ({', '.join(doubled[:3])})."


FEED = DistrictCodes()
