"""An office with fifteen months of street files, reported figures of every sort, residents and three plans, loaded once
a module."""

import csv
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from html import unescape
from pathlib import Path

import pytest
import xlsxwriter
from django.db import transaction
from django.test import Client, override_settings

from goldthread.apps.bodies.models import Body
from goldthread.apps.bodies.operations import found, open_home
from goldthread.apps.bodies.queries import own_packs
from goldthread.apps.performance import operations, queries
from goldthread.apps.planning.operations import load_plan
from goldthread.apps.registers.operations import keep_measures
from goldthread.web.public.held import kept_parts

FORCE = "Leicestershire Police"
AS_OF = date(2026, 3, 3)
MONTHS = ("2024-01", "2024-02", "2024-03", *(f"2025-{month:02}" for month in range(1, 13)))
ROBBERIES = (105, 75, 81, 61, 78, 89, 126, 174, 157, 150, 145, 137, 136, 169, 132)
BURGLARIES = (198, 223, 220, 243, 221, 213, 171, 126, 145, 148, 156, 166, 163, 128, 170)
INCIDENTS = (10, 200, 231, 158, 145, 175, 180, 183, 181, 200, 190, 163, 179, 157, 136)
PLACES = ("Leicester 001A", "Leicester 002B", "Blaby 001A", "", "Derby 003C")
"""Of five rows of a kind two lie in Leicester, one in Blaby, one nowhere and one outside the force.

Robberies rise and burglaries fall by about as much, so that all crime stays level."""

STREET = (
    "Crime ID", "Month", "Reported by", "Falls within", "Longitude", "Latitude", "Location", "LSOA code", "LSOA name",
    "Crime type", "Last outcome category", "Context",
)  # fmt: skip
CENSUS = (
    "date", "geography", "geography code", "Residence type: Total; measures: Value",
    "Residence type: Lives in a household; measures: Value",
    "Residence type: Lives in a communal establishment; measures: Value",
)  # fmt: skip
DISTRICTS = ("Leicester", "Rutland", "Blaby", "Charnwood", "Harborough", "Hinckley and Bosworth", "Melton")
DISTRICTS += ("North West Leicestershire", "Oadby and Wigston")

FRAMEWORK = 'title = "Board’s plan <2025>"\nsource_note = "A plan made up for the tests."\norder = 20\n'
CARD = """
code = "{code}"
title = "{title}"
things = "{things}"
definition = "What is meant by it."
why = "Why it matters."
direction = "{direction}"
unit = "{unit}"
shape = "reported"
source = "{source}"
frequency = "quarter"
owner = "Performance analyst"
target_kind = "number"
theme = "{theme}"
order = {order}
review_on = 2027-03-31
caveats = ["One thing to mind."]
"""
CARDS = (
    ("trust", "Trust in the board", "people", "up_good", "percent", "A survey of residents", "Trust", 10),
    ("answered", "Calls answered", "calls", "up_good", "percent", "Control room", "Response", 20),
    ("weapons", "Weapons seized", "weapons", "neither", "count", "Police records", "Response", 30),
    ("savings", "Savings", "pounds", "up_good", "pounds", "Accounts", "Response", 40),
    ("waiting", "Days waited", "days", "down_good", "days", "Accounts", "Response", 50),
)
REPORTED = """measure,area,group,period,value,numerator,denominator,change number,change percent,change points,\
compared period,baseline,milestone,sense,document,paragraph,reported by,reported on,note
trust,,,12m to 2024-12,54,540,1000,,,,,,,,Board paper,2.1,Policy officer,2025-02-01,
trust,,,12m to 2025-12,52.5,525,1000,,,-1.5,12m to 2024-12,50,55,at least,Board paper,3.1,Policy officer,2026-02-01,=1+1
trust,,young people,12m to 2025-12,61,,,,,,,,,,Board paper,3.2,Policy officer,2026-02-01,<b>bold</b>
answered,,,12m to 2022-03,91.2,,,,,,,,90,at least,Old paper,4,Policy officer,2022-05-01,
weapons,,,2025,,,,175,18,,2024,,,,Board paper,5,Policy officer,2026-02-01,Only the change
savings,,,2025/26,,,,,,,,,2000000,at least,Board paper,6,Policy officer,2026-02-01,Not yet known
"""


