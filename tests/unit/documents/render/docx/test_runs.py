"""Running text in Word: dress by style, figures that keep their name, references, links, footnotes, languages."""

import pytest

from goldthread.documents.render.docx.runs import tag_of
from goldthread.documents.text import Source, Span, Text, words
from goldthread.documents.tree import Cell, Column, Paragraph, Row, Section, Table

BOUND = Source(
    "confidence.value@2021/22", 57.2, "Crime survey, reported by the analyst", "https://example.org/confidence"
)


@pytest.fixture
def paragraph(word_of):
    """A paper of one paragraph."""
    return lambda *parts, **changes: word_of(Paragraph(words(*parts)), **changes)


@pytest.mark.parametrize(
    ("span", "style"),
    [
        (Span("a", strong=True), "Strong"),
        (Span("a", missing=True), "Missing"),
        (Span("a", missing=True, strong=True), "Missing"),
        (Span("a", href="https://example.org"), "Hyperlink"),
        (Span("a", source=BOUND), "BoundFigure"),
    ],
)
def test_span_is_dressed_by_a_style(paragraph, span, style):
    word = paragraph("before ", span)

    assert word.values("//w:r[w:t='a']/w:rPr/w:rStyle") == [style]
    assert word.find("//w:r[w:t='before ']/w:rPr") == []


def test_figure_is_a_control_that_keeps_its_bound_name(paragraph):
    word = paragraph("Confidence is ", Span("57.2%", source=BOUND), ".")

    [control] = word.find("//w:p//w:sdt")
    assert word.values_in(control, "w:sdtPr/w:tag/@w:val") == ["confidence.value@2021/22"]
    assert word.values_in(control, "w:sdtPr/w:alias/@w:val") == ["Crime survey, reported by the analyst"]
    assert word.values_in(control, "w:sdtContent//w:t/text()") == ["57.2%"]
    assert word.values_in(control, ".//w:hyperlink/@w:tooltip") == ["Crime survey, reported by the analyst"]


def test_figure_of_a_cell_keeps_its_bound_name(word_of):
    row = Row(words("Confidence"), (Cell(57.2, words("57.2%"), source=BOUND),))

    word = word_of(Table("Shares", (Column("What"), Column("Share", "%", "number")), (row,)))

    assert word.values("//w:tc//w:sdt/w:sdtPr/w:tag") == ["confidence.value@2021/22"]
    assert word.values("//w:tc//w:sdt//w:t/text()") == ["57.2%"]


def test_figure_of_an_empty_cell_has_no_control(word_of):
    row = Row(words("Confidence"), (Cell(source=BOUND),))

    word = word_of(Table("Shares", (Column("What"), Column("Share", "%", "number")), (row,)))

    assert word.find("//w:tc//w:sdt") == []


def test_names_up_to_64_letters_are_tags_as_they_are():
    assert tag_of("n" * 64) == "n" * 64


def test_longer_names_have_tags_of_64_letters_that_differ_when_they_do():
    first, second = tag_of("n" * 65), tag_of("n" * 66)

    assert (len(first), len(second)) == (64, 64)
    assert first != second
    assert first == tag_of("n" * 65)
    assert first.startswith("n" * 51 + "~")


def test_long_words_of_a_source_are_cut_in_the_title_and_kept_in_the_tip(paragraph):
    source = Source("a.value", 1.0, "word " * 30, "https://example.org")

    word = paragraph(Span("1", source=source))

    [title] = word.values("//w:sdtPr/w:alias")
    assert len(title) <= 64
    assert title.endswith("…")
    assert word.values("//w:hyperlink/@w:tooltip") == ["word " * 30]


def test_reference_shows_what_the_part_is_called_and_leads_there(word_of):
    word = word_of(
        Paragraph(words("First."), key="first"), Paragraph(words("As in ", Span("not shown", to="first"), "."))
    )

    [link] = word.find("//w:hyperlink")
    [mark] = word.find("//w:p[w:bookmarkStart and .//w:t='First.']/w:bookmarkStart")
    assert word.values_in(link, ".//w:t/text()") == ["paragraph 1.1"]
    assert word.values_in(link, "@w:anchor") == word.values_in(mark, "@w:name")


