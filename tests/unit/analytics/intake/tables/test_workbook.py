"""Cells of a workbook are read as values; a formula that failed or was never computed is told by its place."""

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
import xlsxwriter

from goldthread.analytics.intake.tables import workbook
from goldthread.core.errors import BadInput

Write = Callable[..., Path]


@pytest.fixture
def book(tmp_path: Path) -> Write:
    """Write a workbook whose sheet is filled by a function."""

    def write(fill: Callable[[xlsxwriter.worksheet.Worksheet], object], sheet: str = "Measures") -> Path:
        with xlsxwriter.Workbook(str(tmp_path / "a.xlsx")) as out:
            out.add_worksheet("Notes").write_string(0, 0, "first")
            fill(out.add_worksheet(sheet))
        return tmp_path / "a.xlsx"

    return write


def refusal(path: Path) -> str:
    with pytest.raises(BadInput) as told:
        workbook.cells(path, "a.xlsx")
    return str(told.value)


def test_sheets_are_named_in_order(book: Write) -> None:
    assert workbook.sheets(book(lambda sheet: None), "a.xlsx") == ("Notes", "Measures")


@pytest.mark.parametrize("name", ["Measures", "measures", "MEASURES "])
def test_sheet_of_measures_is_found_whatever_its_case(book: Write, name: str) -> None:
    path = book(lambda sheet: sheet.write_row(0, 0, ["measure", "period"]), name)

    assert workbook.cells(path, "a.xlsx") == [["measure", "period"]]
    assert workbook.is_of_measures(name)


def test_workbook_without_the_sheet_has_no_rows(book: Write) -> None:
    path = book(lambda sheet: sheet.write_string(0, 0, "measure"), "Figures")

    assert workbook.cells(path, "a.xlsx") == []


def test_rows_begin_at_row_one_even_when_it_is_empty(book: Write) -> None:
    assert workbook.cells(book(lambda sheet: sheet.write_row(2, 1, ["x", 5])), "a.xlsx") == [
        ["", "", ""],
        ["", "", ""],
        ["", "x", 5.0],
    ]


def test_formula_is_read_as_the_value_it_last_had(book: Write) -> None:
    path = book(lambda sheet: sheet.write_formula(0, 0, "=40+2", None, 42))

    assert workbook.cells(path, "a.xlsx") == [[42.0]]


def test_cells_with_errors_are_told_by_their_places(book: Write) -> None:
    def fill(sheet: xlsxwriter.worksheet.Worksheet) -> None:
        sheet.write_formula(1, 4, "=1/0", None, "#DIV/0!")
        sheet.write_formula(2, 27, "=NA()", None, "#N/A")

    assert refusal(book(fill)) == (
        "a.xlsx, sheet Measures: cell E2 shows an error (#DIV/0!); cell AB3 shows an error (#N/A). Mend the formula, "
        "or write the figure itself."
    )


def test_formula_that_was_never_computed_is_told(book: Write, tmp_path: Path) -> None:
    path = book(lambda sheet: sheet.write_formula(1, 0, "=40+2", None, 42))
    rewritten = tmp_path / "b.xlsx"
    with zipfile.ZipFile(path) as given, zipfile.ZipFile(rewritten, "w") as out:
        for member in given.infolist():
            out.writestr(member, given.read(member).replace(b"<v>42</v>", b""))

    assert refusal(rewritten) == (
        "a.xlsx, sheet Measures: cell A2 holds a formula that was never computed. Mend the formula, or write the "
        "figure itself."
    )


def test_strict_workbook_is_looked_over_too(book: Write, tmp_path: Path) -> None:
    path = book(lambda sheet: sheet.write_formula(1, 0, "=1/0", None, "#DIV/0!"))
    rewritten = tmp_path / "b.xlsx"
    with zipfile.ZipFile(path) as given, zipfile.ZipFile(rewritten, "w") as out:
        for member in given.infolist():
            content = given.read(member).replace(
                b"http://schemas.openxmlformats.org/spreadsheetml/2006/main",
                b"http://purl.oclc.org/ooxml/spreadsheetml/main",
            )
            out.writestr(member, content)

    assert "cell A2 shows an error (#DIV/0!)" in refusal(rewritten)


