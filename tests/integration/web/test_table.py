"""All figures of a measure as a file: every row, one header, text that no spreadsheet runs."""

import csv
from io import StringIO

import pytest

from goldthread.web.parts.export import harmless
from goldthread.web.public.measure.table import HEAD


@pytest.fixture
def table(visitor):
    """The rows of a measure's file, and its header."""

    def rows(code):
        text = b"".join(visitor.get(f"/measures/{code}.csv").streaming_content).decode("utf-8")
        reader = csv.DictReader(StringIO(text, newline=""))
        return list(reader), tuple(reader.fieldnames or ())

    return rows


def test_a_counted_measure_has_a_row_for_each_area_and_month(table):
    rows, head = table("robbery")

    assert head == HEAD
    assert len(rows) == 15 * 12
    assert {row["area"] for row in rows if row["area code"].endswith((":none", ":outside"))} == {
        "No location given",
        "Placed outside Leicestershire",
    }


def test_a_row_says_what_it_counts_where_when_and_from_which_load(table):
    rows, _head = table("robbery")

    whole = next(row for row in rows if (row["area"], row["period"]) == ("Leicestershire", "2025-05"))
    assert {name: value for name, value in whole.items() if value} == {
        "measure": "robbery",
        "title": "Robbery",
        "unit": "count",
        "area code": whole["area code"],
        "area": "Leicestershire",
        "period": "2025-05",
        "value": "174",
        "state": "held",
        "residents": "45000",
        "load": "1",
    }


def test_a_row_carries_the_residents_of_its_district(table):
    rows, _head = table("robbery")

    assert {
        row["area"]: row["residents"] for row in rows if row["area"] in ("Leicester", "Blaby", "No location given")
    } == {
        "Leicester": "1000",
        "Blaby": "3000",
        "No location given": "",
    }


def test_a_short_month_keeps_its_value_and_its_state(table):
    rows, _head = table("anti-social-behaviour")

    short = [row for row in rows if row["state"] == "part_supplied"]
    assert {row["period"] for row in short} == {"2024-01"}
    assert next(row for row in short if row["area"] == "Leicestershire")["value"] == "10"


def test_a_reported_figure_carries_where_it_stands(table):
    rows, _head = table("trust")

    newest = next(row for row in rows if row["period"] == "12m to 2025-12" and not row["group"])
    assert {
        name: newest[name] for name in ("value", "numerator", "change points", "baseline", "milestone", "sense")
    } == {
        "value": "52.5",
        "numerator": "525",
        "change points": "-1.5",
        "baseline": "50",
        "milestone": "55",
        "sense": "at least",
    }
    assert (newest["document"], newest["paragraph"], newest["reported on"]) == ("Board paper", "3.1", "2026-02-01")


def test_text_that_a_spreadsheet_would_run_is_made_harmless(table):
    rows, _head = table("trust")

    assert [row["note"] for row in rows if "1+1" in row["note"]] == ["'=1+1"]


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("=1+1", "'=1+1"),
        ("+44", "'+44"),
        ("-x", "'-x"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("plain", "plain"),
        ("", ""),
        (None, ""),
        (-3.0, "-3"),
        (57.2, "57.2"),
        (1e15, "1e+15"),
        (7, "7"),
    ],
)
def test_a_cell_is_written_for_a_spreadsheet(cell, text):
    assert harmless(cell) == text
