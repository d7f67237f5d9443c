"""Residents by ethnic group: every column a group, the census known by its groups, wide groups checked."""

from collections.abc import Callable
from typing import Any

from goldthread.analytics.intake.landing import Landing

Land = Callable[..., Landing]
Query = Callable[[Landing, str], list[tuple[Any, ...]]]
NAME = "census_ethnicity.csv"


def test_residents_of_a_group_stand_at_the_day_of_the_census(land: Land, query: Query) -> None:
    landing = land(NAME)

    found = query(
        landing,
        "period, area_code, breakdown, unit, value "
        "WHERE area_name = 'Avon & Somerset' ORDER BY \"row\", value DESC LIMIT 2",
    )
    assert found == [
        ("2011-03-27", "E23000036", "", "people", 1599555.0),
        ("2011-03-27", "E23000036", "ethnic group: White", "people", 1491970.0),
    ]
    assert (landing.subject, landing.report.rows) == ("census-2011", 96)


def test_census_that_the_file_does_not_name_is_told(land: Land) -> None:
    assert land(NAME).report.warnings == ("The file names no census: its groups are those of 2011.",)


def test_groups_of_2021_make_it_that_census(land: Land) -> None:
    assert land(NAME, "Gypsy or Irish Traveller", "Roma").subject == "census-2021"


def test_groups_of_no_known_census_refuse_the_file(refusal: Callable[..., str]) -> None:
    assert refusal(NAME, "Arab", "Others").endswith("has ethnic groups that are neither those of 2011 nor those of "
                                                    "2021. Fetch the table with all its groups.")  # fmt: skip


def test_wide_groups_that_do_not_sum_are_told(land: Land) -> None:
    assert land(NAME, "1491970", "1491971").report.warnings[1:] == (
        "The wide groups of Avon & Somerset do not sum to its residents.",
    )


def test_heading_of_another_year_of_areas_is_read(land: Land) -> None:
    assert land(NAME, "PFA16NM", "PFA23NM").report.rows == 96


def test_file_without_areas_is_refused(refusal: Callable[..., str]) -> None:
    assert refusal(NAME, "PFA16NM", "Somewhere") == (
        "census_ethnicity.csv, row 2: No column names the area: PFA16NM or geography. Fetch the file again."
    )


def test_people_in_parts_refuse_the_file(refusal: Callable[..., str]) -> None:
    assert "is not a whole number" in refusal(NAME, ",1491970,", ",1491970.5,")
