"""Tables as data: which rows are ruled, tied and long, and what a further part leaves out."""

import pytest

from goldthread.documents.numbering import number
from goldthread.documents.render.pdf.tables import is_tied, parts
from goldthread.documents.text import Span, words
from goldthread.documents.tree import Cell, Column, Group, Row, Table

COLUMNS = (Column("Name", "unit"), Column("Number", holds="number"))
GROUP = Group(words("Group"))


@pytest.fixture
def data(paper):
    def build(*rows, columns=COLUMNS, room=481.0):
        table = Table("A table", columns, rows)
        return parts(table, number(paper(table)), room=room)

    return build


def row(head="Head", shown="5", *, total=False, **cell):
    return Row(words(head), (Cell(5, words(shown), **cell),), total=total)


def test_heads_carry_their_units_and_sides(data):
    (part,) = data(row())

    assert part["head"] == [{"name": "Name", "unit": "unit"}, {"name": "Number", "right": True}]


def test_cell_says_what_it_is(data):
    (part,) = data(row(shown="not held", missing=True), row(shape="amber"), Row(words("x"), (Cell(),)))

    assert [line["cells"][1] for line in part["rows"]] == [
        {"text": ["not held"], "missing": True, "right": True},
        {"text": ["5"], "sign": "amber", "right": True},
        {"text": [], "right": True},
    ]


def test_row_head_carries_its_second_line_and_its_address(data):
    (part,) = data(Row(words("Head"), (Cell(),), under=words("under"), href="https://example.org/x"))

    assert part["rows"][0]["cells"][0] == {"text": ["Head"], "under": ["under"], "href": "https://example.org/x"}


def test_rules_are_ink_above_a_total_and_none_below_it(data):
    (part,) = data(Group(words("Group")), row(), row(), row(total=True))

    assert [line["rule"] for line in part["rows"]] == ["hair", "hair", "ink", ""]
    assert [line.get("total", False) for line in part["rows"]] == [False, False, False, True]


@pytest.mark.parametrize(
    ("rows", "spans"),
    [
        ((row(),), [1]),
        ((row(), row()), [1, 1]),
        ((row(), row(), row()), [1, 2, 0]),
        ((row(),) * 4, [1, 3, 0, 0]),
        ((row(),) * 5, [2, 0, 3, 0, 0]),
        ((row(),) * 7, [3, 0, 0, 1, 3, 0, 0]),
        ((GROUP, *[row()] * 6), [1, 3, 0, 0, 3, 0, 0]),
        ((row(), row(), row(), GROUP, row(), row()), [3, 0, 0, 1, 2, 0]),
        ((row(), GROUP, row()), [1, 1, 1]),
        ((row(), row(), GROUP), [2, 0, 1]),
        ((row(), row(), row(shown="words " * 900)), [2, 0, 1]),
    ],
)
def test_three_short_rows_or_two_are_tied_at_each_end(data, rows, spans):
    assert data(*rows)[0]["spans"] == spans


def test_table_is_tied_when_three_rows_are_at_both_ends():
    assert [is_tied(spans) for spans in ([3, 0, 0, 3, 0, 0], [2, 0, 3, 0, 0], [1])] == [True, False, False]


def test_tall_rows_and_group_lines_may_break(data):
    (part,) = data(row(shown="words " * 900), Group(words("words " * 300)), row())

    assert [line.get("long", False) for line in part["rows"]] == [True, True, False]


def test_group_line_with_a_footnote_does_not_repeat(data):
    (part,) = data(Group(words(Span("Group", footnote=words("Note")))), row())

    assert part["rows"][0]["once"] is True


def test_head_longer_than_ten_lines_is_cut(data):
    (part,) = data(row(), columns=(Column("word " * 500), Column("B")))

    assert part["head"][0]["name"].endswith("…")
    assert len(part["head"][0]["name"]) < 600


def test_footnotes_stand_in_the_first_part_only(data):
    columns = (Column("A"), *(Column("12,345", holds="number") for _ in range(30)))
    noted = Row(words(Span("Head", footnote=words("Note"))), tuple(Cell(1, words("12,345")) for _ in range(30)))

    made = data(noted, columns=columns)

    assert {str(part["rows"][0]["cells"][0]["text"]) for part in made[1:]} == {"['Head']"}
    assert made[0]["rows"][0]["cells"][0]["text"] == [{"text": "Head", "number": "1", "note": ["Note"]}]
