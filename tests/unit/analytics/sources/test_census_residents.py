"""Residents land by small area and are summed by district; other levels are refused."""

from collections.abc import Callable

import pytest

from goldthread.analytics.intake.landing import FileReport
from goldthread.analytics.intake.opening import Incoming
from goldthread.analytics.lake import Lake
from goldthread.analytics.schema import CENSUS_RESIDENTS
from goldthread.analytics.sources.census_residents import CensusResidents, read_residents
from goldthread.core.errors import BadInput

Write = Callable[..., Incoming]
HEADER = ",".join(CENSUS_RESIDENTS.headings)
ROWS = ("2021,Leicester 001A,E01013601,1500", "2021,Leicester 001B,E01013602,1600", "2021,Blaby 002A,E01025613,900")


@pytest.fixture
def census(text_file: Write) -> Write:
    return lambda *rows: text_file("\n".join((HEADER, *rows)) + "\n", "census.csv")


def refusal(incoming: Incoming, lake: Lake) -> str:
    with pytest.raises(BadInput) as told:
        CensusResidents().land(incoming, lake)
    assert [path for path in lake.root.rglob("*") if path.is_file()] == []
    return str(told.value)


def test_census_lands_under_its_year_with_areas_by_district(census: Write, lake: Lake) -> None:
    landing = CensusResidents().land(census(*ROWS), lake)

    assert (landing.feed, landing.subject, landing.month) == ("census_residents", "census-2021-leicestershire", None)
    assert landing.subject_name == "Census 2021, Leicestershire"
    assert landing.report == FileReport("census.csv", rows=3, line_ending="lf", district={"Blaby": 1, "Leicester": 2})


def test_extract_of_another_area_takes_another_place(census: Write, lake: Lake) -> None:
    subjects = {
        CensusResidents().land(census(row), lake).subject
        for row in (ROWS[0], ROWS[2], "2021,Derby 001A,E01013601,1500")
    }

    assert subjects == {"census-2021-leicestershire", "census-2021-derbyshire"}


def test_residents_are_summed_by_district(census: Write, lake: Lake) -> None:
    landing = CensusResidents().land(census(*ROWS), lake)

    assert read_residents(lake, landing.parquet) == {"Blaby": 900, "Leicester": 3100}


def test_district_is_called_as_the_table_of_areas_calls_it(census: Write, lake: Lake) -> None:
    landing = CensusResidents().land(census("2021,Bristol 001A,E01014485,1700"), lake)

    assert read_residents(lake, landing.parquet) == {"Bristol, City of": 1700}


def test_area_with_no_resident_is_read(census: Write, lake: Lake) -> None:
    landing = CensusResidents().land(census("2021,Blaby 002A,E01025613,0"), lake)

    assert read_residents(lake, landing.parquet) == {"Blaby": 0}


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        (
            "2021,Leicester,E06000016,368600",
            "row 5: “E06000016” (Leicester) is not a small area (LSOA). Choose that level alone when fetching the "
            "table.",
        ),
        (
            "2021,Leicester 001A,E01013601,1500",
            "row 5: E01013601 (Leicester 001A) stands in row 2 already: its residents would count twice.",
        ),
        ("2021,Blaby 002B,E01025614,c", "row 5: “c” residents of Blaby 002B is not a whole number."),
        ("2021,Blaby 002B,E01025614,-4", "row 5: “-4” residents of Blaby 002B is not a whole number."),
        ("21,Blaby 002B,E01025614,5", "row 5: “21” is not a year."),
        ("2021,,E01025614,5", "row 5: The column “geography” is blank."),
        ("2021,Blaby 002B,E010", "row 5: has 3 of 4 cells: the row is cut short. Fetch the file again."),
    ],
)
def test_faulty_row_refuses_the_file(census: Write, lake: Lake, row: str, sentence: str) -> None:
    assert refusal(census(*ROWS, row), lake) == f"census.csv, {sentence}"


def test_header_without_rows_is_refused(census: Write, lake: Lake) -> None:
    assert refusal(census(), lake) == "census.csv: holds a header and no rows. Fetch the file again."
