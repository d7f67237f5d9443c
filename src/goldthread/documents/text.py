"""Running text of a paper: spans of words with what a reader may ask of them. Every word was decided elsewhere."""

from dataclasses import dataclass, replace
from typing import Literal

Shape = Literal["", "common", "concern", "improvement", "neutral", "green", "amber", "red", "white", "complete"]
"""A small sign before a word. It never stands for the word: the text beside it says the same."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where one figure comes from, in words and, if there is one, at an address; `name` is what it is bound to."""

    name: str
    value: float | None
    words: str
    href: str = ""


@dataclass(frozen=True, slots=True)
class Span:
    """A run of words. At most one of `source` (it is a figure), `href` (outside) and `to` (the key of another part).

    A span with `to` shows what that part is called ("paragraph 2.1") and its own text is not shown.
    """

    text: str = ""
    strong: bool = False
    missing: bool = False
    shape: Shape = ""
    language: str = ""
    href: str = ""
    to: str = ""
    source: Source | None = None
    footnote: "Text" = ()


Text = tuple[Span, ...]
NO_TEXT: Text = ()


def words(*parts: str | Span | Text) -> Text:
    """Text from strings, spans and texts, in order.

    >>> words("Up ", Span("5", strong=True))[1].strong
    True
    """
    found: list[Span] = []
    for part in parts:
        if isinstance(part, str):
            found += [Span(part)] if part else []
        else:
            found += [part] if isinstance(part, Span) else part
    return tuple(found)


def without_footnotes(text: Text) -> Text:
    """The same words with nothing hanging on them, for where they are said again."""
    return tuple(replace(span, footnote=()) if span.footnote else span for span in text)


def plain(text: Text) -> str:
    """The words of a text alone, without footnotes."""
    return "".join(span.text for span in text)
