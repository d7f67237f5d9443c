"""Tables as sheets: rows that stand alone, groups as a column, marks in words, values with the paper's decimals."""

import pytest
from tests.unit.documents.paper import number, robbery

from goldthread.documents.picture import Spark
from goldthread.documents.render.xlsx.tables import marked
from goldthread.documents.text import Span, words
from goldthread.documents.tree import Cell, Column, Group, Paragraph, Row, Table

AREA, COUNT = Column("Area"), Column("Crimes", "number", "number")


@pytest.fixture
def table_of(book_of):
    """The heads and rows of a table's sheet, and the book that it is in."""

    def table(*rows, columns=(AREA, COUNT), **facts):
        book = book_of(Table("Crimes by area", columns, rows, **facts), Paragraph(words("Late."), key="late"))
        return book, *book.table("Table 1")

    return table


def row(name, *cells, **facts):
    return Row(words(name), cells, **facts)


def test_groups_are_a_column_so_that_each_row_stands_alone(table_of):
    _, heads, rows = table_of(
        row("Nowhere", number(1)), Group(words("City")), row("North", number(2)), row("South", number(3))
    )

    assert heads == ["Group", "Area", "Crimes (number)"]
    assert rows == [["", "Nowhere", 1.0], ["City", "North", 2.0], ["City", "South", 3.0]]


def test_total_that_ends_the_table_belongs_to_no_group(table_of):
    _, _, rows = table_of(
        Group(words("City")),
        row("North", number(2)),
        row("City", number(2), total=True),
        row("All", number(2), total=True),
    )

    assert [found[0] for found in rows] == ["City", "City", ""]


def test_group_column_is_headed_by_what_its_lines_name(table_of):
    _, heads, rows = table_of(Group(words("City")), row("North", number(2)), group_name="Division")

    assert (heads, rows) == (["Division", "Area", "Crimes (number)"], [["City", "North", 2.0]])


def test_group_column_has_another_head_where_the_rows_are_groups(table_of):
    columns = (Column("Group"), COUNT)

    _, heads, _ = table_of(Group(words("City")), row("North", number(2)), columns=columns)

    assert heads == ["Heading", "Group", "Crimes (number)"]


def test_heads_outside_groups_stand_as_groups_where_they_name_the_same_thing(table_of):
    book, heads, rows = table_of(
        row("Nowhere", number(1), href="https://example.org/nowhere"),
        Group(words("City")),
        row("North", number(2)),
        row("All", number(3), total=True),
        inside_name="Ward",
    )

    assert heads == ["Area", "Ward", "Crimes (number)"]
    assert rows == [["Nowhere", "", 1.0], ["City", "North", 2.0], ["All", "", 3.0]]
    assert [link.get("ref") for link in book.find("//s:hyperlink", book.part_of("Table 1"))] == ["A5"]


def test_inside_name_is_not_used_in_a_table_without_groups(table_of):
    _, heads, rows = table_of(row("North", number(2)), group_name="Division", inside_name="Ward")

    assert (heads, rows) == (["Area", "Crimes (number)"], [["North", 2.0]])


def test_second_lines_of_row_heads_are_a_column(table_of):
    _, heads, rows = table_of(row("7C01", number(1), under=words("updated in October")), row("7C02", number(2)))

    assert heads == ["Area", "Detail", "Crimes (number)"]
    assert rows == [["7C01", "updated in October", 1.0], ["7C02", "", 2.0]]


def test_pictures_are_left_out(table_of):
    columns = (AREA, Column("24 months", holds="picture"), COUNT)

    _, heads, rows = table_of(row("North", Cell(picture=Spark(robbery())), number(3)), columns=columns)

    assert (heads, rows) == (["Area", "Crimes (number)"], [["North", 3.0]])


def test_missing_figure_is_a_mark_in_words(table_of):
    _, _, rows = table_of(row("North", Cell(None, words("not held"), missing=True)))

    assert rows == [["North", "[not held]"]]


def test_mark_in_brackets_is_kept_as_it_is():
    assert (marked("fewer than 5"), marked("[c]")) == ("[fewer than 5]", "[c]")


def test_words_of_a_cell_are_what_the_paper_shows(table_of):
    columns = (AREA, Column("Says"))

    _, _, rows = table_of(
        row("North", Cell("concern", words("Concern: see ", Span(to="late")))),
        row("South", Cell("common")),
        columns=columns,
    )

    assert rows == [["North", "Concern: see paragraph 1.1"], ["South", "common"]]


def test_values_have_the_decimals_of_the_paper(table_of):
    book, _, rows = table_of(
        row("North", number(57.24, "57.2%")), row("South", number(-249, "−249")), row("East", number(1.2, "+1.2%"))
    )

    assert [found[1] for found in rows] == [57.24, -249.0, 1.2]
    assert book.formats("Table 1", "B") == [
        '#,##0.0"%";"−"#,##0.0"%"',
        '#,##0;"−"#,##0',
        '+#,##0.0"%";"−"#,##0.0"%";#,##0.0"%"',
    ]


def test_figure_that_no_format_shows_keeps_its_words_beside_it(table_of):
    _, heads, rows = table_of(row("North", number(12, "12 of 20")), row("South", number(8)))

    assert heads == ["Area", "Crimes (number)", "Crimes (number), as shown"]
    assert rows == [["North", 12.0, "12 of 20"], ["South", 8.0, "8"]]


def test_unit_in_words_is_in_the_format_of_each_cell(table_of):
    book, heads, rows = table_of(row("North", number(11.6, "11.6 days")), row("South", number(8.2, "8.2 days")))

    assert (heads, rows) == (["Area", "Crimes (number)"], [["North", 11.6], ["South", 8.2]])
    assert book.formats("Table 1", "B") == ['#,##0.0" days";"−"#,##0.0" days"'] * 2


def test_value_is_written_in_full(table_of):
    book, _, _ = table_of(row("North", number(8.2)), row("South", number(1 / 3)))

    written = book.find("//s:c[starts-with(@r, 'B')]/s:v/text()", book.part_of("Table 1"))
    assert written[1:] == ["8.2", "0.3333333333333333"]


def test_value_that_is_no_number_is_left_to_its_words(table_of):
    _, heads, rows = table_of(row("North", Cell(float("nan"), words("none"))), row("South", Cell(float("inf"))))

    assert (heads, rows) == (["Area", "Crimes (number)"], [["North", "none"], ["South", "inf"]])


def test_heads_are_told_apart(table_of):
    columns = (AREA, COUNT, Column("crimes", "number", "number"), Column("", holds="number"), Column(""))

    _, heads, _ = table_of(row("North", number(1), number(2), number(3), number(4)), columns=columns)

    assert heads == ["Area", "Crimes (number)", "crimes (number) 2", "–", "– 2"]


def test_row_head_leads_where_the_row_does(table_of):
    book, _, _ = table_of(
        row("North", number(1), href="https://example.org/north"), row("South", number(2), href="javascript:alert(1)")
    )

    links = book.find("//s:hyperlink", book.part_of("Table 1"))
    assert [link.get("ref") for link in links] == ["A5"]
    assert b"https://example.org/north" in book.parts["xl/worksheets/_rels/sheet5.xml.rels"]
    assert b"javascript" not in book.parts["xl/worksheets/_rels/sheet5.xml.rels"]


def test_table_without_rows_keeps_its_heads(table_of):
    _, heads, rows = table_of()

    assert (heads, rows) == (["Area", "Crimes (number)"], [])
