"""Tables: heads with their scope, groups and totals, figures with their values, a way to scroll what is wide."""

import pytest
from tests.unit.documents.paper import measures_table, number, robbery

from goldthread.documents.chart import BarPart, Position
from goldthread.documents.picture import Bar, Spark, Strip
from goldthread.documents.text import Source, Span, words
from goldthread.documents.tree import Cell, Column, Group, Row, Table

AREA, COUNT, SHARE, WORDS = (
    Column("Area"),
    Column("Crimes", "number", "number"),
    Column("", "%", "number"),
    Column("Says"),
)


@pytest.fixture
def table_of(main_of):
    """A table as it stands on the page."""

    def table(*rows, columns=(AREA, COUNT), **facts):
        return main_of(Table("Crimes by area", columns, rows, **facts)).xpath(".//table")[0]

    return table


def row(name, *cells, **facts):
    return Row(words(name), cells, **facts)


def test_caption_says_number_title_and_what_is_counted(main_of, said):
    main = main_of(Table("Crimes by area", (AREA, COUNT), (), sub="Recorded, 2025"))

    [caption] = main.xpath(".//caption")
    [name] = caption.xpath(".//a")
    assert said(caption) == "Table 1 Crimes by area Recorded, 2025"
    assert name.get("href") == "#table-1"
    assert main.xpath("./div[@id='table-1']")


def test_heads_have_a_scope_and_their_unit_on_a_line_of_its_own(table_of):
    heads = table_of(columns=(AREA, COUNT, SHARE)).xpath("./thead/tr/th")

    assert [(head.get("scope"), head.get("class"), head.text, head.xpath("string(small)")) for head in heads] == [
        ("col", None, "Area", ""),
        ("col", "n", "Crimes ", "number"),
        ("col", "n", " ", "%"),
    ]


def test_a_column_without_a_name_has_no_head(table_of):
    [head] = table_of(columns=(AREA, Column(""))).xpath("./thead/tr/*[2]")

    assert (head.tag, head.text) == ("td", None)


def test_row_heads_are_heads_and_figures_keep_their_values(table_of, said):
    table = table_of(row("Ashfield", number(1234.0)), row("Mansfield", Cell("x", words("few"))))

    assert [(head.get("scope"), said(head)) for head in table.xpath("./tbody/tr/th")] == [
        ("row", "Ashfield"),
        ("row", "Mansfield"),
    ]
    assert [(cell.get("class"), said(cell)) for cell in table.xpath("./tbody/tr/td")] == [("n", "1,234"), ("n", "few")]
    assert table.xpath("./tbody/tr/td/data/@value") == ["1234"]


def test_a_second_line_stands_small_under_its_head(table_of, said):
    [head] = table_of(row("Shoplifting", number(1.0), under=words("from shops"))).xpath("./tbody/tr/th")

    assert said(head.find("small")) == "from shops"
    assert said(head) == "Shoplifting from shops"


def test_each_group_heads_a_body_of_its_own_and_a_closing_total_stands_alone(table_of, said):
    rows = (
        row("Before", number(1.0)),
        Group(words("North")),
        row("Ashfield", number(2.0)),
        row("All of the north", number(2.0), total=True),
        Group(words("South")),
        row("Rushcliffe", number(3.0)),
        row("All", number(6.0), total=True),
    )

    bodies = table_of(*rows).xpath("./tbody")

    assert [[said(head) for head in body.xpath("./tr/th")] for body in bodies] == [
        ["Before"],
        ["North", "Ashfield", "All of the north"],
        ["South", "Rushcliffe"],
        ["All"],
    ]
    assert [
        [(head.get("scope"), head.get("colspan")) for head in body.xpath("./tr[@class='group']/th")] for body in bodies
    ] == [[], [("rowgroup", "2")], [("rowgroup", "2")], []]
    assert [len(body.xpath("./tr[@class='total']")) for body in bodies] == [0, 1, 0, 1]


def test_a_table_without_rows_has_no_body(table_of):
    assert table_of().xpath("./tbody") == []


def test_missing_words_are_boxed_in_the_place_of_the_figure(table_of):
    long = "not comparable with earlier years"
    table = table_of(
        row("A", Cell(None, words("not held"), missing=True)), row("B", Cell(None, words(long), missing=True))
    )

    boxes = table.xpath(".//td/span")

    assert [(box.get("class"), box.text) for box in boxes] == [
        ("gt-missing gt-short", "not held"),
        ("gt-missing", long),
    ]


def test_a_shape_stands_before_the_words_of_its_cell(table_of):
    table = table_of(row("A", Cell("red", words("Off track"), shape="red")), columns=(AREA, WORDS))

    [span] = table.xpath(".//td/span[@class='gt-shape']")
    assert [child.tag for child in span] == ["svg"]
    assert span[0].tail == "Off track"


def test_pictures_in_cells_are_decoration(table_of):
    pictures = (Spark(robbery(), 121.0), Strip(Position(57.2)), Bar((BarPart("green", 1, "green"),)))
    rows = [row(str(place), Cell(None, words("Words"), picture=one)) for place, one in enumerate(pictures)]

    cells = table_of(*rows, columns=(AREA, Column("Picture", holds="picture"))).xpath(".//td")

    assert [[child.get("aria-hidden") for child in cell] for cell in cells] == [["true"]] * 3
    assert [cell[0].tail for cell in cells] == ["Words"] * 3
    assert [len(cell.xpath("./span/svg")) for cell in cells] == [1, 1, 1]


