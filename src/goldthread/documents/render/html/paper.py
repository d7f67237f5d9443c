"""What every part of the page must know of the paper: the numbers, where each part stands, which notes it has.

Anchors follow the numbers that are printed ("p-2-3" is paragraph 2.3), never the words of a part.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from goldthread.documents.numbering import Numbers, number, texts
from goldthread.documents.text import Source, Span, Text
from goldthread.documents.tree import Block, Chart, Document, Labels, Paragraph, Row, Section, Table, walk


@dataclass(frozen=True, slots=True)
class Paper:
    """A document with its numbers and anchors. `notes` says for each footnote what the part it hangs on is called."""

    document: Document
    numbers: Numbers
    anchors: Mapping[int, str]
    keys: Mapping[str, str]
    notes: Mapping[int, str]
    sources: Mapping[str, int]
    _given: set[str] = field(default_factory=set)

    @property
    def labels(self) -> Labels:
        return self.document.labels

    def anchor(self, block: Block) -> str:
        """The anchor of a part that can be cited; empty for one that cannot."""
        return self.anchors.get(id(block), "")

    def once(self, anchor: str) -> str | None:
        """The anchor the first time it is asked for; nothing after that, since a page may hold it once."""
        if not anchor or anchor in self._given:
            return None
        self._given.add(anchor)
        return anchor


def paper(document: Document) -> Paper:
    """Number the document and find the place of each part."""
    numbers = number(document)
    anchors = dict(_anchors(document, numbers))
    keys = {key: anchors[id(block)] for block in walk(document.sections) if (key := getattr(block, "key", ""))}
    notes = dict(_notes(document, numbers))
    sources = {words: place for place, words in enumerate(dict.fromkeys(_sources(document)), start=1)}
    return Paper(document, numbers, anchors, keys, notes, sources)


def _anchors(document: Document, numbers: Numbers) -> Iterator[tuple[int, str]]:
    for place, section in enumerate(document.sections, start=1):
        yield from _inside(section, f"s-{place}", numbers)


def _inside(section: Section, anchor: str, numbers: Numbers) -> Iterator[tuple[int, str]]:
    yield id(section), anchor
    sections = 0
    for block in section.blocks:
        if isinstance(block, Section):
            sections += 1
            yield from _inside(block, f"{anchor}-{sections}", numbers)
        else:
            yield id(block), _anchor(block, numbers.number(block))


def _anchor(block: Block, shown: str) -> str:
    kind = {Paragraph: "p", Table: "table", Chart: "chart"}.get(type(block), "")
    return f"{kind}-{shown.replace('.', '-')}" if kind and shown else ""


def _notes(document: Document, numbers: Numbers) -> Iterator[tuple[int, str]]:
    """Each footnote with the name of the part it hangs on, or of the part before it that has a name."""
    for span in _footed(document.minute):
        yield numbers.footnote(span), document.labels.minute
    for place, section in enumerate(document.sections, start=1):
        name = f"{document.labels.section} {place}"
        for block in walk(section.blocks):
            name = _name(block, document.labels, numbers) or name
            for span in _footed(tuple(texts(block))):
                yield numbers.footnote(span), name


def _name(block: Block, labels: Labels, numbers: Numbers) -> str:
    word = {Paragraph: labels.paragraph, Table: labels.table.lower(), Chart: labels.chart.lower()}.get(type(block))
    shown = numbers.number(block)
    return f"{word} {shown}" if word and shown else ""


def _spans(lines: tuple[Text, ...]) -> Iterator[Span]:
    return (span for line in lines for span in line)


def _footed(lines: tuple[Text, ...]) -> Iterator[Span]:
    return (span for span in _spans(lines) if span.footnote)


def _sources(document: Document) -> Iterator[str]:
    """What the figures say of where they come from, in reading order, those of tables behind charts included."""
    yield from _told(_spans(document.minute))
    for block in walk(document.sections):
        tables = [block] if isinstance(block, Table) else [block.data] if isinstance(block, Chart) else []
        for table in tables:
            yield from _told_in(table)
        if not isinstance(block, Table):
            yield from _told(_spans(tuple(texts(block))))


def _told_in(table: Table) -> Iterator[str]:
    for row in table.rows:
        cells = row.cells if isinstance(row, Row) else ()
        yield from (cell.source.words for cell in cells if cell.source and cell.source.words)
    yield from _told(_spans(tuple(texts(table))))


def _told(spans: Iterator[Span]) -> Iterator[str]:
    for span in spans:
        yield from (found.words for found in (span.source,) if isinstance(found, Source) and found.words)
        if span.footnote:
            yield from _told(iter(span.footnote))
