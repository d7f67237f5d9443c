"""The template reads back as what was written into it, byte for byte the same each time."""

from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from goldthread.analytics.intake.opening import Incoming
from goldthread.analytics.lake import Lake
from goldthread.analytics.schema import MEASURE_WORKBOOK
from goldthread.analytics.sources.measure_row import ReportedRow, read_row
from goldthread.analytics.sources.measure_template import EXAMPLE_ROWS, GUIDE_SHEET, write_filled, write_template
from goldthread.analytics.sources.measure_workbook import MeasureWorkbook, read_rows
from goldthread.core.state import State


def read_back(path: Path, lake: Lake) -> tuple[ReportedRow, ...]:
    return read_rows(lake, MeasureWorkbook().land(Incoming(path, path.name, contained=False), lake).parquet)


def test_template_has_a_guide_and_the_header_and_no_rows(tmp_path: Path) -> None:
    write_template(tmp_path / "t.xlsx")

    with CalamineWorkbook.from_path(str(tmp_path / "t.xlsx")) as book:
        assert book.sheet_names == [GUIDE_SHEET, "Measures"]
        assert book.get_sheet_by_name("Measures").to_python() == [list(MEASURE_WORKBOOK.headings)]


def test_guide_explains_every_column_in_order(tmp_path: Path) -> None:
    write_template(tmp_path / "t.xlsx")

    with CalamineWorkbook.from_path(str(tmp_path / "t.xlsx")) as book:
        explained = [row[0] for row in book.get_sheet_by_name(GUIDE_SHEET).to_python()]

    assert explained == ["What this is", *MEASURE_WORKBOOK.headings]


def test_filled_workbook_reads_back_the_same(tmp_path: Path, lake: Lake) -> None:
    write_filled(tmp_path / "f.xlsx", EXAMPLE_ROWS)

    assert read_back(tmp_path / "f.xlsx", lake) == EXAMPLE_ROWS


def test_example_shows_every_standing_and_every_way_to_state_a_figure() -> None:
    assert {row.state for row in EXAMPLE_ROWS} == {State.HELD, State.CHANGE_ONLY, State.NOT_HELD}
    assert [row.measure for row in EXAMPLE_ROWS if row.milestone_upper is not None] == ["sickness-rate"]
    assert [row.measure for row in EXAMPLE_ROWS if row.numerator is not None] == ["victim-satisfaction"]


def test_every_example_row_says_that_it_is_made_up() -> None:
    assert [row.note for row in EXAMPLE_ROWS if not row.note.startswith("Made up. ")] == []
    assert {row.document for row in EXAMPLE_ROWS} == {"Illustration with made-up figures, not a real report"}


def test_a_path_that_cannot_be_written_to_is_the_systems_own_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        write_template(tmp_path / "nowhere" / "t.xlsx")


def test_same_rows_give_the_same_bytes(tmp_path: Path) -> None:
    for name in ("a.xlsx", "b.xlsx"):
        write_filled(tmp_path / name, EXAMPLE_ROWS)

    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


def test_text_that_looks_like_a_formula_or_an_address_stays_a_text(tmp_path: Path, lake: Lake) -> None:
    texts = {"note": "=1+1", "paragraph": "007", "reported_by": "https://example.org"}
    row = read_row({"measure": "m", "period": "2025", "document": "@d", "value": 1.5} | texts, 2)
    assert isinstance(row, ReportedRow)

    write_filled(tmp_path / "f.xlsx", [row])

    assert read_back(tmp_path / "f.xlsx", lake) == (row,)
