"""A small plan, as rows that a test may alter, and a writer of workbooks that writes whatever it is given."""

from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from goldthread.apps.planning.operations import PlanReport, load_plan

Book = dict[str, list[dict[str, Any]]]

CODES = ("confidence", "victim-satisfaction", "sickness-days")
HEADINGS = {
    "Nodes": (
        "kind", "reference", "parent", "group", "title", "text", "also known as", "body", "starts on", "ends on",
        "state", "position on", "letters", "note",
    ),
    "Status key": ("letter", "status", "meaning", "kind"),
    "Posts": ("post", "owner", "also known as"),
    "Actions": (
        "reference", "title", "text", "owner", "leads", "delivers", "also known as", "due", "due on", "programme",
        "note",
    ),
    "Updates": ("action", "on", "period", "status", "text", "reason", "office note", "by", "see"),
    "Measures": ("theme", "measure"),
    "Insight": (
        "reference", "theme", "edition", "headline", "finding", "figures", "comparator", "cause", "action", "footnote",
        "visibility", "category",
    ),
}  # fmt: skip
BOOK: Book = {
    "Nodes": [
        {
            "kind": "plan", "reference": "2024-28", "title": "Plan 2024 to 2028", "starts on": date(2024, 4, 1),
            "ends on": date(2028, 3, 31), "state": "current", "position on": date(2025, 9, 30),
        },
        {"kind": "theme", "reference": "7", "title": "Spending well", "text": "Every pound counts."},
        {"kind": "objective", "reference": "7.1", "parent": "7", "title": "A balanced budget"},
        {"kind": "theme", "reference": "2", "title": "Answering quickly"},
        {"kind": "pledge", "reference": "PL1", "title": "Open books"},
        {"kind": "priority", "reference": "E1", "group": "equality", "title": "Fair recruitment"},
        {"kind": "vision", "reference": "V", "title": "Safer together"},
        {"kind": "value", "reference": "V1", "title": "Openness"},
    ],
    "Status key": [
        {"letter": "G", "status": "Green", "meaning": "Going well", "kind": "green"},
        {"letter": "A", "status": "Amber", "meaning": "At risk", "kind": "amber"},
        {"letter": "W", "status": "White", "meaning": "Planned for later", "kind": "white"},
    ],
    "Posts": [
        {"post": "Chief finance officer", "owner": "C", "also known as": "CFO; Chief fin. officer"},
        {"post": "Assistant chief constable", "owner": "F", "also known as": "ACC"},
    ],
    "Actions": [
        {
            "reference": "7C01", "title": "Balance the budget", "owner": "C", "leads": "CFO", "delivers": "7.1; PL1",
            "also known as": "Row 12", "due": "Quarterly",
        },
        {"reference": "7F01", "title": "Cut sickness", "owner": "F", "leads": "ACC; CFO", "delivers": "7"},
        {"reference": "2P01", "title": "Share a control room", "owner": "P", "leads": "CFO", "delivers": "2"},
        {
            "reference": "SO1-01", "title": "Pay invoices", "owner": "C", "leads": "CFO", "delivers": "7",
            "programme": "monitoring",
        },
    ],
    "Updates": [
        {
            "action": "7C01", "on": date(2025, 7, 3), "period": "2025/26 Q1", "status": "Amber",
            "text": "Savings are late.", "reason": "One contract slipped.", "by": "CFO",
        },
        {
            "action": "7C01", "on": date(2025, 10, 2), "period": "2025/26 Q2", "status": "G",
            "text": "Savings are on course.", "by": "CFO", "office note": "Do not tell the supplier.",
        },
        {"action": "7F01", "on": date(2025, 9, 1), "status": "A", "text": "See 7C01.", "by": "ACC", "see": "7C01"},
        {"action": "T7-F01", "on": date(2025, 9, 20), "text": "The clinic has opened."},
        {"action": "2P01", "on": date(2025, 10, 20), "status": "G", "text": "The room is shared."},
    ],
    "Measures": [
        {"theme": "7", "measure": "sickness-days"},
        {"theme": "2", "measure": "confidence"},
        {"theme": "7", "measure": "confidence"},
    ],
    "Insight": [
        {
            "reference": "I1", "theme": "7", "edition": "2025-09", "headline": "Fewer days are lost to sickness",
            "finding": "It is {{sickness-days[group=officers].value}}.", "figures": "sickness-days[group=officers]",
            "visibility": "public",
        },
        {
            "reference": "I2", "edition": "2025-09", "headline": "Confidence {{confidence.moved}}",
            "finding": "Nobody knows why.", "visibility": "office", "category": "commercially sensitive",
        },
    ],
}  # fmt: skip


@dataclass(frozen=True)
class Formula:
    """A cell with a formula, and what it last showed; without that, it was never computed."""

    text: str
    shown: str | float | None = None


@pytest.fixture
def book() -> Book:
    """The rows of a plan that loads, sheet by sheet, to be altered before it is written."""
    return deepcopy(BOOK)


@pytest.fixture
def write_plan(tmp_path: Path) -> Callable[..., Path]:
    """Write a workbook of these rows; a heading that no layout knows is written all the same."""

    def write(book: Book, name: str = "plan.xlsx") -> Path:
        path = tmp_path / name
        with xlsxwriter.Workbook(str(path), {"strings_to_formulas": False}) as workbook:
            day = workbook.add_format({"num_format": "dd/mm/yyyy"})
            for title, rows in book.items():
                sheet = workbook.add_worksheet(title)
                more = [heading for row in rows for heading in row if heading not in HEADINGS.get(title, ())]
                headings = (*HEADINGS.get(title, ()), *dict.fromkeys(more))
                sheet.write_row(0, 0, headings)
                for number, row in enumerate(rows, start=1):
                    for heading, value in row.items():
                        _write(sheet, (number, headings.index(heading)), value, day)
        return path

    return write


def _write(sheet: Any, place: tuple[int, int], value: Any, day: Any) -> None:
    if isinstance(value, Formula):
        sheet.write_formula(*place, value.text, None, value.shown if value.shown is not None else "")
    elif isinstance(value, date):
        sheet.write_datetime(*place, datetime(value.year, value.month, value.day), day)
    else:
        sheet.write(*place, value)


@pytest.fixture
def load(body, today, write_plan) -> Callable[..., PlanReport]:
    """Write the rows as a workbook and take it in."""

    def take(book: Book, *, codes: tuple[str, ...] = CODES, on: date = today) -> PlanReport:
        path = write_plan(book)
        return load_plan(body=body, path=path, catalogue_codes=codes, today=on, by="an officer")

    return take


@pytest.fixture
def refused(load) -> Callable[[Book], list[str]]:
    """Take in a workbook that cannot be used; gives what is told of it, line by line, without the first."""
    from goldthread.core.errors import BadInput

    def told(book: Book) -> list[str]:
        with pytest.raises(BadInput) as caught:
            load(book)
        return [line.strip() for line in str(caught.value).splitlines()[1:]]

    return told
