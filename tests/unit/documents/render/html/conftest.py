"""Pages read back: as a tree for its structure, as a run of tags and words for what a browser would meet."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from html.parser import HTMLParser
from typing import Any

import pytest
from lxml import html

from goldthread.documents.render.html import render_html
from goldthread.documents.tree import Block, Document, Section


@dataclass
class Met(HTMLParser):
    """Every tag with its attributes, and all words between tags, in order."""

    tags: list[tuple[str, dict[str, str | None]]] = field(default_factory=list)
    words: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    def values(self, name: str) -> list[str]:
        """What an attribute says, wherever it stands."""
        return [attrs[name] or "" for _tag, attrs in self.tags if name in attrs]


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


@pytest.fixture
def paper_of() -> Callable[..., Document]:
    return document


@pytest.fixture(scope="session")
def met() -> Callable[[bytes], Met]:
    """A page as a run of tags and words."""

    def meet(page: bytes) -> Met:
        found = Met()
        found.feed(page.decode("utf-8"))
        found.close()
        return found

    return meet


@pytest.fixture
def tree_of() -> Callable[[Document], html.HtmlElement]:
    """The page of a paper as a tree."""
    return lambda paper: html.document_fromstring(render_html(paper))


@pytest.fixture
def main_of(tree_of: Any) -> Callable[..., html.HtmlElement]:
    """The one section of a paper that has these parts."""

    def main(*blocks: Block, **changes: Any) -> html.HtmlElement:
        [section] = tree_of(document(*blocks, **changes)).xpath("//main/section[@id='s-1']")
        return section

    return main


@pytest.fixture
def said() -> Callable[[html.HtmlElement], str]:
    """What a reader of an element reads, with single blanks."""
    return lambda element: " ".join(element.text_content().split())