def test_reference_may_lead_to_a_section_a_table_and_a_later_part(word_of):
    table = Table("Shares", (Column("What"),), (Row(words("x"), ()),), key="shares")

    word = word_of(Paragraph(words(Span(to="one"), ", ", Span(to="shares"), ", ", Span(to="late"))), table,
                   Paragraph(words("Late."), key="late"))  # fmt: skip

    assert word.values("//w:hyperlink//w:t/text()") == ["section 1", "table 1", "paragraph 1.2"]
    assert set(word.values("//w:hyperlink/@w:anchor")) <= set(word.values("//w:bookmarkStart/@w:name"))


@pytest.mark.parametrize(
    ("href", "target"),
    [
        ("https://example.org/a b?q=ŵ&x=1", "https://example.org/a%20b?q=%C5%B5&x=1"),
        ("mailto:office@example.org", "mailto:office@example.org"),
        (" https://example.org ", "https://example.org"),
    ],
)
def test_link_leads_to_an_address_that_word_takes(paragraph, href, target):
    word = paragraph(Span("there", href=href))

    [link] = [rel for rel in word.document.part.rels.values() if rel.is_external]
    assert link.target_ref == target
    assert word.values("//w:hyperlink/@r:id") == [link.rId]


@pytest.mark.parametrize(
    "href", ["javascript:alert(1)", "file:///etc/passwd", "//example.org", "x", "https://[", "https://e\x07"]
)
def test_address_that_a_reader_cannot_be_sent_to_is_no_link(paragraph, href):
    word = paragraph(Span("there", href=href))

    assert word.find("//w:hyperlink") == []
    assert "there" in word.values("//w:t/text()")


def test_footnotes_are_numbered_by_word_in_the_order_of_the_text(word_of):
    note: Text = words("The first.")
    later = words("The second, of ", Span(to="first"), ".")

    word = word_of(
        Paragraph(words("A", Span("b", footnote=note), "c"), key="first"), Paragraph(words(Span("", footnote=later)))
    )

    assert word.values("//w:footnoteReference/@w:id") == ["1", "2"]
    listed = {
        found.get(found.keys()[0]): "".join(word.values_in(found, ".//w:t/text()")).strip()
        for found in word.find("//w:footnote[not(@w:type)]", "word/footnotes.xml")
    }
    assert listed == {"1": "The first.", "2": "The second, of paragraph 1.1."}
    assert word.values("//w:footnote/@w:type", "word/footnotes.xml") == ["separator", "continuationSeparator"]


def test_footnote_of_a_footnote_is_left_out(word_of):
    inner = words(Span("said", footnote=words("deeper")))

    word = word_of(Paragraph(words(Span("a", footnote=inner))))

    assert word.find("//w:footnoteReference", "word/footnotes.xml") == []
    assert "deeper" not in word.values("//w:t/text()", "word/footnotes.xml")


def test_links_of_a_footnote_are_listed_with_the_footnotes(word_of):
    note = words(Span("there", href="https://example.org/note"))

    word = word_of(Paragraph(words(Span("a", footnote=note))))

    assert b"https://example.org/note" in word.parts["word/_rels/footnotes.xml.rels"]
    assert b"https://example.org/note" not in word.parts["word/_rels/document.xml.rels"]


def test_language_of_a_span_goes_before_that_of_its_section(word_of):
    welsh = Section("Crynodeb", (Paragraph(words("Heddlu", Span("police", language="en-GB"))),), language="cy")

    word = word_of(sections=(welsh,))

    spoken = {
        word.values_in(run, "w:t/text()")[0]: word.values_in(run, "w:rPr/w:lang/@w:val")
        for run in word.find("//w:r[w:t]")
        if word.values_in(run, "w:t/text()")[0] in ("Crynodeb", "Heddlu", "police")
    }
    assert spoken == {"Crynodeb": ["cy"], "Heddlu": ["cy"], "police": ["en-GB"]}


def test_language_of_the_paper_is_that_of_all_styles(paragraph):
    word = paragraph("Bonjour", language="fr-FR")

    assert word.values("//w:docDefaults//w:lang", "word/styles.xml") == ["fr-FR"]
    assert word.find("//w:r[w:t='Bonjour']/w:rPr/w:lang") == []


def test_shape_is_decoration_before_its_word(paragraph):
    word = paragraph(Span("At risk", shape="amber"))

    [sign] = word.find("//wp:docPr")
    assert sign.get("descr") == ""
    assert word.values_in(sign, ".//*[local-name()='decorative']/@val") == ["1"]
    assert word.paragraphs(style="NumberedParagraph")[0][1] == "\N{NO-BREAK SPACE}At risk"