def test_error_on_another_sheet_does_not_matter(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(str(tmp_path / "a.xlsx")) as out:
        out.add_worksheet("Notes").write_formula(0, 0, "=1/0", None, "#DIV/0!")
        out.add_worksheet("Measures").write_string(0, 0, "measure")

    assert workbook.cells(tmp_path / "a.xlsx", "a.xlsx") == [["measure"]]


@pytest.mark.parametrize(
    ("row", "column", "place"), [(workbook.MOST_ROWS, 0, "A100001"), (1, workbook.MOST_COLUMNS, "GS2")]
)
def test_sheet_that_reaches_too_far_is_refused_before_it_is_read(
    book: Write, row: int, column: int, place: str
) -> None:
    assert refusal(book(lambda sheet: sheet.write_string(row, column, "x"))) == (
        f"a.xlsx, sheet Measures: has something in the far cell {place}. A sheet holds at most 100000 rows and 200 "
        "columns: clear what lies beyond."
    )


def test_every_sheet_comes_in_order_with_its_name_as_written(book: Write) -> None:
    path = book(lambda sheet: sheet.write_row(1, 1, ["x", 5]), "Table 1 ")

    assert list(workbook.every_sheet(path, "a.xlsx")) == [
        ("Notes", [["first"]]),
        ("Table 1 ", [["", "", ""], ["", "x", 5.0]]),
    ]


def test_errors_stand_as_marks_where_every_sheet_is_read(book: Write) -> None:
    def fill(sheet: xlsxwriter.worksheet.Worksheet) -> None:
        sheet.write_number(0, 0, 1)
        sheet.write_formula(1, 1, "=1/0", None, "#DIV/0!")

    assert list(workbook.every_sheet(book(fill), "a.xlsx"))[1] == ("Measures", [[1.0, ""], ["", "#DIV/0!"]])


def test_sheets_that_hold_charts_are_passed_over(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(str(tmp_path / "a.xlsx")) as out:
        out.add_worksheet("Table").write_number(0, 0, 1)
        chart = out.add_chart({"type": "line"})
        chart.add_series({"values": "=Table!$A$1:$A$1"})
        out.add_chartsheet("Chart").set_chart(chart)

    assert workbook.sheets(tmp_path / "a.xlsx", "a.xlsx") == ("Table",)
    assert list(workbook.every_sheet(tmp_path / "a.xlsx", "a.xlsx")) == [("Table", [[1.0]])]


def test_first_rows_are_those_that_every_sheet_gives(book: Write) -> None:
    path = book(lambda sheet: [sheet.write_row(row, 0, [f"row {row}", row]) for row in range(100)])

    assert workbook.tops(path, "a.xlsx", "Measures") == {
        "Measures": tuple((f"row {row}", float(row)) for row in range(workbook.TOP_ROWS))
    }


@pytest.mark.parametrize("rows", [[], [["only"]]])
def test_first_rows_of_a_short_sheet_are_all_of_it(book: Write, rows: list[list[str]]) -> None:
    path = book(lambda sheet: [sheet.write_row(place, 0, row) for place, row in enumerate(rows)])

    assert workbook.tops(path, "a.xlsx", "Measures") == {"Measures": tuple(map(tuple, rows))}


def test_zip_that_is_no_workbook_is_refused(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.xlsx", "w") as out:
        out.writestr("[Content_Types].xml", "")
        out.writestr("word/document.xml", "")

    assert refusal(tmp_path / "a.xlsx") == ("a.xlsx: is a document of another kind than XLSX. Save it as XLSX.")


def test_workbook_with_broken_parts_is_refused(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.xlsx", "w") as out:
        out.writestr("xl/workbook.xml", "<workbook")

    told = refusal(tmp_path / "a.xlsx")

    assert told.startswith("a.xlsx: cannot be read as a workbook (")
    assert told.endswith("Open it in Excel and save it as XLSX.")
