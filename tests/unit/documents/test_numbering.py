"""What parts are called: counted in reading order, found by key, the same for two paragraphs that say the same."""

from dataclasses import replace
from datetime import date

import pytest
from tests.unit.documents.paper import robbery_chart, sample_paper

from goldthread.core.errors import BadInput
from goldthread.documents.numbering import number, texts
from goldthread.documents.text import Span, Text, words
from goldthread.documents.tree import (
    Block,
    Cell,
    Column,
    Document,
    Group,
    Labels,
    Note,
    Paragraph,
    Points,
    Row,
    Section,
    Table,
    Withheld,
)


def paper(*sections: Section, minute: tuple[Text, ...] = (), labels: Labels | None = None) -> Document:
    return Document(
        "Title", "2025", "Body", date(2026, 3, 3), "1", "2025", "Contact", minute, sections, labels=labels or Labels()
    )


def said(text: str = "Said.", **facts: str | bool) -> Paragraph:
    return Paragraph(words(text), **facts)  # type: ignore[arg-type]


def noted(note: str) -> Span:
    return Span("noted", footnote=words(note))


def test_sections_and_their_paragraphs_are_numbered_through_inner_sections():
    parts = [said(), said(), said(), said()]
    document = paper(Section("A", (parts[0], Section("Inner", (parts[1],)), parts[2])), Section("B", (parts[3],)))

    numbers = number(document)

    assert [numbers.number(part) for part in parts] == ["1.1", "1.2", "1.3", "2.1"]
    assert [numbers.number(section) for section in document.sections] == ["1", "2"]
    assert numbers.number(document.sections[0].blocks[1]) == ""


def test_paragraph_without_a_number_is_not_counted():
    first, second = said(numbered=False), said()

    numbers = number(paper(Section("A", (first, second))))

    assert (numbers.number(first), numbers.number(second)) == ("", "1.1")


def test_tables_and_charts_are_counted_apart_through_the_paper():
    tables = [Table(f"T{place}", (), ()) for place in range(3)]
    charts = [replace(robbery_chart(), key=""), replace(robbery_chart(), key="c")]
    blocks: list[Block] = [tables[0], charts[0], tables[1]]

    numbers = number(paper(Section("A", tuple(blocks)), Section("B", (tables[2], charts[1]))))

    assert [numbers.number(table) for table in tables] == ["1", "2", "3"]
    assert [numbers.number(chart) for chart in charts] == ["1", "2"]


def test_parts_are_called_by_their_key_in_the_words_of_the_paper():
    labels = Labels(section="adran", paragraph="paragraff", table="Tabl", chart="Siart")
    blocks = (said(key="p"), Table("T", (), (), key="t"), replace(robbery_chart(), key="c"))

    numbers = number(paper(Section("A", blocks, key="s"), labels=labels))

    assert [numbers.label(key) for key in ("s", "p", "t", "c")] == ["adran 1", "paragraff 1.1", "tabl 1", "siart 1"]


def test_key_that_no_part_has_is_refused():
    numbers = number(paper(Section("A", (said(key="p"),))))

    with pytest.raises(BadInput, match="No part of the paper has the key “q”"):
        numbers.label("q")


def test_span_shows_its_words_or_the_part_it_points_to():
    numbers = number(paper(Section("A", (said(key="p"),))))

    assert numbers.shown(Span("own words")) == "own words"
    assert numbers.shown(Span("not shown", to="p")) == "paragraph 1.1"


def test_footnotes_are_numbered_in_reading_order_from_the_cover_on():
    spans = [noted(f"Note {place}") for place in range(9)]
    table = Table(
        "T",
        (Column("A"), Column("B")),
        (Group((spans[3],)), Row((spans[4],), (Cell(None, (spans[6],)),), under=(spans[5],))),
        notes=((spans[7],),),
    )
    blocks = (Paragraph((spans[1],)), Points(((spans[2],),)), table, Note((spans[8],)))

    numbers = number(paper(Section("A", blocks), minute=((spans[0],),)))

    assert [numbers.footnote(span) for span in spans] == list(range(1, 10))
    assert numbers.footnotes == [span.footnote for span in spans]


def test_span_without_a_footnote_has_number_0():
    assert number(paper()).footnote(Span("plain")) == 0


def test_equal_footnotes_have_numbers_of_their_own():
    first, second = noted("Same"), noted("Same")

    numbers = number(paper(Section("A", (Paragraph((first, second)),))))

    assert (numbers.footnote(first), numbers.footnote(second)) == (1, 2)


def test_texts_of_a_block_are_its_own_in_reading_order():
    section = Section("A", (said(),))

    assert list(texts(section)) == []
    assert list(texts(Withheld(words("w"), "c"))) == [words("w")]
    assert list(texts(replace(robbery_chart(), notes=(words("n"),)))) == [words("n")]


def test_sample_paper_is_numbered_as_its_references_say():
    numbers = number(sample_paper())

    assert numbers.labels == {
        "stands-out": "section 1",
        "robbery": "paragraph 1.1",
        "confidence": "paragraph 1.2",
        "robbery-chart": "chart 1",
        "themes": "section 2",
        "measures": "table 1",
        "confidence-chart": "chart 2",
        "plan": "section 3",
        "actions": "table 2",
        "areas": "section 4",
        "hostile": "section 5",
        "about": "section 6",
        "data": "paragraph 6.1",
    }
