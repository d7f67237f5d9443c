"""Workbooks read back: values through calamine, and the markup for what a reader of values does not see."""

import io
import zipfile
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from lxml import etree
from python_calamine import CalamineWorkbook

from goldthread.documents.render.xlsx import render_xlsx
from goldthread.documents.tree import Block, Document, Section

SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_TITLE_AND_BLANK = 3


class Book:
    """One file: its sheets as rows of values, its parts as markup."""

    def __init__(self, content: bytes) -> None:
        self.content = content
        self._values = CalamineWorkbook.from_filelike(io.BytesIO(content))
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            self.parts = {name: archive.read(name) for name in archive.namelist()}

    @property
    def names(self) -> list[str]:
        return list(self._values.sheet_names)

    def rows(self, name: str) -> list[list[Any]]:
        """Every row from the first."""
        return self._values.get_sheet_by_name(name).to_python(skip_empty_area=False)

    def table(self, name: str) -> tuple[list[Any], list[list[Any]]]:
        """The heads of a sheet and the rows under them."""
        heads, *rows = self.rows(name)[_TITLE_AND_BLANK:]
        return heads, rows

    def find(self, path: str, part: str) -> list[Any]:
        return etree.fromstring(self.parts[part]).xpath(path, namespaces={"s": SHEET})

    def part_of(self, name: str) -> str:
        """The part that holds a sheet."""
        return f"xl/worksheets/sheet{self.names.index(name) + 1}.xml"

    def formats(self, name: str, column: str) -> list[str]:
        """The number formats of a column, row by row under the head."""
        listed = {found.get("numFmtId"): found.get("formatCode") for found in self.find("//s:numFmt", "xl/styles.xml")}
        dresses = [found.get("numFmtId") for found in self.find("//s:cellXfs/s:xf", "xl/styles.xml")]
        cells = self.find(f"//s:c[starts-with(@r, '{column}')]", self.part_of(name))
        built_in = {"0": "General", "3": "#,##0", "4": "#,##0.00"}
        return [
            listed.get(dresses[int(cell.get("s"))]) or built_in[dresses[int(cell.get("s"))]]
            for cell in cells
            if int(cell.get("r")[1:]) > _TITLE_AND_BLANK + 1
        ]


def document(*blocks: Block, **changes: Any) -> Document:
    """A paper of one section."""
    facts: dict[str, Any] = {
        "title": "A paper",
        "period": "2025",
        "body": "A body",
        "made_on": date(2026, 3, 3),
        "edition": "1",
        "data_to": "31 December 2025",
        "contact": "the analyst",
        "minute": (),
        "sections": (Section("One", tuple(blocks), key="one"),),
    }
    return Document(**{**facts, **changes})


@pytest.fixture(scope="session")
def opened() -> Callable[[Document], Book]:
    """A whole paper, read back."""
    return lambda paper: Book(render_xlsx(paper))


@pytest.fixture
def book_of(opened: Callable[[Document], Book]) -> Callable[..., Book]:
    """A paper of one section with these blocks, read back."""
    return lambda *blocks, **changes: opened(document(*blocks, **changes))


@pytest.fixture(scope="session")
def sample(opened: Callable[[Document], Book]) -> Book:
    """The paper with every kind of part."""
    from tests.unit.documents.paper import sample_paper

    return opened(sample_paper())
