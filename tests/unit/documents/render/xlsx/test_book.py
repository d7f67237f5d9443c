"""How sheets are written: safe names, real tables, heads that stay and repeat, pages, links inside and out."""

import pytest
from tests.unit.documents.paper import number

from goldthread.documents.render.xlsx.book import names_of
from goldthread.documents.text import words
from goldthread.documents.tree import Column, Group, Labels, Row, SheetWords, Table

TABLE = Table(
    "Crimes by area",
    (Column("Area"), Column("Crimes", "number", "number")),
    (Row(words("North"), (number(1234),)), Row(words("All"), (number(1234),), total=True)),
)


@pytest.mark.parametrize(
    ("wanted", "given"),
    [
        (["Table 1", "Table 2"], ["Table 1", "Table 2"]),
        (["table 1", "Table 1"], ["table 1", "Table 1 (2)"]),
        (["a:b\\c/d?e*f[g]"], ["a b c d e f g"]),
        (["'quoted'", "  "], ["quoted", "2"]),
        (["History"], ["History (2)"]),
        (["x" * 40, "x" * 41], ["x" * 31, "x" * 27 + " (2)"]),
        (["\x00Notes"], ["Notes"]),
    ],
)
def test_names_are_such_as_a_workbook_takes(wanted, given):
    assert names_of(wanted) == given
    assert all(len(name) <= 31 for name in given)


def test_labels_of_the_paper_name_the_sheets(book_of):
    labels = Labels(
        table="Tabl", notes="Nodiadau", contents="Cynnwys", workbook=SheetWords(cover="Clawr", figures="Ffigurau")
    )

    assert book_of(TABLE, labels=labels).names == ["Clawr", "Cynnwys", "Nodiadau", "Ffigurau", "Tabl 1"]


def test_each_sheet_of_rows_is_one_table_from_its_heads(sample):
    tables = [name for name in sample.parts if name.startswith("xl/tables/")]

    found = [sample.find("/s:table", name)[0] for name in sorted(tables)]
    assert len(tables) == len(sample.names) - 1
    assert {table.get("ref").partition(":")[0] for table in found} == {"A4"}
    assert len({table.get("name") for table in found}) == len(found)
    assert all(table.find("{*}autoFilter") is None for table in found)


def test_heads_stay_in_sight_and_are_repeated_on_paper(book_of):
    book = book_of(TABLE)

    [pane] = book.find("//s:pane", book.part_of("Table 1"))
    assert (pane.get("topLeftCell"), pane.get("state")) == ("B5", "frozen")
    [repeated] = book.find("//s:definedName[@localSheetId='4']", "xl/workbook.xml")
    assert repeated.text == "'Table 1'!$4:$4"


def test_group_and_row_head_stay_in_sight_together(book_of):
    grouped = Table(TABLE.caption, TABLE.columns, (Group(words("City")), *TABLE.rows))

    book = book_of(grouped)

    assert book.find("//s:pane/@topLeftCell", book.part_of("Table 1")) == ["C5"]


def test_pages_are_a4_across_one_page_wide_and_numbered(book_of):
    book = book_of(TABLE, title="Crime & disorder")

    [setup] = book.find("//s:pageSetup", book.part_of("Table 1"))
    assert (setup.get("paperSize"), setup.get("orientation"), setup.get("fitToHeight")) == ("9", "landscape", "0")
    assert book.find("//s:oddFooter/text()", book.part_of("Table 1")) == ["&LCrime && disorder&CTable 1&RPage &P of &N"]


def test_columns_are_as_wide_as_their_words_within_reason(book_of):
    rows = (Row(words("A" * 500), (number(1),)),)

    book = book_of(Table("Crimes", TABLE.columns, rows))

    widths = [float(width) for width in book.find("//s:col/@width", book.part_of("Table 1"))]
    [height] = book.find("//s:row[@r='5']/@ht", book.part_of("Table 1"))
    assert 60 <= widths[0] < 62
    assert 11 <= widths[1] < 14
    assert float(height) >= 9 * 15


def test_row_of_short_words_has_one_line(book_of):
    book = book_of(TABLE)

    assert book.find("//s:row[@r='5']/@ht", book.part_of("Table 1")) in ([], ["15"])


def test_total_is_bold_under_a_rule(book_of):
    book = book_of(TABLE)

    [cell] = book.find("//s:c[@r='B6']/@s", book.part_of("Table 1"))
    dress = book.find("//s:cellXfs/s:xf", "xl/styles.xml")[int(cell)]
    font = book.find("//s:fonts/s:font", "xl/styles.xml")[int(dress.get("fontId"))]
    border = book.find("//s:borders/s:border", "xl/styles.xml")[int(dress.get("borderId"))]
    assert font.find("{*}b") is not None
    assert border.find("{*}top").get("style") == "thin"


def test_no_cell_is_filled_with_colour(sample):
    fills = sample.find("//s:fills/s:fill/s:patternFill/@patternType", "xl/styles.xml")

    assert set(fills) == {"none", "gray125"}
