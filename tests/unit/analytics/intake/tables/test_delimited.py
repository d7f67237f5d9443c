"""Bytes and rows of CSV files, and the place of the first faulty one."""

import hashlib
from collections.abc import Callable, Sequence

import pytest

from goldthread.analytics.intake.opening import Incoming
from goldthread.analytics.intake.tables import delimited
from goldthread.core.errors import BadInput

Write = Callable[..., Incoming]


def fine(row: Sequence[str]) -> str:
    return ""


def first_fault(incoming: Incoming, check: Callable[[Sequence[str]], str] = fine) -> str:
    return str(delimited.first_fault(incoming.path, incoming.name, check) or "")


@pytest.mark.parametrize(
    ("content", "ending", "mixed"),
    [
        (b"a,b\n1,2\n", "lf", False),
        (b"a,b\r\n1,2\r\n", "crlf", False),
        (b"a,b\r\n1,2\n", "lf", True),
        (b"a,b\r\n1,2\r\n3,4\n", "crlf", True),
        (b"a,b", "lf", False),
        (b"", "lf", False),
    ],
)
def test_line_ending_is_what_most_lines_end_in(text_file: Write, content: bytes, ending: str, mixed: bool) -> None:
    mark = delimited.fingerprint(text_file(content).path)

    assert (mark.line_ending, mark.is_mixed) == (ending, mixed)


def test_line_ending_across_two_blocks_is_counted_once(text_file: Write) -> None:
    content = b"x" * (delimited.BLOCK - 1) + b"\r\nab\r\n"

    mark = delimited.fingerprint(text_file(content).path)

    assert (mark.lines, mark.crlf_lines) == (2, 2)


def test_digest_is_the_sha256_of_the_bytes(text_file: Write) -> None:
    content = b"\xef\xbb\xbfa,b\r\n"

    assert delimited.digest(text_file(content).path) == hashlib.sha256(content).hexdigest()


def test_rows_are_numbered_as_spreadsheets_number_them(text_file: Write) -> None:
    incoming = text_file('a,b\n1,"x\ny"\n\n2,"say ""so"""\n')

    assert list(delimited.rows(incoming.path, "f")) == [
        (1, ["a", "b"]),
        (2, ["1", "x\ny"]),
        (3, []),
        (4, ["2", 'say "so"']),
    ]


@pytest.mark.parametrize(("content", "expected"), [("\ufeffa,b\n", ("a", "b")), ("a,b", ("a", "b")), ("", ())])
def test_header_is_the_first_row(text_file: Write, content: str, expected: tuple[str, ...]) -> None:
    assert delimited.header(text_file(content).path, "f") == expected


def test_fold_takes_case_and_blanks_away() -> None:
    assert delimited.fold("  LSOA   Code ") == "lsoa code"


def test_positions_find_headings_in_any_order_and_case() -> None:
    assert delimited.positions(("B ", "x", "a"), ("a", "b"), "f") == {"a": 2, "b": 0}


@pytest.mark.parametrize(
    ("headings", "sentence"),
    [
        (("a",), "f: The column “b” is missing. Fetch the file again, or put the column back."),
        ((), "f: The columns “a”, “b” are missing. Fetch the file again, or put the column back."),
        (("a", "b", "A "), "f, row 1: The column “a” stands twice. Take one of them out."),
    ],
)
def test_positions_refuse_a_column_that_is_missing_or_stands_twice(headings: tuple[str, ...], sentence: str) -> None:
    with pytest.raises(BadInput) as told:
        delimited.positions(headings, ("a", "b"), "f")

    assert str(told.value) == sentence


def test_file_without_fault_has_none(text_file: Write) -> None:
    assert first_fault(text_file('a,b\n"1,5",2\n\n3,4\n\n')) == ""


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"a,b\n1,2\n3", "file.csv, row 3: has 1 of 2 cells: the row is cut short. Fetch the file again."),
        (
            b"a,b\n1,2,3\n",
            "file.csv, row 2: has 3 cells where the header has 2. A cell that holds a comma must stand in quotes.",
        ),
        (b"a,b\n1,2\n3,\xa34\n", "file.csv, row 3: is not in UTF-8. Save it as “CSV UTF-8”, separated by commas."),
        (
            b'a,b\n1,2\n"3,4\n5,6\n',
            "file.csv, row 3: a quoted cell is not closed, or a quote stands amiss (unexpected end of data). "
            "Fetch it again: it may be cut short.",
        ),
    ],
)
def test_first_fault_is_told_with_its_row(text_file: Write, content: bytes, sentence: str) -> None:
    assert first_fault(text_file(content)) == sentence


def test_first_fault_asks_the_check_of_every_row_but_the_header(text_file: Write) -> None:
    def no_x(row: Sequence[str]) -> str:
        return "an x stands here." if "x" in row else ""

    assert first_fault(text_file("x,b\n1,2\n3,x\n"), no_x) == "file.csv, row 3: an x stands here."


@pytest.mark.parametrize(
    ("content", "row"),
    [(b"a,b\n1,2\n", 0), (b"\0a\n", 1), (b"a,b\n1,\0\n\0\n", 2), (b"x\n" * 700_000 + b"\0", 700_001)],
)
def test_first_byte_that_no_text_has_is_told_by_its_row(text_file: Write, content: bytes, row: int) -> None:
    assert delimited.fingerprint(text_file(content).path).nought_row == row
