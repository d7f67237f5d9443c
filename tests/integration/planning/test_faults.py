"""Each thing that can be wrong in a plan workbook: told with sheet, row, column and mend; nothing is half-loaded."""

from datetime import date

import pytest

from goldthread.apps.bodies.models import Body
from goldthread.apps.people.models import Post
from goldthread.apps.planning.models import Plan
from goldthread.apps.planning.operations import load_plan
from goldthread.apps.registers.models import Link, Thing
from goldthread.core.errors import BadInput

from .conftest import CODES, Formula

KEY = "G Green, A Amber, W White"
POSTS = "Assistant chief constable, Chief finance officer"


def held() -> tuple[int, ...]:
    """What a load leaves behind."""
    return tuple(model.objects.count() for model in (Thing, Link, Plan, Post, Body))


def test_nothing_is_kept_of_a_workbook_with_one_fault(refused, book):
    before = held()
    book["Updates"][-1]["status"] = "Purple"

    refused(book)

    assert held() == before


def test_faulty_workbook_leaves_the_plan_that_was_held(load, refused, book):
    load(book)
    before = held()
    book["Nodes"][1]["title"] = "Another name"
    book["Actions"][0]["leads"] = "Nobody"

    refused(book)

    assert held() == before
    assert Thing.objects.get(kind="theme", reference="7").title == "Spending well"


