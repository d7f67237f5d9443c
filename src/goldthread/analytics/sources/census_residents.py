"""Residents by small area: Nomis table TS001 of the 2021 census, for rates and for saying how many live in a district.

Small areas (LSOA) only: rows of other levels would count the same people twice.
"""

import re
from collections.abc import Sequence

from goldthread.analytics import engine
from goldthread.analytics.areas import find_district
from goldthread.analytics.intake.feed import FeedCard, FeedColumn
from goldthread.analytics.intake.landing import FileReport, Landing
from goldthread.analytics.intake.opening import Incoming
from goldthread.analytics.intake.sample import Sample
from goldthread.analytics.intake.tables import delimited
from goldthread.analytics.lake import Lake
from goldthread.analytics.schema import CENSUS_RESIDENTS
from goldthread.analytics.sources.extent import extent_of
from goldthread.core.errors import BadInput

_LSOA = re.compile(r"[EW]01\d{6}")
_WHOLE = re.compile(r"\d{1,9}")


class CensusResidents:
    """The feed of census residents."""

    code = CENSUS_RESIDENTS.feed
    title = "census table of residents (Nomis TS001)"
    headings = CENSUS_RESIDENTS.headings
    required = CENSUS_RESIDENTS.headings

    table = CENSUS_RESIDENTS
    card = FeedCard(
        publisher="Office for National Statistics",
        row="the residents of one small area",
        columns=(
            FeedColumn("date", "The year of the census"),
            FeedColumn("geography", "The small area by name: its district and a number"),
            FeedColumn("geography code", "The code of the small area (LSOA)"),
            FeedColumn("Residence type: Total; measures: Value", "Usual residents", "people"),
            FeedColumn("Residence type: Lives in a household; measures: Value", "Of these, in households", "people"),
            FeedColumn(
                "Residence type: Lives in a communal establishment; measures: Value",
                "Of these, in halls, homes, barracks and prisons",
                "people",
            ),
        ),
        address="https://www.nomisweb.co.uk/sources/census_2021_bulk",
        every_months=120,
        lag_days=620,
        known_faults=("Small cells are changed a little so that nobody is known: sums differ by a few people.",),
        seen="Census 2021, 684 small areas",
    )

    def recognises(self, sample: Sample) -> bool:
        return sample.kind == "csv" and sample.has(self.required)

    def land(self, incoming: Incoming, lake: Lake) -> Landing:
        """Read, check and keep one file. Raises BadInput, and then nothing of the file is in the lake."""
        mark = incoming.fingerprint()
        rows = _rows(incoming)
        parquet = CENSUS_RESIDENTS.place(mark.sha256)
        if not lake.holds(parquet):
            with lake.place(parquet) as unfinished:
                engine.write_rows(CENSUS_RESIDENTS, rows, unfinished)
        year, extent = rows[0][0], extent_of(row[4] for row in rows)
        return Landing(
            feed=self.code,
            subject=f"census-{year}{extent.subject}",
            subject_name=f"Census {year}{extent.name}",
            month=None,
            sha256=mark.sha256,
            parquet=parquet,
            report=FileReport(
                incoming.name, rows=len(rows), line_ending=mark.line_ending, district=_areas_by_district(rows)
            ),
        )


def read_residents(lake: Lake, parquet: str) -> dict[str, int]:
    """The residents of each district of a landed census file, by the district's name in the table of areas."""
    table = f"read_parquet({engine.file_literal(lake.held(parquet))})"
    found = engine.run(f"SELECT district, sum(residents) FROM {table} GROUP BY district ORDER BY district")
    residents: dict[str, int] = {}
    for name, people in found:
        district = find_district(name)
        called = district.name if district else name
        residents[called] = residents.get(called, 0) + int(people)
    return residents


def _rows(incoming: Incoming) -> list[tuple[int, str, str, int, str, int]]:
    headings = delimited.header(incoming.path, incoming.name)
    places = delimited.positions(headings, CENSUS_RESIDENTS.headings, incoming.name)
    found, seen = [], dict[str, int]()
    for number, row in delimited.even_rows(incoming.path, incoming.name):
        if number > 1:
            cells = [row[place].strip() for place in places.values()]
            if fault := _fault(cells, seen):
                raise BadInput(fault, where=delimited.at(incoming.name, number))
            year, name, code, residents = cells
            seen[code] = number
            found.append((int(year), name, code, int(residents), name.rpartition(" ")[0] or name, number))
    if not found:
        raise BadInput("holds a header and no rows.", where=incoming.name, mend="Fetch the file again.")
    return found


def _fault(cells: Sequence[str], seen: dict[str, int]) -> str:
    """What is wrong with one row; empty when nothing is."""
    year, name, code, residents = cells
    if not name or not re.fullmatch(r"(19|20|21)\d\d", year):
        return f"“{year}” is not a year." if name else "The column “geography” is blank."
    if not _LSOA.fullmatch(code):
        return f"“{code}” ({name}) is not a small area (LSOA). Choose that level alone when fetching the table."
    if code in seen:
        return f"{code} ({name}) stands in row {seen[code]} already: its residents would count twice."
    return "" if _WHOLE.fullmatch(residents) else f"“{residents}” residents of {name} is not a whole number."


def _areas_by_district(rows: Sequence[tuple[int, str, str, int, str, int]]) -> dict[str, int]:
    districts = [row[4] for row in rows]
    return {district: districts.count(district) for district in sorted(set(districts))}


FEED = CensusResidents()
