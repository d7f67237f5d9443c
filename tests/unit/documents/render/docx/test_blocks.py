"""The parts of a paper in Word: each in its style, kept with what belongs to it, marked where it is not public."""

from tests.unit.documents.paper import CLOSED, robbery_chart

from goldthread.documents.chart import BarPart
from goldthread.documents.picture import Bar
from goldthread.documents.render.docx.package import Links
from goldthread.documents.text import Span, words
from goldthread.documents.tree import Chart, Column, Note, Paragraph, Points, Row, Section, Table, Withheld

SMALL = Table("Figures", (Column("What"),), (Row(words("Now"), ()),))


def bar(**facts):
    return Chart(
        **{
            "title": "Most are on track",
            "sub": "Actions by status",
            "alt": "Status bar: 2 of 3 green.",
            "picture": Bar((BarPart("green", 2, "green"), BarPart("red", 1, "red"))),
            "data": SMALL,
            **facts,
        }
    )


def styles_of(word):
    return [style for style, _said in word.paragraphs() if not style.startswith(("Cover", "Title", "Subtitle"))]


def test_each_part_has_its_style(word_of):
    word = word_of(
        Paragraph(words("Numbered.")),
        Paragraph(words("Plain."), numbered=False),
        Points((words("First"), words("Second"))),
        Note(words("Small print.")),
        Withheld(words("A part is withheld here: prices."), "prices"),
        licence=words("A licence."),
    )

    assert [pair for pair in word.paragraphs() if pair[0] in styles_of(word)] == [
        ("Heading1", "One"),
        ("NumberedParagraph", "Numbered."),
        ("BodyText", "Plain."),
        ("ListBullet", "First"),
        ("ListBullet", "Second"),
        ("SourceNote", "Small print."),
        ("Withheld", "Withheld A part is withheld here: prices."),
        ("SourceNote", "A licence."),
    ]


def test_sections_inside_sections_are_headings_down_to_the_third(word_of):
    deep = Section("A", (Section("B", (Section("C", (Section("D", ()),)),)),))

    word = word_of(sections=(deep,))

    assert styles_of(word) == ["Heading1", "Heading2", "Heading3", "Heading3"]


def test_sections_and_paragraphs_are_levels_of_one_list(sample):
    levels = sample.find("//w:abstractNum[@w:abstractNumId='1']/w:lvl", "word/numbering.xml")
    said = [sample.values_in(level, "w:lvlText/@w:val | w:pStyle/@w:val") for level in levels]
    called = {
        name: sample.values(f"//w:style[@w:styleId='{name}']//w:numId", "word/styles.xml")
        + sample.values(f"//w:style[@w:styleId='{name}']//w:ilvl", "word/styles.xml")
        for name in ("Heading1", "NumberedParagraph")
    }

    assert said == [["Heading1", "%1"], ["NumberedParagraph", "%1.%2"]]
    assert called == {"Heading1": ["1"], "NumberedParagraph": ["1", "1"]}


def test_paragraph_is_kept_with_the_next_where_the_paper_says_so(word_of):
    word = word_of(Paragraph(words("Kept."), keep=True), Paragraph(words("Free.")))

    kept = {words: bool(word.find(f"//w:p[.//w:t='{words}']/w:pPr/w:keepNext")) for words in ("Kept.", "Free.")}
    assert kept == {"Kept.": True, "Free.": False}


def test_heading_and_caption_are_kept_with_the_next(sample):
    for name in ("Heading1", "Heading2", "Heading3", "Caption", "CaptionDetail", "Picture", "Marking", "TableHead"):
        assert sample.find(f"//w:style[@w:styleId='{name}']/w:pPr/w:keepNext", "word/styles.xml"), name