@pytest.mark.parametrize(
    ("sheet", "row", "cells", "told"),
    [
        (
            "Actions", 3, {"reference": "7C01"},
            "Sheet Actions, row 5, reference: “7C01” stands on row 2 of the sheet Actions already. Give each its own.",
        ),
        (
            "Actions", 3, {"reference": "7 c01"},
            "Sheet Actions, row 5, reference: “7C01” stands on row 2 of the sheet Actions already. Give each its own.",
        ),
        (
            "Actions", 1, {"also known as": "pl1"},
            "Sheet Actions, row 3, also known as: “pl1” stands on row 6 of the sheet Nodes already. Give each its own.",
        ),
        (
            "Nodes", 5, {"reference": "7"},
            "Sheet Nodes, row 7, reference: “7” stands on row 3 of the sheet Nodes already. Give each its own.",
        ),
        (
            "Insight", 1, {"reference": "I1"},
            "Sheet Insight, row 3, reference: “I1” stands on row 2 of the sheet Insight already. Give each its own.",
        ),
        (
            "Actions", 0, {"leads": "Chief finance oficer"},
            "Sheet Actions, row 2, leads: “Chief finance oficer” is no post. Did you mean “Chief finance officer”? "
            f"Write one of: {POSTS}. Or add it to the sheet Posts.",
        ),
        (
            "Actions", 0, {"leads": "CFO; Chief finance officer"},
            "Sheet Actions, row 2, leads: Chief finance officer is named twice. Keep one of the two.",
        ),
        ("Actions", 0, {"leads": ""}, "Sheet Actions, row 2, leads: is blank. Every row needs it."),
        ("Actions", 0, {"title": ""}, "Sheet Actions, row 2, title: is blank. Every row needs it."),
        (
            "Actions", 0, {"delivers": "7.1; 9"},
            "Sheet Actions, row 2, delivers: “9” is no part of the plan on the sheet Nodes. "
            "Write one of: 7, 7.1, 2, PL1, E1, V, V1.",
        ),
        (
            "Actions", 0, {"delivers": "2024-28"},
            "Sheet Actions, row 2, delivers: “2024-28” is no part of the plan on the sheet Nodes. "
            "Write one of: 7, 7.1, 2, PL1, E1, V, V1.",
        ),
        (
            "Actions", 0, {"owner": "X"},
            "Sheet Actions, row 2, owner: “X” is no owner. Write one of: C, F, P.",
        ),
        (
            "Actions", 0, {"programme": "monitring"},
            "Sheet Actions, row 2, programme: “monitring” is no programme. Did you mean “monitoring”? "
            "Write one of: monitoring.",
        ),
        (
            "Updates", 0, {"status": "Blue"},
            f"Sheet Updates, row 2, status: “Blue” is not in the status key. Write one of: {KEY}; or leave it empty.",
        ),
        (
            "Updates", 0, {"on": "2017-09-30"},
            "Sheet Updates, row 2, on: “2017-09-30” is a text, not a date. Format the cell as a date and type the day "
            "again, as 30/09/2017.",
        ),
        (
            "Updates", 0, {"on": "last week"},
            "Sheet Updates, row 2, on: “last week” is a text, not a date. Format the cell as a date and type the day "
            "again, such as 30/09/2017.",
        ),
        (
            "Updates", 0, {"on": 43008},
            "Sheet Updates, row 2, on: “43008.0” is a number, not a date. Format the cell as a date and type the day "
            "again, such as 30/09/2017.",
        ),
        ("Updates", 0, {"on": ""}, "Sheet Updates, row 2, on: is blank. Every row needs it."),
        (
            "Updates", 0, {"on": date(2026, 3, 4)},
            "Sheet Updates, row 2, on: 2026-03-04 is after today, 2026-03-03. Correct the day.",
        ),
        (
            "Updates", 0, {"on": date(9999, 12, 31)},
            "Sheet Updates, row 2, on: is a day in the year 9999. Years run from 1900 to 2199.",
        ),
        (
            "Updates", 0, {"action": "7C10"},
            "Sheet Updates, row 2, action: “7C10” is no action on the sheet Actions. Did you mean “7C01”? "
            "Write one of: 7C01, 7F01, 2P01, SO1-01.",
        ),
        (
            "Updates", 0, {"see": "9Z99"},
            "Sheet Updates, row 2, see: “9Z99” is no action on the sheet Actions. "
            "Write one of: 7C01, 7F01, 2P01, SO1-01.",
        ),
        (
            "Updates", 0, {"see": "T7-C01"},
            "Sheet Updates, row 2, see: T7-C01 is the action itself. Point to another, or clear it.",
        ),
        (
            "Updates", 0, {"by": "The mayor"},
            f"Sheet Updates, row 2, by: “The mayor” is no post. Write one of: {POSTS}. Or add it to the sheet Posts.",
        ),
        (
            "Updates", 4, {"status": "", "text": ""},
            "Sheet Updates, row 6: says nothing: it has no status, no text and points to no action. "
            "Fill it in, or take it out.",
        ),
        (
            "Measures", 0, {"theme": "Seven"},
            "Sheet Measures, row 2, theme: “Seven” is no part of the plan on the sheet Nodes. "
            "Write one of: 7, 7.1, 2, PL1, E1, V, V1.",
        ),
        (
            "Measures", 0, {"measure": "confidense"},
            "Sheet Measures, row 2, measure: “confidense” is no measure of this home. Did you mean “confidence”? "
            "Write one of: confidence, sickness-days, victim-satisfaction. Or give it a card.",
        ),
        (
            "Measures", 2, {"theme": "2"},
            "Sheet Measures, row 4, measure: “confidence” stands under 2 on row 3 already. Keep one of the two.",
        ),
        (
            "Nodes", 1, {"kind": "theem"},
            "Sheet Nodes, row 3, kind: “theem” is no kind of node. Did you mean “theme”? "
            "Write one of: plan, vision, value, theme, objective, pledge, priority.",
        ),
        (
            "Nodes", 0, {"state": "finished"},
            "Sheet Nodes, row 2, state: “finished” is no state. Write one of: drafted, current, ended, closed.",
        ),
        ("Nodes", 0, {"starts on": ""}, "Sheet Nodes, row 2, starts on: is blank. The plan itself needs it."),
        (
            "Nodes", 0, {"ends on": date(2024, 4, 1)},
            "Sheet Nodes, row 2, ends on: The plan ends on 2024-04-01, and starts on 2024-04-01. Let it end later.",
        ),
        (
            "Nodes", 0, {"position on": date(2027, 1, 1)},
            "Sheet Nodes, row 2, position on: 2027-01-01 is after today, 2026-03-03. Correct the day.",
        ),
        (
            "Nodes", 0, {"parent": "7"},
            "Sheet Nodes, row 2, parent: is filled in for the plan itself, which belongs to nothing. Clear it.",
        ),
        (
            "Nodes", 2, {"parent": "8"},
            "Sheet Nodes, row 4, parent: “8” is no part of the plan on the sheet Nodes. "
            "Write one of: 7, 7.1, 2, PL1, E1, V, V1.",
        ),
        (
            "Nodes", 1, {"state": "current"},
            "Sheet Nodes, row 3, state: is filled in on the plan’s row only. Clear it here.",
        ),
        (
            "Nodes", 1, {"group": "equality"},
            "Sheet Nodes, row 3, group: is for priorities only. Clear it, or make the row a priority.",
        ),
        (
            "Nodes", 5, {"group": "equity"},
            "Sheet Nodes, row 7, group: “equity” is no group. Did you mean “equality”? "
            "Write one of: equality, safeguarding.",
        ),
        (
            "Nodes", 5, {"reference": "7/1"},
            "Sheet Nodes, row 7, reference: “7/1” is no reference. "
            "Write one of letters, digits, hyphens and dots, such as 7C01.",
        ),
        (
            "Nodes", 0, {"body": "Board for Testng"},
            "Sheet Nodes, row 2, body: “Board for Testng” is no body of this home. Did you mean “Board for Testing”? "
            "For this office’s own plan, leave it empty.",
        ),
        (
            "Posts", 1, {"also known as": "ACC; Cfo"},
            "Sheet Posts, row 3, also known as: “Cfo” stands on row 2 already. Give each post its own.",
        ),
        (
            "Status key", 2, {"letter": "G"},
            "Sheet Status key, row 4, letter: “G” stands on row 2 already. Give each its own.",
        ),
        (
            "Status key", 2, {"status": "green"},
            "Sheet Status key, row 4, status: “green” stands on row 2 already. Give each its own.",
        ),
        (
            "Status key", 2, {"kind": "blue"},
            "Sheet Status key, row 4, kind: “blue” is no kind of status. "
            "Write one of: green, amber, red, white, complete.",
        ),
        (
            "Insight", 0, {"edition": "2025/26 Q2"},
            "Sheet Insight, row 2, edition: “2025/26 Q2” is no month. "
            "Write the month to which the paper runs, as 2022-03, in a text cell.",
        ),
        (
            "Insight", 0, {"edition": date(2025, 9, 1)},
            "Sheet Insight, row 2, edition: has become the day 2025-09-01: Excel makes days of months. "
            "Format the column as text and write it again.",
        ),
        (
            "Insight", 0, {"visibility": "secret"},
            "Sheet Insight, row 2, visibility: “secret” is no visibility. Write one of: public, office.",
        ),
        (
            "Insight", 1, {"category": ""},
            "Sheet Insight, row 3, category: is blank. A paragraph for the office needs the reason why it is withheld.",
        ),
        (
            "Insight", 0, {"category": "secret"},
            "Sheet Insight, row 2, category: is for paragraphs of the office only. Clear it, or write office.",
        ),
        (
            "Insight", 0, {"theme": "9"},
            "Sheet Insight, row 2, theme: “9” is no part of the plan on the sheet Nodes. "
            "Write one of: 7, 7.1, 2, PL1, E1, V, V1.",
        ),
        (
            "Insight", 0, {"cause": "{{confidence.vlaue}}"},
            "Sheet Insight, row 2, cause: “{{confidence.vlaue}}”: “vlaue” is no part of a figure. "
            "Did you mean “value”?",
        ),
        (
            "Insight", 0, {"cause": "{{convidence.value}} and {{convidence.by}}"},
            "Sheet Insight, row 2, cause: “convidence” is no measure of this home. Did you mean “confidence”? "
            "Write one of: confidence, sickness-days, victim-satisfaction. Or give it a card.",
        ),
        (
            "Insight", 0, {"figures": "sickness-days; days lost"},
            "Sheet Insight, row 2, figures: “days lost”: is no measure's code. "
            "Write confidence, or sickness-days[group=officers].",
        ),
        (
            "Insight", 0, {"figures": "sickness-days; confidence; sickness-days"},
            "Sheet Insight, row 2, figures: “sickness-days” is named twice. Keep one of the two.",
        ),
        (
            "Nodes", 1, {"title": "x" * 501},
            "Sheet Nodes, row 3, title: has 501 characters. Cut it to 500 at most.",
        ),
        (
            "Updates", 0, {"text": "x" * 20_001},
            "Sheet Updates, row 2, text: has 20,001 characters. Cut it to 20,000 at most.",
        ),
        (
            "Updates", 0, {"text": Formula("=A99", "#REF!")},
            "Sheet Updates, row 2, text: shows an error (#REF!). Mend the formula, or write the value itself.",
        ),
        (
            "Updates", 0, {"text": date(2025, 1, 1)},
            "Sheet Updates, row 2, text: “2025-01-01” is not a text: Excel may have made a day of it. "
            "Format the column as text and write it again.",
        ),
    ],
)  # fmt: skip
def test_fault_is_told_with_sheet_row_column_and_mend(refused, book, sheet, row, cells, told):
    book[sheet][row] |= cells

    assert refused(book) == [told]


