"""Takes out of a paper what is not public and leaves, in its place, a line that says so and under which category.

Nothing of a withheld part stays: not its title, and not the number by which another part spoke of it.
"""

from collections.abc import Iterator
from dataclasses import fields, replace
from typing import Any

from goldthread.documents.text import Span, words
from goldthread.documents.tree import (
    PUBLIC,
    Block,
    Cell,
    Chart,
    Document,
    Group,
    Note,
    Paragraph,
    Points,
    Row,
    Section,
    Table,
    Withheld,
    walk,
)

_Markable = Paragraph | Table | Chart | Section
_HOLD_TEXT = (Paragraph, Points, Note, Withheld, Table, Row, Group, Cell, Chart, Section)


def public_face(document: Document, *, says: str = "A part is withheld here") -> Document:
    """The paper as everyone may read it. `says` opens the line that stands in place of what is withheld."""
    kept = tuple(_opened(section, document, says) for section in document.sections)
    gone = _keys(document.sections) - _keys(kept)
    sections, minute = (_retold(part, gone, document.labels.withheld_part) for part in (kept, document.minute))
    return replace(document, sections=sections, minute=minute, marking=PUBLIC)


def _opened(section: Section, document: Document, says: str) -> Section:
    if section.marking.public:
        return replace(section, blocks=tuple(_public(section.blocks, says)))
    line = Withheld(words(f"{says}: {section.marking.category}."), section.marking.category)
    return Section(document.labels.withheld, (line,))


def _public(blocks: tuple[Block, ...], says: str) -> Iterator[Block]:
    for block in blocks:
        if isinstance(block, _Markable) and not block.marking.public:
            yield Withheld(words(f"{says}: {block.marking.category}."), block.marking.category)
        elif isinstance(block, Section):
            yield replace(block, blocks=tuple(_public(block.blocks, says)))
        else:
            yield block


def _keys(sections: tuple[Section, ...]) -> set[str]:
    return {key for block in walk(sections) if (key := getattr(block, "key", ""))}


def _retold(part: Any, gone: set[str], label: str) -> Any:
    """The part with words in place of every reference to one that is gone."""
    if isinstance(part, tuple):
        return tuple(_retold(one, gone, label) for one in part)
    if isinstance(part, Span):
        return Span(label) if part.to in gone else replace(part, footnote=_retold(part.footnote, gone, label))
    if isinstance(part, _HOLD_TEXT):
        return replace(part, **{one.name: _retold(getattr(part, one.name), gone, label) for one in fields(part)})
    return part