NEEDED = {
    "Nodes": ("kind", "reference", "title"), "Status key": ("letter", "status", "kind"), "Posts": ("post", "owner"),
    "Actions": ("reference", "title", "owner", "leads"), "Updates": ("action", "on"), "Measures": ("theme", "measure"),
    "Insight": ("reference", "edition", "headline", "visibility"),
}  # fmt: skip
Book = dict[str, list[dict[str, object]]]
Q2, Q3 = {"on": date(2025, 9, 30), "period": "2025/26 Q2"}, {"on": date(2026, 1, 9), "period": "2025/26 Q3"}
POSTS = [
    {"post": "Chief executive", "owner": "C", "also known as": "CX"},
    {"post": "Head of Łączność & Ŵyneb", "owner": "F"},
]
CURRENT: Book = {
    "Nodes": [
        {"kind": "plan", "reference": "2025-29", "title": "Board plan <2025>", "starts on": date(2025, 4, 1),
         "ends on": date(2029, 3, 31), "state": "current", "position on": date(2025, 12, 31), "text": "Our aims."},
        {"kind": "vision", "reference": "V", "title": "A safe county", "text": "For all."},
        {"kind": "value", "reference": "V1", "title": "Openness", "text": "In the open."},
        {"kind": "theme", "reference": "1", "title": "Trust & Ŷ łódź", "text": "Earn it."},
        {"kind": "objective", "reference": "1.1", "parent": "1", "title": "Answer sooner"},
        {"kind": "theme", "reference": "2", "title": "Quiet"},
        {"kind": "pledge", "reference": "PL1", "title": "No cuts"},
        {"kind": "priority", "reference": "E1", "group": "equality", "title": "Fair to all"},
    ],
    "Posts": POSTS,
    "Actions": [
        {"reference": "1C01", "title": "Open <b>doors</b>", "owner": "C", "leads": "CX", "delivers": "1; PL1"},
        {"reference": "1C02", "title": "Write it down", "owner": "C", "leads": "CX", "delivers": "1.1",
         "also known as": "Row 7", "text": "In full.", "due": "March 2026"},
        {"reference": "1F01", "title": "Listen", "owner": "F", "leads": "CX; Head of Łączność & Ŵyneb",
         "delivers": "1"},
        {"reference": "1P01", "title": "Lend a hand", "owner": "P", "leads": "CX", "delivers": "1"},
        {"reference": "SO1-01", "title": "Read the post", "owner": "C", "leads": "CX", "delivers": "1",
         "programme": "monitoring", "due": "Weekly"},
        {"reference": "X1", "title": "Stands alone", "owner": "C", "leads": "CX"},
    ],
    "Updates": [
        {"action": "1C01", **Q2, "status": "G", "text": "Half open."},
        {"action": "1C01", **Q3, "status": "G", "text": "Open to <all>.", "by": "CX"},
        {"action": "1C02", **Q2, "status": "A", "text": "Begun.", "reason": "One hand.",
         "office note": "Not for print."},
        {"action": "1C02", **Q3, "status": "G", "text": "Written."},
        {"action": "1F01", **Q2, "status": "R", "text": "See 1C01.", "see": "1C01"},
        {"action": "1C01", "on": date(2026, 2, 2), "status": "R", "text": "Not yet of the position."},
    ],
    "Measures": [{"theme": "1", "measure": code} for code in ("trust", "answered", "weapons", "robbery")]
    + [{"theme": "2", "measure": "savings"}],
}  # fmt: skip
ENDED: Book = {
    "Nodes": [
        {"kind": "plan", "reference": "2021-25", "title": "Old plan", "starts on": date(2021, 4, 1),
         "ends on": date(2025, 3, 31), "state": "ended", "position on": date(2022, 3, 31)},
        {"kind": "theme", "reference": "1", "title": "Trust then"},
    ],
    "Posts": POSTS,
    "Actions": [{"reference": "1C01", "title": "Was to be done", "owner": "C", "leads": "CX", "delivers": "1"}],
    "Updates": [{"action": "1C01", "on": date(2022, 4, 5), "period": "2021/22 Q4", "text": "No more was said."}],
    "Measures": [{"theme": "1", "measure": code} for code in ("trust", "robbery", "waiting")],
}  # fmt: skip
PARTNERS: Book = {
    "Nodes": [
        {"kind": "plan", "reference": "city", "title": "City plan", "body": "City Partnership", "state": "closed",
         "starts on": date(2022, 4, 1), "ends on": date(2025, 3, 31)},
        {"kind": "theme", "reference": "1", "title": "Less crime"},
    ],
}  # fmt: skip


