"""A whole paper as PDF: what the file says of itself, its structure, its pages, and that no words can break it."""

import re
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.documents.paper import (
    CLOSED,
    HOSTILE,
    LETTERS,
    LONG_TITLE,
    paper_saying,
    sample_paper,
    wide_paper,
)
from tests.unit.documents.paper import (
    number as figure,
)

from goldthread.documents.chart import Position
from goldthread.documents.numbering import number
from goldthread.documents.picture import Strip
from goldthread.documents.render.pdf import render_pdf
from goldthread.documents.text import Span, words
from goldthread.documents.tree import Cell, Chart, Column, Group, Paragraph, Row, Section, Table, Withheld, walk

# Letters that every face of the house has, composed: what comes back from the file is then the same text.
PLAIN = st.text(
    st.characters(min_codepoint=0x21, max_codepoint=0x17E, categories=["L", "N", "P", "Sm", "Sc"]), min_size=1
)


def squeezed(text: str) -> str:
    """A text without white space and places to break, so that it does not matter where its lines end."""
    return re.sub(r"[\s\u200b]+", "", text)


def test_file_says_its_language_its_title_and_that_it_is_tagged(sample):
    shown = sample.root["/ViewerPreferences"]["/DisplayDocTitle"]

    assert (sample.root["/Lang"], bool(sample.root["/MarkInfo"]["/Marked"]), bool(shown)) == ("en-GB", True, True)
    assert sample.reader.metadata.title == "Performance and Insight"
    assert sample.reader.metadata.author == "Police and Crime Commissioner for Nottinghamshire"


def test_file_claims_pdf_ua_1(sample):
    assert "<pdfuaid:part>1</pdfuaid:part>" in sample.reader.xmp_metadata.stream.get_data().decode()


def test_file_carries_the_day_of_the_paper_and_no_other(sample):
    assert sample.reader.metadata.creation_date.isoformat() == "2026-03-03T00:00:00+00:00"
    assert sample.reader.metadata.modification_date == sample.reader.metadata.creation_date


def test_same_paper_gives_the_same_bytes(sample):
    assert render_pdf(sample_paper()) == sample.content


def test_every_letter_is_set_in_a_face_of_the_house(sample):
    fonts = {str(font["/BaseFont"]).split("+")[1] for page in sample.reader.pages for font in _fonts(page)}

    assert fonts == {"SourceSans3-Regular", "SourceSans3-SemiBold", "SourceSerif4-SemiBold"}


def _fonts(page):
    resources = page["/Resources"]
    inner = [one.get_object().get("/Resources", {}) for one in resources.get("/XObject", {}).values()]
    return [font.get_object() for held in (resources, *inner) for font in held.get("/Font", {}).values()]


def test_bookmarks_are_the_sections_with_their_numbers(sample):
    assert sample.outline == [
        "Contents",
        "1 What stands out",
        "2 How the measures moved",
        ["Communities and victims first", "Effective and resilient policing"],
        "3 Is the plan being delivered?",
        "4 Areas side by side",
        f"5 {HOSTILE}",
        "6 About the data",
        ["Crynodeb", "For members only"],
    ]


def test_headings_are_in_order_and_skip_no_level(sample):
    levels = [int(heading.tag[1:]) for heading in sample.tree.all("H1", "H2", "H3", "H4")]

    assert levels == [1, 1, 1, 2, 2, 1, 1, 1, 1, 2, 2]
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_title_of_the_cover_is_tagged_once(sample):
    assert len(sample.tree.all("Title")) == 1


def test_every_chart_is_a_figure_with_its_alternative_and_no_sparkline_is(sample):
    charts = [block for block in walk(sample_paper().sections) if isinstance(block, Chart)]

    assert [str(one.written["/Alt"]) for one in sample.tree.all("Figure")] == [chart.alt for chart in charts]


def test_every_table_has_a_caption_and_one_head(sample):
    inside = [[kid.tag for kid in table.kids if kid.tag != "TBody"] for table in sample.tree.all("Table")]

    assert inside == [["Caption", "THead"]] * 4


def test_every_header_cell_says_what_it_heads(sample):
    scopes = [cell.attributes.get("/Scope") for cell in sample.tree.all("TH")]

    assert set(scopes) == {"/Column", "/Row"}


