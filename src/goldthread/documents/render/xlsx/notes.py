"""What a paper says beside its tables: notes, footnotes, withheld parts, its licence, and the marks in cells.

Beside them each figure of its text, with what it is bound to. Every line names the part where it stands.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from goldthread.documents.numbering import Numbers, texts
from goldthread.documents.render.xlsx.figure import number_of
from goldthread.documents.render.xlsx.sheet import Head, Held, Lead, Line, Sheet, said
from goldthread.documents.render.xlsx.tables import marked
from goldthread.documents.text import Span, Text
from goldthread.documents.tree import (
    PUBLIC,
    Block,
    Chart,
    Document,
    Note,
    Paragraph,
    Row,
    Section,
    Table,
    Withheld,
)


@dataclass(frozen=True, slots=True)
class Part:
    """A block, and what the part is called that it is or stands in."""

    block: Block
    where: str


def parts_of(document: Document, numbers: Numbers) -> tuple[Part, ...]:
    """Every block in reading order. One without a number stands where its section does."""
    labels, found = document.labels, []
    for section in document.sections:
        here = f"{labels.section} {numbers.number(section)}"
        for block in _inside(section):
            number, where = numbers.number(block), here
            if isinstance(block, Paragraph) and number:
                where = f"{labels.paragraph} {number}"
            elif isinstance(block, Table | Chart):
                where = f"{labels.table if isinstance(block, Table) else labels.chart} {number}"
            found.append(Part(block, where))
    return tuple(found)


def notes_sheet(document: Document, numbers: Numbers, parts: tuple[Part, ...]) -> Sheet:
    """All small print in reading order; licence and marks last."""
    labels, words = document.labels, document.labels.workbook
    rows = [*_footnotes(document.minute, labels.minute, document, numbers)]
    rows += [row for part in parts for row in _of_part(part, document, numbers)]
    if document.licence:
        rows.append((document.title, words.licence, said(document.licence, numbers)))
    rows += [(", ".join(where), words.mark, mark) for mark, where in _marks(parts, numbers).items()]
    heads = (Head(words.where), Head(words.kind), Head(words.note))
    return Sheet(labels.notes, labels.notes, heads, tuple(map(Line, rows)))


def figures_sheet(document: Document, numbers: Numbers, parts: tuple[Part, ...]) -> Sheet:
    """Each figure of the running text, in reading order; addresses, if any has one. Those of tables stand on theirs."""
    words = document.labels.workbook
    rows = [row for line in document.minute for row in _figures(line, document.labels.minute, numbers)]
    for part in parts:
        for text in _running(part.block):
            rows += _figures(text, part.where, numbers)
    heads = [Head(words.where), Head(words.shown), Head(words.value, "number"), Head(words.bound), Head(words.source)]
    if any(row[-1] for row in rows):
        heads.append(Head(words.address))
    lines = tuple(Line(row[: len(heads)]) for row in rows)
    return Sheet(words.figures, words.figures, tuple(heads), lines)


def _inside(section: Section) -> Iterator[Block]:
    yield section
    for block in section.blocks:
        yield from _inside(block) if isinstance(block, Section) else (block,)


def _of_part(part: Part, document: Document, numbers: Numbers) -> Iterator[tuple[Held, ...]]:
    labels, block = document.labels, part.block
    marking = getattr(block, "marking", PUBLIC)
    if not marking.public:
        yield part.where, labels.marking, f"{labels.not_public}: {marking.category}"
    kind = labels.withheld if isinstance(block, Withheld) else labels.workbook.note
    for text in _small_print(block):
        yield part.where, kind, said(text, numbers)
    yield from _footnotes(tuple(texts(block)), part.where, document, numbers)


def _small_print(block: Block) -> tuple[Text, ...]:
    if isinstance(block, Note | Withheld):
        return (block.text,)
    if isinstance(block, Chart):
        return (*block.notes, *block.data.notes)
    return block.notes if isinstance(block, Table) else ()


def _footnotes(held: tuple[Text, ...], where: str, document: Document, numbers: Numbers) -> Iterator[tuple[Held, ...]]:
    word = document.labels.workbook.footnote
    for span in (span for text in held for span in text if span.footnote):
        yield where, f"{word} {numbers.footnote(span)}", said(span.footnote, numbers)


def _marks(parts: tuple[Part, ...], numbers: Numbers) -> dict[str, list[str]]:
    """The words in the place of figures, with the sheets that hold them."""
    found: dict[str, list[str]] = {}
    for part in parts:
        for mark in _marks_in(part.block, numbers):
            sheets = found.setdefault(mark, [])
            if part.where not in sheets:
                sheets.append(part.where)
    return found


def _marks_in(block: Block, numbers: Numbers) -> Iterator[str]:
    table = block.data if isinstance(block, Chart) else block
    rows = (row for row in table.rows if isinstance(row, Row)) if isinstance(table, Table) else ()
    return (marked(said(cell.shown, numbers)) for row in rows for cell in row.cells if cell.missing)


def _running(block: Block) -> tuple[Text, ...]:
    """The running text of a block, that of cells left out."""
    return _small_print(block) if isinstance(block, Table | Chart) else tuple(texts(block))


def _figures(text: Text, where: str, numbers: Numbers) -> Iterator[tuple[Held, ...]]:
    for span in text:
        yield from _figure(span, where, numbers)
        yield from _figures(span.footnote, where, numbers)


def _figure(span: Span, where: str, numbers: Numbers) -> Iterator[tuple[Held, ...]]:
    source = span.source
    if source:
        shown = numbers.shown(span).strip()
        value = number_of(source.value, shown) or ""
        yield where, shown, value, source.name, source.words, Lead(source.href, source.href) if source.href else ""
