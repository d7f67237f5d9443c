"""The example's tables of other forces are whole and sane; the rule leaves out what is known to be wrong in them."""

import csv
import gzip
from collections import defaultdict
from pathlib import Path

import pytest

from goldthread.analytics.areas import find_force, forces
from goldthread.analytics.schema import street_categories
from goldthread.apps.performance.chosen.peers import LEAST_RESIDENTS
from goldthread.core.period import Period
from goldthread.core.stats.time.mix import mixed_months

PEERS = Path(__file__).resolve().parents[2] / "example" / "peers"
ENGLAND_AND_WALES_MID_2020 = 59_719_724
"""As the Office for National Statistics published it."""


@pytest.fixture(scope="module")
def residents() -> dict[str, int]:
    with (PEERS / "residents-by-force-mid-2020.csv").open(encoding="utf-8", newline="") as file:
        return {row["force"]: int(row["people"]) for row in csv.DictReader(file)}


@pytest.fixture(scope="module")
def counts() -> dict[str, dict[Period, dict[str, int]]]:
    found: dict[str, dict[Period, dict[str, int]]] = defaultdict(lambda: defaultdict(dict))
    with gzip.open(PEERS / "monthly-counts-by-force-2025.csv.gz", "rt", encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            found[row["force"]][Period.parse(row["month"])][row["crime_type"]] = int(row["n"])
    return found


def test_residents_are_those_of_every_force_area_and_make_the_whole(residents: dict[str, int]) -> None:
    assert set(residents) == {force.slug for force in forces()}
    assert sum(residents.values()) == ENGLAND_AND_WALES_MID_2020
    assert residents["nottinghamshire"] == 1_170_475


def test_rows_bear_the_names_and_codes_of_the_table_of_areas() -> None:
    with (PEERS / "residents-by-force-mid-2020.csv").open(encoding="utf-8", newline="") as file:
        rows = [(row["force"], row["code"]) for row in csv.DictReader(file)]

    found = [(force, find_force(force)) for force, _code in rows]
    assert [(slug, force.code) for slug, force in found if force] == rows


def test_counts_are_of_2025_and_of_known_types(counts: dict[str, dict[Period, dict[str, int]]]) -> None:
    assert {month for months in counts.values() for month in months} == set(Period.year(2025).months)
    assert {kind for months in counts.values() for kinds in months.values() for kind in kinds} == street_categories()


def test_thirty_six_forces_are_whole_and_one_of_them_is_mixed_up(
    counts: dict[str, dict[Period, dict[str, int]]], residents: dict[str, int]
) -> None:
    whole = [
        force for force, months in counts.items() if len(months) == 12 and residents.get(force, 0) >= LEAST_RESIDENTS
    ]

    mixed = {force: list(found) for force in whole if (found := mixed_months(counts[force]))}

    assert len(whole) == 36
    assert mixed == {"hampshire": [Period.month(2025, 8)]}