def test_period_that_can_be_read_in_two_ways_is_refused(refused, book):
    book["Updates"][0]["period"] = "Q2"

    (told,) = refused(book)

    assert told.startswith("Sheet Updates, row 2, period: ")
    assert told.endswith("(financial year, written 2025/26 Q2); say which, with its year.")


def test_parts_that_belong_to_each_other_in_a_ring_are_told(refused, book):
    book["Nodes"][1]["parent"] = "7.1"

    assert refused(book) == [
        "Sheet Nodes, row 3, parent: 7 belongs to itself in the end. Give one part of the ring another parent.",
        "Sheet Nodes, row 4, parent: 7.1 belongs to itself in the end. Give one part of the ring another parent.",
    ]


def test_part_that_belongs_to_itself_is_told(refused, book):
    book["Nodes"][1]["parent"] = "7"

    assert refused(book) == [
        "Sheet Nodes, row 3, parent: 7 belongs to itself in the end. Give one part of the ring another parent."
    ]


def test_workbook_without_a_plan_says_so(refused, book):
    del book["Nodes"][0]

    assert refused(book) == ["Sheet Nodes, kind: No row is of the kind “plan”. Add one for the plan itself."]


def test_workbook_with_two_plans_says_so(refused, book):
    book["Nodes"].append({**book["Nodes"][0], "reference": "2028-32"})

    assert refused(book) == ["Sheet Nodes, row 10, kind: The plan stands on row 2 already. Keep one of the two rows."]


