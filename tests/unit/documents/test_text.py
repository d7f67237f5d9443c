"""Running text: how spans are put together, and what remains of them as plain words."""

from goldthread.documents.text import NO_TEXT, Span, plain, without_footnotes, words

NOTED = Span("noted", strong=True, footnote=words("The note"))


def test_words_take_strings_spans_and_texts_in_order():
    text = words("Up ", Span("5", strong=True), words(" since ", Span("May")))

    assert text == (Span("Up "), Span("5", strong=True), Span(" since "), Span("May"))


def test_words_leave_out_empty_strings_but_no_span():
    assert words("", Span(""), NO_TEXT) == (Span(""),)
    assert words() == NO_TEXT


def test_plain_text_is_the_words_without_dress_or_footnotes():
    assert plain(words("Up ", NOTED, " there")) == "Up noted there"
    assert plain(NO_TEXT) == ""


def test_text_without_footnotes_says_the_same():
    text = without_footnotes(words("Up ", NOTED))

    assert text == (Span("Up "), Span("noted", strong=True))
    assert plain(text) == "Up noted"
