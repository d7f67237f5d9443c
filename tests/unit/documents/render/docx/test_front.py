"""Cover and contents: the thread as a border, room shared out by what there is to say, entries that lead on."""

import pytest
from tests.unit.documents.paper import LONG_TITLE

from goldthread.documents.text import Span, words
from goldthread.documents.tree import Marking, Paragraph, Section

HEIGHT = 20 * 72 * (297 - 30 - 22) / 25.4


def test_cover_says_what_the_paper_is(word_of):
    minute = (words("One line."), words(Span("Two", strong=True), " lines."))

    word = word_of(minute=minute, marking=Marking(public=False, category="prices"))

    assert word.paragraphs()[:11] == [
        ("CoverBody", "A body"),
        ("Title", "A paper"),
        ("Subtitle", "2025"),
        ("Cover", "In one minute"),
        ("Cover", "One line."),
        ("Cover", "Two lines."),
        ("CoverDetail", "Edition 1"),
        ("CoverDetail", "Data to 31 December 2025"),
        ("CoverDetail", "Marking Not public: prices"),
        ("CoverDetail", "Contact the analyst"),
        ("Heading1", "One"),
    ]


def test_cover_without_a_minute_has_no_head_for_it(word_of):
    word = word_of()

    assert word.paragraphs(style="Cover") == []


def test_thread_is_the_left_border_of_the_cover(word_of):
    word = word_of(minute=(words("One line."),))

    borders = word.find("//w:style[@w:styleId='Cover']//w:pBdr/w:left", "word/styles.xml")
    based = word.values("//w:style[w:basedOn/@w:val='Cover']/@w:styleId", "word/styles.xml")
    assert based == ["CoverBody", "Title", "Subtitle", "CoverDetail"]
    assert [{key.rpartition("}")[2]: value for key, value in border.attrib.items()} for border in borders] == [
        {"val": "single", "sz": "13", "space": "28", "color": "A8750A"}
    ]


@pytest.mark.parametrize(
    ("title", "size"), [("Performance and Insight", []), ("A title " * 12, ["52"]), (LONG_TITLE, ["36"])]
)
def test_long_title_is_set_smaller(word_of, title, size):
    word = word_of(title=title)

    assert word.values("//w:p[w:pPr/w:pStyle/@w:val='Title']//w:sz") == size


@pytest.mark.parametrize("lines", [0, 1, 3, 12, 40])
def test_gaps_of_the_cover_leave_room_for_its_words(word_of, lines):
    word = word_of(title=LONG_TITLE, minute=tuple(words(f"Line {place}.") for place in range(lines)))

    gaps = [
        int(gap)
        for gap in word.values(
            "//w:p[w:pPr/w:pStyle[contains(@w:val, 'Cover') or @w:val='Title']]//w:spacing/@w:before"
        )
    ]
    words_take = lines * 12 * 20 * 1.3
    assert sum(gaps) + words_take < HEIGHT or lines == 40
    assert all(gap >= 0 for gap in gaps)


def test_cover_is_a_section_of_pages_without_head_or_foot(word_of):
    word = word_of(Paragraph(words("Text.")))

    first, second = word.find("//w:sectPr")
    assert word.values_in(first, "w:headerReference/@r:id | w:footerReference/@r:id") == []
    assert len(word.values_in(second, "w:headerReference/@r:id | w:footerReference/@r:id")) == 2


def test_contents_are_a_field_that_shows_its_entries(sample):
    [control] = sample.find("//w:sdt[w:sdtPr/w:docPartObj]")

    entries = [found for found in sample.paragraphs() if found[0].startswith("Toc")]
    assert sample.values_in(control, ".//w:docPartGallery/@w:val") == ["Table of Contents"]
    assert sample.values_in(control, ".//w:instrText/text()") == [r' TOC \o "1-2" \h \z \u ']
    assert sample.values_in(control, ".//w:fldChar/@w:fldCharType") == ["begin", "separate", "end"]
    assert entries[:4] == [
        ("Toc1", "1 What stands out"),
        ("Toc1", "2 How the measures moved"),
        ("Toc2", "Communities and victims first"),
        ("Toc2", "Effective and resilient policing"),
    ]


def test_entries_of_the_contents_lead_to_their_headings(sample):
    leads = sample.values("//w:sdt[w:sdtPr/w:docPartObj]//w:hyperlink/@w:anchor")

    marks = sample.values("//w:p[starts-with(w:pPr/w:pStyle/@w:val, 'Heading')]/w:bookmarkStart/@w:name")
    assert leads == marks
    assert len(leads) == 10


def test_contents_are_left_out_where_the_paper_has_none(word_of):
    assert word_of(contents=False).find("//w:docPartObj") == []
    assert word_of(sections=(), contents=True).find("//w:docPartObj") == []


def test_first_section_begins_a_page_behind_contents(word_of):
    two = (Section("One", ()), Section("Two", ()))

    fresh = [bool(word_of(sections=two, contents=contents).find("//w:p[.//w:t='One']/w:pPr/w:pageBreakBefore"))
             for contents in (True, False)]  # fmt: skip
    assert fresh == [True, False]
    assert word_of(sections=two, contents=True).find("//w:p[.//w:t='Two']/w:pPr/w:pageBreakBefore") == []


def test_entry_of_the_contents_is_in_the_language_of_its_section(word_of):
    welsh = Section("Crynodeb", (Section("Rhan", ()),), language="cy")

    word = word_of(sections=(welsh,), contents=True)

    assert word.values("//w:sdt//w:r[w:t='Crynodeb']/w:rPr/w:lang") == ["cy"]
    assert word.values("//w:sdt//w:r[w:t='Rhan']/w:rPr/w:lang") == ["cy"]
