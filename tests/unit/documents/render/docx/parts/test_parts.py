"""The fixed parts of a Word file: styles under Word's own names, lists, the theme, settings of a file of today."""

import pytest

HEADINGS = ["heading 1", "heading 2", "heading 3"]


def test_styles_have_the_names_that_word_knows(sample):
    named = set(sample.values("//w:style[not(@w:customStyle)]/w:name", "word/styles.xml"))

    assert named == {
        *HEADINGS,
        "Body Text",
        "Default Paragraph Font",
        "Hyperlink",
        "List Bullet",
        "Normal",
        "Normal Table",
        "Strong",
        "Subtitle",
        "TOC Heading",
        "Title",
        "caption",
        "footer",
        "footnote reference",
        "footnote text",
        "header",
        "toc 1",
        "toc 2",
    }


def test_styles_are_based_on_listed_ones(sample):
    listed = set(sample.values("//w:style/@w:styleId", "word/styles.xml"))

    based = set(sample.values("//w:basedOn", "word/styles.xml")) | set(sample.values("//w:next", "word/styles.xml"))

    assert based <= listed
    assert len(listed) == len(sample.find("//w:style", "word/styles.xml"))


@pytest.mark.parametrize(("name", "level"), list(zip(["Heading1", "Heading2", "Heading3"], "012", strict=True)))
def test_headings_have_levels(sample, name, level):
    assert sample.values(f"//w:style[@w:styleId='{name}']//w:outlineLvl", "word/styles.xml") == [level]


def test_titles_are_set_in_the_serif_and_text_in_the_sans(sample):
    serif = sample.find("//w:style[.//w:rFonts/@w:ascii='Source Serif 4']", "word/styles.xml")

    assert [sample.values_in(style, "@w:styleId")[0] for style in serif] == ["Heading1", "Title", "TOCHeading"]
    assert sample.values("//w:docDefaults//w:rFonts/@w:ascii", "word/styles.xml") == ["Source Sans 3"]


def test_no_letter_is_smaller_than_the_house_allows(sample):
    sizes = [int(size) / 2 for size in sample.values("//w:style[@w:styleId!='AfterPart']//w:sz", "word/styles.xml")]

    assert min(sizes) == 8.5


def test_file_is_not_opened_in_the_way_of_older_ones(sample):
    assert sample.values("//w:compatSetting[@w:name='compatibilityMode']", "word/settings.xml") == ["15"]


def test_no_setting_asks_a_reader_whether_to_update(sample):
    assert sample.find("//w:updateFields", "word/settings.xml") == []


def test_theme_offers_the_colours_of_the_house(sample):
    colours = sample.tree("word/theme.xml").xpath("//*[local-name()='clrScheme']//@val")

    assert colours[:2] == ["15202B", "FFFFFF"]
    assert "A8750A" in colours
    assert len(colours) == 12


def test_bullets_are_points_and_gold_rings(sample):
    bullets = sample.find("//w:lvl[w:numFmt/@w:val='bullet']", "word/numbering.xml")

    assert [sample.values_in(level, "w:pStyle/@w:val | w:lvlText/@w:val | .//w:color/@w:val") for level in bullets] == [
        ["ListBullet", "•"],
        ["SourceNote", "o", "A8750A"],
    ]
