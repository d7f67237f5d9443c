"""Districts answer to every name that files call them by, and lead to what took their place."""

import pytest

from goldthread.analytics.areas import District, districts_of, find_district, forces
from goldthread.analytics.areas.districts import all_districts


def test_current_districts_are_318_and_each_has_one_force() -> None:
    current = [one for force in forces() for one in districts_of(force.slug) if one.is_current]

    assert len(current) == len({one.code for one in current}) == 318
    assert {one.force for one in current} == {force.slug for force in forces()}


def test_districts_come_current_first_then_by_name() -> None:
    found = districts_of("cumbria")

    assert [(one.name, one.is_current) for one in found] == [
        ("Cumberland", True),
        ("Westmorland and Furness", True),
        ("Allerdale", False),
        ("Barrow-in-Furness", False),
        ("Carlisle", False),
        ("Copeland", False),
        ("Eden", False),
        ("South Lakeland", False),
    ]


def test_districts_of_an_unknown_force_are_none() -> None:
    assert districts_of("atlantis") == ()


def test_abolished_district_is_found_in_the_force_of_its_successor() -> None:
    assert find_district("Craven") == District("E07000163", "Craven", "north-yorkshire", "E06000065")


def test_every_successor_is_a_district_of_the_same_force() -> None:
    rows = [one for force in forces() for one in districts_of(force.slug)]
    codes = {(one.force, one.code) for one in rows if one.is_current}

    assert [one for one in rows if one.successor and (one.force, one.successor) not in codes] == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Bristol", "Bristol, City of"),
        ("Bristol, City of", "Bristol, City of"),
        ("Kingston upon Hull", "Kingston upon Hull, City of"),
        ("Herefordshire", "Herefordshire, County of"),
        ("County Durham", "County Durham"),
        ("City of London", "City of London"),
        ("E06000023", "Bristol, City of"),
    ],
)
def test_district_answers_to_its_small_areas_name_and_to_the_official_one(text: str, name: str) -> None:
    found = find_district(text)

    assert found is not None
    assert found.name == name


def test_renamed_district_answers_to_its_old_name_as_the_district_it_is_now() -> None:
    assert find_district("Shepway") == find_district("Folkestone and Hythe")


def test_unknown_district_is_none() -> None:
    assert find_district("Atlantis") is None


def test_all_districts_are_those_of_every_force() -> None:
    assert set(all_districts()) == {one for force in forces() for one in districts_of(force.slug)}