def test_row_heads_and_groups_head_their_cells(sample):
    table = sample.tree.all("Table")[0]
    columns = [cell.id for cell in table.all("TR")[0].kids]
    group, (head, *cells) = table.all("TR")[1].kids[0], table.all("TR")[2].kids

    assert (head.tag, head.attributes["/Scope"], head.headers) == ("TH", "/Row", [group.id])
    assert [cell.tag for cell in cells] == ["TD"] * 6
    assert [cell.headers for cell in cells] == [[column, group.id, head.id] for column in columns[1:]]


def test_every_name_that_a_cell_gives_is_that_of_a_header_cell(sample):
    names = sample.root["/StructTreeRoot"]["/IDTree"]["/Names"]
    listed = {str(name): one.get_object() for name, one in zip(names[::2], names[1::2], strict=True)}
    named = {name for cell in sample.tree.all("TD", "TH") for name in cell.headers}

    assert [str(name) for name in names[::2]] == sorted(listed)
    assert named <= {cell.id for cell in sample.tree.all("TH")} <= set(listed)
    assert {str(listed[name]["/S"]) for name in named} == {"/TH"}


def test_rows_are_as_long_as_the_table_is_wide(sample):
    for table in sample.tree.all("Table"):
        width = len(table.all("TR")[0].kids)

        assert {sum(cell.attributes.get("/ColSpan", 1) for cell in row.kids) for row in table.all("TR")} == {width}


def test_footnotes_are_notes_in_order(sample):
    numbers = number(sample_paper())

    assert len(sample.tree.all("Note")) == len(numbers.footnotes) == 3
    assert "1 A rule of the chart" in sample.pages[2]


def test_spans_and_sections_carry_their_language(sample):
    spoken = [(one.tag, str(one.written["/Lang"])) for one in sample.tree.all("P", "H2") if "/Lang" in one.written]
    drawn = sample.reader.pages[-1].get_contents().get_data()

    assert spoken == [("H2", "cy"), ("P", "cy")]
    assert re.findall(rb"/Span<</MCID \d+/Lang\((cy-GB)\)>>", drawn) == [b"cy-GB"]


def test_cross_references_show_and_lead_to_their_parts(sample):
    page = sample.reader.pages[2]
    targets = {sample.reader.get_page_number(dest[0].get_object()) for dest in _jumps(page)}

    assert "chart 1 shows them, and table 1 the other measures" in sample.pages[2]
    assert targets == {sample.page_of(said) for said in ("Chart 1", "Crimes recorded, October", "149,751 records")}


def _jumps(page):
    notes = [note.get_object() for note in page["/Annots"]]
    return [note["/Dest"] for note in notes if "/Dest" in note]


def test_only_addresses_of_the_web_are_links(make, paper):
    hrefs = ("https://example.org/a b?c=ŵ", "javascript:alert(1)", "file:///etc", "mailto:office@example.org", "#top")

    made = make(paper(Paragraph(words(*(Span(f"link {place} ", href=href) for place, href in enumerate(hrefs))))))

    assert made.links == ["https://example.org/a%20b?c=%C5%B5", "mailto:office@example.org"]
    assert "link 0 link 1 link 2 link 3 link 4" in made.pages[1]


def test_running_head_and_foot_stand_on_every_page_but_the_cover(sample):
    heads = [page.startswith("Performance and Insight, October to December 2025 Public") for page in sample.pages]
    feet = [re.search(r"Page (\d+) of (\d+)$", page.strip()) for page in sample.pages]

    assert heads == [False, *[True] * 9]
    assert [found and found.groups() for found in feet[1:]] == [(str(place), "10") for place in range(2, 11)]


def test_cover_says_all_that_a_reader_must_know(sample):
    said = (
        "In one minute",
        "0.2 points short of its milestone",
        "31 December 2025",
        "Public",
        "Contact the performance",
    )

    assert [line for line in said if line not in sample.pages[0]] == []


def test_contents_list_sections_and_inner_sections_with_their_pages(sample):
    listed = [line for line in sample.pages[1].splitlines() if re.search(r"\d$", line)][:-1]

    assert listed[:4] == [
        "1 What stands out 3",
        "2 How the measures moved 3",
        "Communities and victims first 4",
        "Effective and resilient policing 4",
    ]
    assert len(listed) == 10


