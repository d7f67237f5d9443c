"""Forces and districts answer to every name that files call them by, and to no other."""

import pytest

from goldthread.analytics.areas import District, districts_of, find_district, find_force, forces, slug


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Devon & Cornwall Police", "devon-and-cornwall-police"),
        ("  Dyfed-Powys  Police ", "dyfed-powys-police"),
        ("Bournemouth, Christchurch and Poole", "bournemouth-christchurch-and-poole"),
        ("?", ""),
    ],
)
def test_slug_keeps_letters_digits_and_hyphens(text: str, expected: str) -> None:
    assert slug(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "devon-and-cornwall",
        "Devon & Cornwall",
        "Devon & Cornwall Police",
        "DEVON AND CORNWALL POLICE",
        "E23000035",
        "e23000035",
    ],
)
def test_force_is_found_by_slug_name_code_and_publisher(text: str) -> None:
    force = find_force(text)

    assert force is not None
    assert (force.slug, force.name, force.code) == ("devon-and-cornwall", "Devon & Cornwall", "E23000035")


@pytest.mark.parametrize(
    "text", ["British Transport Police", "BTP", "Police Service of Northern Ireland", "", "Police"]
)
def test_force_that_is_not_in_the_table_is_none(text: str) -> None:
    assert find_force(text) is None


def test_forces_are_the_43_of_england_and_wales_each_with_districts_and_a_publisher() -> None:
    found = forces()

    assert len(found) == 43
    assert len({force.code for force in found}) == 43
    assert [force.slug for force in found if not districts_of(force.slug)] == []
    assert [force.slug for force in found if not all(force.reported_by)] == []


def test_every_name_of_a_force_leads_back_to_it() -> None:
    astray = [
        (force.slug, text)
        for force in forces()
        for text in (force.slug, force.name, force.code, *force.reported_by)
        if find_force(text) != force
    ]

    assert astray == []


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
