"""Which letters reach a page as themselves, which as a sign, and where long words may break."""

import pytest

from goldthread.documents.chart.label import width_of
from goldthread.documents.render.pdf import letters
from goldthread.documents.render.pdf.letters import BREAK, breakable, drawable, longest_word, printable
from goldthread.documents.text import words
from goldthread.documents.tree import Paragraph


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("plain words, 5% & <b>", "plain words, 5% & <b>"),
        ("ŵ ŷ ł ą ż Ω Ж ≤ → ✓", "ŵ ŷ ł ą ż Ω Ж ≤ → ✓"),
        ("e\u0323\u0301", "ẹ\u0301"),
        ("w\u0302", "ŵ"),
        ("a\tb\nc  d\u2028e", "a b c d e"),
        ("a\x07b\x00c\u200dd\u202ee\ufeff", "abcde"),
        ("\ud800\udfff\ufdd0\ufffe\U0001ffff", ""),
        ("中文 😀", "�� �"),
        ("中\u0301x", "�x"),
        ("5\N{NO-BREAK SPACE}%", "5\N{NO-BREAK SPACE}%"),
        ("", ""),
    ],
)
def test_text_is_printable(text, expected):
    assert printable(text) == expected


def test_printable_text_stays_as_it_is():
    text = "Ŵ ẹ\u0301 � 5 − 3 “so”"

    assert printable(text) == text


@pytest.mark.parametrize(
    ("svg", "expected"),
    [
        ("<text>ŵ &amp; ≤ 5</text>", "<text>ŵ &amp; ≤ 5</text>"),
        ("<text>中 ⠿ א</text>", "<text>□ □ □</text>"),
        ("<text>x\u0330</text>", "<text>x</text>"),
        ("<text>plain</text>", "<text>plain</text>"),
    ],
)
def test_drawing_keeps_to_letters_of_its_face(svg, expected):
    assert drawable(svg) == expected


def test_every_letter_that_is_listed_can_be_set(make, paper):
    """Under PDF/UA-1 a letter that no face holds is an error, so that this paper would not be made."""
    held = {name: _listed(name) for name in ("own", "borrowed")}
    lines = [listed[start : start + 60] for listed in held.values() for start in range(0, len(listed), 60)]

    made = make(paper(*(Paragraph(words(" ".join(line)), numbered=False) for line in lines)))

    assert len(held["own"]) > 1500
    assert len(made.pages) > 3


def _listed(name):
    """The letters of a list, read from the ranges of its regular expression."""
    ends = letters._HELD[name].split("\\U")[1:]
    pairs = zip(ends[::2], ends[1::2], strict=True)
    return [chr(code) for low, high in pairs for code in range(int(low.rstrip("-"), 16), int(high, 16) + 1)]


@pytest.mark.parametrize("bold", [False, True])
def test_long_word_breaks_into_pieces_that_fit(bold):
    pieces = breakable("W" * 100, size=9.5, room=80, bold=bold).split(BREAK)

    assert pieces[0] == ""
    assert "".join(pieces) == "W" * 100
    assert all(width_of(piece, 9.5, bold=bold) <= 80 for piece in pieces)


def test_words_that_fit_are_left_alone():
    text = "Neighbourhood crime in the county"

    assert breakable(text, size=9.5, room=80) == text


def test_line_may_end_before_a_long_word_in_brackets():
    assert breakable("((neighbourhood))", size=9.5, room=90) == f"{BREAK}((neighbourhood))"


def test_word_never_breaks_between_a_letter_and_its_mark():
    pieces = breakable("x\u0301" * 100, size=9.5, room=50).split(BREAK)

    assert [piece for piece in pieces if piece.startswith("\u0301")] == []
    assert len(pieces) > 3


def test_widest_word_is_measured():
    assert longest_word("a bb WWW c", 10) == width_of("WWW", 10)
    assert longest_word("", 10) == 0