def test_only_landscape_sections_are_turned(sample):
    turned = [page.mediabox.width > page.mediabox.height for page in sample.reader.pages]

    assert [place for place, is_turned in enumerate(turned) if is_turned] == [sample.page_of("4 Areas side by side")]


def test_heads_and_groups_repeat_on_every_page_of_a_long_table(sample):
    pages = [page for page in sample.pages if "work with partners" in page]

    assert len(pages) == 3
    assert all("What is to be done" in page for page in pages)
    assert [name in pages[1] for name in ("Force", "Partners")] == [True, True]


def test_withheld_and_closed_parts_say_so(sample):
    text = "\n".join(sample.pages)

    assert "A part is withheld here: paragraph 3, financial or business affairs." in text
    assert text.count(f"Not public: {CLOSED.category}") == 2


def test_licence_ends_the_paper(sample):
    assert "under the Open Government Licence v3.0." in sample.pages[-1]
    assert any("open-government-licence" in link for link in sample.links)


def test_welsh_and_polish_letters_are_set(sample):
    assert LETTERS in sample.pages[-1]


def test_hostile_words_print_as_themselves(make):
    made = make(paper_saying(HOSTILE))
    text = squeezed("".join(made.pages))

    assert text.count(squeezed(HOSTILE)) >= 30
    assert str(made.tree.all("Figure")[0].written["/Alt"]) == f"Alternative {HOSTILE}"
    assert made.reader.metadata.title == HOSTILE


@settings(max_examples=15)
@given(PLAIN)
def test_plain_words_come_back_wherever_they_stand(make, text):
    made = make(paper_saying(text))

    assert squeezed("".join(made.pages)).count(text) >= 20
    assert str(made.tree.all("Figure")[0].written["/Alt"]) == f"Alternative {text}"


@settings(max_examples=40)
@given(st.text(st.characters(exclude_categories=[]), max_size=80))
def test_any_words_make_a_paper(text):
    assert render_pdf(paper_saying(text)).startswith(b"%PDF-1.7")


@pytest.mark.parametrize("text", ["W" * 200, "word " * 300, "中文😀" * 30, "(" * 150, "a\u0301\u0323" * 60, "\ud800"])
def test_long_and_strange_words_stay_on_the_page(make, text):
    made = make(paper_saying(text))

    for page in made.reader.pages:
        for left, foot in _places(page):
            assert 30 < left < float(page.mediabox.width) - 40
            assert foot > 20


def _places(page):
    """Where each stretch of text begins, in points from the left and from the foot."""
    found = []
    page.extract_text(visitor_text=lambda text, cm, tm, *_: found.append(_place(cm, tm)) if text.strip() else None)
    return found


def _place(cm, tm):
    left = tm[4] * cm[0] + tm[5] * cm[2] + cm[4]
    return left, tm[4] * cm[1] + tm[5] * cm[3] + cm[5]


def test_table_of_sixty_columns_is_stacked_inside_the_page(make):
    made = make(wide_paper())
    tables = made.tree.all("Table")
    heads = [len(table.all("TR")[0].kids) for table in tables]

    assert sum(heads) == 60 + len(tables) - 1
    assert all(len(table.all("TR")) == 4 for table in tables)
    for left, _foot in _places(made.reader.pages[1]):
        assert left < float(made.reader.pages[1].mediabox.width) - 56
    assert all(made.pages[1].count(f"Month {place}") >= 1 for place in range(1, 60))


def test_long_title_is_whole_on_the_cover_and_short_in_the_running_head(make):
    made = make(wide_paper())

    assert squeezed(LONG_TITLE) in squeezed(made.pages[0])
    assert made.pages[1].startswith("A very long title")
    assert "… Not public: paragraph 3, financial or business affairs" in made.pages[1].splitlines()[0]


def test_paper_without_words_is_still_a_paper(make, paper):
    made = make(paper(title="", period="", body="", edition="", data_to="", contact="", sections=()))

    assert made.reader.metadata.title == "�"
    assert len(made.pages) == 1


def test_table_without_rows_or_columns_is_its_caption(make, paper):
    made = make(paper(Table("No rows", (Column("A"),), ()), Table("No columns", (), ())))

    assert [words in made.pages[1] for words in ("No rows", "No columns")] == [True, True]
    assert [len(table.all("TH")) for table in made.tree.all("Table")] == [1]


