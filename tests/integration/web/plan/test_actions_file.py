"""The actions of a plan as a file: a row each, in letters that a spreadsheet reads, with nothing that it would run."""

import csv
from datetime import date
from io import StringIO

import pytest

from goldthread.web.public.plan.file import HEAD

HOSTILE = {
    "Nodes": [
        {"kind": "plan", "reference": "bad", "title": "Bad", "state": "current", "starts on": date(2025, 4, 1),
         "ends on": date(2026, 3, 31)},
        {"kind": "theme", "reference": "1", "title": "One"},
    ],
    "Posts": [{"post": "@Lead, of łódź", "owner": "C"}],
    "Actions": [{"reference": "A1", "title": "=1+1", "text": "+2", "owner": "C", "leads": "@Lead, of łódź",
                 "delivers": "1"}],
    "Updates": [{"action": "A1", "on": date(2025, 5, 1), "text": "-3"}],
}  # fmt: skip


@pytest.fixture
def table(visitor):
    """The rows of a file, and its header."""

    def rows(address):
        content = b"".join(visitor.get(address).streaming_content)
        assert content.startswith(b"\xef\xbb\xbf")
        reader = csv.DictReader(StringIO(content.decode("utf-8-sig"), newline=""))
        return list(reader), tuple(reader.fieldnames or ())

    return rows


def test_every_action_of_the_plan_has_a_row_whatever_its_programme(table):
    rows, head = table("/plan/2025-29/actions.csv")

    assert head == HEAD
    assert [row["reference"] for row in rows] == ["1C01", "1C02", "1F01", "1P01", "SO1-01", "X1"]


def test_a_row_says_what_the_page_says(table):
    rows, _head = table("/plan/2025-29/actions.csv?theme=1")

    assert {name: text for name, text in rows[1].items() if text} == {
        "plan": "2025-29",
        "reference": "1C02",
        "title": "Write it down",
        "text": "In full.",
        "owner": "C",
        "owner name": "The office",
        "leads": "Chief executive",
        "delivers": "1.1",
        "when": "March 2026",
        "position on": "2025-12-31",
        "status": "Green",
        "status kind": "green",
        "latest update": "Written.",
        "latest update on": "2026-01-09",
    }


def test_a_theme_has_its_own_actions_and_a_name_that_says_so(table, visitor):
    rows, _head = table("/plan/2025-29/actions.csv?theme=1")

    answer = visitor.get("/plan/2025-29/actions.csv?theme=1")

    assert [row["reference"] for row in rows] == ["1C01", "1C02", "1F01", "1P01", "SO1-01"]
    assert answer["Content-Disposition"] == 'attachment; filename="2025-29-1-actions.csv"'


def test_text_that_a_spreadsheet_would_run_is_made_harmless(table, take_plan, office):
    take_plan(office, HOSTILE)

    (row,), _head = table("/plan/bad/actions.csv")

    told = {name: row[name] for name in ("title", "text", "leads", "latest update")}
    assert told == {"title": "'=1+1", "text": "'+2", "leads": "'@Lead, of łódź", "latest update": "'-3"}
