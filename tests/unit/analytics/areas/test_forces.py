"""Forces answer to every name that files call them by, and to no other."""

import pytest

from goldthread.analytics.areas import districts_of, find_force, forces


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
