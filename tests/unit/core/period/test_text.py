"""How periods are written by people: what is read, and what is refused with both readings."""

import pytest

from goldthread.core.period import BadPeriod, Period
from goldthread.core.period.text import MONTH_NAMES


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("2025-05", "2025-05"),
        ("May 2025", "2025-05"),
        ("Sept 2025", "2025-09"),
        ("sep 2025", "2025-09"),
        ("2025", "2025"),
        ("2025/26", "2025/26"),
        ("2025/2026", "2025/26"),
        ("1999/00", "1999/00"),
        ("2025/26 Q1", "2025/26 Q1"),
        ("Q1 2025/26", "2025/26 Q1"),
        ("2021/22 Q4", "2021/22 Q4"),
        ("  2025/26   q3 ", "2025/26 Q3"),
        ("2025/26 H1", "2025/26 H1"),
        ("H2 2025/26", "2025/26 H2"),
        ("2025 Q4", "2025/26 Q3"),
        ("2025 Q1", "2024/25 Q4"),
        ("Q2 2025", "2025/26 Q1"),
        ("2025-Q3", "2025/26 Q2"),
        ("to March 2022", "12m to 2022-03"),
        ("year to March 2022", "12m to 2022-03"),
        ("Year ending Mar 2022", "12m to 2022-03"),
        ("12 months to March 2022", "12m to 2022-03"),
        ("12m to 2022-03", "12m to 2022-03"),
        ("October to December 2025", "2025/26 Q3"),
        ("Oct-Dec 2025", "2025/26 Q3"),
        ("Oct–Dec 2025", "2025/26 Q3"),
        ("Oct – Dec 2025", "2025/26 Q3"),
        ("April to September 2025", "2025/26 H1"),
        ("October 2025 to March 2026", "2025/26 H2"),
        ("October to March 2026", "2025/26 H2"),
        ("April 2025 to March 2026", "2025/26"),
        ("January to December 2025", "2025"),
        ("February to April 2025", "2025-02..2025-04"),
        ("Nov 2024–Feb 2025", "2024-11..2025-02"),
        ("2025-01..2025-03", "2025-01..2025-03"),
        ("2022-04-28", "2022-04-28"),
        ("28 April 2022", "2022-04-28"),
        ("8 Apr 2022", "2022-04-08"),
        ("YTD 2025-09", "YTD 2025-09"),
        ("ytd September 2025", "YTD 2025-09"),
        ("wave 2025-04..2025-06", "wave 2025-04..2025-06"),
        ("wave 2025-04..2025-06 Victims – Wave 12", "wave 2025-04..2025-06 Victims – Wave 12"),
    ],
)
def test_period_text_is_read_as_its_code(text: str, code: str) -> None:
    assert Period.parse(text).code == code


def test_period_text_reads_a_calendar_quarter_as_the_same_span_as_the_financial_one() -> None:
    assert Period.parse("2025 Q4") == Period.parse("2025/26 Q3")


@pytest.mark.parametrize("number", range(1, 13))
def test_period_text_reads_every_month_name_long_and_short(number: int) -> None:
    name = MONTH_NAMES[number - 1]

    assert Period.parse(f"{name} 2025") == Period.parse(f"{name[:3]} 2025") == Period.month(2025, number)


@pytest.mark.parametrize(
    ("text", "calendar", "financial"),
    [
        ("Q1", "January to March", "April to June"),
        ("q2", "April to June", "July to September"),
        ("Q3", "July to September", "October to December"),
        (" Q4 ", "October to December", "January to March"),
    ],
)
def test_period_text_refuses_a_bare_quarter_and_offers_both_readings(text: str, calendar: str, financial: str) -> None:
    number = text.strip()[1]

    with pytest.raises(BadPeriod) as refused:
        Period.parse(text)

    assert refused.value.fault == f'"{text}" is not a period that can be read in one way.'
    assert refused.value.mend == (
        f"Q{number} alone can mean {calendar} (calendar year, written 2025 Q{number}) "
        f"or {financial} (financial year, written 2025/26 Q{number}); say which, with its year."
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("2025-13", '"2025-13": There is no month 13.'),
        ("2025-00", '"2025-00": There is no month 0.'),
        ("2025/26 Q5", '"2025/26 Q5": There is no quarter 5.'),
        ("2025/26 H3", '"2025/26 H3": There is no half 3.'),
        ("0025", '"0025": The year 25 is not one of 1900 to 2199.'),
        ("2025-03..2025-01", '"2025-03..2025-01": A period must end after it starts.'),
        ("9999-12-31", '"9999-12-31": The year 9999 is not one of 1900 to 2199.'),
        ("2025/27", '"2025/27" is not a period that can be read in one way.'),
        ("31 April 2022", '"31 April 2022" is not a period that can be read in one way.'),
        ("2022-02-30", '"2022-02-30" is not a period that can be read in one way.'),
        ("Marc 2025", '"Marc 2025" is not a period that can be read in one way.'),
        ("May", '"May" is not a period that can be read in one way.'),
        ("2025 H1", '"2025 H1" is not a period that can be read in one way.'),
        ("05/2025", '"05/2025" is not a period that can be read in one way.'),
        ("٢٠٢٥", '"٢٠٢٥" is not a period that can be read in one way.'),
        ("", '"" is not a period that can be read in one way.'),
    ],
)
def test_period_text_refuses_what_names_no_period(text: str, said: str) -> None:
    with pytest.raises(BadPeriod) as refused:
        Period.parse(text)

    assert str(refused.value).startswith(said)


def test_period_text_tells_how_a_period_is_written() -> None:
    with pytest.raises(BadPeriod) as refused:
        Period.parse("last month")

    for example in ("2025-05", "2025/26 Q1", "2025/26 H1", "2025/26", "2025", "year to March 2022", "2022-04-28"):
        assert example in refused.value.mend
        assert Period.parse(example)


def test_period_text_tells_that_a_financial_year_takes_a_slash() -> None:
    with pytest.raises(BadPeriod) as refused:
        Period.parse("2025-26")

    assert str(refused.value) == '"2025-26": There is no month 26. A financial year is written 2025/26.'
