"""What can be compared: the pairs of periods, and the sentence that says why a year cannot be."""

from goldthread.apps.performance.words.spans import no_year, year_to
from goldthread.core.period import Period
from goldthread.core.series import Point
from goldthread.core.state import State
from goldthread.web.public.measure.compared import pairs


def held(*codes, short=()):
    months = [month for code in codes for month in Period.parse(code).months]
    return {month: Point(month, 50, State.PART_SUPPLIED if month.code in short else State.HELD) for month in months}


def codes(points):
    return [(now.code, before.code) for now, before in pairs(points)]


def why(points):
    return no_year(points, year_to(max(points)))


def test_pairs_hold_the_newest_quarter_that_is_on_file_in_both_years():
    points = held("2024-01..2024-03", "2025-01..2025-12")

    assert codes(points) == [
        ("2025-12", "2025-11"),
        ("2025/26 Q3", "2025/26 Q2"),
        ("2024/25 Q4", "2023/24 Q4"),
        ("2025", "2024"),
    ]


def test_pairs_of_two_whole_years_compare_the_newest_quarter_with_its_own_a_year_before():
    assert codes(held("2024-01..2025-12"))[2] == ("2025/26 Q3", "2024/25 Q3")


def test_pairs_of_one_year_have_no_quarter_of_the_year_before():
    assert codes(held("2025-01..2025-11")) == [
        ("2025-11", "2025-10"),
        ("2025/26 Q2", "2025/26 Q1"),
        ("12m to 2025-11", "12m to 2024-11"),
    ]


def test_why_names_the_hole_that_stands_in_the_way():
    points = held("2024-01..2024-03", "2025-01..2025-12")

    assert why(points) == (
        "No twelve-month change is counted from the street files: April to December 2024 is not held."
    )


def test_why_names_every_hole_and_every_short_month():
    points = held("2024-02..2024-03", "2024-06..2025-12", short=("2025-02",))

    assert why(points) == (
        "No twelve-month change is counted from the street files: "
        "January 2024 and April to May 2024 are not held; February 2025 came in short."
    )


def test_why_is_silent_when_two_years_are_whole():
    assert why(held("2024-01..2025-12")) == ""
