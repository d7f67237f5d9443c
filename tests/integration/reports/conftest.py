"""The worked example with its plans and its three papers, loaded once a module; an office of any size; a reader that
looks at a paper as people do."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from pathlib import Path

import pytest
import xlsxwriter
from django.db import transaction
from django.test import override_settings

from goldthread.apps.bodies.models import Body
from goldthread.apps.bodies.queries import own_packs
from goldthread.apps.journeys import compute, example_folder, load_files, load_paths, load_plans, open_example
from goldthread.core.period import Period
from goldthread.documents.numbering import Numbers, number, texts
from goldthread.documents.text import Source, Text
from goldthread.documents.tree import Block, Cell, Chart, Document, Group, Row, Section, Table, walk
from goldthread.reports.performance_and_insight import build

MADE_ON = date(2026, 3, 3)
CARD = """
code = "{code}"
title = "{title}"
things = "{things}"
definition = "What is meant by it."
why = "Why it matters."
direction = "up_good"
unit = "{unit}"
shape = "reported"
source = "A survey of residents"
frequency = "quarter"
owner = "Performance analyst"
target_kind = "number"
order = 10
review_on = 2027-03-31
caveats = []
"""
FIGURES = (
    "measure,area,group,period,value,numerator,denominator,change number,change percent,change points,compared period,"
    "baseline,milestone,sense,document,paragraph,reported by,reported on,note"
)
HEADINGS = {
    "Nodes": ("kind", "reference", "parent", "title", "starts on", "ends on", "state", "position on"),
    "Status key": ("letter", "status", "meaning", "kind"),
    "Posts": ("post", "owner"),
    "Actions": ("reference", "title", "text", "owner", "leads", "delivers"),
    "Updates": ("action", "on", "period", "status", "text", "reason"),
    "Measures": ("theme", "measure"),
    "Insight": (
        "reference", "theme", "edition", "headline", "finding", "cause", "action", "footnote", "visibility", "category",
    ),
}  # fmt: skip
PLAN = ("plan", "2024-28", "", "Plan 2024 to 2028", date(2024, 4, 1), date(2028, 3, 31), "current", date(2025, 9, 30))
KEY = [("G", "Green", "Going well", "green"), ("A", "Amber", "At risk", "amber")]
Rows = dict[str, list[tuple[object, ...]]]
EDITIONS = {"2017-09": "2016-18", "2022-03": "2021-25", "2025-12": "2025-29"}


@dataclass(frozen=True)
class Read:
    """A paper as a reader has it: its sentences, its tables as words, its charts, its figures with what they are."""

    document: Document

    @cached_property
    def numbers(self) -> Numbers:
        return number(self.document)

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        return tuple(walk(self.document.sections))

    def words(self, text: Text) -> str:
        """The words as printed, cross-references filled in."""
        return "".join(self.numbers.shown(span) for span in text)

    @cached_property
    def said(self) -> str:
        """Everything that is said in running text, a line each, footnotes and notes included."""
        found = [self.words(text) for block in self.blocks for text in texts(block)]
        return "\n".join([*map(self.words, self.document.minute), *found, *map(self.words, self.numbers.footnotes)])

    def section(self, key: str) -> Section:
        return next(block for block in self.blocks if isinstance(block, Section) and block.key == key)

    @cached_property
    def tables(self) -> dict[str, Table]:
        """Every table by its key; one behind a chart by the chart's."""
        charts = {chart.key: chart.data for chart in self.charts}
        return {block.key: block for block in self.blocks if isinstance(block, Table)} | charts

    @cached_property
    def charts(self) -> tuple[Chart, ...]:
        return tuple(block for block in self.blocks if isinstance(block, Chart))

    def rows(self, key: str) -> list[list[str]]:
        """The rows of a table in words, head first; pictures are left out."""
        return [
            [self.words(row.name)]
            if isinstance(row, Group)
            else [self.words(row.head), *(cell.text for cell in row.cells if cell.picture is None)]
            for row in self.tables[key].rows
        ]

    def cells(self, key: str) -> list[tuple[Row, tuple[Cell, ...]]]:
        """The rows of a table with their cells; group lines are left out."""
        return [(row, row.cells) for row in self.tables[key].rows if isinstance(row, Row)]

    @cached_property
    def sources(self) -> tuple[Source, ...]:
        """Where every figure comes from: in running text, in tables, and in the tables behind charts."""
        found = [span.source for block in self._every_block for text in texts(block) for span in text]
        found += [span.source for text in (*self.document.minute, *self.numbers.footnotes) for span in text]
        for table in self._every_table:
            found += [cell.source for row in table.rows if isinstance(row, Row) for cell in row.cells]
        return tuple(source for source in found if source)

    @property
    def _every_block(self) -> tuple[Block, ...]:
        return (*self.blocks, *(chart.data for chart in self.charts))

    @property
    def _every_table(self) -> tuple[Table, ...]:
        return tuple(block for block in self._every_block if isinstance(block, Table))

    @cached_property
    def figures(self) -> dict[str, set[float | None]]:
        """The values that stand under each figure's name."""
        found: dict[str, set[float | None]] = {}
        for source in self.sources:
            found.setdefault(source.name, set()).add(source.value)
        return found


