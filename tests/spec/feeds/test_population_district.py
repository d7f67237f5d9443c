"""Residents by local authority and year, each at 30 June."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from goldthread.analytics.intake.landing import Landing
from goldthread.analytics.intake.opening import Incoming
from goldthread.analytics.lake import Lake
from goldthread.analytics.sources.population_district import FEED

Land = Callable[..., Landing]
Query = Callable[[Landing, str], list[tuple[Any, ...]]]
NAME = "population_district.csv"


def test_residents_stand_in_the_middle_of_their_year(land: Land, query: Query) -> None:
    found = query(
        land(NAME), "area_code, starts_on, unit, value WHERE area_name = 'Nottingham' AND period LIKE '2020%'"
    )

    assert found == [("E06000018", date(2020, 6, 30), "people", 337098.0)]


def test_file_is_known_by_its_first_and_last_year(land: Land) -> None:
    landing = land(NAME)

    assert (landing.subject, landing.report.edition, landing.report.rows) == (
        "districts-mid-2001-to-2020-7e2d893a",
        "mid-2020",
        32,
    )


def test_extract_of_one_forces_districts_takes_the_place_of_no_other(tmp_path: Path) -> None:
    found = []
    for row in ("E06000018,Nottingham", "E06000005,Darlington"):
        path = tmp_path / "extract.csv"
        path.write_text(f"code,name,year,population\n{row},2020,9\n")
        found.append(FEED.land(Incoming(path, path.name, contained=False), Lake(tmp_path / "lake")).subject)

    assert found == ["districts-mid-2020-nottinghamshire", "districts-mid-2020-durham"]


def test_missing_number_is_a_mark(land: Land, query: Query) -> None:
    found = query(land(NAME, ",337098", ",NA"), "area_name, value, mark WHERE value IS NULL")

    assert found == [("Nottingham", None, "NA")]


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        (",337098", ",337098.5", "“337098.5” in the column “population” is not a whole number, 0 or more."),
        ("Nottingham,2020", "Nottingham,20", "“20” is not a year."),
        ("E06000018,Nottingham,2020", ",Nottingham,2020", "The column “code” is blank."),
    ],
)
def test_faulty_cell_refuses_the_file(refusal: Callable[..., str], old: str, new: str, fault: str) -> None:
    assert fault in refusal(NAME, old, new)
