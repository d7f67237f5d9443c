"""References: one action under several grammars, and plain ones that mean themselves only."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldthread.core.reference import BadReference, Reference, alternatives, fold

SHORT = st.builds("{}{}{:02d}".format, st.integers(1, 9), st.sampled_from("CFP"), st.integers(1, 99))
LONG = st.builds(
    "{}{}-{}{:02d}".format,
    st.sampled_from(["T", "PL"]),
    st.integers(1, 99),
    st.sampled_from("CFP"),
    st.integers(1, 999),
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("7C01", Reference("7C01", "theme", 7, "C", 1)),
        ("T7-C01", Reference("T7-C01", "theme", 7, "C", 1)),
        ("PL1-C01", Reference("PL1-C01", "pledge", 1, "C", 1)),
        ("T12-F103", Reference("T12-F103", "theme", 12, "F", 103)),
        ("SO1-01", Reference("SO1-01")),
        ("1.2", Reference("1.2")),
        ("2016-18", Reference("2016-18")),
        ("7C1", Reference("7C1")),
        ("T0-C01", Reference("T0-C01")),
        ("7X01", Reference("7X01")),
    ],
)
def test_reference_is_taken_apart_by_its_grammar(text, expected):
    assert Reference.parse(text) == expected


@pytest.mark.parametrize("text", [" 7c01 ", "7 C 01", "７Ｃ０１"])
def test_reference_minds_neither_case_nor_blanks_nor_width(text):
    assert Reference.parse(text) == Reference.parse("7C01")


@pytest.mark.parametrize("dash", ["–", "—", "‐", "‑", "−"])
def test_reference_takes_any_dash_for_a_hyphen(dash):
    assert Reference.parse(f"t7{dash}c01") == Reference.parse("T7-C01")


@pytest.mark.parametrize("text", ["", " ", "Row 80!", "7/1", "-1", "<b>", "żółw", "a" * 41])
def test_reference_that_is_none_is_refused(text):
    with pytest.raises(BadReference):
        Reference.parse(text)


def test_reference_of_forty_characters_is_the_longest():
    assert Reference.parse("a" * 40).text == "a" * 40


def test_fault_says_what_to_write():
    with pytest.raises(BadReference) as caught:
        Reference.parse("7/1")

    assert str(caught.value) == ("“7/1” is no reference. Write one of letters, digits, hyphens and dots, such as 7C01.")


@pytest.mark.parametrize(
    ("text", "others"),
    [
        ("7C01", ("t7-c01",)),
        ("t7-c01", ("7c01",)),
        ("T12-C01", ()),
        ("T7-C100", ()),
        ("PL1-C01", ()),
        ("SO1-01", ()),
        ("not a reference!", ()),
    ],
)
def test_alternatives_are_the_other_ways_of_writing_it(text, others):
    assert alternatives(text) == others


@given(SHORT)
def test_short_reference_has_exactly_one_other_spelling_and_comes_back(text):
    (other,) = alternatives(text)

    assert alternatives(other) == (fold(text),)


@given(st.one_of(SHORT, LONG))
def test_reference_read_again_is_the_same(text):
    read = Reference.parse(text)

    assert Reference.parse(read.text) == read


@given(st.text(max_size=60))
def test_fold_is_done_once(text):
    assert fold(fold(text)) == fold(text)


@given(st.text(max_size=60))
def test_any_text_is_a_reference_or_refused(text):
    try:
        read = Reference.parse(text)
    except BadReference:
        return

    assert read.text.isascii()
    assert read.text == "".join(read.text.split())
