"""What a paper may be: parts that lack what they must have are refused where they are made, and say how to mend it."""

from datetime import date

import pytest
from tests.unit.documents.paper import robbery_chart, sample_paper

from goldthread.core.errors import BadInput
from goldthread.documents.text import Span, words
from goldthread.documents.tree import (
    Cell,
    Chart,
    Column,
    Document,
    Group,
    Marking,
    Note,
    Paragraph,
    Points,
    Row,
    Section,
    Table,
    Withheld,
    walk,
)


def paper(*sections: Section) -> Document:
    return Document("Title", "2025", "Body", date(2026, 3, 3), "1", "2025", "Contact", (), sections)


def test_closed_marking_needs_its_category():
    with pytest.raises(BadInput, match="category"):
        Marking(public=False)

    assert Marking() == Marking(public=True, category="")


@pytest.mark.parametrize("count", [0, 1, 3])
def test_row_must_have_a_cell_for_each_further_column(count):
    columns = (Column("A"), Column("B"), Column("C"))

    with pytest.raises(BadInput) as refused:
        Table("Caption", columns, (Row(words("Head"), (Cell(),) * count),))

    assert refused.value.fault == f"The row “Head” has {count + 1} cells for 3 columns."
    assert refused.value.where == "table “Caption”"


def test_group_lines_need_no_cells():
    table = Table("Caption", (Column("A"), Column("B")), (Group(words("Group")), Row(words("Head"), (Cell(),))))

    assert len(table.rows) == 2


@pytest.mark.parametrize(("title", "alt"), [("", "Alt"), (" ", "Alt"), ("Title", ""), ("Title", "\n")])
def test_chart_needs_a_message_and_an_alternative(title, alt):
    whole = robbery_chart()

    with pytest.raises(BadInput, match="a message and a text alternative"):
        Chart(title, "Sub", alt, whole.picture, whole.data)


def test_two_parts_may_not_have_one_key():
    twice = (Paragraph(words("One"), key="same"), Section("Inner", (Paragraph(words("Two"), key="same"),)))

    with pytest.raises(BadInput, match="Two parts have the key “same”"):
        paper(Section("Outer", twice))


def test_parts_without_a_key_may_be_many():
    assert paper(Section("A", (Paragraph(words("One")), Paragraph(words("Two"))))).sections[0].title == "A"


def test_cell_reads_as_its_shown_words():
    assert Cell(1234.5, words(Span("1,234", strong=True), ".5")).text == "1,234.5"
    assert Cell(3).text == ""


def test_walk_meets_every_block_each_section_before_its_own():
    inner = Section("Inner", (Note(words("n")), Withheld(words("w"), "c")))
    outer = Section("Outer", (Paragraph(words("p")), inner, Points((words("x"),))))

    met = [type(block).__name__ for block in walk((outer,))]

    assert met == ["Section", "Paragraph", "Section", "Note", "Withheld", "Points"]


def test_sample_paper_has_every_kind_of_block():
    kinds = {type(block) for block in walk(sample_paper().sections)}

    assert kinds == {Section, Paragraph, Points, Note, Withheld, Table, Chart}
