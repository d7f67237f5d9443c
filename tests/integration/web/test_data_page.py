"""The page about the data: months held in words, months that look short with their counts, files, rules, workbooks."""

import inspect
import re
from io import BytesIO

import pytest
from python_calamine import CalamineWorkbook

from goldthread.apps.performance.words import methods
from goldthread.core.stats.time.completeness import judge


@pytest.fixture
def about(read):
    return read("/data/")


def test_the_lead_counts_what_stands_behind_the_pages(about):
    assert about.lead == (
        "17 files with 7,009 rows stand behind these pages; 15 are months of street crime. "
        "Findings about the files of Leicestershire Police that keep counts out: 1."
    )


def test_every_month_is_held_short_or_not_held_in_words(about):
    assert about.rows("coverage-table-1") == [
        ["2024", "short 313", "held 498", "held 532", *["not held"] * 9],
        ["2025", "held 462", "held 444", "held 477", "held 477", "held 483", "held 483", "held 498", "held 491",
         "held 466", "held 478", "held 454", "held 438"],
    ]  # fmt: skip
    assert "No file is held for April to December 2024. No figure is stated across the gap." in about.text


def test_a_month_that_looks_low_stands_with_the_counts_that_say_so(about):
    assert about.rows("findings-table") == [
        [
            "Part supplied: January 2024, Anti-social behaviour Leicestershire Police",
            "10 rows, 5% of the usual 215.5 (February 2024, March 2024).",
            "Open",
            "Part supplied: shown, and left out of every sum, change and limit.",
        ]
    ]


def test_the_thresholds_on_the_page_are_those_of_the_method():
    used = {name: one.default for name, one in inspect.signature(judge).parameters.items()}

    assert used["severe_below"] * 100 == methods.SEVERE_PERCENT
    assert used["question_below"] * 100 == methods.QUESTION_PERCENT
    assert used["least_median"] == methods.LEAST_MEDIAN
    assert used["least_neighbours"] == 2


def test_the_newest_loads_lead_to_their_reports(about):
    assert "Newest loads Load 1 3 March 2026, by analyst: 17 files, 7,009 rows Every load" in about.text


def test_the_page_leads_to_every_feed_and_into_the_rows(about):
    assert "Feeds 3 feeds held; what each is, and when more is expected" in about.text
    assert "Recorded crime, looked into" in about.text


def test_residents_and_licence_are_told(about):
    assert "Rates rest on 45,000 residents of 9 districts (Census 2021, Leicestershire)." in about.text
    assert "Open Government Licence v3.0" in about.text


@pytest.mark.parametrize(("name", "rows"), [("measure-workbook", 0), ("measure-workbook-filled", 6)])
def test_a_workbook_can_be_taken_away(visitor, name, rows):
    book = CalamineWorkbook.from_filelike(BytesIO(visitor.get(f"/data/{name}.xlsx").content))

    sheet = book.get_sheet_by_name("Measures").to_python()
    assert book.sheet_names == ["Read me", "Measures"]
    assert sheet[0][:5] == ["measure", "area", "group", "period", "value"]
    assert len([row for row in sheet[1:] if row[0]]) == rows


def test_no_filled_workbook_is_offered_where_nothing_is_reported(empty_office):
    text = empty_office.get("/data/").content.decode()

    assert "measure-workbook.xlsx" in text
    assert "measure-workbook-filled.xlsx" not in text


def test_the_rules_lead_to_their_methods(about):
    links = [re.findall(r'href="/methods/([a-z-]+)/"', part) for part in about.markup.split('id="limits"')]

    assert links == [["chance-signals", "many-comparisons"], ["xmr"]]
