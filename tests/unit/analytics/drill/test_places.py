"""Rows by ward or partnership go through the lookups that are loaded, and every row stands in one line."""

from collections.abc import Callable
from pathlib import Path

import pytest

from goldthread.analytics.drill import Drilled, Held, Question, drill, drill_places
from goldthread.analytics.intake.landing import Landing
from goldthread.analytics.intake.opening import Incoming
from goldthread.analytics.lake import Lake
from goldthread.analytics.sources.area_lookup import FEED

WARDS = """lsoa21_name,lsoa21_code,ward24_name,ward24_code,ltla24_name,ltla24_code
Leicester 001A,E01000001,Abbey,E05000001,Leicester,E06000016
Leicester 001B,E01000002,Abbey,E05000001,Leicester,E06000016
Leicester 002A,E01000003,Castle,E05000002,Leicester,E06000016
"""


@pytest.fixture
def lookups(lake: Lake, tmp_path: Path) -> list[str]:
    """A lookup of three small areas in two wards."""
    path = tmp_path / "wards.csv"
    path.write_text(WARDS, encoding="utf-8")
    return [FEED.land(Incoming(path, path.name, contained=False), lake).parquet]


@pytest.fixture
def files(land: Callable[..., Landing], row: Callable[..., dict[str, str]]) -> list[Held]:
    """A month: four rows in two wards, one in an area of no lookup, two without an area."""
    places = ("E01000001", "E01000002", "E01000002", "E01000003", "E01999999", "", "")
    rows = [
        row(f"a{number}", LSOA_code=code, Crime_type="Drugs" if number % 2 else "Burglary")
        for number, code in enumerate(places)
    ]
    landing = land(rows)
    return [Held(landing.subject, "2025-05", landing.parquet)]


def plain(found: Drilled) -> list[tuple[str, str, int]]:
    return [(line.name, line.kind, line.total) for line in found.lines]


def test_rows_stand_in_their_ward_and_those_that_no_lookup_places_apart(
    lake: Lake, files: list[Held], lookups: list[str]
) -> None:
    found = drill_places(lake, files, Question("ward"), lookups)

    assert plain(found) == [
        ("Abbey, Leicester", "", 3),
        ("Castle, Leicester", "", 1),
        ("", "outside", 1),
        ("", "none", 2),
    ]


def test_cells_across_sum_to_those_of_the_small_areas(lake: Lake, files: list[Held], lookups: list[str]) -> None:
    found = drill_places(lake, files, Question("ward", "crime_type"), lookups)

    small = drill(lake, files, Question("lsoa_code", "crime_type"))
    assert [sum(cells) for cells in zip(*(line.cells for line in found.lines), strict=True)] == list(small.totals)
    assert (found.rows, found.totals, found.across) == (7, small.totals, small.across)


def test_what_is_narrowed_is_narrowed_by_ward_too(lake: Lake, files: list[Held], lookups: list[str]) -> None:
    found = drill_places(lake, files, Question("ward", where={"crime_type": ("Drugs",)}), lookups)

    assert plain(found) == [("Abbey, Leicester", "", 1), ("Castle, Leicester", "", 1), ("", "none", 1)]


def test_what_there_is_no_room_for_is_one_line_that_says_how_many(
    lake: Lake, files: list[Held], lookups: list[str]
) -> None:
    found = drill_places(lake, files, Question("ward", "crime_type", limit=1), lookups)

    assert plain(found) == [("Abbey, Leicester", "", 3), ("", "rest", 1), ("", "outside", 1), ("", "none", 2)]
    assert [line.values for line in found.lines] == [1, 1, 1, 1]
    assert sum(line.total for line in found.lines) == found.rows


def test_without_a_lookup_no_row_is_placed_and_none_is_lost(lake: Lake, files: list[Held]) -> None:
    found = drill_places(lake, files, Question("csp"), [])

    assert plain(found) == [("", "outside", 5), ("", "none", 2)]
