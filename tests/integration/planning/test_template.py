"""The empty workbook and the filled example: what a spreadsheet program finds in them, and what loads."""

import hashlib
import zipfile
from datetime import datetime

import pytest
from python_calamine import CalamineWorkbook

from goldthread.apps.planning.operations import load_plan
from goldthread.apps.planning.workbook.layout import DATE, SHEETS
from goldthread.apps.planning.workbook.sample import SAMPLE
from goldthread.apps.planning.workbook.template import write_filled, write_template
from goldthread.core.errors import BadInput

from .conftest import HEADINGS


@pytest.fixture
def empty(tmp_path):
    path = tmp_path / "empty.xlsx"
    write_template(path)
    return path


def test_template_has_a_guide_and_every_sheet(empty):
    assert CalamineWorkbook.from_path(empty).sheet_names == ["Read me", *HEADINGS]


@pytest.mark.parametrize("sheet", HEADINGS)
def test_sheet_of_the_template_has_its_headings_and_nothing_else(empty, sheet):
    rows = CalamineWorkbook.from_path(empty).get_sheet_by_name(sheet).to_python()

    assert rows == [list(HEADINGS[sheet])]


def test_guide_says_what_every_column_takes(empty):
    rows = CalamineWorkbook.from_path(empty).get_sheet_by_name("Read me").to_python()

    assert rows[0] == ["Sheet", "Column", "What to write", "Needed"]
    assert [(row[0], row[1]) for row in rows if row[1]][1:] == [
        (sheet, heading) for sheet, headings in HEADINGS.items() for heading in headings
    ]
    assert all(row[2] for row in rows)


def test_needed_columns_are_marked_in_the_guide(empty):
    rows = CalamineWorkbook.from_path(empty).get_sheet_by_name("Read me").to_python()

    assert {(row[0], row[1]) for row in rows[1:] if row[3] == "needed"} == {
        (sheet.title, column.heading) for sheet in SHEETS for column in sheet.columns if column.needed
    }


def test_columns_with_few_answers_offer_them_as_a_list(empty):
    with zipfile.ZipFile(empty) as parts:
        nodes = parts.read("xl/worksheets/sheet2.xml").decode()

    assert nodes.count("<dataValidation ") == 3
    assert '"plan,vision,value,theme,objective,pledge,priority"' in nodes
    assert '"drafted,current,ended,closed"' in nodes


def test_date_columns_are_formatted_as_dates(empty):
    with zipfile.ZipFile(empty) as parts:
        styles = parts.read("xl/styles.xml").decode()

    assert 'formatCode="dd/mm/yyyy"' in styles
    assert [column.heading for sheet in SHEETS for column in sheet.columns if column.form == DATE] == [
        "starts on", "ends on", "position on", "due on", "on",
    ]  # fmt: skip


def test_template_is_the_same_bytes_each_time(empty, tmp_path):
    again = tmp_path / "again.xlsx"
    write_template(again)

    assert hashlib.sha256(again.read_bytes()).digest() == hashlib.sha256(empty.read_bytes()).digest()


def test_template_as_it_is_says_what_it_lacks(empty, body, today):
    with pytest.raises(BadInput, match="No row is of the kind “plan”"):
        load_plan(body=body, path=empty, catalogue_codes=(), today=today, by="s")


def test_filled_example_loads_in_a_home_without_measures(body, today, tmp_path):
    path = tmp_path / "filled.xlsx"
    write_filled(path, SAMPLE)

    report = load_plan(body=body, path=path, catalogue_codes=(), today=today, by="s")

    assert (report.nodes, report.actions, report.updates, report.insights) == (7, 3, 3, 2)
    assert report.warnings == ("1 of 1 monitored actions has no update: 2C01.",)


def test_filled_example_holds_real_dates(tmp_path):
    path = tmp_path / "filled.xlsx"
    write_filled(path, SAMPLE)

    rows = CalamineWorkbook.from_path(path).get_sheet_by_name("Updates").to_python()

    assert {type(row[1]) for row in rows[1:]} <= {datetime, type(datetime.now().date())}


def test_path_that_cannot_be_written_to_is_told(tmp_path):
    with pytest.raises(OSError):
        write_template(tmp_path / "no such folder" / "plan.xlsx")
