"""Rows of quarters become figures; which edition they are is told by the quarters that they cover."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from goldthread.analytics.intake.figures import Figure
from goldthread.analytics.intake.opening import Incoming
from goldthread.analytics.sources.recorded_crime_force import LAYOUT
from goldthread.analytics.sources.recorded_crime_layout import PARTNERSHIP
from goldthread.analytics.sources.recorded_crime_sheets import read, told_of
from goldthread.core.period import Period

ROW = "2024/25,1,Kent,Arson,56A,Arson and damage,Arson,4"
Write = Callable[..., Incoming]


def figure(period: str, area: str = "Kent", code: str = "E23000032") -> Figure:
    quarter = Period.parse(period)
    return Figure("2024/25", "Arson", "", code, area, quarter.code, quarter.start, quarter.end, "offences", 1.0)


def rows(*lines: str) -> str:
    return "\n".join((",".join(LAYOUT.headings), *lines)) + "\n"


def test_row_is_a_figure(text_file: Write) -> None:
    assert list(read(text_file(rows(ROW)), LAYOUT, [])) == [
        Figure(
            table="2024/25",
            series="Arson",
            breakdown="offence code: 56A; offence group: Arson and damage; offence subgroup: Arson",
            area_code="E23000032",
            area_name="Kent",
            period="2024/25 Q1",
            starts_on=date(2024, 4, 1),
            ends_on=date(2024, 7, 1),
            unit="offences",
            value=4.0,
            row=2,
        )
    ]


@pytest.mark.parametrize("year", ["2024/25", "2024-25", "2024_25", "2024/2025", " 2024/25 [r]"])
@pytest.mark.parametrize("quarter", ["1", "Q1", "q1", "Quarter 1", "1.0"])
def test_year_and_quarter_are_read_however_written(year: str, quarter: str, text_file: Write) -> None:
    (found,) = read(text_file(rows(ROW.replace("2024/25,1", f"{year},{quarter}"))), LAYOUT, [])

    assert (found.table, found.period) == ("2024/25", "2024/25 Q1")


def test_last_year_of_a_century_is_read(text_file: Write) -> None:
    (found,) = read(text_file(rows(ROW.replace("2024/25", "1999/00"))), LAYOUT, [])

    assert found.period == "1999/00 Q1"


def test_number_with_commas_or_a_mark_is_read(text_file: Write) -> None:
    lines = (ROW[:-1] + '"1,204"', ROW.replace("Kent", "Essex")[:-1] + "12 [p]")

    assert [(one.value, one.mark) for one in read(text_file(rows(*lines)), LAYOUT, [])] == [(1204.0, ""), (12.0, "[p]")]


def test_blank_part_is_left_out_of_the_breakdown(text_file: Write) -> None:
    (found,) = read(text_file(rows(ROW.replace("56A", ""))), LAYOUT, [])

    assert found.breakdown == "offence group: Arson and damage; offence subgroup: Arson"


def test_file_without_the_headings_gives_nothing(text_file: Write) -> None:
    assert list(read(text_file("Financial Year,Kent\n2024/25,1\n"), LAYOUT, [])) == []


def test_one_year_is_known_by_itself_and_several_by_the_first() -> None:
    one = told_of([figure("2024/25 Q2"), figure("2024/25 Q1")], LAYOUT)
    several = told_of([figure("2025/26 Q1"), figure("2023/24 Q4")], LAYOUT)

    assert (one.subject, one.subject_name, one.edition) == ("2024-25", "2024/25", "April to September 2024")
    assert (several.subject, several.subject_name) == ("from-2023-24", "2023/24 to 2025/26")
    assert several.edition == "January 2024 to June 2025"


def test_areas_without_a_code_are_told_once_and_at_most_six_named() -> None:
    told = told_of([figure("2024/25 Q1", f"Body {letter}", "") for letter in "GFEDCBAA"], LAYOUT)

    assert told.warnings == (
        "Not areas of a police force: Body A, Body B, Body C, Body D, Body E, Body F and 1 more. "
        "Their figures were kept, without a code.",
    )


def test_partnerships_never_have_a_code_and_nothing_is_told() -> None:
    told = told_of([figure("2024/25 Q1", "Ashfield", "")], replace(LAYOUT, area=PARTNERSHIP))

    assert told.warnings == ()
