"""Shares of crime reported: kinds of the same name under several others are kept apart, missing ones marked."""

from collections.abc import Callable
from datetime import date
from typing import Any

from goldthread.analytics.intake.landing import Landing

Land = Callable[..., Landing]
Query = Callable[[Landing, str], list[tuple[Any, ...]]]
NAME = "crime_reporting.csv"


def test_share_stands_under_its_kind_and_year(land: Land, query: Query) -> None:
    found = query(
        land(NAME),
        "area_code, starts_on, ends_on, unit, value, breakdown WHERE series = 'violence' AND period = '12m to 2002-03'",
    )

    assert found == [
        ("K04000001", date(2001, 4, 1), date(2002, 4, 1), "share of incidents", 0.3579941106849342, "")
    ]  # fmt: skip


def test_name_that_stands_three_times_is_kept_with_what_it_stands_under(land: Land, query: Query) -> None:
    landing = land(NAME)

    found = query(
        landing,
        "breakdown, round(value, 4) WHERE series = 'with entry' AND period = '12m to 2019-03' ORDER BY breakdown",
    )
    assert found == [
        ("of: domestic burglary", 0.6910),
        ("of: domestic burglary in a dwelling", 0.7460),
        ("of: domestic burglary in a non-connected building to a dwelling", 0.5762),
    ]
    assert landing.report.warnings == (
        "“attempts”, “no loss”, “with entry”, “with loss” stand under several kinds of crime, and were kept with "
        "theirs.",
    )


def test_name_that_stands_once_is_kept_by_itself(land: Land, query: Query) -> None:
    found = query(land(NAME), "DISTINCT breakdown WHERE series IN ('violence', 'robbery', 'domestic burglary')")

    assert found == [("",)]


def test_na_is_missing(land: Land, query: Query) -> None:
    landing = land(NAME)

    assert query(landing, "DISTINCT mark WHERE value IS NULL") == [("NA",)]
    assert landing.report.held == {"reported to the police": 60, "without a value": 7}


def test_share_above_one_refuses_the_file(refusal: Callable[..., str]) -> None:
    assert refusal(NAME, ",0.23867369792293375", ",23.867369792293375") == (
        "crime_reporting.csv, row 2: “23.8674” in the column “proportion” is not a share from 0 to 1. "
        "Fetch the file again."
    )
