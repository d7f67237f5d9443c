"""The parts of a paper on the page: numbers that are links to themselves, charts with their data, what is withheld."""

from dataclasses import replace

import pytest
from tests.unit.documents.paper import CLOSED, long_table, measures_table, robbery_chart, sample_paper

from goldthread.documents.chart import Position
from goldthread.documents.picture import Strip
from goldthread.documents.text import Span, words
from goldthread.documents.tree import Chart, Marking, Note, Paragraph, Points, Section, Table, Withheld


def test_a_paragraph_is_numbered_and_its_number_leads_to_it(main_of, said):
    main = main_of(Paragraph(words("First.")), Paragraph(words("Second."), keep=True))

    assert [(line.get("id"), line.get("class"), said(line)) for line in main.xpath("./p")] == [
        ("p-1-1", "gt-p", "1.1 First."),
        ("p-1-2", "gt-p gt-keep", "1.2 Second."),
    ]
    assert [(link.get("href"), link.get("aria-label")) for link in main.xpath("./p/a")] == [
        ("#p-1-1", "paragraph 1.1"),
        ("#p-1-2", "paragraph 1.2"),
    ]


def test_a_paragraph_without_a_number_is_its_words(main_of):
    [line] = main_of(Paragraph(words("Bare."), numbered=False)).xpath("./p")

    assert (line.get("id"), line.text, len(line)) == (None, "Bare.", 0)


def test_points_notes_and_withheld_parts_have_their_elements(main_of, said):
    parts = (
        Points((words("One"), words("Two"))),
        Note(words("From files.")),
        Withheld(words("Withheld here."), "costs"),
    )

    main = main_of(*parts)

    assert [said(point) for point in main.xpath("./ul[@class='gt-points']/li")] == ["One", "Two"]
    assert [said(note) for note in main.xpath("./p[@class='gt-prov']")] == ["From files."]
    assert [said(line) for line in main.xpath("./p[@class='gt-withheld']")] == ["Withheld here."]


@pytest.mark.parametrize(("count", "boxes"), [(1, []), (2, [2]), (3, [3])])
def test_strips_that_follow_one_another_stand_in_a_box_of_two_columns(main_of, count, boxes):
    strip = replace(robbery_chart(), key="", picture=Strip(Position(57.2, milestone=57.4)))

    main = main_of(robbery_chart(), *[strip] * count, Paragraph(words("After.")))

    assert [len(box.xpath("./figure")) for box in main.xpath("./div[@class='gt-two']")] == boxes
    assert len(main.xpath("./figure")) == 1 + count - sum(boxes)


def test_a_section_is_named_by_its_heading(main_of, said):
    main = main_of()

    assert main.get("aria-labelledby") == "s-1-title"
    assert [(head.tag, head.get("id"), said(head)) for head in main] == [("h2", "s-1-title", "1 One")]


def test_sections_in_sections_go_down_to_the_last_level_of_heading(main_of):
    inner = Section("The last", ())
    for depth in range(5):
        inner = Section(f"{depth}", (inner,))

    main = main_of(inner)

    assert [head.tag for head in main.xpath(".//section/*[1]")] == ["h3", "h4", "h5", "h6", "h6", "h6"]
    assert main.xpath(".//section/@id")[:2] == ["s-1-1", "s-1-1-1"]


def test_only_the_outermost_section_is_a_landmark(main_of):
    main = main_of(Section("What lies behind", (Section("Deeper", ()),)))

    assert main.get("aria-labelledby") == "s-1-title"
    assert [inner.get("aria-labelledby") for inner in main.xpath(".//section")] == [None, None]


def test_language_and_landscape_are_the_section_s(main_of):
    [welsh, wide] = main_of(Section("Crynodeb", (), language="cy"), Section("Wide", (), landscape=True)).xpath(
        "./section"
    )

    assert (welsh.get("lang"), welsh.get("class")) == ("cy", None)
    assert (wide.get("lang"), wide.get("class")) == (None, "gt-wide")


