"""Measure workbooks land whole or are refused with everything that is wrong in them."""

from collections.abc import Callable
from pathlib import Path

import pytest
import xlsxwriter

from goldthread.analytics.intake.landing import FileReport
from goldthread.analytics.intake.opening import Incoming
from goldthread.analytics.lake import Lake
from goldthread.analytics.schema import MEASURE_WORKBOOK
from goldthread.analytics.sources import recognise
from goldthread.analytics.sources.measure_workbook import MeasureWorkbook, read_rows
from goldthread.core.errors import BadInput
from goldthread.core.period import Period

Write = Callable[..., Incoming]
CSV = "measure,period,value,document,note\nconfidence,2025/26 Q1,57.2,Report,\nsickness,2025-03,8.9,Report,Officers\n"


def refusal(incoming: Incoming, lake: Lake) -> str:
    with pytest.raises(BadInput) as told:
        MeasureWorkbook().land(incoming, lake)
    assert [path for path in lake.root.rglob("*") if path.is_file()] == []
    return str(told.value)


def book(path: Path, rows: list[list[object]], sheet: str = "Measures") -> Incoming:
    with xlsxwriter.Workbook(str(path)) as out:
        page = out.add_worksheet(sheet)
        for place, row in enumerate(rows):
            page.write_row(place, 0, row)
    return Incoming(path, path.name, contained=False)


def test_csv_lands_under_the_stem_of_its_name(text_file: Write, lake: Lake) -> None:
    landing = MeasureWorkbook().land(text_file(CSV, "Panel update 2022.csv"), lake)

    assert (landing.feed, landing.subject, landing.subject_name, landing.month) == (
        "measure_workbook",
        "panel-update-2022",
        "Panel update 2022",
        None,
    )
    assert landing.parquet == MEASURE_WORKBOOK.place(landing.sha256)
    assert landing.report == FileReport("Panel update 2022.csv", rows=2, line_ending="lf")


def test_names_in_another_script_are_told_apart(text_file: Write, lake: Lake) -> None:
    names = ("数据.csv", "报告.csv", "2024 数据.csv", "2024 报告.csv")

    landings = [MeasureWorkbook().land(text_file(CSV, name), lake) for name in names]

    assert len({landing.subject for landing in landings}) == 4
    assert [landing.subject_name for landing in landings] == ["数据", "报告", "2024 数据", "2024 报告"]


def test_rows_come_back_in_the_order_of_the_file(text_file: Write, lake: Lake) -> None:
    rows = read_rows(lake, MeasureWorkbook().land(text_file(CSV), lake).parquet)

    assert [(row.measure, row.period, row.value, row.note, row.row) for row in rows] == [
        ("confidence", Period.quarter(2025, 1), 57.2, "", 2),
        ("sickness", Period.month(2025, 3), 8.9, "Officers", 3),
    ]


def test_xlsx_and_csv_of_the_same_figures_read_the_same(text_file: Write, lake: Lake, tmp_path: Path) -> None:
    given = [line.split(",") for line in CSV.splitlines()]
    in_cells = book(tmp_path / "m.xlsx", [given[0], *[[*row[:2], float(row[2]), *row[3:]] for row in given[1:]]])

    from_csv = read_rows(lake, MeasureWorkbook().land(text_file(CSV), lake).parquet)
    from_xlsx = read_rows(lake, MeasureWorkbook().land(in_cells, lake).parquet)

    assert from_xlsx == from_csv


def test_headings_may_stand_in_any_order_and_case_with_blanks_around(text_file: Write, lake: Lake) -> None:
    content = "Document , VALUE,Reported  By,period,Measure\nReport,5,Analyst,2025,m\n"

    (row,) = read_rows(lake, MeasureWorkbook().land(text_file(content), lake).parquet)

    assert (row.measure, row.period, row.value, row.document, row.reported_by) == (
        "m",
        Period.year(2025),
        5.0,
        "Report",
        "Analyst",
    )


