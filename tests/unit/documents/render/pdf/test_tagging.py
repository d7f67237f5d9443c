"""Row heads in a file that Typst made: what is added, what stays as it was, what is refused."""

import io

import pytest
from pypdf import PdfReader

from goldthread.documents.render.pdf.paper import as_data
from goldthread.documents.render.pdf.press import pressed
from goldthread.documents.render.pdf.tagging import with_row_heads
from goldthread.documents.text import words
from goldthread.documents.tree import Cell, Column, Group, Paragraph, Row, Table


def rows(count):
    return tuple(Row(words(f"Row {place}"), (Cell(place, words(str(place))),)) for place in range(count))


def table(*lines):
    return Table("A table", (Column("A"), Column("B")), lines)


def test_what_is_seen_stays_as_it_was(paper):
    document = paper(table(*rows(9)))
    plain = pressed(as_data(document), made_on=document.made_on)

    before, after = (PdfReader(io.BytesIO(content)) for content in (plain, with_row_heads(plain)))

    assert [page.get_contents().get_data() for page in after.pages] == [
        page.get_contents().get_data() for page in before.pages
    ]


def test_index_points_at_every_object(make, paper):
    made = make(paper(table(*rows(9))))
    start = int(made.content.split(b"startxref")[1].split()[0])
    entries = made.content[start:].split(b"trailer")[0].splitlines()[2:]

    places = {number: int(entry[:10]) for number, entry in enumerate(entries) if entry[17:18] == b"n"}

    assert len(places) > 50
    assert all(made.content[place:].startswith(b"%d 0 obj" % number) for number, place in places.items())


def test_column_that_ties_rows_leaves_the_tags(make, paper):
    (tagged,) = make(paper(table(Group(words("Group")), *rows(4)))).tree.all("Table")

    assert [[cell.tag for cell in row.kids] for row in tagged.all("TR")] == [["TH", "TH"], ["TH"], *[["TH", "TD"]] * 4]
    assert tagged.all("TR")[1].kids[0].attributes["/ColSpan"] == 2
    assert len(tagged.all("TR")[1].kids[0].headers) == 2


def test_cells_without_a_group_name_their_column_and_their_row(make, paper):
    (tagged,) = make(paper(table(*rows(2)))).tree.all("Table")
    (_, column), (head, cell) = (row.kids for row in tagged.all("TR")[:2])

    assert cell.headers == [column.id, head.id]


def test_groups_too_long_to_repeat_are_heads_of_their_row(make, paper):
    (tagged,) = make(paper(table(Group(words("words " * 300)), *rows(2)))).tree.all("Table")
    (group,) = tagged.all("TR")[1].kids

    assert (group.tag, group.attributes["/Scope"], group.attributes["/ColSpan"]) == ("TH", "/Row", 2)


def test_paper_without_tables_stays_as_it_is(paper):
    document = paper(Paragraph(words("No table.")))
    plain = pressed(as_data(document), made_on=document.made_on)

    assert PdfReader(io.BytesIO(with_row_heads(plain))).pages[1].extract_text().count("No table.") == 1
    assert len(with_row_heads(plain)) == pytest.approx(len(plain), abs=50)


def test_file_without_a_plain_index_is_refused():
    with pytest.raises(ValueError, match="no plain index"):
        with_row_heads(b"%PDF-1.7\n1 0 obj\n<</Type/XRef>>\nendobj\nstartxref\n9\n%%EOF")
