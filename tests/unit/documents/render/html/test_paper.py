"""Where each part of a paper stands: anchors follow the printed numbers, and no anchor is given twice."""

from tests.unit.documents.paper import robbery_chart, sample_paper

from goldthread.documents.render.html.paper import paper
from goldthread.documents.text import Source, Span, words
from goldthread.documents.tree import Cell, Chart, Column, Note, Paragraph, Row, Section, Table

TABLE = Table("A table", (Column("Area"), Column("Crimes")), (), key="table")


def footed(text):
    return Span("", footnote=words(text))


def test_anchors_follow_the_numbers(paper_of):
    parts = (Paragraph(words("One.")), TABLE, Paragraph(words("Bare."), numbered=False), Note(words("A note.")))
    chart, inner = robbery_chart(), Section("Inner", (last := Paragraph(words("Two.")),))
    document = paper_of(*parts, chart, inner)

    found = paper(document)

    blocks = (document.sections[0], *parts, chart, inner, last)
    assert [found.anchor(block) for block in blocks] == ["s-1", "p-1-1", "table-1", "", "", "chart-1", "s-1-1", "p-1-2"]


def test_a_key_leads_to_the_anchor_of_its_part():
    found = paper(sample_paper())

    assert {key: found.keys[key] for key in ("robbery", "measures", "robbery-chart", "theme-1", "areas")} == {
        "robbery": "p-1-1",
        "measures": "table-1",
        "robbery-chart": "chart-1",
        "theme-1": "s-2-1",
        "areas": "s-4",
    }


def test_once_gives_an_anchor_a_single_time(paper_of):
    found = paper(paper_of())

    assert [found.once(name) for name in ("p-1-1", "p-1-1", "p-1-2", "")] == ["p-1-1", None, "p-1-2", None]


def test_notes_say_which_part_they_hang_on(paper_of):
    document = paper_of(
        Note(words("Before any number.", footed("a"))),
        Paragraph(words("One.", footed("b"))),
        Note(words("After it.", footed("c"))),
        Table("T", TABLE.columns, (Row(words("Row", footed("d")), (Cell(1.0, words("1")),)),)),
        Chart("Title", "Sub", "Alt", robbery_chart().picture, TABLE, notes=(words("N", footed("e")),)),
        minute=(words("A minute.", footed("f")),),
    )

    found = paper(document)

    assert found.notes == {
        1: "In one minute",
        2: "section 1",
        3: "paragraph 1.1",
        4: "paragraph 1.1",
        5: "table 1",
        6: "chart 1",
    }


def test_sources_are_each_listed_once_in_reading_order(paper_of):
    def figure(told):
        return Span("1", source=Source("x", 1.0, told))

    def cell(told):
        return Cell(1.0, words("1"), source=Source("x", 1.0, told) if told else None)

    rows = (Row(words("Row"), (cell("in a cell"),)), Row(words(figure("in a head")), (cell(None),)))
    data = Table("Behind", TABLE.columns, (Row(words("Row"), (cell("behind a chart"),)),))
    document = paper_of(
        Paragraph(words(figure("in words"), figure("again"), Span("", footnote=words(figure("in a footnote"))))),
        Table("T", TABLE.columns, rows),
        Chart("Title", "Sub", "Alt", robbery_chart().picture, data),
        Paragraph(words(figure("again"), figure(""))),
        minute=(words(figure("in the minute")),),
    )

    found = paper(document)

    assert found.sources == {
        "in the minute": 1,
        "in words": 2,
        "again": 3,
        "in a footnote": 4,
        "in a cell": 5,
        "in a head": 6,
        "behind a chart": 7,
    }