@pytest.mark.parametrize(
    "part",
    [
        Paragraph(words("A price."), marking=CLOSED),
        Table("T", measures_table().columns, (), marking=CLOSED),
        Section("Closed", (), marking=CLOSED),
        Chart("T", "", "A", robbery_chart().picture, robbery_chart().data, marking=CLOSED),
    ],
)
def test_a_part_that_is_not_public_says_so_with_its_category(main_of, said, part):
    lines = main_of(part).xpath(".//p[@class='gt-marking']")

    assert [said(line) for line in lines] == [f"Not public: {CLOSED.category}"]


def test_a_public_part_bears_no_marking(main_of):
    assert main_of(Paragraph(words("Open."), marking=Marking())).xpath(".//p[@class='gt-marking']") == []


def test_a_chart_is_a_figure_with_its_message_over_it(main_of, said):
    chart = robbery_chart()

    [figure] = main_of(chart).xpath("./figure")

    assert figure.get("id") == "chart-1"
    assert [child.tag for child in figure] == ["figcaption", "svg", "svg", "ul", "p", "details"]
    assert [said(part) for part in figure[0]] == ["Chart 1", chart.title, chart.sub]
    assert figure[0][0].get("href") == "#chart-1"


def test_a_line_is_drawn_for_a_page_and_for_a_phone_with_its_text_alternative(main_of):
    drawings = main_of(robbery_chart()).xpath("./figure/svg")

    assert [drawing.get("class").split()[-1] for drawing in drawings] == ["gt-chart__wide", "gt-chart__narrow"]
    assert [(drawing.get("role"), drawing.get("aria-label")) for drawing in drawings] == [
        ("img", robbery_chart().alt)
    ] * 2


def test_other_pictures_have_one_drawing(tree_of):
    figures = tree_of(sample_paper()).xpath("//main//figure")

    assert [len(figure.xpath("./svg")) for figure in figures] == [2, 1, 2, 1, 2]
    assert all(figure.xpath("./svg/@aria-label") for figure in figures)


def test_a_key_has_a_shape_and_words_for_each_kind(main_of, said):
    entries = main_of(robbery_chart()).xpath(".//ul[@class='gt-chart__key']/li")

    assert [([child.tag for child in entry], said(entry)) for entry in entries] == [
        (["svg", "span"], word) for _shape, word in robbery_chart().shapes
    ]


def test_the_figures_behind_a_chart_are_folded_under_it(main_of, said):
    chart = robbery_chart()

    [details] = main_of(chart).xpath("./figure/details")

    assert details.get("open") is None
    assert said(details[0]) == "The figures behind this chart"
    assert said(details.xpath(".//caption")[0]) == "Robberies by month"
    assert [(said(row[0]), said(row[1])) for row in details.xpath(".//tbody/tr")] == [
        (point.period.words, "not held" if point.value is None else str(point.value))
        for point in chart.picture.chart.points
    ]
    assert details.xpath(".//td/data/@value") == [
        str(point.value) for point in chart.picture.chart.points if point.value is not None
    ]


def test_every_figure_of_a_long_table_is_on_the_page(main_of, said):
    table = long_table()

    rows = main_of(table).xpath(".//tbody/tr[not(@class)]")

    assert [[said(cell) for cell in row[1:]] for row in rows] == [
        [cell.text for cell in row.cells] for row in table.rows if hasattr(row, "cells")
    ]


def test_the_same_part_used_twice_has_one_anchor(main_of):
    part, table, chart = Paragraph(words("Twice.")), replace(measures_table(), key=""), replace(robbery_chart(), key="")

    main = main_of(part, part, table, table, chart, chart, Section("S", (part,)))

    anchors = main.xpath(".//@id")
    assert len(anchors) == len(set(anchors))


def test_a_reference_leads_to_the_part_that_it_names(tree_of, said):
    tree = tree_of(sample_paper())

    links = {said(link): link.get("href") for link in tree.xpath("//p[@id='p-1-1']/a[starts-with(@href, '#')]")}

    assert {name: links[name] for name in ("chart 1", "table 1")} == {"chart 1": "#chart-1", "table 1": "#table-1"}
    assert said(tree.xpath("//figure[@id='chart-1']/figcaption/a")[0]) == "Chart 1"


def test_a_welsh_span_says_its_language(main_of):
    main = main_of(Paragraph(words("In Welsh: ", Span("tŷ", language="cy"))))

    assert [(span.get("lang"), span.text) for span in main.xpath(".//p/span")] == [("cy", "tŷ")]
