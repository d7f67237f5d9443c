"""Workbooks made to harm a reader are refused before one opens them; honest ones pass."""

import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from goldthread.analytics.intake.tables import bare, workbook
from goldthread.core.errors import BadInput

Change = Callable[[str, bytes], bytes]


@pytest.fixture
def xlsx(tmp_path: Path) -> Callable[..., Path]:
    """Write a workbook of one number, with its parts changed by a function of their name and bytes."""

    def write(change: Change = lambda name, content: content) -> Path:
        with xlsxwriter.Workbook(str(tmp_path / "whole.xlsx")) as out:
            out.add_worksheet("Table").write_row(0, 0, ["Force", 5])
        with zipfile.ZipFile(tmp_path / "whole.xlsx") as given, zipfile.ZipFile(tmp_path / "a.xlsx", "w") as out:
            for member in given.namelist():
                out.writestr(member, change(member, given.read(member)))
        return tmp_path / "a.xlsx"

    return write


def read(path: Path) -> list[tuple[str, Any]]:
    return list(workbook.every_sheet(path, path.name))


def refusal(path: Path) -> str:
    with pytest.raises(BadInput) as told:
        read(path)
    return str(told.value)


@pytest.mark.parametrize(
    "declared",
    [
        b'<!DOCTYPE a [<!ENTITY b "bbbb">]>',
        b"<!-- first --><!DOCTYPE a SYSTEM 'http://example.org/a.dtd'>",
        b"<!--" + b" " * bare.HEAD_BYTES + b"-->",
        b"<\x00!\x00",
    ],
    ids=["entities", "outer", "hidden behind a comment", "another encoding"],
)
@pytest.mark.parametrize("part", ["xl/workbook.xml", "xl/sharedStrings.xml", "xl/worksheets/sheet1.xml"])
def test_part_that_declares_entities_is_refused(xlsx: Callable[..., Path], part: str, declared: bytes) -> None:
    def change(name: str, content: bytes) -> bytes:
        return content.replace(b"?>", b"?>" + declared, 1) if name == part else content

    assert refusal(xlsx(change)) == (
        f"a.xlsx: declares entities in {part}, as no spreadsheet program does. Open it in a spreadsheet program and "
        "save it as XLSX."
    )


def test_part_that_is_too_large_is_refused(xlsx: Callable[..., Path], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bare, "MOST_PART_BYTES", 100)

    assert refusal(xlsx()).endswith("At most 0 MiB are read. Split it.")


@pytest.mark.parametrize(
    ("place", "far"), [(b'r="A1048577"', "A1048577"), (b'r="ZZZ1"', "ZZZ1"), (b"r = 'BXY1'", "BXY1")]
)
def test_far_cell_of_an_xlsx_is_refused(xlsx: Callable[..., Path], place: bytes, far: str) -> None:
    told = refusal(xlsx(lambda name, content: content.replace(b'r="B1"', place)))

    assert told.startswith(f"a.xlsx, sheet Table: has something in the far cell {far}. A sheet holds at most 1048576 ")


def test_xlsx_that_spans_too_many_cells_is_refused(xlsx: Callable[..., Path]) -> None:
    far = b'<row r="1000000"><c r="Z1000000"><v>1</v></c></row></sheetData>'

    told = refusal(xlsx(lambda name, content: content.replace(b"</sheetData>", far)))

    assert told.startswith("a.xlsx, sheet Table: spans 1,000,000 rows and 26 columns, more than 8,000,000 cells.")


def test_row_that_claims_to_be_far_and_is_empty_does_not_matter(xlsx: Callable[..., Path]) -> None:
    empty = b'<row r="900000"/></sheetData>'

    assert read(xlsx(lambda name, content: content.replace(b"</sheetData>", empty))) == [("Table", [["Force", 5.0]])]


def test_sheets_beyond_the_most_are_refused(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(str(tmp_path / "a.xlsx")) as out:
        for _ in range(workbook.MOST_SHEETS + 1):
            out.add_worksheet()

    assert refusal(tmp_path / "a.xlsx") == "a.xlsx: has 501 sheets; 500 are the most. Split it."


def test_cells_that_show_no_value_are_found_across_blocks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bare, "BLOCK", 64)
    with xlsxwriter.Workbook(str(tmp_path / "a.xlsx")) as out:
        sheet = out.add_worksheet("Table")
        for place in range(20):
            sheet.write_formula(place, 1, "=1/0", None, "#DIV/0!")

    [(_, rows)] = read(tmp_path / "a.xlsx")

    assert [one[1] for one in rows] == ["#DIV/0!"] * 20


def test_beginning_of_a_sheet_needs_no_more_than_its_first_rows(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(str(tmp_path / "a.xlsx")) as out:
        out.add_worksheet("Other").write(0, 0, "x")
        sheet = out.add_worksheet("Table")
        for place in range(5_000):
            sheet.write_row(place, 0, [f"text {place}", place])

    found = workbook.tops(tmp_path / "a.xlsx", "a.xlsx", "Table")

    assert list(found) == ["Table"]
    assert found["Table"] == tuple((f"text {place}", float(place)) for place in range(workbook.TOP_ROWS))