def test_a_head_that_leads_somewhere_holds_no_other_link(table_of, said):
    head = words(Span("Robbery", strong=True, footnote=words("By force.")), Span("", href="https://example.org"))

    [cell] = table_of(Row(head, (number(1.0),), href="/measures/robbery/")).xpath("./tbody/tr/th")

    assert [(link.get("href"), said(link)) for link in cell.xpath(".//a")] == [
        ("/measures/robbery/", "Robbery"),
        ("#note-1", "1"),
    ]
    assert cell.xpath(".//a//a") == []


def test_a_head_with_an_address_that_is_refused_keeps_its_own_links(table_of):
    head = words(Span("Law", href="https://example.org"))

    [cell] = table_of(Row(head, (number(1.0),), href="javascript:alert(1)")).xpath("./tbody/tr/th")

    assert cell.xpath(".//a/@href") == ["https://example.org"]


def test_a_figure_with_a_source_is_one_link(table_of):
    shown = words(Span("57.2", source=Source("other", 1.0, "Other", "/other/")))
    cell = Cell(57.2, shown, source=Source("confidence", 57.2, "A survey", "/trace/"))

    links = table_of(row("A", cell)).xpath("./tbody//td//a")

    assert [link.get("href") for link in links] == ["/trace/"]
    assert links[0].find("data").get("value") == "57.2"


@pytest.mark.parametrize("shown", [words(), words(""), words(" "), words(Span("", shape="green"))])
def test_a_cell_without_words_is_bound_and_holds_no_link(table_of, shown):
    cell = Cell(None, shown, source=Source("robbery.series@2025", None, "Street files"))

    [found] = table_of(row("A", cell)).xpath("./tbody//td")

    assert found.xpath(".//a") == []
    assert found.xpath(".//span/@data-name") == ["robbery.series@2025"]


def test_notes_of_a_table_stand_under_it_with_the_ring(main_of, said):
    main = main_of(Table("T", (AREA, COUNT), (), notes=(words("One."), words("Two."))))

    notes = main.xpath("./div[@id='table-1']/p")
    assert [(note.get("class"), said(note)) for note in notes] == [("gt-prov", "One."), ("gt-prov", "Two.")]


@pytest.mark.parametrize(
    ("columns", "cell", "wide"),
    [
        ((AREA, COUNT), "1,234", False),
        ((AREA, COUNT, COUNT), "1,234", False),
        ((AREA, COUNT, COUNT, COUNT), "1,234", True),
        ((AREA, COUNT), "x" * 40, True),
        ((AREA, Column("y" * 40, holds="number")), "1", True),
        ((AREA, WORDS), "x" * 40, False),
    ],
)
def test_what_may_be_too_wide_can_be_scrolled_by_keyboard(main_of, columns, cell, wide):
    cells = tuple(Cell(None, words(cell)) for _ in columns[1:])

    main = main_of(Table("Crimes by area", columns, (Row(words("A"), cells),)))

    [room] = main.xpath(".//table/..")
    told = (room.get("role"), room.get("tabindex"), room.get("aria-label"))
    assert told == (("region", "0", "Table 1: Crimes by area") if wide else (None, None, None))


def dress(table):
    return table.get("class").split()


def test_a_table_of_words_becomes_records_on_a_phone_and_says_its_heads_in_them(table_of):
    table = table_of(row("A", number(1.0), Cell("x", words("Fine"))), columns=(AREA, COUNT, WORDS))

    assert dress(table) == ["gt-table", "gt-stack"]
    assert table.xpath("./tbody//td/@data-label") == ["Crimes\nnumber", "Says"]


def test_a_table_of_numbers_stays_a_table(table_of):
    table = table_of(row("A", number(1.0)))

    assert dress(table) == ["gt-table"]
    assert table.xpath("./tbody//td/@data-label") == []


@pytest.mark.parametrize(
    ("further", "dressed"),
    [
        (7, ["gt-table"]),
        (8, ["gt-table", "gt-close"]),
        (12, ["gt-table", "gt-close"]),
        (13, ["gt-table", "gt-close", "gt-vast"]),
        (18, ["gt-table", "gt-close", "gt-vast"]),
        (19, ["gt-table", "gt-close", "gt-vast", "gt-vaster"]),
    ],
)
def test_a_table_of_many_columns_is_set_close_and_told_apart_for_paper(table_of, further, dressed):
    table = table_of(row("A", *[number(1.0)] * further), columns=(AREA, *[COUNT] * further))

    assert dress(table) == dressed
    assert len(table.xpath("./tbody//td/@data-label")) == (further if "gt-vast" in dressed else 0)


def test_four_figures_of_a_record_stand_in_one_line(main_of):
    [table] = main_of(measures_table()).xpath(".//table")

    assert dress(table) == ["gt-table", "gt-stack", "gt-four"]


def test_columns_that_differ_have_their_share_of_the_width(table_of):
    columns = (Column("Area", width=2.2), Column("Crimes", holds="number", width=0.8))

    assert table_of(columns=columns).xpath("./colgroup/col/@class") == ["w73", "w27"]
    assert table_of().xpath("./colgroup") == []
