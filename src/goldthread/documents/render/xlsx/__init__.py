"""A paper as a workbook: cover, contents, notes, the figures of its text, and each table on a sheet of its own.

Charts bring their figures, not their pictures. The same paper gives the same bytes.
"""

from collections.abc import Iterator
from dataclasses import replace

from goldthread.documents.numbering import Numbers, number
from goldthread.documents.render.xlsx.book import names_of, written
from goldthread.documents.render.xlsx.notes import Part, figures_sheet, notes_sheet, parts_of
from goldthread.documents.render.xlsx.sheet import Cover, Head, Lead, Line, Number, Sheet, said
from goldthread.documents.render.xlsx.tables import table_sheet
from goldthread.documents.tree import Chart, Document, SheetWords, Table

__all__ = ["render_xlsx"]


def render_xlsx(document: Document) -> bytes:
    """The paper as the bytes of an XLSX file. Refuses a reference to a part that the paper does not have."""
    numbers = number(document)
    parts = parts_of(document, numbers)
    cover = _cover(document, numbers)
    held = [
        notes_sheet(document, numbers, parts),
        figures_sheet(document, numbers, parts),
        *_tables(parts, numbers, document.labels.workbook),
    ]
    contents = document.labels.contents
    names = names_of([cover.name, contents, *(sheet.name for sheet in held)])
    named = [replace(sheet, name=name) for sheet, name in zip(held, names[2:], strict=True)]
    listed = _contents(named, names[1], document)
    return written(document, replace(cover, name=names[0]), [listed, *named])


def _cover(document: Document, numbers: Numbers) -> Cover:
    labels = document.labels
    marking = document.marking
    facts = [
        (labels.edition, document.edition),
        (labels.data_to, document.data_to),
        (labels.marking, labels.public if marking.public else f"{labels.not_public}: {marking.category}"),
        (labels.contact, document.contact),
    ]
    minute = [said(line, numbers) for line in document.minute]
    facts += [(labels.minute if place == 0 else "", line) for place, line in enumerate(minute)]
    return Cover(labels.workbook.cover, (document.title, document.period, document.body), tuple(facts))


def _tables(parts: tuple[Part, ...], numbers: Numbers, words: SheetWords) -> Iterator[Sheet]:
    """Every table, and the figures behind every chart, which the contents list under the chart's message."""
    for part in parts:
        match part.block:
            case Table() as table:
                yield table_sheet(table, name=part.where, sub=table.sub, numbers=numbers, words=words)
            case Chart() as chart:
                sub = chart.data.sub or chart.sub
                sheet = table_sheet(chart.data, name=part.where, sub=sub, numbers=numbers, words=words)
                yield replace(sheet, listed=chart.title)


def _contents(sheets: list[Sheet], name: str, document: Document) -> Sheet:
    labels, words = document.labels, document.labels.workbook
    lines = tuple(
        Line(
            (Lead(sheet.name, sheet.name, inside=True), sheet.listed or sheet.title, Number(len(sheet.lines), "#,##0"))
        )
        for sheet in sheets
    )
    heads = (Head(labels.sheet.capitalize()), Head(words.caption), Head(words.rows, "number"))
    return Sheet(name, labels.contents, heads, lines)
