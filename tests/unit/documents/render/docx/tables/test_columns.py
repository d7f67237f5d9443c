"""Widths of columns in Word: those of print, with what is free moved to where a wider face would break a figure."""

import pytest
from tests.unit.documents.paper import measures_table, number, robbery

from goldthread.documents.chart.label import width_of
from goldthread.documents.picture import Spark
from goldthread.documents.render.docx.tables.columns import roomy
from goldthread.documents.render.pdf.columns import laid_out
from goldthread.documents.text import words
from goldthread.documents.tree import Cell, Column, Row, Table

ROOM = 480.0
WIDER = 1.34
INSETS = 8.0
NAME, COUNT = Column("Area", width=8), Column("Crimes", "number", "number", 0.1)


def row(name, *cells, **facts):
    return Row(words(name), cells, **facts)


def widths(table, how=roomy, room=ROOM):
    [part] = how(table, room=room).parts
    return part.widths


def test_figures_have_room_in_a_wider_face():
    table = Table("Crimes", (NAME, COUNT, COUNT), (row("All", number(1_234_567), number(12)),))

    printed, wide = widths(table, laid_out), widths(table)

    figure = width_of("1,234,567", 9.5) * WIDER + INSETS
    assert printed[1] < figure
    assert wide[1] == pytest.approx(figure)
    assert sum(wide) == pytest.approx(sum(printed)) == pytest.approx(ROOM)


def test_strong_figures_have_more():
    usual, strong = (
        Table("Crimes", (NAME, COUNT), (row("All", number(1_234_567), total=total),)) for total in (False, True)
    )

    assert widths(strong)[1] > widths(usual)[1]


def test_heads_have_room_for_their_longest_word():
    head = Column("Robberies since", holds="number", width=0.1)
    table = Table("Crimes", (NAME, head), (row("All", number(1)),))

    assert widths(table)[1] == pytest.approx(width_of("Robberies", 8.5, bold=True) * 1.25 + INSETS)


def test_table_with_room_for_all_is_as_printed():
    table = Table("Crimes", (Column("Area"), Column("Crimes", "number", "number")), (row("All", number(12)),))

    assert roomy(table, room=ROOM) == laid_out(table, room=ROOM)


def test_column_keeps_a_line_that_is_whole_in_print_while_another_has_room():
    columns = (Column("Area", width=3), Column("Crimes", "number", "number", 0.1), Column("Says", width=1.1))
    table = Table("Crimes", columns, (row("All", number(1_234_567), Cell("text", words("No unusual change here"))),))

    printed, wide = widths(table, laid_out), widths(table)

    line = width_of("No unusual change here", 9.5) + INSETS
    assert printed[2] > line
    assert wide[2] >= line
    assert wide[0] < printed[0]


def test_picture_keeps_its_room():
    columns = (Column("Area", width=3), Column("24 months", holds="picture", width=3), COUNT)
    table = Table("Crimes", columns, (row("All", Cell(picture=Spark(robbery())), number(1_234_567)),))

    assert widths(table)[1] == widths(table, laid_out)[1]
    assert widths(table)[2] > widths(table, laid_out)[2]


def test_columns_short_of_room_share_what_there_is():
    columns = (Column("Area"), *(Column(f"Month {place}", holds="number") for place in range(6)))
    table = Table("Crimes", columns, (row("Nottinghamshire", *(number(123_456) for _ in range(6))),))
    printed = next(room for room in range(200, 480) if len(laid_out(table, room=room).parts) == 1)

    least, wide = (widths(table, how, room=printed) for how in (laid_out, roomy))

    assert sum(wide) == pytest.approx(printed)
    assert all(width >= width_of("123,456", 8.5) for width in wide[1:])
    assert len(least) == len(wide) == 7


def test_table_in_parts_and_table_without_columns_keep_their_parts():
    wide = Table(
        "Crimes", (Column("Area"), *(COUNT for _ in range(40))), (row("All", *(number(1) for _ in range(40))),)
    )

    assert [part.places for part in roomy(wide, room=ROOM).parts] == [
        part.places for part in laid_out(wide, room=ROOM).parts
    ]
    assert roomy(Table("None", (), ()), room=ROOM).parts == ()


def test_no_column_of_the_sample_is_narrower_than_its_words():
    table = measures_table()

    wide = widths(table)

    assert sum(wide) == pytest.approx(ROOM)
    assert min(wide) > width_of("number", 8.5)
