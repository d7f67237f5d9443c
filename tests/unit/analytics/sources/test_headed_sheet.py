"""A sheet with titles above its header is read from the first row that holds the wanted headings."""

import re
from collections.abc import Sequence
from pathlib import Path

import pytest

from goldthread.analytics.intake.opening import Incoming
from goldthread.analytics.intake.tables.workbook import Cell
from goldthread.analytics.sources.headed_sheet import HeadedSheet, headed, plain
from goldthread.core.errors import BadInput

WANTED = {"Code": re.compile("code", re.IGNORECASE), "Count": re.compile("count|total", re.IGNORECASE)}
FILE = Incoming(Path("a.xlsx"), "a.xlsx", contained=False)


def sheet(*rows: Sequence[Cell]) -> HeadedSheet:
    return headed(FILE, "S", rows, WANTED)


def test_header_is_the_first_row_with_every_heading() -> None:
    found = sheet(["A title with a code", ""], ["", ""], ["Total", "Code"], [5.0, "x"])

    assert (found.header, dict(found.places)) == (2, {"Code": 1, "Count": 0})
    assert (found.titles, found.headings) == (("A title with a code",), ("Total", "Code"))


def test_lines_carry_their_row_and_blank_ones_are_passed_over() -> None:
    found = sheet(["Code", "Count"], ["x", 5.0], ["", ""], ["y", 6.5])

    assert [(line.row, dict(line.cells), row) for line, row in found.lines()] == [
        (2, {"Code": "x", "Count": "5"}, ["x", 5.0]),
        (4, {"Code": "y", "Count": "6.5"}, ["y", 6.5]),
    ]
    assert next(found.lines())[0].name == "a.xlsx, sheet S"


@pytest.mark.parametrize("heading", ["Code1", "code 1, 2", " Code\n"])
def test_footnote_marks_and_breaks_of_a_heading_are_passed_over(heading: str) -> None:
    assert sheet([heading, "Count"]).header == 0


def test_sheet_without_the_headings_is_refused() -> None:
    with pytest.raises(BadInput) as told:
        sheet(["Code"], *[["", ""]] * 20, ["Code", "Count"])

    assert str(told.value) == (
        "a.xlsx, sheet S: No row of the first 12 holds the headings “Code”, “Count”. Fetch the file again."
    )


@pytest.mark.parametrize(("cell", "text"), [(5.0, "5"), (5.5, "5.5"), (" a\n b ", "a b"), ("", ""), (7, "7")])
def test_cell_is_one_line_of_text(cell: Cell, text: str) -> None:
    assert plain(cell) == text
