"""Headings of codes and names of areas, by kind and year; anything else is none."""

import pytest

from goldthread.analytics.sources.area_headings import AreaColumn, area_columns, is_of_area


def test_columns_stand_from_the_smallest_kind_to_the_largest_then_by_year() -> None:
    found = area_columns(["PFA24CD", "LSOA21NM", "LSOA21CD", "LSOA11CD", "WD24CD", "wd24nm", "CHGIND"])

    assert found == (
        AreaColumn("lsoa", 2011, "LSOA11CD", ""),
        AreaColumn("lsoa", 2021, "LSOA21CD", "LSOA21NM"),
        AreaColumn("ward", 2024, "WD24CD", "wd24nm"),
        AreaColumn("force", 2024, "PFA24CD", ""),
    )


@pytest.mark.parametrize(
    ("heading", "short", "words"),
    [
        ("ltla24_code", "district24", "district 2024"),
        ("district_code", "district", "district"),
        ("CTRY09CD", "country09", "country 2009"),
    ],
)
def test_column_says_its_kind_and_year(heading: str, short: str, words: str) -> None:
    (column,) = area_columns([heading])

    assert (column.short, column.words) == (short, words)


def test_name_without_a_code_is_no_column() -> None:
    assert area_columns(["LAD24NM", "Crime type", "code"]) == ()


@pytest.mark.parametrize(
    ("heading", "is_one"),
    [("LAD22NMW", True), (" lsoa11_name ", True), ("LADCD_ACTIVE", False), ("LSOA code", False), ("", False)],
)
def test_heading_is_of_an_area_or_is_not(heading: str, is_one: bool) -> None:
    assert is_of_area(heading) is is_one