@pytest.mark.parametrize("lines", range(36, 46))
def test_nothing_parts_at_the_end_of_a_page(make, paper, lines):
    """Pages filled line by line, so that each part comes to stand at the very end of one."""
    rows = tuple(Row(words(f"Row {place}"), (figure(place),)) for place in range(8))
    columns, notes = (Column("A"), Column("B")), (words("The note"),)
    table = Table("The caption", columns, (Group(words("The group")), *rows), notes=notes)

    made = make(paper(*_filler(lines), Section("The heading", (table,))))

    assert made.page_of("The heading") == made.page_of("The caption") == made.page_of("Row 0")
    assert made.page_of("Row 6") == made.page_of("Row 7") == made.page_of("The note")
    assert "The group" in made.pages[made.page_of("Row 0")]


@pytest.mark.parametrize("lines", range(34, 46))
def test_no_page_has_one_row_or_two_of_a_table(make, paper, lines):
    rows = tuple(Row(words(f"Row {place}"), (figure(place),)) for place in range(8))

    made = make(paper(*_filler(lines), Table("The caption", (Column("A"), Column("B")), rows)))

    held = [len(re.findall(r"Row \d", page)) for page in made.pages]
    assert (sum(held), {1, 2} & set(held)) == (8, set())


@pytest.mark.parametrize("lines", range(34, 46))
def test_short_table_stays_whole(make, paper, lines):
    grouped = (Group(words("One")), *[Row(words("Row 1"), (figure(1),))] * 2, Group(words("Two")))
    rows = (*grouped, *[Row(words("Row 2"), (figure(2),))] * 5)

    made = make(paper(*_filler(lines), Table("The caption", (Column("A"), Column("B")), rows)))

    assert sorted(len(re.findall(r"Row \d", page)) for page in made.pages)[-2:] == [0, 7]


def _strips(count):
    found = next(block for block in walk(sample_paper().sections) if isinstance(block, Chart))
    strip = Strip(Position(57.2, baseline=55.4, milestone=57.4))
    return [replace(found, title=f"Strip {place}", key="", picture=strip) for place in range(count)]


@pytest.mark.parametrize(("count", "wide"), [(1, [258]), (2, [232, 232]), (3, [232, 232, 232])])
def test_strips_that_follow_one_another_stand_two_in_a_row(make, paper, count, wide):
    made = make(paper(*_strips(count), Paragraph(words("After."))))

    boxes = [one.written["/A"][0].get_object()["/BBox"] for one in made.tree.all("Figure")]
    assert [int(box[2] - box[0]) for box in boxes] == wide
    assert [box[3] == boxes[0][3] for box in boxes] == [place < 2 for place in range(count)]


def test_strips_in_a_row_are_read_one_after_the_other(make, paper):
    made = make(paper(*_strips(2)))

    assert re.findall(r"Strip \d|Street files", made.pages[1]) == [
        "Strip 0",
        "Street files",
        "Strip 1",
        "Street files",
    ]


def _filler(lines):
    return tuple(Paragraph(words(f"Line {place}."), numbered=False) for place in range(lines))


@pytest.mark.parametrize("lines", range(24, 34))
def test_chart_never_parts_from_its_title_and_notes(make, paper, lines):
    chart = next(block for block in walk(sample_paper().sections) if isinstance(block, Chart))

    made = make(paper(*_filler(lines), chart))

    assert made.page_of("Robbery rose in spring") == made.page_of("Upper limit") == made.page_of("Street files to")


def test_paragraph_kept_with_the_next_stands_on_its_page(make, paper):
    chart = next(block for block in walk(sample_paper().sections) if isinstance(block, Chart))

    made = make(paper(*_filler(30), Paragraph(words("Kept with it."), keep=True), chart))

    assert made.page_of("Kept with it.") == made.page_of("Robbery rose in spring")


def test_row_taller_than_a_page_goes_on_to_the_next(make, paper):
    tall = Table("Tall", (Column("A"), Column("B")), (Row(words("Head"), (Cell("x", words("long words " * 900)),)),))

    made = make(paper(tall))

    assert "".join(made.pages).replace("\n", " ").count("long words") == 900
    assert len(made.pages) > 3


def test_withheld_block_shows_its_words(make, paper):
    made = make(paper(Withheld(words("Withheld here."), "a category")))

    assert "Withheld here." in made.pages[1]
