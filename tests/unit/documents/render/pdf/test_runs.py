"""Text as data: what a span wears becomes a key beside its words, and addresses are safe."""

import pytest

from goldthread.documents.numbering import number
from goldthread.documents.render.pdf.runs import address, anchor, language, runs, said
from goldthread.documents.text import Source, Span, words
from goldthread.documents.tree import Paragraph

NOTED = Span("noted", footnote=words("The note"))
SOURCE = Source("robbery", 5.0, "Street files", "https://example.org/robbery")


@pytest.fixture
def numbers(paper):
    return number(paper(Paragraph(words(NOTED), key="one"), Paragraph(words("Two."), key="two")))


@pytest.mark.parametrize(
    ("span", "expected"),
    [
        (Span("plain"), "plain"),
        (Span("#panic() *a*", strong=True), {"text": "#panic() *a*", "strong": True}),
        (Span("not held", missing=True), {"text": "not held", "missing": True}),
        (Span("Green", shape="green"), {"text": "Green", "sign": "green"}),
        (Span("tŷ", language="cy-GB"), {"text": "tŷ", "lang": "cy"}),
        (Span("5", source=SOURCE), {"text": "5", "source": True, "href": "https://example.org/robbery"}),
        (Span("5", source=Source("x", None, "A document")), "5"),
        (Span("out", href="https://example.org"), {"text": "out", "href": "https://example.org"}),
        (Span("out", href="javascript:x"), "out"),
        (Span(to="two"), {"text": "paragraph 1.2", "to": "part-1"}),
        (NOTED, {"text": "noted", "number": "1", "note": ["The note"]}),
    ],
)
def test_span_becomes_data(numbers, span, expected):
    assert runs((span,), numbers) == [expected]


def test_anchor_is_the_same_wherever_a_part_is_named(numbers):
    assert (anchor("one", numbers), anchor("two", numbers), anchor("none", numbers)) == ("part-0", "part-1", None)


@pytest.mark.parametrize(
    ("href", "expected"),
    [
        ("https://example.org/a?b=c#d", "https://example.org/a?b=c#d"),
        ("HTTP://example.org", "HTTP://example.org"),
        (" tel:+441150000000 ", "tel:+441150000000"),
        ("https://example.org/\ud800<x>", "https://example.org/%3Cx%3E"),
        ("https://example.org/" + "a" * 2000, ""),
        ("data:text/html,x", ""),
        ("/relative", ""),
    ],
)
def test_address_is_safe_or_none(href, expected):
    assert address(href) == expected


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ("en-GB", {"lang": "en", "region": "gb"}),
        ("cy", {"lang": "cy", "region": None}),
        ("zh-Hant-TW", {}),
        ("", {}),
    ],
)
def test_language_tag_is_taken_apart(tag, expected):
    assert language(tag) == expected


def test_only_what_there_is_is_said():
    assert said(a="", b=0, c=[], d=None, e="x", f=True) == {"e": "x", "f": True}
