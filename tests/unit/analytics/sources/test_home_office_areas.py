"""Names of areas become areas with codes, or keep their words; none is guessed."""

import pytest

from goldthread.analytics.sources.home_office_areas import (
    Area,
    areas_in_one_column,
    force_area,
    is_region,
    plain,
    region_area,
)


@pytest.mark.parametrize(
    ("cell", "text"),
    [("Kent", "Kent"), (" Avon &  Somerset ", "Avon & Somerset"), ("Kent [note 2]", "Kent"), ("Kent [r] [2]", "Kent")],
)
def test_text_is_plain_without_notes_and_doubled_blanks(cell: str, text: str) -> None:
    assert plain(cell) == text


@pytest.mark.parametrize(
    ("cell", "area"),
    [
        ("Devon and Cornwall [note 2]", Area("Devon and Cornwall", "E23000035")),
        ("Devon & Cornwall ", Area("Devon & Cornwall", "E23000035")),
        ("West Midlands", Area("West Midlands", "E23000014")),
        ("England and Wales", Area("England and Wales", "K04000001")),
        ("London", Area("London", "E12000007")),
        ("Ministry of Defence Police", Area("Ministry of Defence Police", "")),
        ("England and Wales (excluding Kent)", Area("England and Wales (excluding Kent)", "")),
    ],
)
def test_force_comes_before_a_country_or_region_of_its_name(cell: str, area: Area) -> None:
    assert force_area(cell) == area


@pytest.mark.parametrize(
    ("cell", "code"), [("West Midlands ", "E12000005"), ("Wales", "W92000004"), ("Kent", "E23000032"), ("Total", "")]
)
def test_region_comes_before_a_force_of_its_name(cell: str, code: str) -> None:
    assert region_area(cell).code == code


def test_name_of_both_is_the_region_first_and_the_force_then() -> None:
    found = areas_in_one_column(["West Midlands ", "Staffordshire", "West Midlands", "Wales", "Gwent", "Total"])

    assert [area.code for area in found] == ["E12000005", "E23000015", "E23000014", "W92000004", "W15000002", ""]


@pytest.mark.parametrize(
    ("code", "is_one"),
    [("E12000005", True), ("W92000004", True), ("E23000014", False), ("K04000001", False), ("", False)],
)
def test_region_is_known_by_its_code(code: str, is_one: bool) -> None:
    assert is_region(code) is is_one
