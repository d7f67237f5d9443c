"""Pages of a Word file: upright and across, their running heads and feet with fields, where one kind ends."""

from docx.enum.section import WD_ORIENT
from docx.shared import Mm, Pt
from tests.unit.documents.paper import LONG_TITLE

from goldthread.documents.chart.label import width_of
from goldthread.documents.text import words
from goldthread.documents.tree import Column, Marking, Paragraph, Row, Section, Table

TABLE = Table("Figures", (Column("What"),), (Row(words("Now"), ()),))


def across(title, *blocks):
    return Section(title, blocks, landscape=True)


def kinds(word):
    return [section.orientation for section in word.document.sections]


def test_page_is_a4(sample):
    section = sample.document.sections[1]

    assert abs(section.page_width - Mm(210)) < Mm(0.1)
    assert abs(section.page_height - Mm(297)) < Mm(0.1)
    assert abs(section.left_margin - Mm(20)) < Mm(0.1)


def test_landscape_section_turns_its_pages_and_no_other(word_of):
    word = word_of(sections=(Section("A", ()), across("B", Paragraph(words("b"))), Section("C", ())))

    upright, turned = WD_ORIENT.PORTRAIT, WD_ORIENT.LANDSCAPE
    assert kinds(word) == [upright, upright, turned, upright]
    ends = [word.values_in(found, ".//w:t/text()") for found in word.find("//w:p[w:pPr/w:sectPr]")]
    assert ends[1:] == [["A"], ["b"]]


def test_paper_that_ends_across_has_no_empty_page_behind(word_of):
    word = word_of(sections=(Section("A", ()), across("B", TABLE)))

    assert kinds(word) == [WD_ORIENT.PORTRAIT, WD_ORIENT.PORTRAIT, WD_ORIENT.LANDSCAPE]


def test_sections_across_that_follow_each_other_share_their_pages(word_of):
    word = word_of(sections=(across("A"), across("B")))

    assert kinds(word) == [WD_ORIENT.PORTRAIT, WD_ORIENT.LANDSCAPE]


def test_section_inside_one_that_is_across_is_across(word_of):
    word = word_of(sections=(across("A", Section("B", (TABLE,))),))

    widths = sum(int(w) for w in word.values("//w:tblGrid/w:gridCol/@w:w"))
    assert abs(widths * 635 - Mm(257)) < Mm(0.2)


def test_table_that_ends_its_pages_is_followed_by_the_end_of_the_section(word_of):
    word = word_of(sections=(across("A", TABLE), Section("B", ())))

    assert [style for style, said in word.paragraphs() if not said] == ["AfterPart"]


def test_first_heading_of_new_pages_has_no_room_above(word_of):
    word = word_of(sections=(Section("A", ()), Section("B", ()), across("C")))

    room = {title: word.values(f"//w:p[.//w:t='{title}']/w:pPr/w:spacing/@w:before") for title in "ABC"}
    assert room == {"A": ["0"], "B": [], "C": ["0"]}


def test_head_says_paper_and_marking(sample):
    section = sample.document.sections[1]

    [line] = section.header.paragraphs
    assert line.text == "Performance and Insight, October to December 2025\tPublic"
    assert line.style.name == "Header"


def test_foot_says_body_edition_data_cut_and_the_page_by_fields(sample):
    lines = sample.document.sections[1].footer.paragraphs

    assert [line.text for line in lines] == [
        "Police and Crime Commissioner for Nottinghamshire\tPage 2 of 2",
        "Edition 1, 3 March 2026, data to 31 December 2025",
    ]
    assert sample.values("//w:instrText/text()", "word/footer1.xml") == [" PAGE ", " NUMPAGES "]


def test_head_of_pages_across_reaches_their_edge(sample):
    stops = [sample.values("//w:tab/@w:pos", f"word/header{place}.xml") for place in (1, 2)]

    assert stops == [["9638"], ["14570"]]


def test_long_title_leaves_room_for_the_marking(word_of):
    word = word_of(Paragraph(words("Text.")), title=LONG_TITLE, marking=Marking(public=False, category="prices"))

    [line] = word.document.sections[-1].header.paragraphs
    left, _, right = line.text.partition("\t")
    assert left.endswith("…")
    assert len(left) > 60
    assert right == "Not public: prices"


def test_head_and_foot_keep_their_lines_in_a_face_that_runs_wide(word_of):
    """Of a third more width, as DejaVu Sans beside Source Sans 3."""
    word = word_of(Paragraph(words("Text.")), title=LONG_TITLE, body="A body " * 60, edition="an edition " * 60)

    section = word.document.sections[-1]
    room = (section.page_width - section.left_margin - section.right_margin) / Pt(1)
    for line in (*section.header.paragraphs, *section.footer.paragraphs):
        assert width_of(line.text.replace("\t", " "), 8.5) * 1.3 <= room
