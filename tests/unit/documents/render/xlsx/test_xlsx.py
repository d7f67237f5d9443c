"""The whole workbook: a sheet for each table and chart, values as the paper's, nothing computes, the same twice."""

import pytest
from lxml import etree
from tests.unit.documents.paper import HOSTILE, LETTERS, LONG_TITLE, paper_saying, sample_paper, wide_paper

from goldthread.core.errors import BadInput
from goldthread.documents.numbering import number
from goldthread.documents.render.xlsx import render_xlsx
from goldthread.documents.text import Span, words
from goldthread.documents.tree import Chart, Marking, Paragraph, Row, Table, walk


def parts(paper):
    """The tables of a paper by the name of their sheet, charts by the figures behind them."""
    numbers = number(paper)
    found = [block for block in walk(paper.sections) if isinstance(block, Table | Chart)]
    return {
        f"{'Table' if isinstance(block, Table) else 'Chart'} {numbers.number(block)}": block.data
        if isinstance(block, Chart)
        else block
        for block in found
    }


def test_same_paper_gives_same_bytes():
    assert render_xlsx(sample_paper()) == render_xlsx(sample_paper())


def test_sheets_are_the_fixed_ones_then_each_part_in_reading_order(sample):
    assert sample.names == ["Cover", "Contents", "Notes", "Figures in the text", *parts(sample_paper())]


def test_every_figure_of_the_paper_is_a_value_of_its_sheet(sample):
    for name, table in parts(sample_paper()).items():
        expected = [
            float(cell.value)
            for row in table.rows
            if isinstance(row, Row)
            for cell in row.cells
            if isinstance(cell.value, int | float) and not cell.missing
        ]

        _heads, rows = sample.table(name)

        assert [value for row in rows for value in row if isinstance(value, float)] == expected


def test_every_row_of_the_paper_is_a_row_of_its_sheet(sample):
    for name, table in parts(sample_paper()).items():
        expected = ["".join(span.text for span in row.head) for row in table.rows if isinstance(row, Row)]
        heads, rows = sample.table(name)

        assert [row[heads.index(table.columns[0].name)] for row in rows] == expected


def test_title_stands_first_what_is_counted_under_it_and_heads_in_the_fourth_row(sample):
    rows = sample.rows("Table 1")

    assert [row[0] for row in rows[:3]] == [
        "Crimes recorded, October to December against July to September 2025",
        "Nottinghamshire, by month of report",
        "",
    ]
    assert rows[3] == [
        "Group",
        "Measure",
        "Detail",
        "Oct–Dec (number)",
        "Jul–Sep (number)",
        "Change (number)",
        "Change (%)",
        "What the series says",
    ]


def test_chart_brings_its_figures_under_what_it_measures(sample):
    rows = sample.rows("Chart 1")

    assert rows[0][0] == "Robberies by month"
    assert rows[1][0].startswith("Robberies recorded each month")
    assert rows[3:6] == [["Month", "Robberies (number)"], ["January 2024", 105.0], ["February 2024", 75.0]]
    assert ["April 2024", "[not held]"] in rows


def test_cover_says_what_the_paper_is(book_of):
    minute = (words("One line."), words("Confidence is in ", Span(to="one"), "."))

    book = book_of(minute=minute, marking=Marking(public=False, category="prices"))

    assert book.rows("Cover") == [
        ["A paper", ""],
        ["2025", ""],
        ["A body", ""],
        ["", ""],
        ["Edition", "1"],
        ["Data to", "31 December 2025"],
        ["Marking", "Not public: prices"],
        ["Contact", "the analyst"],
        ["In one minute", "One line."],
        ["", "Confidence is in section 1."],
    ]


def test_contents_name_each_sheet_its_caption_and_its_rows(sample):
    heads, rows = sample.table("Contents")

    assert heads == ["Sheet", "Caption", "Rows"]
    assert [row[0] for row in rows] == sample.names[2:]
    assert rows[2] == ["Chart 1", "Robbery rose in spring 2025 and has not come back down", 24.0]
    assert [row[2] for row in rows] == [float(len(sample.table(name)[1])) for name in sample.names[2:]]


def test_contents_lead_to_each_sheet(sample):
    links = sample.find("//s:hyperlink", sample.part_of("Contents"))

    assert [link.get("location") for link in links] == [f"'{name}'!A1" for name in sample.names[2:]]


def test_no_cell_computes_and_none_is_merged(opened):
    book = opened(paper_saying("=1+1"))

    for name in book.names:
        assert book.find("//s:f | //s:mergeCell", book.part_of(name)) == []
    assert book.rows("Cover")[0][0] == "=1+1"


@pytest.mark.parametrize(
    "text", ["=1+1", "+44", "-1", "@SUM(A1)", "http://example.org", "12", "1e5", "{=A1}", "'x", "_x0041_"]
)
def test_words_stay_words_whatever_they_begin_with(opened, text):
    book = opened(paper_saying(text))

    assert book.rows("Cover")[0][0] == text
    assert book.rows("Table 1")[0][0] == text
    heads, [first, second] = book.table("Table 1")
    assert heads == ["Group", text, "Detail", f"{text} ({text})"]
    assert first == [text, text, text, text]
    assert second == [text, text, "", f"[{text}]"]


@pytest.mark.parametrize("text", [HOSTILE, LETTERS, LONG_TITLE, "\x00\x0b\ud800 end"])
def test_any_words_are_kept(opened, text):
    book = opened(paper_saying(text))

    kept = text.replace("\x00", "").replace("\x0b", "").replace("\ud800", "")
    assert book.rows("Cover")[0][0] == kept
    assert book.rows("Table 1")[0][0] == kept
    assert book.table("Table 1")[1][0][0] == kept


def test_wide_table_keeps_all_its_columns(opened):
    heads, rows = opened(wide_paper(60)).table("Table 1")

    assert len(heads) == 60
    assert rows[0][:3] == ["Robbery", 1001.0, 1002.0]


def test_properties_are_those_of_the_paper(sample):
    told = {found.tag.rpartition("}")[2]: found.text for found in etree.fromstring(sample.parts["docProps/core.xml"])}

    assert told == {
        "title": "Performance and Insight, October to December 2025",
        "creator": "Police and Crime Commissioner for Nottinghamshire",
        "lastModifiedBy": "Police and Crime Commissioner for Nottinghamshire",
        "created": "2026-03-03T00:00:00Z",
        "modified": "2026-03-03T00:00:00Z",
    }


def test_refuses_a_reference_that_leads_nowhere(book_of):
    with pytest.raises(BadInput, match="No part of the paper has the key “gone”"):
        book_of(Paragraph(words(Span("1", footnote=words(Span(to="gone"))))))


def test_paper_of_nothing_is_a_workbook(book_of):
    book = book_of(sections=())

    assert book.names == ["Cover", "Contents", "Notes", "Figures in the text"]
    assert book.table("Notes") == (["Where it stands", "Kind", "Note"], [])
