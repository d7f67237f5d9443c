"""One answer of each kind that names nothing: what is read, and what is said of what cannot be."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as some

from goldthread.apps.registers.values.fault import AnswerFault
from goldthread.apps.registers.values.kinds import LARGEST_AMOUNT, LARGEST_NUMBER, clean, read
from goldthread.apps.registers.values.lookup import Lookup
from goldthread.core.spec import Choice, Field, FieldKind

SIZES = (Choice("small", "Small grant"), Choice("large", "Large grant"))


def told(kind: FieldKind, text: str, **facts: object) -> str:
    with pytest.raises(AnswerFault) as fault:
        read(Field(name="a", label="A", kind=kind, **facts), text, Lookup())
    return str(fault.value)


def value(kind: FieldKind, text: str, **facts: object) -> object:
    return read(Field(name="a", label="A", kind=kind, **facts), text, Lookup())


@pytest.mark.parametrize(
    "text",
    [
        "3 4 2026", "03/04/2026", "3.4.2026", "3-4-2026", "3 / 4 / 2026", "2026-04-03", "2026-4-3", "3 April 2026",
        "3rd april 2026", "3 Apr 2026", "03 APR. 2026", "3 April, 2026", "3-Apr-2026",
    ],
)  # fmt: skip
def test_day_is_read_with_the_day_before_the_month(text: str) -> None:
    assert value(FieldKind.DATE, text) == date(2026, 4, 3)


@pytest.mark.parametrize(
    "text",
    [
        "31 2 2026",
        "4 2026",
        "3 13 2026",
        "3 4 26",
        "April 2026",
        "3 Ma 2026",
        "soon",
        "2026-04",
        "46115",
        "٣ ٤ ٢٠٢٦",
        "3 4",
    ],
)
def test_what_is_no_day_is_told_with_how_to_write_one(text: str) -> None:
    assert told(FieldKind.DATE, text) == f"“{text}” is no day. Give day, month and year in full, such as 3 4 2026."


@pytest.mark.parametrize("year", [1899, 2200, 9999])
def test_day_in_a_year_that_no_record_holds_is_refused(year: int) -> None:
    assert told(FieldKind.DATE, f"1 1 {year}") == f"is a day in the year {year}. Give one between 1900 and 2199."


@given(some.dates(date(1900, 1, 1), date(2199, 12, 31)))
def test_every_day_is_read_in_each_of_its_forms(day: date) -> None:
    forms = [f"{day.day} {day.month} {day.year}", day.isoformat(), f"{day:%d %B %Y}", f"{day:%d/%m/%Y}"]

    assert [value(FieldKind.DATE, form) for form in forms] == [day] * 4


@pytest.mark.parametrize(
    ("text", "number"), [("0", 0), ("1,200", 1200), ("-3", -3), ("−3", -3), ("+7", 7), ("12.0", 12), ("007", 7)]
)
def test_whole_number_is_read_with_commas_and_signs(text: str, number: int) -> None:
    assert value(FieldKind.NUMBER, text) == number


@pytest.mark.parametrize("text", ["1.5", "1,20", "twelve", "1 200", "1e3", "0x1", "9" * 5000, "٣", "--3", "½", "nan"])
def test_what_is_no_whole_number_is_told(text: str) -> None:
    assert "is no whole number. Write it in figures, such as 1,200." in told(FieldKind.NUMBER, text)


def test_number_that_no_column_holds_is_refused() -> None:
    assert value(FieldKind.NUMBER, str(LARGEST_NUMBER)) == LARGEST_NUMBER
    assert told(FieldKind.NUMBER, str(LARGEST_NUMBER + 1)) == "is too large. Give at most 2,147,483,647."


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("1200", "1200.00"),
        ("£1,200.50", "1200.50"),
        ("1.5", "1.50"),
        ("-£3", "-3.00"),
        ("−3", "-3.00"),
        ("0.100", "0.10"),
    ],
)
def test_amount_is_read_to_the_penny(text: str, amount: str) -> None:
    assert str(value(FieldKind.MONEY, text)) == amount


def test_negative_nought_is_nought() -> None:
    assert str(value(FieldKind.MONEY, "-0")) == "0.00"


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("1.234", "“1.234” has parts of a penny. Round it to the penny."),
        ("about 5", "“about 5” is no amount in pounds. Write it in figures, such as 1,200.50."),
        ("1,20", "“1,20” is no amount in pounds. Write it in figures, such as 1,200.50."),
        ("€5", "“€5” is no amount in pounds. Write it in figures, such as 1,200.50."),
        ("5k", "“5k” is no amount in pounds. Write it in figures, such as 1,200.50."),
        ("10000000000", "is too large. Give at most £9,999,999,999.99."),
    ],
)
def test_what_is_no_amount_is_told(text: str, fault: str) -> None:
    assert told(FieldKind.MONEY, text) == fault


def test_largest_amount_is_read() -> None:
    assert value(FieldKind.MONEY, str(LARGEST_AMOUNT)) == Decimal("9999999999.99")


@pytest.mark.parametrize(("text", "answer"), [("yes", True), ("Yes", True), ("NO", False)])
def test_yes_and_no_are_read_in_either_case(text: str, answer: bool) -> None:
    assert value(FieldKind.YES_NO, text) is answer


def test_perhaps_is_neither() -> None:
    assert told(FieldKind.YES_NO, "perhaps") == "“perhaps” is neither yes nor no. Answer yes or no."


@pytest.mark.parametrize("text", ["small", "Small grant", "SMALL GRANT"])
def test_choice_is_known_by_its_code_and_by_its_words(text: str) -> None:
    assert value(FieldKind.CHOICE, text, choices=SIZES) == "small"


def test_strange_choice_is_told_with_the_nearest() -> None:
    assert told(FieldKind.CHOICE, "Smal grant", choices=SIZES) == (
        "“Smal grant” is none of its answers. Did you mean “Small grant”? Give one of: Small grant, Large grant."
    )


def test_text_that_is_too_long_is_told_with_both_lengths() -> None:
    assert value(FieldKind.LINE, "x" * 200) == "x" * 200
    assert told(FieldKind.LINE, "x" * 1201) == "has 1,201 characters. Cut it to 200 at most."
    assert told(FieldKind.TEXT, "x" * 11, longest=10) == "has 11 characters. Cut it to 10 at most."


def test_line_has_single_blanks_and_a_text_keeps_its_lines() -> None:
    assert clean("  a\t b\r\nc ") == "a b c"
    assert clean(" a\r\n\r\nb \r", lines=True) == "a\n\nb"


def test_letters_are_kept_in_one_form() -> None:
    assert clean("Cafe\u0301") == "Café"


@pytest.mark.parametrize("text", ["", " ", "\u200b", "\ufeff \u00a0", "\n\n"])
def test_what_shows_nothing_is_empty(text: str) -> None:
    assert clean(text) == ""


@pytest.mark.parametrize("sign", ["\x00", "\x08", "\x1b", "\x7f", "\x9f", "\ud800", "\ufffe", "\u202e", "\u2066"])
def test_sign_that_nobody_sees_is_told_by_its_place(sign: str) -> None:
    with pytest.raises(AnswerFault) as fault:
        clean(f"ab{sign}c")

    assert str(fault.value) == (
        f"holds a sign that nobody sees (U+{ord(sign):04X}, character 3). Delete it, or type the text again."
    )


@given(some.text())
def test_clean_text_is_clean_already(text: str) -> None:
    try:
        found = clean(text, lines=True)
    except AnswerFault:
        return

    assert clean(found, lines=True) == found
