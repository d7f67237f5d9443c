"""Tables in Word: heads that repeat, row heads, groups across, totals, words for what is missing, parts of the wide."""

import pytest
from lxml import etree
from tests.unit.documents.paper import long_table, measures_table, number, robbery

from goldthread.documents.picture import Spark
from goldthread.documents.render.docx.tables import laid
from goldthread.documents.text import Span, words
from goldthread.documents.tree import Cell, Column, Group, Row, Table

AREA, COUNT = Column("Area"), Column("Crimes", "number", "number")


@pytest.fixture
def table_of(word_of):
    """The first table of a paper with these rows, and the file that it is in."""

    def table(*rows, columns=(AREA, COUNT), **facts):
        word = word_of(Table("Crimes by area", columns, rows, **facts))
        return word, word.document.tables[0]

    return table


def cells_of(found):
    return found.xpath("w:tc", namespaces=found.nsmap)


def row(name, *cells, **facts):
    return Row(words(name), cells, **facts)


def test_head_row_is_marked_and_repeats(table_of):
    word, _ = table_of(row("Ashfield", number(37)))

    assert len(word.find("//w:tr")) == 2
    assert len(word.find("//w:tr[1]/w:trPr/w:tblHeader")) == 1
    assert word.find("//w:tr[2]/w:trPr/w:tblHeader") == []


def test_no_row_splits_over_pages(sample):
    assert len(sample.find("//w:tr")) == len(sample.find("//w:tr/w:trPr/w:cantSplit")) > 80


def test_head_says_name_and_unit_on_a_line_of_its_own(table_of):
    word, table = table_of(row("Ashfield", number(37)))

    assert [[p.text for p in cell.paragraphs] for cell in table.rows[0].cells] == [["Area"], ["Crimes", "number"]]
    assert word.values("//w:tr[1]//w:pStyle") == ["TableHead", "TableHeadNumber", "TableUnitNumber"]
    assert word.values("//w:tr[1]//w:tcPr/w:vAlign") == ["bottom", "bottom"]


def test_table_says_that_heads_stand_in_its_first_row_and_column(table_of):
    word, table = table_of(row("Ashfield", number(37)), sub="Recorded, 2025")

    [look] = word.find("//w:tblLook")
    assert {key.rpartition("}")[2]: value for key, value in look.attrib.items()} == {
        "val": "06A0",
        "firstRow": "1",
        "lastRow": "0",
        "firstColumn": "1",
        "lastColumn": "0",
        "noHBand": "1",
        "noVBand": "1",
    }
    assert table.style.name == "Paper Table"
    assert word.values("//w:tblPr/w:tblCaption") == ["Crimes by area"]
    assert word.values("//w:tblPr/w:tblDescription") == ["Recorded, 2025"]


def test_numbers_stand_right_and_words_left(table_of):
    columns = (AREA, COUNT, Column("Says"))
    word, _ = table_of(row("Ashfield", number(37), Cell("text", words("No change"))), columns=columns)

    assert word.values("//w:tr[2]//w:pStyle") == ["TableRowHead", "TableNumber", "TableText"]
    assert word.values("//w:style[@w:styleId='TableNumber']//w:jc", "word/styles.xml") == ["right"]


def test_row_head_has_its_second_line_under_it(table_of):
    word, table = table_of(row("7C01", number(1), under=words("last update 10 October 2017")))

    assert [p.text for p in table.rows[1].cells[0].paragraphs] == ["7C01", "last update 10 October 2017"]
    assert word.values("//w:tr[2]/w:tc[1]//w:pStyle") == ["TableRowHead", "TableDetail"]


def test_row_head_leads_where_the_row_does(table_of):
    word, _ = table_of(row("Ashfield", number(37), href="https://example.org/ashfield"))

    assert word.values("//w:tr[2]/w:tc[1]//w:hyperlink//w:t/text()") == ["Ashfield"]


def test_group_reaches_across_and_stays_with_its_rows(table_of):
    word, _ = table_of(Group(words("City")), row("North", number(1)), row("South", number(2)))

    assert word.values("//w:tr[2]//w:gridSpan") == ["2"]
    assert word.values("//w:tr[2]//w:pStyle") == ["TableGroup"]
    assert word.find("//w:style[@w:styleId='TableGroup']//w:keepNext", "word/styles.xml")
    assert word.values("//w:tr[2]//w:tcPr/w:shd/@w:fill") == ["F6F5F1"]


def test_total_is_strong_under_a_rule(table_of):
    word, _ = table_of(row("North", number(1)), row("All", number(1), total=True))

    assert word.values("//w:tr[3]//w:tcBorders/w:top/@w:color") == ["15202B", "15202B"]
    assert word.find("//w:tr[2]//w:tcBorders") == []
    assert word.values("//w:tr[3]/w:tc[2]//w:rStyle") == ["Strong"]


def test_missing_cell_says_so_in_a_style_of_its_own(table_of):
    word, table = table_of(row("North", Cell(None, words("not held"), missing=True)))

    assert table.rows[1].cells[1].text == "not held"
    assert word.values("//w:tr[2]/w:tc[2]//w:rStyle") == ["Missing"]
    assert word.values("//w:style[@w:styleId='Missing']//w:bdr", "word/styles.xml") == ["dashed"]


def test_empty_cell_is_a_whole_cell(table_of):
    _, table = table_of(row("North", Cell()))

    assert [cell.text for cell in table.rows[1].cells] == ["North", ""]