def test_chart_is_its_message_its_subject_the_picture_the_key_and_notes(word_of):
    word = word_of(bar(shapes=(("green", "Green: 2 of 3"), ("red", "Red: 1 of 3")), notes=(words("From the plan."),)))

    kept = [bool(found.xpath("w:pPr/w:keepNext", namespaces=found.nsmap)) for found in word.find("//w:p")[-5:]]
    assert word.paragraphs()[-5:] == [
        ("Caption", "Chart 1\N{EM SPACE}Most are on track"),
        ("CaptionDetail", "Actions by status"),
        ("Picture", ""),
        ("Key", "\N{NO-BREAK SPACE}Green: 2 of 3\N{EM SPACE}\N{NO-BREAK SPACE}Red: 1 of 3"),
        ("SourceNote", "From the plan."),
    ]
    assert kept[2:] == [True, True, False]


def test_picture_of_a_chart_says_its_alternative(word_of):
    word = word_of(bar())

    assert word.values("//wp:docPr/@descr") == ["Status bar: 2 of 3 green."]
    assert word.find("//*[local-name()='decorative']") == []


def test_every_picture_of_the_sample_says_its_alternative_or_is_decoration(sample):
    told = sample.find("//wp:docPr")

    silent = [found for found in told if not found.get("descr")]
    spoken = [found.get("descr").partition(":")[0].partition(" of ")[0] for found in told if found.get("descr")]
    assert all(found.xpath(".//*[local-name()='decorative'][@val='1']") for found in silent)
    assert spoken == ["Line chart", "Position strip", "Line chart", "Status bar", spoken[-1]]
    assert len(silent) > 60


def test_caption_counts_by_a_field_that_shows_the_number(word_of):
    word = word_of(SMALL, bar(), bar(title="Another"))

    assert word.values("//w:instrText/text()") == [
        r" SEQ Table \* ARABIC ",
        r" SEQ Chart \* ARABIC ",
        r" SEQ Chart \* ARABIC ",
    ]
    assert [said for _style, said in word.paragraphs(style="Caption")] == [
        "Table 1\N{EM SPACE}Figures",
        "Chart 1\N{EM SPACE}Most are on track",
        "Chart 2\N{EM SPACE}Another",
    ]


def test_part_that_is_not_public_is_marked_before_it(word_of):
    closed = Section("Closed", (Paragraph(words("Price."), marking=CLOSED), bar(marking=CLOSED)), marking=CLOSED)

    word = word_of(sections=(closed,))

    category = "Not public: paragraph 3, financial or business affairs"
    listed = [pair for pair in word.paragraphs() if pair[0] in ("Heading1", "Marking", "NumberedParagraph", "Caption")]
    assert listed == [
        ("Heading1", "Closed"),
        ("Marking", category),
        ("Marking", category),
        ("NumberedParagraph", "Price."),
        ("Marking", category),
        ("Caption", "Chart 1\N{EM SPACE}Most are on track"),
    ]


def test_words_of_another_section_are_in_its_language(word_of):
    welsh = Section("Siart", (bar(title="Teitl", shapes=(("green", "Gwyrdd"),)), SMALL), language="cy")

    word = word_of(sections=(welsh,))

    spoken = [
        said
        for said in ("Siart", "Teitl", "Actions by status", "Gwyrdd", "What", "Now")
        if word.values(f"//w:r[w:t='{said}']/w:rPr/w:lang") == ["cy"]
    ]
    assert spoken == ["Siart", "Teitl", "Actions by status", "Gwyrdd", "What", "Now"]


def test_last_table_is_followed_by_a_paragraph(word_of):
    word = word_of(SMALL)

    assert [found.tag.rpartition("}")[2] for found in word.find("//w:body/*")][-3:] == ["tbl", "p", "sectPr"]


def test_chart_that_carries_a_key_can_be_referred_to(word_of):
    word = word_of(robbery_chart(), Paragraph(words(Span(to="robbery-chart"))))

    assert word.values("//w:hyperlink//w:t/text()") == ["chart 1"]
    assert word.find("//w:p[w:pPr/w:pStyle/@w:val='Caption']/w:bookmarkStart")


def test_links_of_a_paper_without_pictures_hold_no_picture(word_of):
    word = word_of(Paragraph(words("Only words.")))

    assert Links().part() != word.parts["word/_rels/document.xml.rels"]
    assert b"/image" not in word.parts["word/_rels/document.xml.rels"]
