"""Takes out of a paper what is not public and leaves, in its place, a line that says so and under which category."""

from collections.abc import Iterator
from dataclasses import replace

from goldthread.documents.text import words
from goldthread.documents.tree import PUBLIC, Block, Document, Marking, Section, Withheld


def public_face(document: Document, *, says: str = "A part is withheld here") -> Document:
    """The paper as everyone may read it. `says` opens the line that stands in place of what is withheld."""
    sections = tuple(
        replace(
            section,
            blocks=tuple(_public((_withheld(section.marking, says),) if _is_closed(section) else section.blocks, says)),
            marking=PUBLIC,
        )
        for section in document.sections
    )
    return replace(document, sections=sections, marking=PUBLIC)


def _public(blocks: tuple[Block, ...], says: str) -> Iterator[Block]:
    for block in blocks:
        if _is_closed(block):
            yield _withheld(block.marking, says)  # type: ignore[union-attr]
        elif isinstance(block, Section):
            yield replace(block, blocks=tuple(_public(block.blocks, says)))
        else:
            yield block


def _is_closed(block: Block) -> bool:
    marking = getattr(block, "marking", PUBLIC)
    return isinstance(marking, Marking) and not marking.public


def _withheld(marking: Marking, says: str) -> Withheld:
    return Withheld(words(f"{says}: {marking.category}."), marking.category)