@pytest.mark.parametrize("sheet", ["Posts", "Updates", "Measures", "Insight"])
def test_sheet_that_is_missing_is_told(refused, book, sheet):
    del book[sheet]

    assert f"Sheet {sheet}: There is none of this name. Add it; below its headings it may be empty." in refused(book)


def test_status_key_may_be_missing(load, book):
    del book["Status key"]

    load(book)

    words = Plan.objects.get().status_words.order_by("place").values_list("letter", "word", "meaning", "kind")
    assert list(words) == [
        ("G", "Green", "On track", "green"),
        ("A", "Amber", "At risk", "amber"),
        ("R", "Red", "Off track", "red"),
        ("W", "White", "Not started", "white"),
    ]


def test_column_that_is_missing_is_told_once_and_not_in_every_row(refused, book, monkeypatch):
    from . import conftest

    kept = tuple(heading for heading in conftest.HEADINGS["Posts"] if heading != "owner")
    monkeypatch.setitem(conftest.HEADINGS, "Posts", kept)
    for post in book["Posts"]:
        del post["owner"]

    assert refused(book) == ["Sheet Posts, row 1, owner: is missing. Put the heading back, spelt so."]


def test_column_that_stands_twice_is_told(refused, book):
    book["Posts"][0]["Owner "] = "F"

    assert refused(book) == ["Sheet Posts, row 1, owner: stands twice. Keep one of the two columns."]


def test_spelling_that_means_another_post_in_this_home_is_told(load, refused, book):
    load(book)
    book["Nodes"][0]["reference"] = "2028-32"
    book["Posts"] = [
        {"post": "Chief executive", "owner": "C", "also known as": "CFO"},
        {"post": "Assistant chief constable", "owner": "F"},
    ]

    assert refused(book) == [
        "Sheet Posts, row 2, also known as: “CFO” already means Chief finance officer in this home. "
        "Use that post, or give this one another spelling."
    ]


def test_post_that_is_held_already_need_not_be_given_again(load, book):
    load(book)
    book["Nodes"][0]["reference"] = "2028-32"
    book["Posts"] = []

    assert load(book).changed is True


def test_faults_are_told_in_the_order_of_the_workbook_up_to_twenty(load, book):
    book["Updates"] = [{**book["Updates"][0], "status": "Blue"} for _ in range(30)]
    book["Nodes"][1]["kind"] = "theem"

    with pytest.raises(BadInput) as caught:
        load(book)

    first, second, *rest = str(caught.value).splitlines()
    assert first == "plan.xlsx: 31 things cannot be used, and nothing of the file was taken."
    assert second.startswith("  Sheet Nodes, row 3, kind: ")
    assert [line.split(":")[0] for line in rest[:19]] == [f"  Sheet Updates, row {row}, status" for row in range(2, 21)]
    assert rest[19:] == ["  And 11 more."]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "plan.xlsx: is empty. Fetch it again."),
        (b"action,on\n", "plan.xlsx: is not an XLSX workbook. Save the plan workbook as XLSX."),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 encrypted",
            "plan.xlsx: is a workbook of the old kind (.xls), or one with a password. Save it as XLSX, without a "
            "password.",
        ),
        (b"PK\x03\x04 cut short", "plan.xlsx: is damaged or was cut short on the way. Fetch it again."),
    ],
)
def test_file_that_is_no_workbook_is_refused_in_a_sentence(body, today, tmp_path, content, told):
    path = tmp_path / "plan.xlsx"
    path.write_bytes(content)

    with pytest.raises(BadInput) as caught:
        load_plan(body=body, path=path, catalogue_codes=CODES, today=today, by="an officer")

    assert str(caught.value) == told


def test_file_that_is_not_there_is_refused_in_a_sentence(body, today, tmp_path):
    with pytest.raises(BadInput, match="does not exist"):
        load_plan(body=body, path=tmp_path / "no.xlsx", catalogue_codes=CODES, today=today, by="an officer")
