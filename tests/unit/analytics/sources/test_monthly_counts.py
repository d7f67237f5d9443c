"""Counts of many forces land whole or not at all; a row that cannot be right is told with its place."""

from collections.abc import Callable

import pytest

from goldthread.analytics.intake.landing import FileReport
from goldthread.analytics.intake.opening import Incoming
from goldthread.analytics.lake import Lake
from goldthread.analytics.schema import MONTHLY_COUNTS
from goldthread.analytics.sources.monthly_counts import MonthlyCounts, read_counts
from goldthread.core.errors import BadInput

Write = Callable[..., Incoming]
HEADER = ",".join(MONTHLY_COUNTS.headings)
ROWS = (
    "2025-01,leicestershire,Leicestershire Police,Robbery,81",
    "2025-01,derbyshire,Derbyshire Constabulary,Robbery,60",
    "2025-02,leicestershire,Leicestershire Police,Robbery,0",
)


@pytest.fixture
def table(text_file: Write) -> Write:
    return lambda *rows: text_file("\n".join((HEADER, *rows)) + "\n", "counts.csv")


def refusal(incoming: Incoming, lake: Lake) -> str:
    with pytest.raises(BadInput) as told:
        MonthlyCounts().land(incoming, lake)
    assert [path for path in lake.root.rglob("*") if path.is_file()] == []
    return str(told.value)


def test_table_lands_under_its_first_month(table: Write, lake: Lake) -> None:
    landing = MonthlyCounts().land(table(*ROWS), lake)

    assert (landing.feed, landing.subject, landing.month) == ("monthly_counts", "forces-from-2025-01", None)
    assert landing.subject_name == "2 forces, January 2025 to February 2025"
    assert landing.report == FileReport("counts.csv", rows=3, line_ending="lf")


def test_counts_are_read_back_as_they_stand(table: Write, lake: Lake) -> None:
    landing = MonthlyCounts().land(table(*ROWS), lake)

    assert read_counts(lake, landing.parquet) == [
        ("2025-01", "leicestershire", "Robbery", 81),
        ("2025-01", "derbyshire", "Robbery", 60),
        ("2025-02", "leicestershire", "Robbery", 0),
    ]


def test_force_is_known_by_any_of_its_names_and_an_unknown_one_keeps_its_own(table: Write, lake: Lake) -> None:
    rows = ("2025-01,Leicestershire Police,L,Robbery,1", "2025-01,Harbour Police,H,Robbery,2")

    landing = MonthlyCounts().land(table(*rows), lake)

    assert [row[1] for row in read_counts(lake, landing.parquet)] == ["leicestershire", "harbour-police"]
    assert landing.subject_name == "2 forces, January 2025"


def test_unknown_type_is_kept_and_told(table: Write, lake: Lake) -> None:
    landing = MonthlyCounts().land(table(*ROWS, "2025-01,derbyshire,Derbyshire Constabulary,Piracy,2"), lake)

    assert landing.report.warnings == ("The crime type “Piracy” is not among those known; it was kept.",)


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        (
            "2025-01,Leicestershire,Leicestershire Police,Robbery,80",
            "row 5: Robbery of Leicestershire in 2025-01 stands in row 2 already: it would count twice.",
        ),
        ("2025-13,derbyshire,D,Robbery,1", "row 5: “2025-13” is not a month. A month is written 2025-05."),
        ("2025-03,derbyshire,D,Robbery,-1", "row 5: “-1” in the column “n” is not a whole number, 0 or more."),
        ("2025-03,derbyshire,D,Robbery,1.5", "row 5: “1.5” in the column “n” is not a whole number, 0 or more."),
        ("2025-03,derbyshire,D,Robbery,", "row 5: “” in the column “n” is not a whole number, 0 or more."),
        ("2025-03,,D,Robbery,1", "row 5: The column “force” is blank."),
        ("2025-03,derbyshire,D,,1", "row 5: The column “crime_type” is blank."),
        ("2025-03,derbyshire,D", "row 5: has 3 of 5 cells: the row is cut short. Fetch the file again."),
    ],
)
def test_faulty_row_refuses_the_file(table: Write, lake: Lake, row: str, sentence: str) -> None:
    assert refusal(table(*ROWS, row), lake) == f"counts.csv, {sentence}"


def test_header_without_rows_is_refused(table: Write, lake: Lake) -> None:
    assert refusal(table(), lake) == "counts.csv: holds a header and no rows. Fetch the file again."
