"""The whole Word file: it says the paper, holds nothing of this machine, and is the same twice."""

from datetime import UTC, datetime

import pytest
from lxml import etree
from tests.unit.documents.paper import HOSTILE, LETTERS, LONG_TITLE, paper_saying, sample_paper, wide_paper

from goldthread.core.errors import BadInput
from goldthread.documents.numbering import number
from goldthread.documents.render.docx import render_docx
from goldthread.documents.text import Span, words
from goldthread.documents.tree import Chart, Paragraph, Section, Table, walk

DRAWN = ("//w:txbxContent", "//w:pict", "//wp:anchor", "//w:framePr")


def test_same_paper_gives_same_bytes():
    assert render_docx(sample_paper()) == render_docx(sample_paper())


def test_file_carries_no_clock(sample):
    assert sample.dates == {(1980, 1, 1, 0, 0, 0)}


def test_file_holds_its_parts_and_no_other(sample):
    parts = {name for name in sample.parts if not name.startswith("word/media/")}

    assert parts == {
        "[Content_Types].xml",
        "_rels/.rels",
        "docProps/core.xml",
        "word/_rels/document.xml.rels",
        "word/_rels/fontTable.xml.rels",
        "word/document.xml",
        "word/fontTable.xml",
        "word/fonts/font1.odttf",
        "word/fonts/font2.odttf",
        "word/fonts/font3.odttf",
        "word/footer1.xml",
        "word/footer2.xml",
        "word/footnotes.xml",
        "word/header1.xml",
        "word/header2.xml",
        "word/numbering.xml",
        "word/settings.xml",
        "word/styles.xml",
        "word/theme.xml",
    }


def test_properties_are_those_of_the_paper(sample):
    told = sample.document.core_properties

    assert told.title == "Performance and Insight, October to December 2025"
    assert told.author == told.last_modified_by == "Police and Crime Commissioner for Nottinghamshire"
    assert told.created == told.modified == datetime(2026, 3, 3, tzinfo=UTC)
    assert (told.comments, told.keywords, told.category, told.language) == ("", "", "", "en-GB")


def test_text_has_no_box_and_no_drawn_shape(sample):
    assert [path for path in DRAWN if sample.find(path)] == []
    assert sample.find("//wp:inline")


def test_every_style_that_is_called_is_listed(sample):
    listed = set(sample.values("//w:style/@w:styleId", "word/styles.xml"))
    called = {
        value
        for name in ("word/document.xml", "word/footnotes.xml", "word/header1.xml", "word/footer2.xml")
        for value in sample.values("//w:pStyle/@w:val | //w:rStyle/@w:val | //w:tblStyle/@w:val", name)
    }

    assert called - listed == set()
    assert len(called) > 25


def test_headings_number_and_name_every_section(sample):
    paper = sample_paper()
    sections = [block for block in walk(paper.sections) if isinstance(block, Section)]

    headings = [p for p in sample.document.paragraphs if p.style.name.startswith("Heading")]

    assert [p.text for p in headings] == [section.title for section in sections]
    assert [p.style.name for p in headings] == [
        "Heading 1" if section in paper.sections else "Heading 2" for section in sections
    ]


def test_numbered_paragraphs_are_as_many_as_the_paper_numbers(sample):
    paper = sample_paper()
    numbers = number(paper)
    expected = [block for block in walk(paper.sections) if isinstance(block, Paragraph) and numbers.number(block)]

    assert len(sample.paragraphs(style="NumberedParagraph")) == len(expected)


def test_every_table_and_chart_has_a_numbered_caption(sample):
    paper = sample_paper()
    numbers = number(paper)
    expected = [
        f"Table {numbers.number(block)}\N{EM SPACE}{block.caption}"
        if isinstance(block, Table)
        else f"Chart {numbers.number(block)}\N{EM SPACE}{block.title}"
        for block in walk(paper.sections)
        if isinstance(block, Table | Chart)
    ]

    assert [said for _style, said in sample.paragraphs(style="Caption")] == expected


def test_ids_are_given_once(sample):
    for path in ("//wp:docPr/@id", "//w:bookmarkStart/@w:id", "//w:bookmarkStart/@w:name", "//w:sdtPr/w:id/@w:val"):
        given = sample.values(path)
        assert len(set(given)) == len(given) > 0


def test_every_link_of_a_part_leads_somewhere(sample):
    links = etree.fromstring(sample.parts["word/_rels/document.xml.rels"])
    given = {link.get("Id"): link for link in links}
    used = sample.values("//@r:id | //@r:embed")

    assert set(used) <= set(given)
    for link in links:
        assert link.get("TargetMode") == "External" or f"word/{link.get('Target')}" in sample.parts


@pytest.mark.parametrize("text", [HOSTILE, LETTERS, LONG_TITLE, "\x00\x0b\ud800 end"])
def test_any_words_print_as_themselves(opened, text):
    word = opened(paper_saying(text))

    kept = text.replace("\x00", "").replace("\x0b", "").replace("\ud800", "")
    assert ("Title", kept) in word.paragraphs()
    assert ("NumberedParagraph", f"{kept} \N{NO-BREAK SPACE}{kept} {kept}") in word.paragraphs()
    assert word.document.core_properties.title == f"{kept}, {kept}"


def test_wide_table_is_set_in_parts_with_every_column_once(opened):
    word = opened(wide_paper(60))

    heads = [[cell.text.split("\n")[0] for cell in table.rows[0].cells] for table in word.document.tables]
    captions = [said for _style, said in word.paragraphs(style="Caption")]
    assert {row[0] for row in heads} == {"Measure"}
    assert [name for row in heads for name in row[1:]] == [f"Month {place}" for place in range(1, 60)]
    assert captions[0] == f"Table 1\N{EM SPACE}Five years by month (1 of {len(heads)})"
    assert captions[-1] == f"Table 1\N{EM SPACE}Five years by month ({len(heads)} of {len(heads)})"
    assert word.values("//w:instrText/text()")[:2] == [r" SEQ Table \* ARABIC ", r" SEQ Table \c "]


def test_wide_table_stays_on_the_page(opened):
    word = opened(wide_paper(60))

    room = word.document.sections[-1]
    widths = [sum(int(w) for w in word.values_in(table, "w:tblGrid/w:gridCol/@w:w")) for table in word.find("//w:tbl")]
    assert max(widths) * 635 <= room.page_width - room.left_margin - room.right_margin + 635


def test_refuses_a_reference_that_leads_nowhere(word_of):
    with pytest.raises(BadInput, match="No part of the paper has the key “gone”"):
        word_of(Paragraph(words("See ", Span(to="gone"))))
