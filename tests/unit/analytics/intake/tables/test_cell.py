"""One cell says what it says, or its fault is the rest of a sentence that says what to do."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest

from goldthread.analytics.intake.tables import cell
from goldthread.core.period import Period

AS_TEXT = "Format the column as text and write it again."


def fault(read: Callable[..., Any], *arguments: Any) -> str:
    with pytest.raises(cell.CellFault) as told:
        read(*arguments)
    return str(told.value)


@pytest.mark.parametrize(
    ("given", "expected"), [("  4.1 ", "4.1"), (4.1, "4.1"), (3.0, "3"), (7, "7"), ("", ""), (1234567.0, "1234567")]
)
def test_text_is_read_as_it_would_be_written(given: float | str, expected: str) -> None:
    assert cell.text(given) == expected


@pytest.mark.parametrize("given", [date(2025, 4, 12), True, time(1), timedelta(1)])
def test_text_is_no_day_and_no_truth_value(given: Any) -> None:
    assert fault(cell.text, given) == f"“{given}” is not a text: Excel may have made a day of it. {AS_TEXT}"


@pytest.mark.parametrize("given", ["", "   "])
def test_required_text_may_not_be_blank(given: str) -> None:
    assert fault(cell.required_text, given) == "is blank. Every figure needs it."


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (57.2, 57.2),
        (0, 0.0),
        ("57.2", 57.2),
        (" -3.5 ", -3.5),
        ("\N{MINUS SIGN}3.5", -3.5),
        ("+8", 8.0),
        ("1,002", 1002.0),
        ("1,234,567.8", 1234567.8),
        ("", None),
        ("  ", None),
    ],
)
def test_number_is_read(given: float | str, expected: float | None) -> None:
    assert cell.number(given) == expected


@pytest.mark.parametrize(
    "given",
    ["TBC", "N/A", "-", "1,23", "12,34,567", "1.2.3", "nan", "inf", "1e5", "1_000", "٣", "57 to 58", "about 50"],
)
def test_text_in_a_number_cell_is_a_fault_never_a_nought(given: str) -> None:
    assert fault(cell.number, given) == (
        f"“{given}” is not a number. Write the figure alone, or leave the cell empty and use the note."
    )


@pytest.mark.parametrize(
    ("given", "plain"), [("57.2%", "57.2"), ("£1,200", "1200"), ("8.2 days", "8.2"), ("-3.5 points", "-3.5")]
)
def test_number_with_its_unit_is_a_fault_that_shows_the_number_alone(given: str, plain: str) -> None:
    assert fault(cell.number, given) == (
        f"“{given}” is not a number. Write {plain}; the unit stands on the measure's card."
    )


@pytest.mark.parametrize("given", [True, False, date(2025, 1, 1)])
def test_truth_value_or_day_is_no_number(given: Any) -> None:
    assert fault(cell.number, given).startswith(f"“{given}” is not a number.")


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("2025-05", Period.month(2025, 5)),
        ("2025/26 Q1", Period.quarter(2025, 1)),
        (2025.0, Period.year(2025)),
        (2025, Period.year(2025)),
        ("", None),
    ],
)
def test_period_is_read(given: float | str, expected: Period | None) -> None:
    assert cell.period(given) == expected


def test_month_that_became_a_day_is_a_fault() -> None:
    assert fault(cell.period, datetime(2025, 5, 1)) == (
        f"has become the day 2025-05-01: Excel makes days of months. {AS_TEXT}"
    )


def test_quarter_without_a_year_is_a_fault_that_offers_both_readings() -> None:
    told = fault(cell.period, "Q2")

    assert "April to June" in told
    assert "July to September" in told


def test_month_thirteen_is_a_fault() -> None:
    assert fault(cell.period, "2025-13").startswith("There is no month 13.")


def test_required_period_may_not_be_blank() -> None:
    assert fault(cell.required_period, "") == "is blank. Every figure needs it."


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("2022-05-31", date(2022, 5, 31)),
        (date(2022, 5, 31), date(2022, 5, 31)),
        (datetime(2022, 5, 31, 12), date(2022, 5, 31)),
        ("", None),
    ],
)
def test_day_is_read(given: Any, expected: date | None) -> None:
    assert cell.day(given) == expected


@pytest.mark.parametrize("given", ["31/05/2022", "2022-02-30", "May 2022", 44712.0])
def test_text_that_is_no_day_is_a_fault(given: Any) -> None:
    assert fault(cell.day, given).endswith("is not a day. Write it as 2022-05-31.")


@pytest.mark.parametrize(
    ("given", "expected"), [("at least", "at least"), (" At  Least ", "at least"), ("RANGE", "range"), ("", "")]
)
def test_sense_is_read_whatever_its_case(given: str, expected: str) -> None:
    assert cell.sense(given) == expected


def test_unknown_sense_is_a_fault_that_lists_the_known() -> None:
    assert fault(cell.sense, "more than") == (
        "“more than” is not a sense. Write one of: at least, under, exactly, range, parity, monitor; or leave it empty."
    )


@pytest.mark.parametrize(
    ("given", "sense", "expected"),
    [
        ("10-12", "range", (10.0, 12.0)),
        ("10 \N{EN DASH} 12.5", "range", (10.0, 12.5)),
        ("-2 to 1,000", "range", (-2.0, 1000.0)),
        (57.4, "at least", (57.4, None)),
        ("57.4", "", (57.4, None)),
        ("", "monitor", (None, None)),
    ],
)
def test_milestone_is_one_number_or_for_a_range_two(
    given: float | str, sense: str, expected: tuple[float | None, float | None]
) -> None:
    assert cell.milestone(given, sense) == expected


@pytest.mark.parametrize("given", ["10", 10.0, "", "10-12-14", "ten to twelve"])
def test_range_of_other_than_two_numbers_is_a_fault(given: float | str) -> None:
    assert fault(cell.milestone, given, "range") == (
        f"“{given}” is not a range of two numbers. Write it as 10-12, in a cell formatted as text."
    )


def test_range_from_high_to_low_is_a_fault() -> None:
    assert fault(cell.milestone, "12-10", "range") == (
        "“12-10” runs from the higher number to the lower. Write the lower first."
    )


def test_two_numbers_without_the_sense_of_a_range_are_a_fault() -> None:
    assert fault(cell.milestone, "10-12", "at least").startswith("“10-12” is not a number.")
