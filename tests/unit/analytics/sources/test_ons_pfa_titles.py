"""A title is found in the first rows, and rows keep their numbers when what stands above it is emptied."""

import pytest

from goldthread.analytics.sources.ons_pfa_titles import from_title, is_named_as_table, title_of

TITLE = "Table P3: Knife offences"


@pytest.mark.parametrize("title", [TITLE, "Table P3. Knife", "TABLE P3 - Knife", "Table P3 Knife", "Table P 3a: Knife"])
def test_title_is_known_however_its_number_ends(title: str) -> None:
    assert title_of([["", ""], ["Return"], ["", title, "x"]]) == title


@pytest.mark.parametrize(
    "rows", [[], [["Table 3: Knife"]], [["See Table P3: Knife"]], [["Table P3"]], [[]] * 6 + [[TITLE]]]
)
def test_other_text_or_one_far_down_is_no_title(rows: list[list[str]]) -> None:
    assert title_of(rows) == ""


def test_rows_above_the_title_are_emptied_and_keep_their_places() -> None:
    assert from_title([["Return"], [], [TITLE], ["a", 1]]) == [[], [], [TITLE], ["a", 1]]
    assert from_title([["no title"], ["a", 1]]) == [["no title"], ["a", 1]]


def test_sheets_of_tables_are_known_by_their_names() -> None:
    names = ("Table P1 ", "table_p12a", "P3", "Notes", "Table 1")

    assert [is_named_as_table(name) for name in names] == [True, True, True, False, False]
