"""Papers read back from PDF: their structure elements in reading order, their words page by page."""

import io
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

import pytest
from pypdf import PdfReader
from tests.unit.documents.paper import sample_paper

from goldthread.documents.render.pdf import render_pdf
from goldthread.documents.tree import Block, Document, Section


@dataclass(frozen=True)
class Element:
    """One structure element: its tag, what is written on it, and what stands inside it."""

    tag: str
    written: Mapping[str, Any]
    kids: tuple["Element", ...]

    def all(self, *tags: str) -> list["Element"]:
        """Every element inside with one of these tags, in order."""
        found = [self] if self.tag in tags else []
        return found + [one for kid in self.kids for one in kid.all(*tags)]

    @property
    def id(self) -> str:
        return str(self.written.get("/ID", ""))

    @property
    def attributes(self) -> dict[str, Any]:
        """What it says as a part of a table."""
        given = self.written.get("/A", [])
        tables = [one.get_object() for one in given if one.get_object().get("/O") == "/Table"]
        return dict(tables[0]) if tables else {}

    @property
    def headers(self) -> list[str]:
        return [str(name) for name in self.attributes.get("/Headers", [])]


class Made:
    """A paper that was made, read back."""

    def __init__(self, content: bytes) -> None:
        self.content = content
        self.reader = PdfReader(io.BytesIO(content))
        self.root = self.reader.root_object

    @cached_property
    def tree(self) -> Element:
        (top,) = _elements(self.root["/StructTreeRoot"]["/K"])  # type: ignore[index]
        return top

    @cached_property
    def pages(self) -> list[str]:
        """The words of each page."""
        return [page.extract_text() for page in self.reader.pages]

    @property
    def outline(self) -> list[Any]:
        """The bookmarks, inner ones in lists of their own."""
        return _titles(self.reader.outline)

    @property
    def links(self) -> list[str]:
        """The addresses outside that the paper leads to."""
        notes = [note.get_object() for page in self.reader.pages for note in page.get("/Annots", [])]
        return [str(note["/A"]["/URI"]) for note in notes if "/A" in note]

    def page_of(self, words: str) -> int:
        """The last page that says this, from 0; so that a page of contents does not count."""
        return max(place for place, page in enumerate(self.pages) if words in page)


def _elements(given: Any) -> Iterator[Element]:
    for one in given if isinstance(given, list) else [given]:
        held = one.get_object() if hasattr(one, "get_object") else one
        if isinstance(held, dict) and "/S" in held:
            yield Element(str(held["/S"])[1:], held, tuple(_elements(held.get("/K", []))))


def _titles(outline: list[Any]) -> list[Any]:
    return [_titles(one) if isinstance(one, list) else one.title for one in outline]


def document(*blocks: Block, **changes: Any) -> Document:
    """A paper of one section, without a page of contents."""
    facts: dict[str, Any] = {
        "title": "A paper",
        "period": "2025",
        "body": "A body",
        "made_on": date(2026, 3, 3),
        "edition": "1",
        "data_to": "31 December 2025",
        "contact": "the analyst",
        "minute": (),
        "sections": (Section("A section", blocks),),
        "contents": False,
    }
    return Document(**(facts | changes))


@pytest.fixture(scope="session")
def make() -> Callable[[Document], Made]:
    return lambda paper: Made(render_pdf(paper))


@pytest.fixture(scope="session")
def paper() -> Callable[..., Document]:
    return document


@pytest.fixture(scope="session")
def sample(make: Callable[[Document], Made]) -> Made:
    """The paper with every kind of part."""
    return make(sample_paper())
