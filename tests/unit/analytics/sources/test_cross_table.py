"""Tables of two ways land whole, with the class of their dataset; totals, gaps and repeats are refused."""

from collections.abc import Callable

import pytest

from goldthread.analytics.intake.opening import Incoming
from goldthread.analytics.lake import Lake
from goldthread.analytics.schema import CROSS_TABLE
from goldthread.analytics.sources.cross_table import CrossTable, read_cells
from goldthread.core.errors import BadInput

Write = Callable[..., Incoming]
HEADER = ",".join(CROSS_TABLE.headings)
OF_ITSELF = "reviews,Reviews,Internal,2024/25,Kind,Outcome"
ROWS = ("Late,Upheld,8", "Late,Not upheld,2", "Rude,Upheld,7", "Rude,Not upheld,9")


@pytest.fixture
def table(text_file: Write) -> Write:
    """A file of these rows; what the table says of itself stands before each that does not say it."""

    def written(*rows: str) -> Incoming:
        full = [row if row.count(",") > 4 else f"{OF_ITSELF},{row}" for row in rows]
        return text_file("\n".join((HEADER, *full)) + "\n", "reviews.csv")

    return written


def refusal(incoming: Incoming, lake: Lake) -> str:
    with pytest.raises(BadInput) as told:
        CrossTable().land(incoming, lake)
    assert [path for path in lake.root.rglob("*") if path.is_file()] == []
    return str(told.value)


def test_table_lands_under_its_code_and_period_and_says_its_class(table: Write, lake: Lake) -> None:
    landing = CrossTable().land(table(*ROWS), lake)

    assert (landing.feed, landing.subject, landing.subject_name) == ("cross_table", "reviews-2024-25", "Reviews")
    assert landing.report.table == {
        "table code": "reviews", "title": "Reviews", "class": "internal", "period": "2024/25", "row heading": "Kind",
        "column heading": "Outcome",
    }  # fmt: skip
    assert landing.report.warnings == (
        "The disclosure class of this table is internal. Counts from 1 to 4 are hidden, and with them the counts from "
        "which they could be worked out.",
    )


def test_cells_are_read_back_in_the_order_of_the_file(table: Write, lake: Lake) -> None:
    landing = CrossTable().land(table(*ROWS), lake)

    assert read_cells(lake, landing.parquet) == [
        ("Late", "Upheld", 8), ("Late", "Not upheld", 2), ("Rude", "Upheld", 7), ("Rude", "Not upheld", 9),
    ]  # fmt: skip


def test_report_of_a_table_is_the_same_when_read_back(table: Write, lake: Lake) -> None:
    report = CrossTable().land(table(*ROWS), lake).report

    assert type(report)(**report.as_dict()) == report


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        ("Late,Upheld,3", "row 6: “Late”, “Upheld” stands in row 2 already."),
        ("Total,Upheld,15", "row 6: is a total. Leave totals out: they are worked out from the cells."),
        ("Rude,Withdrawn,", "row 6: The column “count” is blank."),
        ("Rude,Withdrawn,-1", "row 6: “-1” is not a whole number. Write 0 where there is none."),
        ("Rude,Withdrawn,1.5", "row 6: “1.5” is not a whole number. Write 0 where there is none."),
        (
            "other,Reviews,Internal,2024/25,Kind,Outcome,Rude,Withdrawn,1",
            "row 6: The column “table code” differs from the first row’s: one file holds one table.",
        ),
        ("Slow,Upheld", "row 6: has 8 of 9 cells: the row is cut short. Fetch the file again."),
    ],
)
def test_faulty_row_refuses_the_file(table: Write, lake: Lake, row: str, sentence: str) -> None:
    assert refusal(table(*ROWS, row), lake) == f"reviews.csv, {sentence}"


@pytest.mark.parametrize(
    ("itself", "sentence"),
    [
        ("reviews,Reviews,secret,2024/25,Kind,Outcome", "“secret” is no disclosure class. Write open, internal or"),
        ("My reviews,Reviews,open,2024/25,Kind,Outcome", "“My reviews” is not a table code"),
        ("reviews,Reviews,open,sometime,Kind,Outcome", "“sometime” is not a period that is read."),
        (f"reviews,{'x' * 201},open,2024/25,Kind,Outcome", "A cell is longer than 200 letters."),
    ],
)
def test_table_that_says_no_sense_of_itself_is_refused(table: Write, lake: Lake, itself: str, sentence: str) -> None:
    assert refusal(table(f"{itself},Late,Upheld,8"), lake).startswith(f"reviews.csv, row 2: {sentence}")


def test_cell_without_a_row_is_refused(table: Write, lake: Lake) -> None:
    said = refusal(table(*ROWS[:3]), lake)

    assert said == "reviews.csv: has no row for “Rude”, “Not upheld”. Give every cell, with 0 where there is none."


def test_header_without_rows_is_refused(table: Write, lake: Lake) -> None:
    assert refusal(table(), lake) == "reviews.csv: holds a header and no rows. Give a row for each cell."


def test_table_too_large_to_look_at_is_refused(table: Write, lake: Lake) -> None:
    rows = [f"r{row},c{column},5" for row in range(101) for column in range(50)]

    assert refusal(table(*rows), lake) == "reviews.csv: has 5,050 cells; 5,000 are the most. Group some rows."
