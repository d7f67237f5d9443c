"""The open workforce table: a headcount and a full-time equivalent for each force, sex, rank and kind of worker."""

from collections.abc import Callable
from typing import Any

from goldthread.analytics.intake.landing import Landing

Land = Callable[..., Landing]
Query = Callable[[Landing, str], list[tuple[Any, ...]]]
NAME = "workforce_open_table.csv"


def test_line_gives_a_headcount_and_a_full_time_equivalent(land: Land, query: Query) -> None:
    landing = land(NAME)

    found = query(
        landing,
        "area_code, unit, value, \"row\" WHERE period = '2007-03-31' AND breakdown = 'sex: Female; rank: Constable' "
        "ORDER BY unit",
    )
    assert found == [("E23000019", "full-time equivalent", 413.41, 4), ("E23000019", "people", 442.0, 4)]
    assert landing.report.held == {"workforce": 46}


def test_first_of_a_month_stands_for_its_last_day_and_that_is_told(land: Land, query: Query) -> None:
    landing = land(NAME)

    assert query(landing, "DISTINCT period WHERE true ORDER BY period") == [
        ("2007-03-31",),
        ("2020-03-31",),
        ("2022-03-31",),
    ]
    assert landing.report.warnings[0] == (
        "A day that is the first of its month was read as the month’s last: the count is at its end."
    )


def test_role_written_in_two_ways_is_kept_as_it_stands_and_told(land: Land) -> None:
    assert land(NAME).report.warnings[1:] == (
        "“rank: Police Support Volunteer” is also written “rank: Police support volunteer”; each was kept as it "
        "stands.",
    )


def test_answers_on_sex_besides_two_are_kept(land: Land, query: Query) -> None:
    found = query(land(NAME), "count(*) WHERE breakdown LIKE 'sex: Not stated;%'")

    assert found == [(12,)]


def test_force_without_its_code_is_found_by_its_name(land: Land, query: Query) -> None:
    found = query(land(NAME, "E23000019", ""), "DISTINCT area_code WHERE true")

    assert found == [("E23000019",)]
