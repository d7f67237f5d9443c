"""Residents by force land once a force and year; a number that cannot be a population is told with its place."""

from collections.abc import Callable

import pytest

from goldthread.analytics.intake.landing import FileReport
from goldthread.analytics.intake.opening import Incoming
from goldthread.analytics.lake import Lake
from goldthread.analytics.schema import FORCE_RESIDENTS
from goldthread.analytics.sources.force_residents import ForceResidents, read_people
from goldthread.core.errors import BadInput

Write = Callable[..., Incoming]
HEADER = ",".join(FORCE_RESIDENTS.headings)
ROWS = ("leicestershire,Leicestershire,E23000021,2020,1107597", "derbyshire,Derbyshire,E23000018,2020,1063997")


@pytest.fixture
def table(text_file: Write) -> Write:
    return lambda *rows: text_file("\n".join((HEADER, *rows)) + "\n", "residents.csv")


def refusal(incoming: Incoming, lake: Lake) -> str:
    with pytest.raises(BadInput) as told:
        ForceResidents().land(incoming, lake)
    assert [path for path in lake.root.rglob("*") if path.is_file()] == []
    return str(told.value)


def test_table_lands_under_its_year(table: Write, lake: Lake) -> None:
    landing = ForceResidents().land(table(*ROWS), lake)

    assert (landing.feed, landing.subject, landing.month) == ("force_residents", "forces-mid-2020", None)
    assert landing.subject_name == "Residents by force, mid-2020"
    assert landing.report == FileReport("residents.csv", rows=2, line_ending="lf")


def test_table_of_several_years_is_one_table(table: Write, lake: Lake) -> None:
    landing = ForceResidents().land(table(*ROWS, "derbyshire,Derbyshire,E23000018,2021,1064000"), lake)

    assert landing.subject_name == "Residents by force, mid-2020 to mid-2021"
    assert read_people(lake, landing.parquet) == [
        ("leicestershire", 2020, 1107597),
        ("derbyshire", 2020, 1063997),
        ("derbyshire", 2021, 1064000),
    ]


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        ("Derbyshire,Derbyshire,E23000018,2020,5", "row 4: Derbyshire in 2020 stands in row 3 already."),
        ("dorset,Dorset,E23000039,20,5", "row 4: “20” is not a year."),
        ("dorset,Dorset,E23000039,2020,0", "row 4: “0” residents of Dorset is not a whole number above 0."),
        ("dorset,Dorset,E23000039,2020,-5", "row 4: “-5” residents of Dorset is not a whole number above 0."),
        ("dorset,Dorset,E23000039,2020,", "row 4: “” residents of Dorset is not a whole number above 0."),
        (",Dorset,E23000039,2020,5", "row 4: The column “force” is blank."),
        ("dorset,,E23000039,2020,5", "row 4: The column “name” is blank."),
    ],
)
def test_faulty_row_refuses_the_file(table: Write, lake: Lake, row: str, sentence: str) -> None:
    assert refusal(table(*ROWS, row), lake) == f"residents.csv, {sentence}"


def test_header_without_rows_is_refused(table: Write, lake: Lake) -> None:
    assert refusal(table(), lake) == "residents.csv: holds a header and no rows. Fetch the file again."
