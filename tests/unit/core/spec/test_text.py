"""The one form in which typed text is kept."""

import pytest

from goldthread.core.spec.text import UnseenSign, clean


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("a\u200bb\u2060", "ab"),
        ("soft\u00adly", "softly"),
        ("\ufeffTitle\u200e", "Title"),
        ("a\u200db", "ab"),
        ("\U0001f469\u200d\U0001f692", "\U0001f469\u200d\U0001f692"),
        ("\u0645\u06cc\u200c\u062e", "\u0645\u06cc\u200c\u062e"),
        ("\u200b\u2060", ""),
    ],
)
def test_signs_of_no_width_go_unless_a_script_needs_them(typed, kept):
    assert clean(typed) == kept


def test_sign_that_turns_text_is_named_with_its_place():
    with pytest.raises(UnseenSign) as fault:
        clean("ab\u202ec")

    assert (fault.value.code, fault.value.place) == ("U+202E", 3)
