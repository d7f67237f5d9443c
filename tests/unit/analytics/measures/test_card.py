"""One card: its values are taken out checked, and a fault knows the line it stands on."""

from datetime import date
from pathlib import Path

import pytest

from goldthread.analytics.measures.card import Card, CardError, hint, line_of, read_card


def card(tmp_path: Path, text: str) -> Card:
    """A card of this text, read from a file."""
    file = tmp_path / "card.toml"
    file.write_text(text, encoding="utf-8")
    return read_card(file)


def fault(tmp_path: Path, content: str | bytes) -> CardError:
    """The error that reading this content ends in."""
    file = tmp_path / "card.toml"
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    with pytest.raises(CardError) as caught:
        read_card(file)
    return caught.value


def test_values_come_out_in_their_types(tmp_path: Path) -> None:
    read = card(tmp_path, 'a = " two  words "\nb = 3\nc = 2026-01-02\nd = ["x", "y  z"]\n')

    values = (read.words("a"), read.whole("b"), read.day("c"), read.texts("d"))

    assert values == ("two words", 3, date(2026, 1, 2), ("x", "y z"))


def test_value_with_a_default_may_be_left_out(tmp_path: Path) -> None:
    read = card(tmp_path, "")

    assert (read.words("theme", default=""), read.whole("base", default=50)) == ("", 50)


@pytest.mark.parametrize("text", ["a = 1", 'a = ""', 'a = "  "', "a = []"])
def test_text_that_is_none_or_empty_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(CardError, match='"a" must be a text that is not empty'):
        card(tmp_path, text).words("a")


@pytest.mark.parametrize("text", ["a = true", "a = 1.0", "a = -1", 'a = "1"'])
def test_number_that_is_not_whole_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(CardError, match='"a" must be a whole number, 0 or more'):
        card(tmp_path, text).whole("a")


@pytest.mark.parametrize("text", ['a = "one"', "a = [1]", 'a = ["one", ""]'])
def test_list_that_is_not_of_texts_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(CardError, match='"a" must be a list of texts'):
        card(tmp_path, text).texts("a")


def test_table_that_is_none_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CardError, match=r'line 2: "filter" must be a table\. Write \[filter\] on a line'):
        card(tmp_path, "order = 1\nfilter = 3\n").inner("filter")


def test_absent_table_is_empty(tmp_path: Path) -> None:
    assert card(tmp_path, "a = 1").inner("filter").lists() == {}


def test_syntax_error_is_told_at_its_own_line(tmp_path: Path) -> None:
    error = fault(tmp_path, 'a = "1"\nb = "2\nc = "3"\n')

    assert error.line == 2
    assert str(error).startswith(f"{tmp_path / 'card.toml'}, line 2: the TOML cannot be read: ")


def test_syntax_error_at_the_end_is_told_at_the_last_line(tmp_path: Path) -> None:
    assert fault(tmp_path, 'a = "1"\nb = [\n"x",\n').line == 3


def test_key_given_twice_is_refused(tmp_path: Path) -> None:
    assert fault(tmp_path, "a = 1\na = 2\n").line == 2


def test_file_that_is_not_utf8_is_refused_at_the_line_that_is_not(tmp_path: Path) -> None:
    error = fault(tmp_path, b'a = "plain"\nb = "caf\xe9"\n')

    assert (error.line, error.fault, error.hint) == (2, "the file is not UTF-8 text.", "Save it as UTF-8.")


def test_byte_order_mark_is_no_fault(tmp_path: Path) -> None:
    file = tmp_path / "card.toml"
    file.write_bytes(b"\xef\xbb\xbfa = 1\n")

    assert read_card(file).whole("a") == 1


TEXT = """\
# order = 9
title = "order = 1"
order = 3

[filter]
"crime_type" = ["a"]

[exclude]
crime_type = ["b"]
"""


@pytest.mark.parametrize(
    ("key", "table", "line"),
    [
        ("title", "", 2),
        ("order", "", 3),
        ("filter", "", 5),
        ("crime_type", "filter", 6),
        ("crime_type", "exclude", 9),
        ("outcome", "exclude", 8),
        ("nowhere", "", 1),
        ("", "", 1),
        ("", "exclude", 8),
    ],
)
def test_line_is_the_one_where_the_key_stands(key: str, table: str, line: int) -> None:
    assert line_of(TEXT, key, table=table) == line


def test_hint_names_the_nearest_or_else_all() -> None:
    assert hint("mouth", ["month", "year"]) == 'Did you mean "month"?'
    assert hint("weekly", ["month", "year"]) == "It can be: month, year."
    assert hint("weekly", []) == "It can be: nothing yet."
