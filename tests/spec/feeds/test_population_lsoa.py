"""Residents by small area, a sheet a year, in the published layout: totals are kept, ages checked and left out."""

from collections.abc import Sequence
from pathlib import Path

import pytest
import xlsxwriter

from goldthread.analytics import engine
from goldthread.analytics.intake.landing import Landing
from goldthread.analytics.intake.opening import Incoming
from goldthread.analytics.lake import Lake
from goldthread.analytics.sources import recognise
from goldthread.core.errors import BadInput

SAMPLE = Path(__file__).parent / "samples" / "population_lsoa.xlsx"
HEADER = ["LAD 2023 Code", "LAD 2023 Name", "LSOA 2021 Code", "LSOA 2021 Name", "Total", "F0 to 15", "M0 to 15"]
ROW = ["E06000018", "Nottingham", "E01013887", "Nottingham 001A", 10, 4, 6]


@pytest.fixture
def lake(tmp_path: Path) -> Lake:
    return Lake(tmp_path / "lake")


def land(path: Path, lake: Lake) -> Landing:
    incoming = Incoming(path, path.name, contained=False)
    return recognise(incoming).land(incoming, lake)


def book(folder: Path, rows: Sequence[Sequence[object]], sheet: str = "Mid-2022 LSOA 2021") -> Path:
    with xlsxwriter.Workbook(str(folder / "a.xlsx")) as out:
        made = out.add_worksheet(sheet)
        for number, row in enumerate(rows):
            made.write_row(number, 0, row)
    return folder / "a.xlsx"


def test_year_of_each_sheet_gives_its_residents(lake: Lake) -> None:
    landing = land(SAMPLE, lake)

    parquet = lake.held(landing.parquet)
    found = engine.run(
        f"SELECT area_name, period, value, place FROM read_parquet('{parquet}') WHERE area_code = 'E01013887'"
    )
    assert found == [
        ("Nottingham 001A", "2021-06-30", 100.0, "sheet Mid-2021 LSOA 2021, row 5"),
        ("Nottingham 001A", "2022-06-30", 108.0, "sheet Mid-2022 LSOA 2021, row 5"),
    ]
    assert (landing.subject, landing.report.rows) == ("lsoa-mid-2021-to-2022-cd7cdbe4", 8)


def test_what_is_left_out_is_told(lake: Lake) -> None:
    assert land(SAMPLE, lake).report.warnings == ("Ages and sexes were left out.",)


def test_ages_in_bands_are_read_and_checked(tmp_path: Path, lake: Lake) -> None:
    landing = land(book(tmp_path, [["Title"], HEADER, ROW, [*ROW[:2], "W01001699", "Newport 001A", 11, 4, 6]]), lake)

    assert landing.report.warnings == (
        "Ages and sexes were left out.",
        "Sheet Mid-2022 LSOA 2021: the ages and sexes of 1 areas do not sum to their residents.",
    )


def test_line_that_is_no_small_area_is_left_out_and_told(tmp_path: Path, lake: Lake) -> None:
    landing = land(book(tmp_path, [HEADER, ROW, ["", "", "K04000001", "England and Wales", 10]]), lake)

    assert landing.report.rows == 1
    assert landing.report.warnings[1] == (
        "Sheet Mid-2022 LSOA 2021: 1 lines below the header are no small area, and were left out."
    )


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        ([["Title"], ROW], "No row of the first 12 holds the headings “LSOA 2021 Code”, “LSOA 2021 Name”, “Total”."),
        ([HEADER], "holds no small area."),
        ([HEADER, [*ROW[:4], "many", 4, 6]], "“many” in the column “Total” is not a number."),
        ([HEADER, [*ROW[:4], 10.5, 4, 6]], "“10.5” in the column “Total” is not a whole number, 0 or more."),
    ],
)
def test_sheet_that_cannot_be_read_refuses_the_file(
    tmp_path: Path, lake: Lake, rows: list[list[object]], sentence: str
) -> None:
    with pytest.raises(BadInput) as told:
        land(book(tmp_path, rows), lake)

    assert told.value.fault == sentence
    assert told.value.where.startswith("a.xlsx, sheet Mid-2022 LSOA 2021")
