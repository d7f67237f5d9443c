"""A sheet with figures is told from a cover, contents or notes, however few or many numbers stand in it."""

import pytest

from goldthread.analytics.intake.tables.banded import Rows
from goldthread.analytics.sources.unread_sheets import holds_figures, told_unread


@pytest.mark.parametrize(
    ("name", "rows"),
    [
        ("Table_2", [["Kent", 5.0], ["Essex", 9.0]]),
        ("Table_2", [["Kent", "5"], ["Essex", "1,204"]]),
        ("Chart", [["", 2018.0, 2019.0]]),
        ("Notes", [["Kent", 5.0, 6.0]]),
    ],
)
def test_sheet_with_numbers_holds_figures(name: str, rows: Rows) -> None:
    assert holds_figures(name, rows)


@pytest.mark.parametrize(
    ("name", "rows"),
    [
        ("Sheet1", []),
        ("Sheet1", [["Kent", ""], ["", True]]),
        ("Sheet1", [["Table", "Title"], [1.0, "Officers"], [2.0, "Staff"], [3.0, "Leavers"]]),
        ("Cover_sheet", [["Published", 2020.0], ["Edition", 7.0]]),
        ("Contents", [["Officers", 4.0], ["Staff", 9.0]]),
    ],
)
def test_list_cover_or_contents_hold_none(name: str, rows: Rows) -> None:
    assert not holds_figures(name, rows)


def test_sheets_are_named_in_one_sentence_or_none() -> None:
    assert list(told_unread(["P3 ", "P4"])) == ["Not read, though numbers stand there: sheet P3, sheet P4."]
    assert list(told_unread([])) == []
