"""What a sheet holds before it is written: a title, heads, rows. Every cell is words, a number, or words that lead on.

No formula can be said with these.
"""

import re
from dataclasses import dataclass

from goldthread.documents.numbering import Numbers
from goldthread.documents.text import Text
from goldthread.documents.tree import Holds

GENERAL = "General"
"""The number format that shows a value as it is."""

_LONGEST = 32_767
_BLANKS = re.compile(r"[\t\n\r]+")
_NOT_XML = re.compile("[^\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Number:
    """A figure that the sheet keeps in full; `dress` is the number format that shows it.

    `worded` tells of words around it in the paper that the format does not show.
    """

    value: float
    dress: str = GENERAL
    worded: bool = False


@dataclass(frozen=True, slots=True)
class Lead:
    """Words that lead somewhere: to an address, or with `inside` to the sheet of that name."""

    words: str
    address: str
    inside: bool = False


Held = str | Number | Lead


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a column. Numbers stand at the right, under their head."""

    name: str
    holds: Holds = "text"


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a sheet. A total has a rule above it."""

    cells: tuple[Held, ...]
    total: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table with its title and what stands under it. `fixed` columns stay in sight while the rest is scrolled.

    `listed` is what the contents call it, where that is not its title.
    """

    name: str
    title: str
    heads: tuple[Head, ...]
    lines: tuple[Line, ...]
    sub: str = ""
    fixed: int = 1
    listed: str = ""


@dataclass(frozen=True, slots=True)
class Cover:
    """The first sheet: the paper's titles, then what it says of itself, each fact after its name."""

    name: str
    titles: tuple[str, ...]
    facts: tuple[tuple[str, str], ...]


def said(text: Text, numbers: Numbers) -> str:
    """The words of a text, references in them by the number that is printed."""
    return "".join(numbers.shown(span) for span in text)


def clean(words: str) -> str:
    """Words as a cell can hold them: on one line, without signs that XML cannot, cut where Excel would refuse them."""
    return _NOT_XML.sub("", _BLANKS.sub(" ", words))[:_LONGEST]
