"""What each part of a paper is called: sections 1, 2; paragraphs 1.1, 1.2; tables, charts and footnotes in a row each.

Every format asks here, so that "paragraph 2.3" is the same one in all of them.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from goldthread.core.errors import BadInput
from goldthread.documents.text import Span, Text
from goldthread.documents.tree import Block, Chart, Document, Note, Paragraph, Points, Row, Section, Table, Withheld


@dataclass(slots=True)
class Numbers:
    """The numbers of one paper. Parts are found by identity, since two paragraphs may say the same."""

    of: dict[int, str] = field(default_factory=dict)
    labels: dict[str, str] = field(default_factory=dict)
    footnotes: list[Text] = field(default_factory=list)
    _footnote_of: dict[int, int] = field(default_factory=dict)

    def number(self, block: Block) -> str:
        """The number of a section, paragraph, table or chart; empty for one that carries none."""
        return self.of.get(id(block), "")

    def footnote(self, span: Span) -> int:
        """The number of the footnote that hangs on a span; 0 for none."""
        return self._footnote_of.get(id(span), 0)

    def label(self, key: str) -> str:
        """What the part with this key is called in a sentence. Refuses a key that no part has."""
        if key not in self.labels:
            raise BadInput(
                f"No part of the paper has the key “{key}”.", mend="Give the key of a part that stands in it."
            )
        return self.labels[key]

    def shown(self, span: Span) -> str:
        """The words of a span as they are printed."""
        return self.label(span.to) if span.to else span.text


def number(document: Document) -> Numbers:
    """Number the whole paper, in reading order."""
    numbers, counts, words = Numbers(), {"table": 0, "chart": 0}, document.labels
    for line in document.minute:
        _number_footnotes(line, numbers)
    for place, section in enumerate(document.sections, start=1):
        _name(section, str(place), f"{words.section} {place}", numbers)
        paragraphs = 0
        for block in _inside(section):
            for text in texts(block):
                _number_footnotes(text, numbers)
            if isinstance(block, Paragraph) and block.numbered:
                paragraphs += 1
                _name(block, f"{place}.{paragraphs}", f"{words.paragraph} {place}.{paragraphs}", numbers)
            if isinstance(block, Table | Chart):
                kind, word = ("table", words.table) if isinstance(block, Table) else ("chart", words.chart)
                counts[kind] += 1
                _name(block, str(counts[kind]), f"{word.lower()} {counts[kind]}", numbers)
    return numbers


def texts(block: Block) -> Iterator[Text]:
    """The running texts of one block in reading order, those of a table's cells included; not those of parts inside."""
    match block:
        case Paragraph(text=text) | Note(text=text) | Withheld(text=text):
            yield text
        case Points(points=points):
            yield from points
        case Table(rows=rows, notes=notes):
            for row in rows:
                yield from (
                    (row.head, row.under, *(cell.shown for cell in row.cells)) if isinstance(row, Row) else (row.name,)
                )
            yield from notes
        case Chart(notes=notes):
            yield from notes


def _inside(section: Section) -> Iterator[Block]:
    for block in section.blocks:
        yield block
        if isinstance(block, Section):
            yield from _inside(block)


def _name(block: Block, shown: str, label: str, numbers: Numbers) -> None:
    numbers.of[id(block)] = shown
    if key := getattr(block, "key", ""):
        numbers.labels[key] = label


def _number_footnotes(text: Text, numbers: Numbers) -> None:
    for span in text:
        if span.footnote:
            numbers.footnotes.append(span.footnote)
            numbers._footnote_of[id(span)] = len(numbers.footnotes)