@dataclass(frozen=True)
class Page:
    """A page as a reader has it: `text` with one blank between words, and the cells of its tables."""

    status: int
    markup: str

    @property
    def text(self) -> str:
        return _words(re.sub(r"<svg.*?</svg>", "", self.markup, flags=re.DOTALL))

    @property
    def lead(self) -> str:
        return self.all(r'<p class="gt-lead">(.*?)</p>')[0]

    def all(self, pattern: str) -> list[str]:
        """The words of whatever the pattern finds."""
        return [_words(found) for found in re.findall(pattern, self.markup, re.DOTALL)]

    def rows(self, table: str) -> list[list[str]]:
        """The rows of the body of the table whose caption has this id, cell by cell; sparklines left out."""
        body = re.search(rf'id="{table}".*?<tbody>(.*?)</tbody>', self.markup, re.DOTALL)
        assert body, table
        cells = re.compile(r"<t[hd](?![^>]*spark)[^>]*>(.*?)</t[hd]>", re.DOTALL)
        return [[_words(cell) for cell in cells.findall(row)] for row in re.findall(r"<tr.*?</tr>", body[1], re.DOTALL)]


def _words(markup: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", markup)).split())


@pytest.fixture(autouse=True)
def _nothing_kept():
    """Each test starts as a server does: without the figures that an earlier page worked out."""
    kept_parts.clear()


@pytest.fixture
def read_with() -> Callable[[Client, str], Page]:
    """Open a page as this visitor and read it."""

    def opened(visitor: Client, address: str) -> Page:
        answer = visitor.get(address)
        return Page(answer.status_code, answer.content.decode())

    return opened


@pytest.fixture
def read(visitor: Client, read_with: Callable[[Client, str], Page]) -> Callable[[str], Page]:
    """Open a page of the office and read it."""
    return lambda address: read_with(visitor, address)


@pytest.fixture(scope="module")
def _own_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A home whose lake and cards lie in a folder of their own."""
    folder = tmp_path_factory.mktemp("home")
    with override_settings(HOME=folder, LAKE=folder / "lake", BODIES=folder / "bodies"):
        yield folder


@pytest.fixture(scope="module")
def office(_own_home: Path, django_db_setup: None, django_db_blocker) -> Iterator[Body]:  # type: ignore[no-untyped-def]
    """The office, as the pages meet it. Whatever a test writes is undone after it, and all of it after the module."""
    with django_db_blocker.unblock(), transaction.atomic():
        body = found(name="O’Brien’s <Board>", title="Chair", by="system")
        open_home(body=body, is_demo=True, as_of=AS_OF, by="system")
        _write_cards(own_packs(body))
        files = _write_files(_own_home / "files")
        _load(body, files)
        for number, book in enumerate((CURRENT, ENDED, PARTNERS)):
            _take_plan(body, book, _own_home / f"plan-{number}.xlsx")
        yield body
        transaction.set_rollback(True)


@pytest.fixture
def visitor(office: Body, db: None) -> Client:
    """Someone with a browser."""
    return Client()


@pytest.fixture
def empty_office(db: None, home: Path) -> Client:
    """The pages of a new office that has loaded nothing."""
    body = found(name="A new office", by="system")
    open_home(body=body, is_demo=False, by="system")
    return Client()


def _load(body: Body, files: list[Path]) -> None:
    catalogue = queries.catalogue(body)
    report = operations.load(body=body, paths=files, catalogue=catalogue, released_on=date(2026, 2, 27), by="analyst")
    assert report.refused == ()


@pytest.fixture
def take_plan(tmp_path: Path) -> Callable[..., None]:
    """Load a plan for a body, from the rows of a plan workbook."""
    return lambda body, book: _take_plan(body, book, tmp_path / "plan.xlsx")


def _take_plan(body: Body, book: Book, path: Path) -> None:
    catalogue = queries.catalogue(body)
    keep_measures(body=body, measures=[(one.code, one.title) for one in catalogue.measures], by="analyst")
    _write_book(path, book)
    load_plan(body=body, path=path, catalogue_codes=[one.code for one in catalogue.measures], today=AS_OF, by="officer")


def _write_book(path: Path, book: Book) -> None:
    """A workbook whose every sheet has the columns that its rows name."""
    with xlsxwriter.Workbook(path, {"default_date_format": "dd/mm/yyyy", "strings_to_formulas": False}) as workbook:
        for name, needed in NEEDED.items():
            sheet, rows = workbook.add_worksheet(name), book.get(name, [])
            heads = list(dict.fromkeys((*needed, *(key for row in rows for key in row))))
            sheet.write_row(0, 0, heads)
            for number, row in enumerate(rows, start=1):
                sheet.write_row(number, 0, [row.get(head, "") for head in heads])


def _write_cards(packs: Path) -> None:
    folder = packs / "plan"
    folder.mkdir(parents=True)
    (folder / "_framework.toml").write_text(FRAMEWORK, encoding="utf-8")
    names = ("code", "title", "things", "direction", "unit", "source", "theme", "order")
    for values in CARDS:
        card = CARD.format(**dict(zip(names, values, strict=True)))
        (folder / f"{values[0]}.toml").write_text(card, encoding="utf-8")


def _write_files(folder: Path) -> list[Path]:
    folder.mkdir()
    kinds = ("Robbery", "Burglary", "Anti-social behaviour")
    counted = zip(MONTHS, zip(ROBBERIES, BURGLARIES, INCIDENTS, strict=True), strict=True)
    street = [_street(folder, month, dict(zip(kinds, counts, strict=True))) for month, counts in counted]
    reported = folder / "board-paper.csv"
    reported.write_text(REPORTED, encoding="utf-8")
    people = [("2021", f"{name} 001A", f"E0102{n:04}", 1000 * n, 1000 * n, 0) for n, name in enumerate(DISTRICTS, 1)]
    return [*street, reported, _write(folder / "census.csv", CENSUS, people)]


def _street(folder: Path, month: str, counts: dict[str, int]) -> Path:
    rows = [
        ("" if kind == "Anti-social behaviour" else f"{month}-{kind}-{n}", month, FORCE, FORCE, *_spot(n), kind, "", "")
        for kind, count in counts.items()
        for n in range(count)
    ]
    return _write(folder / f"{month}-leicestershire-street.csv", STREET, rows)


def _spot(number: int) -> tuple[str, ...]:
    place = PLACES[number % len(PLACES)]
    if not place:
        return "", "", "No Location", "", ""
    return f"{-1.1 - number / 1000:.6f}", "52.630000", "On or near High Street", "E01000001", place


def _write(path: Path, headings: tuple[str, ...], rows: list[tuple[object, ...]]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(headings)
        writer.writerows(rows)
    return path
