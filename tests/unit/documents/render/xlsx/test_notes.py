"""What stands beside the tables of a workbook: small print with its place, marks, and each figure of the text."""

from dataclasses import replace

from tests.unit.documents.paper import CLOSED, number, robbery_chart

from goldthread.documents.text import Source, Span, words
from goldthread.documents.tree import Cell, Column, Note, Paragraph, Points, Row, Section, Table, Withheld

BOUND = Source("confidence.value@2021/22", 57.24, "Crime survey", "https://example.org/confidence")
MISSING = Cell(None, words("not held"), missing=True)


def shares(*cells, **facts):
    rows = tuple(Row(words(f"Row {place}"), (cell,)) for place, cell in enumerate(cells))
    return Table("Shares", (Column("What"), Column("Share", "%", "number")), rows, **facts)


def test_notes_stand_in_reading_order_with_their_place(book_of):
    book = book_of(
        Paragraph(words("A", Span("", footnote=words("Of the paragraph.")))),
        Note(words("Small print, see ", Span(to="shares"), ".")),
        Section("Inside", (Withheld(words("Withheld here."), "prices"), Paragraph(words("B."), marking=CLOSED))),
        shares(number(1), key="shares", notes=(words("Of the table."),)),
        robbery_chart(),
        minute=(words(Span("57.2%", footnote=words("Of the cover."))),),
        licence=words("A licence."),
    )

    heads, rows = book.table("Notes")
    assert heads == ["Where it stands", "Kind", "Note"]
    assert rows == [
        ["In one minute", "Footnote 1", "Of the cover."],
        ["paragraph 1.1", "Footnote 2", "Of the paragraph."],
        ["section 1", "Note", "Small print, see table 1."],
        ["section 1", "Withheld", "Withheld here."],
        ["paragraph 1.2", "Marking", "Not public: paragraph 3, financial or business affairs"],
        ["Table 1", "Note", "Of the table."],
        ["Chart 1", "Note", "Street files to December 2025. The table behind this chart is in the workbook."],
        ["A paper", "Licence", "A licence."],
        ["Chart 1", "Mark in a cell", "[not held]"],
    ]


def test_notes_of_the_figures_behind_a_chart_are_listed_with_its_own(book_of):
    chart = robbery_chart()

    _, rows = book_of(replace(chart, data=replace(chart.data, rows=(), notes=(words("Of the figures."),)))).table(
        "Notes"
    )

    assert rows == [["Chart 1", "Note", chart.notes[0][0].text], ["Chart 1", "Note", "Of the figures."]]


def test_footnotes_of_a_table_are_listed_with_its_sheet(book_of):
    cell = Cell(1.0, words(Span("1", footnote=words("Provisional."))))

    _, rows = book_of(shares(cell)).table("Notes")

    assert rows == [["Table 1", "Footnote 1", "Provisional."]]


def test_each_mark_is_listed_once_with_its_sheets(book_of):
    other = Cell(None, words("fewer than 5"), missing=True)

    _, rows = book_of(shares(MISSING, MISSING, other), shares(MISSING)).table("Notes")

    assert rows == [
        ["Table 1, Table 2", "Mark in a cell", "[not held]"],
        ["Table 1", "Mark in a cell", "[fewer than 5]"],
    ]


def test_figures_of_the_text_keep_place_words_value_name_source_and_address(book_of):
    book = book_of(
        Paragraph(words("Confidence is ", Span("57.2%", source=BOUND), ".")),
        Points((words(Span("57%", source=Source("a.value", 57.24, "Survey"))),)),
        minute=(words(Span("up", source=Source("a.moved", None, "Survey"))),),
    )

    heads, rows = book.table("Figures in the text")
    assert heads == ["Where it stands", "As shown", "Value", "Bound to", "Source", "Address"]
    assert rows == [
        ["In one minute", "up", "", "a.moved", "Survey", ""],
        ["paragraph 1.1", "57.2%", 57.24, "confidence.value@2021/22", "Crime survey", "https://example.org/confidence"],
        ["section 1", "57%", 57.24, "a.value", "Survey", ""],
    ]


def test_addresses_are_left_out_where_no_figure_has_one(book_of):
    book = book_of(Paragraph(words(Span("57%", source=Source("a.value", 57.24, "Survey")))))

    heads, rows = book.table("Figures in the text")
    assert heads == ["Where it stands", "As shown", "Value", "Bound to", "Source"]
    assert rows == [["paragraph 1.1", "57%", 57.24, "a.value", "Survey"]]


def test_figure_is_shown_without_the_blanks_around_it(book_of):
    book = book_of(Paragraph(words("Up", Span(" (+1.2%)", source=Source("a.percent", 1.157, "Survey")))))

    assert book.table("Figures in the text")[1] == [["paragraph 1.1", "(+1.2%)", 1.157, "a.percent", "Survey"]]


def test_figures_of_footnotes_and_small_print_are_figures_of_the_text(book_of):
    figure = Span("57.2%", source=BOUND)

    book = book_of(Paragraph(words(Span("A", footnote=words(figure)))), shares(number(1), notes=(words(figure),)))

    assert [row[:3] for row in book.table("Figures in the text")[1]] == [
        ["paragraph 1.1", "57.2%", 57.24],
        ["Table 1", "57.2%", 57.24],
    ]


def test_figure_whose_value_is_no_number_keeps_its_words(book_of):
    book = book_of(Paragraph(words(Span("none", source=Source("a.value", float("nan"), "Survey")))))

    assert book.table("Figures in the text")[1] == [["paragraph 1.1", "none", "", "a.value", "Survey"]]


def test_figures_of_cells_stay_on_the_sheets_of_their_tables(book_of):
    book = book_of(shares(Cell(57.24, words(Span("57.2%", source=BOUND)), source=BOUND)))

    assert book.table("Figures in the text")[1] == []
    assert book.table("Table 1")[1] == [["Row 0", 57.24]]