def test_picture_of_a_row_is_decoration_no_wider_than_its_column(table_of):
    columns = (AREA, Column("24 months", holds="picture", width=0.1))
    word, _ = table_of(row("North", Cell(picture=Spark(robbery()))), columns=columns)

    [told] = word.find("//w:tr[2]//wp:docPr")
    [extent] = word.values("//w:tr[2]//wp:extent/@cx")
    [width] = word.values("//w:tblGrid/w:gridCol[2]/@w:w")
    assert told.get("descr") == ""
    assert word.find("//w:tr[2]//*[local-name()='decorative']")
    assert int(extent) <= int(width) * 635


def test_shape_stands_before_the_words_of_a_cell(table_of):
    word, table = table_of(
        row("7C01", Cell("green", words("On track"), shape="green")), columns=(AREA, Column("Status"))
    )

    [cell] = word.find("//w:tr[2]/w:tc[2]")
    assert len(word.values_in(cell, ".//w:drawing/@*|.//wp:docPr/@id")) == 1
    assert table.rows[1].cells[1].text.strip("\N{NO-BREAK SPACE}") == "On track"


@pytest.mark.parametrize(
    ("rows", "notes", "expected"),
    [
        (9, (words("A note."),), "++....+++"),
        (9, (), "++....++."),
        (6, (words("A note."),), "++++++"),
        (6, (), "+++++."),
        (1, (), "."),
    ],
)
def test_three_rows_begin_and_end_a_table_on_a_page_and_a_short_one_is_whole(table_of, rows, notes, expected):
    word, _ = table_of(*(row(f"Row {place}", number(place)) for place in range(rows)), notes=notes)

    kept = [word.values_in(found, ".//w:keepNext/../w:pStyle/@w:val") for found in word.find("//w:tr[position() > 1]")]
    assert "".join("+" if styles else "." for styles in kept) == expected


def test_figures_and_their_heads_do_not_break(table_of):
    word, _ = table_of(row("Ashfield", number(37)), row("Mansfield", Cell(None, words("not held"), missing=True)))

    whole = [
        ["noWrap" in etree.tostring(cell).decode() for cell in found] for found in map(cells_of, word.find("//w:tr"))
    ]
    assert whole == [[False, True], [False, True], [False, False]]


def test_figure_that_is_wider_than_its_column_may_break(table_of):
    word, _ = table_of(row("Ashfield", Cell(1, words("9 " * 200))))

    assert word.find("//w:tr[2]//w:noWrap") == []


def test_grid_is_as_wide_as_the_text(sample):
    tables = sample.find("//w:tbl")

    widths = [sum(int(w) for w in sample.values_in(table, "w:tblGrid/w:gridCol/@w:w")) for table in tables]
    for section, width in ((sample.document.sections[1], widths[0]), (sample.document.sections[2], widths[2])):
        room = section.page_width - section.left_margin - section.right_margin
        assert abs(width * 635 - room) < 1000


def test_every_row_fills_the_grid(sample):
    for table in sample.find("//w:tbl"):
        columns = len(sample.values_in(table, "w:tblGrid/w:gridCol/@w:w"))
        for found in table.xpath("w:tr", namespaces=table.nsmap):
            spans = sample.values_in(found, "w:tc/w:tcPr/w:gridSpan/@w:val")
            assert columns == (int(spans[0]) if spans else len(found.xpath("w:tc", namespaces=table.nsmap)))


def test_cells_of_the_sample_read_as_the_paper_says(sample):
    paper = measures_table()

    shown = [
        [cell.text.strip("\N{NO-BREAK SPACE}") for cell in found.cells] for found in sample.document.tables[0].rows
    ]

    expected = [
        ["".join(span.text for span in found.name)] * 7
        if isinstance(found, Group)
        else [cell.text for cell in found.cells]
        for found in paper.rows
    ]
    for said, wanted in zip(shown[1:], expected, strict=True):
        assert said[-len(wanted) :] == wanted


def test_table_of_many_rows_is_one_table(sample):
    assert len(sample.document.tables[1].rows) == len(long_table().rows) + 1


def test_wide_table_hangs_its_footnotes_on_the_first_part_and_its_notes_on_the_last():
    columns = (AREA, *(Column(f"Month {place}", "number", "number") for place in range(40)))
    head = words(Span("North", footnote=words("A note.")))
    table = Table(
        "Crimes",
        columns,
        (Group(head), Row(head, tuple(number(place) for place in range(40)), under=head)),
        notes=(words("Small print."),),
    )

    parts = laid(table, width=9638)

    hung = [bool(part.table.rows[1].head[0].footnote) for part in parts]
    assert len(parts) > 2
    assert hung == [True, *([False] * (len(parts) - 1))]
    assert [bool(part.table.rows[0].name[0].footnote) for part in parts] == hung
    assert [bool(part.table.rows[1].under[0].footnote) for part in parts] == hung
    assert [bool(part.table.notes) for part in parts] == [*([False] * (len(parts) - 1)), True]
    assert [cell for part in parts for cell in part.table.rows[1].cells] == list(table.rows[1].cells)


def test_table_in_small_type_has_styles_of_that_size(word_of):
    columns = (AREA, *(Column(f"Month {place}", "number", "number") for place in range(40)))
    rows = (Group(words("City")), Row(words("North"), tuple(number(place) for place in range(40))))

    word = word_of(Table("Crimes", columns, rows))

    small = {"TableRowHeadSmall", "TableNumberSmall", "TableGroupSmall"}
    assert set(word.values("//w:tr[position() > 1]//w:pStyle")) == small
    assert {word.values(f"//w:style[@w:styleId='{name}']//w:sz", "word/styles.xml")[0] for name in small} == {"17"}


def test_table_without_rows_keeps_its_heads(table_of):
    _, table = table_of()

    assert [cell.text for cell in table.rows[0].cells] == ["Area", "Crimes\nnumber"]
