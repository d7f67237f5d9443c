"""Sentences filled with spans: each keeps its dress and where it comes from."""

from goldthread.documents.text import Source, Span, plain, words
from goldthread.reports.parts.prose import fill, joined, listed, sentence, strong

FIGURE = Span("437", source=Source("robbery.value@2025/26 Q3", 437, "Street files"))


def test_filling_keeps_the_figure_and_its_source():
    text = fill("%(number)s robberies in %(period)s, 5%% more.", number=FIGURE, period="2025")

    assert plain(text) == "437 robberies in 2025, 5% more."
    assert text[0] is FIGURE


def test_filling_puts_words_in_the_order_of_the_translation():
    assert plain(fill("In %(period)s: %(number)s.", number=FIGURE, period="2025")) == "In 2025: 437."


def test_filling_leaves_signs_in_the_parts_alone():
    assert plain(fill("%(name)s is %(share)s.", name="100% %(share)s", share="5%")) == "100% %(share)s is 5%."


def test_filling_with_nothing_leaves_no_span_behind():
    assert fill("%(a)s%(b)s", a="", b=FIGURE) == (FIGURE,)


def test_joining_leaves_out_what_says_nothing():
    assert plain(joined(["One.", "", (), words("Two.")])) == "One. Two."
    assert joined(["", ()]) == ()


def test_listing_names_the_last_apart():
    assert [plain(listed(parts, "and")) for parts in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == [
        "", "a", "a and b", "a, b and c",
    ]  # fmt: skip


def test_strong_words_keep_where_they_come_from():
    text = strong(fill("%(number)s of them", number=FIGURE))

    assert [(span.text, span.strong) for span in text] == [("437", True), (" of them", True)]
    assert text[0].source is FIGURE.source


def test_a_sentence_begins_with_a_capital_and_keeps_the_rest():
    assert (sentence("year to March"), sentence("NHS"), sentence("")) == ("Year to March", "NHS", "")
