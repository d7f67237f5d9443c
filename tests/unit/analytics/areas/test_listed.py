"""The key by which names of areas are looked up, and the rows of the tables beside the code."""

import pytest

from goldthread.analytics.areas.listed import rows_of, slug


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


def test_rows_of_a_table_come_without_its_notes() -> None:
    found = list(rows_of("wider.csv"))

    assert found[0] == {
        "kind": "region",
        "code": "E12000001",
        "name": "North East",
        "other_names": "North East Region",
    }
    assert [row["kind"] for row in found] == ["region"] * 9 + ["country"] * 7