def test_blank_rows_are_passed_over_and_counted_in_row_numbers(text_file: Write, lake: Lake) -> None:
    content = "measure,period,value,document\n,,,\n\nm,2025,5,Report\n"

    landing = MeasureWorkbook().land(text_file(content), lake)

    assert [row.row for row in read_rows(lake, landing.parquet)] == [4]
    assert landing.report.rows == 1


def test_unknown_column_is_left_out_and_told(text_file: Write, lake: Lake) -> None:
    content = "measure,period,value,document,colour,\nm,2025,5,Report,red,\n"

    assert MeasureWorkbook().land(text_file(content), lake).report.warnings == (
        "The column “colour” is not one of the measure workbook and was left out.",
    )


def test_wave_keeps_its_label(text_file: Write, lake: Lake) -> None:
    content = "measure,period,value,document\nm,wave 2025-04..2025-06 Wave 12,5,Report\n"

    (row,) = read_rows(lake, MeasureWorkbook().land(text_file(content), lake).parquet)

    assert row.period.label == "Wave 12"


def test_same_bytes_land_once(text_file: Write, lake: Lake) -> None:
    first, second = (MeasureWorkbook().land(text_file(CSV, name), lake) for name in ("a.csv", "b.csv"))

    assert first.parquet == second.parquet
    assert (first.subject, second.subject) == ("a", "b")


def test_text_in_a_number_cell_is_told_with_file_sheet_row_and_column(lake: Lake, tmp_path: Path) -> None:
    incoming = book(tmp_path / "m.xlsx", [["measure", "period", "value", "document"], ["m", "2025", "TBC", "Report"]])

    assert refusal(incoming, lake) == (
        "m.xlsx: One thing cannot be used. In sheet Measures, row 2, value: “TBC” is not a number. Write the figure "
        "alone, or leave the cell empty and use the note."
    )


def test_ten_faults_are_told_and_the_rest_counted(text_file: Write, lake: Lake) -> None:
    rows = "".join(f"m{n},2025,TBC,Report\n" for n in range(12))

    told = refusal(text_file(f"measure,period,value,document\n{rows}"), lake)

    assert told.startswith("file.csv: 12 things cannot be used. In row 2, value: “TBC” is not a number.")
    assert told.count("is not a number") == 10
    assert told.endswith("And 2 more.")


def test_key_that_stands_twice_is_told(text_file: Write, lake: Lake) -> None:
    content = "measure,period,value,document\nm,2025/26 Q1,5,Report\nm,April to June 2025,6,Report\n"

    assert refusal(text_file(content), lake) == (
        "file.csv: One thing cannot be used. In row 3: has the same measure, area, group, period, document and "
        "paragraph as row 2. Keep one of them."
    )


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("measure,period,value,document\n", "holds no figure. Fill in a row for each figure below the header."),
        ("measure,period,value\nm,2025,5\n", "The column “document” is missing."),
        ("measure,period,document,value,Value\nm,2025,R,5,5\n", "The column “value” stands twice."),
    ],
)
def test_file_without_figures_or_with_wrong_columns_is_refused(
    text_file: Write, lake: Lake, content: str, sentence: str
) -> None:
    assert sentence in refusal(text_file(content), lake)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (CSV.encode()[:-24], "row 3: has 2 of 5 cells: the row is cut short. Fetch the file again."),
        (
            CSV.encode().replace(b"Officers", b"\xa35m"),
            "row 3: is not in UTF-8. Save it as “CSV UTF-8”, separated by commas.",
        ),
    ],
)
def test_csv_that_is_cut_short_or_in_another_encoding_is_refused(
    text_file: Write, lake: Lake, content: bytes, sentence: str
) -> None:
    assert refusal(text_file(content), lake) == f"file.csv, {sentence}"


def test_workbook_is_recognised_by_its_required_headings(text_file: Write, tmp_path: Path) -> None:
    in_cells = book(tmp_path / "m.xlsx", [["measure", "period", "document"]], "measures")

    assert {recognise(text_file(CSV)).code, recognise(in_cells).code} == {"measure_workbook"}
