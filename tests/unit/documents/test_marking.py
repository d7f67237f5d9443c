"""The public face of a paper: what is closed is gone, and a line in its place says under which category."""

from dataclasses import replace
from datetime import date

import pytest
from tests.unit.documents.paper import robbery_chart, sample_paper

from goldthread.documents.marking import public_face
from goldthread.documents.numbering import number
from goldthread.documents.render.pdf.paper import as_data
from goldthread.documents.text import Span, words
from goldthread.documents.tree import (
    Block,
    Cell,
    Column,
    Document,
    Marking,
    Note,
    Paragraph,
    Row,
    Section,
    Table,
    Withheld,
    walk,
)

CLOSED = Marking(public=False, category="a category")
SECRET = "the provider’s price"
LINE = Withheld(words("A part is withheld here: a category."), "a category")


def paper(*blocks: Block, marking: Marking | None = None) -> Document:
    section = Section("Section", blocks, marking=marking or Marking())
    return Document("Title", "2025", "Body", date(2026, 3, 3), "1", "2025", "Contact", (), (section,))


@pytest.mark.parametrize(
    "part",
    [
        Paragraph(words(SECRET), marking=CLOSED),
        Table(SECRET, (), (), marking=CLOSED),
        replace(robbery_chart(), title=SECRET, marking=CLOSED),
        Section(SECRET, (Paragraph(words(SECRET)),), marking=CLOSED),
    ],
    ids=lambda part: type(part).__name__,
)
def test_closed_part_gives_way_to_a_line(part):
    found = public_face(paper(Note(words("before")), part, Note(words("after"))))

    assert found.sections[0].blocks == (Note(words("before")), LINE, Note(words("after")))


def test_closed_part_inside_an_open_section_gives_way():
    inner = Section("Inner", (Paragraph(words("open")), Paragraph(words(SECRET), marking=CLOSED)))

    (found,) = public_face(paper(inner)).sections[0].blocks

    assert found == replace(inner, blocks=(Paragraph(words("open")), LINE))


def test_closed_section_of_a_paper_keeps_its_place_and_not_even_its_title():
    (found,) = public_face(paper(Paragraph(words(SECRET)), marking=CLOSED)).sections

    assert found == Section("Withheld", (LINE,))


def test_reference_to_a_closed_part_becomes_words():
    closed = Paragraph(words(SECRET), key="secret", marking=CLOSED)
    open_ = Paragraph(words("See ", Span(to="secret"), "."), key="open")
    noted = Note(words(Span("Mind", footnote=words(Span(to="secret"), " and ", Span(to="open")))))

    (_line, first, second) = public_face(paper(closed, open_, noted)).sections[0].blocks

    assert first == replace(open_, text=words("See ", Span("a part that is withheld"), "."))
    assert second == Note(
        words(Span("Mind", footnote=words(Span("a part that is withheld"), " and ", Span(to="open"))))
    )


def test_reference_in_a_table_and_in_the_minute_becomes_words():
    closed = Section("Closed", (Paragraph(words(SECRET), key="secret"),), marking=CLOSED)
    row = Row(words(Span(to="secret")), (Cell(shown=words(Span(to="secret"))),))
    table = Table("Table", (Column("A"), Column("B")), (row,))

    found = public_face(replace(paper(closed, table), minute=(words(Span(to="secret")),)))

    label = words(Span("a part that is withheld"))
    assert found.minute == (label,)
    assert found.sections[0].blocks[1] == replace(table, rows=(Row(label, (Cell(shown=label),)),))
    assert number(found).labels == {}


def test_open_paper_is_left_as_it_is():
    document = paper(Paragraph(words("open")), Section("Inner", (Note(words("open")),)))

    assert public_face(document) == document


def test_paper_is_public_afterwards():
    document = replace(paper(Paragraph(words("open"))), marking=CLOSED)

    assert public_face(document).marking == Marking()


def test_line_is_said_in_the_words_given():
    (found,) = public_face(paper(Paragraph(words(SECRET), marking=CLOSED)), says="Cuddiwyd").sections[0].blocks

    assert found == Withheld(words("Cuddiwyd: a category."), "a category")


def test_nothing_closed_is_left_anywhere_in_the_sample():
    closed = sample_paper()

    data = as_data(public_face(closed))

    assert "The provider asks for a higher price" in as_data(closed)
    assert "The provider asks" not in data
    assert "Two providers are named here" not in data
    assert [
        block for block in walk(public_face(closed).sections) if not getattr(block, "marking", Marking()).public
    ] == []