@pytest.fixture
def reader() -> type[Read]:
    """The reader, around any document."""
    return Read


@pytest.fixture(scope="module")
def example(tmp_path_factory, django_db_setup, django_db_blocker) -> Iterator[Body]:  # type: ignore[no-untyped-def]
    """The worked example. What a test writes is undone after it, and all of it after the module."""
    folder: Path = tmp_path_factory.mktemp("home")
    places = override_settings(HOME=folder, LAKE=folder / "lake", BODIES=folder / "bodies")
    with places, django_db_blocker.unblock(), transaction.atomic():
        body, _said = open_example(example_folder(), by="system")
        load_files(example_folder(), body, by="system")
        compute(body, by="system")
        load_plans(example_folder(), body, by="system")
        yield body
        transaction.set_rollback(True)


@pytest.fixture
def make(example: Body, db: None) -> Callable[..., Read]:
    """Make the paper to a month as the record stands now."""

    def made(to: str, **more: object) -> Read:
        plan = str(more.pop("plan", EDITIONS.get(to, "")))
        return Read(build(example, to=Period.parse(to), plan=plan, made_on=MADE_ON, **more))  # type: ignore[arg-type]

    return made


@pytest.fixture(scope="module")
def papers(example: Body, django_db_blocker) -> dict[str, Read]:  # type: ignore[no-untyped-def]
    """The three editions."""
    with django_db_blocker.unblock():
        return {
            to: Read(build(example, to=Period.parse(to), plan=plan, made_on=MADE_ON)) for to, plan in EDITIONS.items()
        }


@pytest.fixture(params=EDITIONS)
def edition(request: pytest.FixtureRequest, papers: dict[str, Read]) -> Read:
    """Each of the three."""
    return papers[request.param]


@pytest.fixture
def office(body: Body, write_street: Callable[..., Path], tmp_path: Path) -> Callable[..., Body]:
    """An office of its own: so many months of street files to December 2025, cards, reported figures, a plan."""

    def opened(*, months: int = 0, cards: str = "", figures: tuple[str, ...] = (), plan: Rows | None = None) -> Body:
        if cards:
            _keep_cards(body, cards)
        paths = [write_street(month.code) for month in Period.parse("2024-01..2025-12").months[24 - months :]]
        if figures:
            paths.append(tmp_path / "figures.csv")
            paths[-1].write_text("\n".join((FIGURES, *figures)), encoding="utf-8")
        if plan is not None:
            paths.append(tmp_path / "plan.xlsx")
            _write_plan(paths[-1], plan)
        loaded = load_paths(body=body, paths=paths, released_on=date(2026, 2, 27), accept=[], by="analyst")
        assert not loaded.is_refused, loaded
        return body

    return opened


def _keep_cards(body: Body, cards: str) -> None:
    """Cards given as lines `code | title | unit`."""
    folder = own_packs(body) / "own"
    folder.mkdir(parents=True)
    (folder / "_framework.toml").write_text('title = "Own"\nsource_note = "Made up."\norder = 20\n', encoding="utf-8")
    for line in cards.strip().splitlines():
        code, title, unit = (part.strip() for part in line.split("|"))
        card = CARD.format(code=code, title=title, things=title, unit=unit)
        (folder / f"{code}.toml").write_text(card, encoding="utf-8")


def _write_plan(path: Path, rows: Rows) -> None:
    with xlsxwriter.Workbook(str(path)) as book:
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        for title, headings in HEADINGS.items():
            sheet = book.add_worksheet(title)
            sheet.write_row(0, 0, headings)
            for number, row in enumerate(rows.get(title, ()), start=1):
                for column, value in enumerate(row):
                    if isinstance(value, date):
                        sheet.write_datetime(number, column, datetime(value.year, value.month, value.day), day)
                    else:
                        sheet.write_string(number, column, value)
