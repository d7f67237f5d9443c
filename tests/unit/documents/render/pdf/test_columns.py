"""Widths of columns, and columns stacked when they do not fit: never beyond the room there is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldthread.core.period import Period
from goldthread.documents.chart import ChartPoint
from goldthread.documents.chart.label import width_of
from goldthread.documents.picture import Spark
from goldthread.documents.render.pdf.columns import SMALL, USUAL, laid_out
from goldthread.documents.text import words
from goldthread.documents.tree import Cell, Column, Row, Table

ROOM = 481.0


def table(*columns, shown="1,234", **cell):
    cells = tuple(Cell(1, words(shown), **cell) for _ in columns[1:])
    return Table("A table", columns, (Row(words("Head"), cells),))


def number(name="n", width=1.0):
    return Column(name, "", "number", width)


def test_columns_share_the_room_as_they_ask():
    layout = laid_out(table(Column("A", width=2), number(), number()), room=ROOM)

    assert layout.type is USUAL
    assert [part.widths for part in layout.parts] == [(ROOM / 2, ROOM / 4, ROOM / 4)]


def test_no_column_gets_less_than_its_figures_need():
    layout = laid_out(table(Column("A", width=50), number(), number(), shown="1,234,567"), room=ROOM)
    (part,) = layout.parts

    assert part.widths[1] == part.widths[2] == width_of("1,234,567", 9.5, bold=True) + 8
    assert sum(part.widths) == pytest.approx(ROOM)


def test_words_of_a_head_are_not_broken():
    layout = laid_out(table(Column("A", width=50), number("Neighbourhoods")), room=ROOM)

    assert layout.parts[0].widths[1] >= width_of("Neighbourhoods", 8.5, bold=True) + 8


def test_missing_words_signs_and_sparklines_get_their_room():
    spark = Spark(tuple(ChartPoint(Period.month(2025, month), month) for month in (1, 2)))
    plain, boxed, signed, drawn = (
        laid_out(table(Column("A", width=90), Column("B"), shown="word", **cell), room=ROOM).parts[0].widths[1]
        for cell in ({}, {"missing": True}, {"shape": "green"}, {"picture": spark})
    )

    assert plain < boxed < signed < drawn


def test_type_gets_smaller_before_columns_are_stacked():
    layout = laid_out(table(Column("A"), *(number() for _ in range(13)), shown="12,345"), room=ROOM)

    assert layout.type is SMALL
    assert len(layout.parts) == 1


def test_columns_that_do_not_fit_are_stacked_under_the_row_heads():
    layout = laid_out(table(Column("A"), *(number() for _ in range(59)), shown="12,345"), room=ROOM)
    places = [part.places for part in layout.parts]

    assert [place for part in places for place in part[1:]] == list(range(1, 60))
    assert {part[0] for part in places} == {0}
    assert {part.widths[0] for part in layout.parts} == {layout.parts[0].widths[0]}


def test_one_column_fills_the_room_and_none_needs_no_part():
    assert laid_out(Table("One", (Column("A"),), ()), room=ROOM).parts[0].widths == (ROOM,)
    assert laid_out(Table("None", (), ()), room=ROOM).parts == ()


@given(
    st.lists(st.tuples(st.text(max_size=40), st.floats(0, 100), st.sampled_from(["text", "number"])), min_size=1),
    st.text(max_size=200),
)
def test_no_table_is_wider_than_its_room(columns, shown):
    layout = laid_out(
        table(*(Column(name, "", holds, width) for name, width, holds in columns), shown=shown), room=ROOM
    )

    assert all(sum(part.widths) <= ROOM + 0.01 for part in layout.parts)
    assert all(width > 0 for part in layout.parts for width in part.widths)
    assert sorted({place for part in layout.parts for place in part.places}) == list(range(len(columns)))
