"""Running text: each dress of a span, figures with their values, references, footnotes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldthread.core.errors import BadInput
from goldthread.documents.render.html.markup import safe
from goldthread.documents.render.html.paper import paper
from goldthread.documents.render.html.running import bound, calls, machine, notes, running, sources, valued
from goldthread.documents.text import Source, Span, words
from goldthread.documents.tree import Paragraph

BOUND = '<data value="57.2" data-name="confidence" class="gt-bound">57.2%</data>'


@pytest.fixture
def written(paper_of):
    """A span as it is written in a paper that holds it."""

    def write(*spans, **changes):
        text = words(*spans)
        return running(text, paper(paper_of(Paragraph(text, key="here"))), **changes)

    return write


@pytest.mark.parametrize(
    ("span", "markup"),
    [
        (Span("a < b"), "a &lt; b"),
        (Span("Robbery", strong=True), "<strong>Robbery</strong>"),
        (Span("not held", missing=True), '<span class="gt-missing">not held</span>'),
        (Span("tŷ", language="cy"), '<span lang="cy">tŷ</span>'),
        (Span("Law", href="https://example.org/?a&b"), '<a href="https://example.org/?a&amp;b">Law</a>'),
        (Span("Law", href="javascript:alert(1)"), "Law"),
        (Span("is not shown", to="here"), '<a href="#p-1-1">paragraph 1.1</a>'),
    ],
)
def test_a_span_is_dressed(written, span, markup):
    assert written(span) == markup


def test_a_shape_stands_before_its_word(written):
    found = written(Span("Red", shape="red"))

    assert found.startswith('<span class="gt-shape"><svg class="gt-icon gt-icon--red"')
    assert found.endswith("</svg>Red</span>")


def test_a_reference_to_no_part_is_refused(written):
    with pytest.raises(BadInput, match="No part of the paper has the key “nowhere”"):
        written(Span(to="nowhere"))


def test_a_figure_leads_to_its_source_and_says_where_it_comes_from(written):
    found = written(Span("57.2%", source=Source("confidence", 57.2, "A survey", "/trace/")))

    assert found == f'<a href="/trace/" class="gt-source" aria-describedby="source-1">{BOUND}</a>'


@pytest.mark.parametrize("href", ["", "javascript:alert(1)"])
def test_a_figure_without_an_address_leads_to_the_words_of_its_source(written, href):
    found = written(Span("57.2%", source=Source("confidence", 57.2, "A survey", href)))

    assert found == f'<a href="#source-1" class="gt-source" aria-describedby="source-1">{BOUND}</a>'


def test_a_figure_that_leads_nowhere_keeps_its_value(written):
    assert written(Span("57.2%", source=Source("confidence", 57.2, ""))) == BOUND


@pytest.mark.parametrize(
    "span",
    [Span("", source=Source("confidence", None, "A survey")), Span(" ", href="/a/"), Span("", href="/a/")],
)
def test_a_span_without_words_is_no_link(written, span):
    assert "<a " not in written(span)


def test_without_links_a_text_keeps_its_words_and_its_values(written):
    text = words(
        Span("57.2%", source=Source("confidence", 57.2, "A survey", "/trace/")),
        Span("", to="here"),
        Span("Law", href="https://example.org", footnote=words("Of 2011.")),
    )

    assert written(text, linked=False) == f"{BOUND}paragraph 1.1Law"


@pytest.mark.parametrize("value", [None, float("nan"), float("inf")])
def test_a_figure_without_a_value_is_its_words_alone(value):
    assert valued(safe("not known"), value, class_="n") == '<span class="n">not known</span>'


def test_a_source_without_a_value_is_still_bound(paper_of):
    whole = paper(paper_of())

    assert bound(safe("few"), Source("x", None, ""), whole) == '<span data-name="x" class="gt-bound">few</span>'


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_machine_loses_nothing(value):
    assert float(machine(value)) == value


@pytest.mark.parametrize(("value", "shown"), [(437.0, "437"), (-0.2, "-0.2"), (0.1 + 0.2, "0.30000000000000004")])
def test_machine_writes_whole_numbers_without_a_point(value, shown):
    assert machine(value) == shown


def test_a_footnote_is_called_where_it_hangs_and_leads_back(paper_of):
    text = words("Since April", Span("", footnote=words("A ", Span("rule", strong=True), ".")))
    whole = paper(paper_of(Paragraph(text)))

    called, listed = running(text, whole), notes(whole)

    assert called == 'Since April<sup><a href="#note-1" id="call-1" role="doc-noteref">1</a></sup>'
    assert listed == (
        '<ol><li id="note-1">A <strong>rule</strong>. <span class="gt-back"><span aria-hidden="true">↑ </span>'
        '<a href="#call-1" role="doc-backlink">paragraph 1.1</a></span></li></ol>'
    )


def test_a_footnote_called_twice_has_one_anchor(paper_of):
    text = words(Span("x", footnote=words("Once.")))
    whole = paper(paper_of(Paragraph(text)))

    first, second = calls(text, whole), calls(text, whole)

    assert first == '<sup><a href="#note-1" id="call-1" role="doc-noteref">1</a></sup>'
    assert second == '<sup><a href="#note-1" role="doc-noteref">1</a></sup>'


def test_a_footnote_that_has_no_number_stands_in_the_text(paper_of):
    text = words("Robbery", Span("", footnote=words("by its ", Span("law", strong=True))))

    assert running(text, paper(paper_of())) == "Robbery (by its <strong>law</strong>)"


def test_sources_are_listed_with_their_anchors(paper_of):
    told = [Span("1", source=Source("x", 1.0, words)) for words in ("A & B", "A survey")]

    assert sources(paper(paper_of(Paragraph(words(*told))))) == (
        '<ul class="gt-sources"><li id="source-1">A &amp; B</li><li id="source-2">A survey</li></ul>'
    )
