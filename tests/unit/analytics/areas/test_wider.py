"""Forces, regions and countries are found as tables of official figures write them; a part is never the whole."""

import pytest

from goldthread.analytics.areas import Named, find_area, forces
from goldthread.analytics.areas.listed import rows_of

COUNTRY = ("country", "K04000001", "England and Wales")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("England and Wales", COUNTRY),
        ("ENGLAND AND WALES", COUNTRY),
        ("ENGLAND AND WALES7,8", COUNTRY),
        ("England & Wales [note 3]", COUNTRY),
        ("K04000001", COUNTRY),
        ("K04000001 England and Wales", COUNTRY),
        ("E12000004 East Midlands", ("region", "E12000004", "East Midlands")),
        ("E12000004: East Midlands2", ("region", "E12000004", "East Midlands")),
        ("West Midlands", ("force", "E23000014", "West Midlands")),
        ("West Midlands Region", ("region", "E12000005", "West Midlands")),
        ("Yorkshire and the Humber", ("region", "E12000003", "Yorkshire and The Humber")),
        ("Metropolitan Police3", ("force", "E23000001", "Metropolitan Police")),
        ("  Avon and   Somerset ", ("force", "E23000036", "Avon and Somerset")),
    ],
)
def test_area_is_found_as_tables_write_it(text: str, found: tuple[str, str, str]) -> None:
    area = find_area(text)

    assert area is not None
    assert ((area.kind, area.code, area.name), area.is_whole) == (found, True)


@pytest.mark.parametrize(
    ("text", "without"),
    [
        ("ENGLAND AND WALES (excl. Greater Manchester)", "Greater Manchester"),
        ("England and Wales excluding GMP4", "GMP"),
        ("England and Wales2, except City of London", "City of London"),
    ],
)
def test_total_that_leaves_an_area_out_says_so(text: str, without: str) -> None:
    area = find_area(text)

    assert area == Named("country", "K04000001", "England and Wales", without)
    assert not area.is_whole


def test_first_kind_that_knows_the_name_answers() -> None:
    region = find_area("West Midlands", kinds=("region", "force"))

    assert region == Named("region", "E12000005", "West Midlands")
    assert find_area("Kent", kinds=("region",)) is None


@pytest.mark.parametrize("text", ["", "Atlantis", "England and", "E99999999", "7", "excluding Kent"])
def test_unknown_area_is_none(text: str) -> None:
    assert find_area(text) is None


def test_every_name_and_code_leads_back_to_its_area() -> None:
    names = [(row["kind"], row["code"], row["name"]) for row in rows_of("wider.csv")]
    names += [("force", force.code, force.name) for force in forces()]

    for kind, code, name in names:
        assert find_area(code) == Named(kind, code, name)  # type: ignore[arg-type]
        assert find_area(name, kinds=(kind,)) == Named(kind, code, name)  # type: ignore[arg-type, list-item]
