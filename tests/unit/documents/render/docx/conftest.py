"""Word files read back: through python-docx where it has a reader, as markup where it has none."""

import io
import zipfile
from collections.abc import Callable
from datetime import date
from functools import cached_property
from typing import Any

import docx
import pytest
from lxml import etree

from goldthread.documents.render.docx import render_docx
from goldthread.documents.render.docx.markup import NAMESPACES
from goldthread.documents.tree import Block, Document, Section

W = f"{{{NAMESPACES['w']}}}"


class Word:
    """One file: its parts by name, its text as markup, and python-docx's view of it."""

    def __init__(self, content: bytes) -> None:
        self.content = content
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            self.parts = {name: archive.read(name) for name in archive.namelist()}
            self.dates = {entry.date_time for entry in archive.infolist()}

    @cached_property
    def document(self) -> Any:
        return docx.Document(io.BytesIO(self.content))

    def tree(self, name: str = "word/document.xml") -> Any:
        return etree.fromstring(self.parts[name])

    def find(self, path: str, name: str = "word/document.xml") -> list[Any]:
        """What an XPath finds in a part."""
        return self.tree(name).xpath(path, namespaces=dict(NAMESPACES))

    def values(self, path: str, name: str = "word/document.xml") -> list[str]:
        """The values that an XPath finds; of an element, its `w:val`."""
        return [found.get(f"{W}val") if hasattr(found, "tag") else str(found) for found in self.find(path, name)]

    def paragraphs(self, *, style: str = "") -> list[tuple[str, str]]:
        """Every paragraph outside and inside of tables: its style and all its words."""
        listed = [(self.values_in(found, "w:pPr/w:pStyle/@w:val")[0], said(found)) for found in self.find("//w:p")]
        return [pair for pair in listed if not style or pair[0] == style]

    @staticmethod
    def values_in(element: Any, path: str) -> list[str]:
        return [str(found) for found in element.xpath(path, namespaces=dict(NAMESPACES))]


def said(element: Any) -> str:
    """The words of an element, a step to the next stop as a blank."""
    return "".join(
        " " if found.tag == f"{W}tab" else found.text or ""
        for found in element.iter(f"{W}t", f"{W}tab")
        if found.getparent().tag == f"{W}r"
    )


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
        "contents": False,
    }
    return Document(**{**facts, **changes})


@pytest.fixture(scope="session")
def opened() -> Callable[[Document], Word]:
    """A whole paper, read back."""
    return lambda paper: Word(render_docx(paper))


@pytest.fixture
def word_of(opened: Callable[[Document], Word]) -> Callable[..., Word]:
    """A paper of one section with these blocks, read back."""
    return lambda *blocks, **changes: opened(document(*blocks, **changes))


@pytest.fixture(scope="session")
def sample(opened: Callable[[Document], Word]) -> Word:
    """The paper with every kind of part."""
    from tests.unit.documents.paper import sample_paper

    return opened(sample_paper())
