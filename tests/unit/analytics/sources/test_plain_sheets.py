"""A workbook gives its sheets, a CSV file one without a name."""

from collections.abc import Callable
from pathlib import Path

import pytest
import xlsxwriter

from goldthread.analytics.intake.opening import Incoming
from goldthread.analytics.sources.plain_sheets import place_in, sheets_of
from goldthread.core.errors import BadInput


def test_workbook_gives_its_sheets_in_order(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(str(tmp_path / "two.xlsx")) as out:
        for name, cell in (("One", 1), ("Two ", "b")):
            out.add_worksheet(name).write(0, 0, cell)

    assert list(sheets_of(Incoming(tmp_path / "two.xlsx", "two.xlsx", contained=False))) == [
        ("One", [[1.0]]),
        ("Two ", [["b"]]),
    ]


def test_csv_file_is_one_sheet_without_a_name(text_file: Callable[..., Incoming]) -> None:
    assert list(sheets_of(text_file("a,b\n1,2\n"))) == [("", [["a", "b"], ["1", "2"]])]


def test_csv_file_of_uneven_rows_is_refused(text_file: Callable[..., Incoming]) -> None:
    with pytest.raises(BadInput):
        list(sheets_of(text_file("a,b\n1,2,3\n")))


def test_place_names_the_sheet_where_there_is_one() -> None:
    assert place_in("a.xlsx", "One", 4) == "a.xlsx, sheet One, row 4"
    assert place_in("a.csv", "", 4) == "a.csv, row 4"
