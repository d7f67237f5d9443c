"""Extracts of two places are told apart, one that loses rows keeps its name, and the whole country has none."""

import pytest

from goldthread.analytics.areas import districts_of, forces
from goldthread.analytics.sources.extent import Extent, extent_of

EVERY = [district.name for force in forces() for district in districts_of(force.slug)]


@pytest.mark.parametrize(
    "districts",
    [["Nottingham"], ["E06000018"], ["Nottingham", "Mansfield"], ["E07000174", "Nottingham", "Nottingham"]],
)
def test_districts_of_one_force_are_its_area(districts: list[str]) -> None:
    assert extent_of(districts) == Extent("-nottinghamshire", ", Nottinghamshire")


def test_several_areas_are_told_by_a_digest_that_no_order_changes() -> None:
    one, other = extent_of(["Derby", "Nottingham"]), extent_of(["Mansfield", "Amber Valley"])

    assert one == other
    assert one.name == ", 2 parts of the country"
    assert one.subject != extent_of(["Derby", "Leicester"]).subject


def test_place_that_is_no_district_is_a_part_of_its_own() -> None:
    assert extent_of(["S12000033"]) == Extent("-s12000033", ", S12000033")
    assert extent_of(["Derby", "S12000033"]).name == ", 2 parts of the country"


def test_whole_country_needs_no_name() -> None:
    assert extent_of(EVERY) == extent_of([*EVERY, "S12000033"]) == extent_of(EVERY[10:]) == Extent("", "")
