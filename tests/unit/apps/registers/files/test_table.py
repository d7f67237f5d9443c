"""Tables as files: the same cells in each format, and nothing that a spreadsheet runs."""

import json
from datetime import date
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from goldthread.apps.registers.files.table import (
    LONGEST_CELL,
    csv_lines,
    json_lines,
    sheet_name,
    xlsx_blocks,
    xlsx_file,
)

HEAD = ("title", "on", "cost", "agreed", "none")
ROWS = [
    {"title": "=1+1", "on": date(2026, 4, 3), "cost": 12.5, "agreed": True},
    {"title": "Ärger\nzwei", "on": None, "cost": -3, "agreed": False, "none": ""},
]


def sheet(path: Path) -> list[list[object]]:
    with CalamineWorkbook.from_path(str(path)) as book:
        return book.get_sheet_by_index(0).to_python()


def test_csv_has_days_as_dates_and_formulas_as_text() -> None:
    assert list(csv_lines(HEAD, ROWS)) == [
        "title,on,cost,agreed,none\r\n",
        "'=1+1,2026-04-03,12.5,yes,\r\n",
        '"Ärger\nzwei",,-3,no,\r\n',
    ]


def test_heading_that_would_run_is_made_harmless() -> None:
    assert list(csv_lines(("=a",), [])) == ["'=a\r\n"]


def test_json_is_a_list_of_rows_with_every_heading() -> None:
    assert json.loads("".join(json_lines(HEAD, ROWS))) == [
        {"title": "=1+1", "on": "2026-04-03", "cost": 12.5, "agreed": True, "none": None},
        {"title": "Ärger\nzwei", "on": None, "cost": -3, "agreed": False, "none": ""},
    ]


def test_json_of_no_rows_is_an_empty_list() -> None:
    assert json.loads("".join(json_lines(HEAD, []))) == []


def test_workbook_has_days_as_days_and_formulas_as_text() -> None:
    with xlsx_file("Grants: paid", HEAD, ROWS) as path:
        rows = sheet(path)

    assert rows == [
        list(HEAD),
        ["=1+1", date(2026, 4, 3), 12.5, "yes", ""],
        ["Ärger\nzwei", "", -3.0, "no", ""],
    ]
    assert not path.exists()


def test_workbook_is_sent_in_blocks_and_is_gone_afterwards() -> None:
    content = b"".join(xlsx_blocks("A", ("title",), ({"title": f"row {number}"} for number in range(2_000))))

    assert content.startswith(b"PK")


def test_text_longer_than_a_cell_ends_in_an_ellipsis() -> None:
    with xlsx_file("A", ("title",), [{"title": "x" * (LONGEST_CELL + 1)}]) as path:
        assert len(sheet(path)[1][0]) == LONGEST_CELL


def test_rows_are_taken_one_by_one() -> None:
    taken = []

    def rows():
        for number in range(3):
            taken.append(number)
            yield {"a": number}

    lines = csv_lines(("a",), rows())
    first = [next(lines), next(lines)]

    assert (first, taken) == (["a\r\n", "0\r\n"], [0])


@pytest.mark.parametrize(
    ("title", "name"), [("Agreements", "Agreements"), ("x" * 40, "x" * 31), ("[a]/b?", "a b"), ("", "Table")]
)
def test_sheet_is_named_without_the_signs_that_none_may_have(title, name) -> None:
    assert sheet_name(title) == name
