"""The stylesheet: the house look under its own names, faces only where letters need them, no string that gets out."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.documents.paper import measures_table

import goldthread
from goldthread.documents.chart import ink
from goldthread.documents.render.html.markup import safe
from goldthread.documents.render.html.paper import paper
from goldthread.documents.render.html.style import quoted, stylesheet
from goldthread.documents.render.html.table import table

ROOM = Path(goldthread.__file__).parent / "documents" / "render" / "html"
SITE = Path(goldthread.__file__).parent / "web" / "static" / "goldthread"
TOKEN = re.compile(r"(--gt-[a-z0-9-]+):\s*([^;]+);")
COLOUR = re.compile(r"#[0-9a-f]{3,8}\b")


def sheet():
    return (ROOM / "paper.css").read_text(encoding="utf-8")


@pytest.fixture
def style(paper_of):
    """The rules of a page that holds these words."""
    return lambda letters="", **changes: stylesheet(paper_of(**changes), safe(letters), marking="Public")


def test_every_token_is_that_of_the_house():
    house = dict(TOKEN.findall((SITE / "tokens.css").read_text(encoding="utf-8")))

    ours = dict(TOKEN.findall(sheet()))

    assert {name: value.strip() for name, value in ours.items()} == {name: house[name].strip() for name in ours}
    assert len(ours) > 30


def test_a_colour_outside_the_tokens_is_one_of_the_drawings():
    below = sheet()[sheet().index("/* 1. Ground */") :]

    drawn = {value for name, value in vars(ink).items() if name.isupper()}

    assert set(COLOUR.findall(below)) <= drawn


def test_the_faces_are_those_of_the_site():
    ours = sorted((ROOM / "fonts").glob("*.woff2"))

    assert [face.name for face in ours if face.read_bytes() != (SITE / "fonts" / face.name).read_bytes()] == []
    assert len(ours) == 6


def test_the_licence_of_the_faces_lies_beside_them():
    assert {path.name for path in (ROOM / "fonts").glob("*.txt")} == {
        "OFL-source-sans-3.txt",
        "OFL-source-serif-4.txt",
    }


@pytest.mark.parametrize(
    ("letters", "faces"),
    [("Plain words, £5 − 3 €", 3), ("âêîôû", 3), ("tŷ", 6), ("Łódź", 6), ("ẁ", 6)],
)
def test_further_letters_come_only_where_they_are_used(style, letters, faces):
    assert style(letters).count("@font-face") == faces


def test_nothing_is_asked_for_from_outside(style):
    assert set(re.findall(r"url\((.{10})", style("ŷ"))) == {"data:font/"}
    assert "@import" not in style()


def test_the_rules_hold_no_remark_and_no_end_of_their_element(style):
    found = style(title="</style><script>alert(1)</script>")

    assert "/*" not in found.replace(r"\2a ", "")
    assert "<" not in found


def test_columns_have_the_width_that_their_table_asks_for(paper_of):
    document = paper_of()
    body = table(measures_table(), paper(document), called="Table 1")

    found = stylesheet(document, body, marking="Public")

    assert re.findall(r"^\.w\d+\{.*\}$", found, re.MULTILINE) == [
        ".w10{width:10%}",
        ".w16{width:16%}",
        ".w20{width:20%}",
        ".w23{width:23%}",
    ]


def test_printed_pages_say_title_marking_edition_and_page(style):
    found = style(title="Paper", body="Body")

    assert re.findall(r"^@page\{@(.*?)\{content:(.*)\}\}$", found, re.MULTILINE) == [
        ("top-left", '"Paper, 2025"'),
        ("top-right", '"Public"'),
        ("bottom-left", '"Body. Edition 1, data to 31 December 2025"'),
        ("bottom-right", '"Page " counter(page) " of " counter(pages)'),
    ]
    assert found.endswith(
        "@page :first{@top-left{content:none}@top-right{content:none}"
        "@bottom-left{content:none}@bottom-right{content:none}}"
    )


def test_the_same_paper_has_the_same_rules(style, paper_of):
    again = stylesheet(replace(paper_of()), safe("ŷ"), marking="Public")

    assert style("ŷ") == again


@given(st.text())
def test_a_quoted_text_reads_as_itself_and_never_ends(text):
    found = quoted(text)

    inside = found[1:-1]
    read = re.sub(r"\\([0-9a-f]+) ", lambda sign: chr(int(sign[1], 16)), inside)
    assert read == text
    assert re.fullmatch(r"[A-Za-z0-9 ,.\\]*", inside)
