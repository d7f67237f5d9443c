"""A patch is matched one to one, replaces what it matches, and leaves all else as it is."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from goldthread.analytics import engine
from goldthread.analytics.intake.landing import Landing
from goldthread.analytics.lake import Lake
from goldthread.analytics.schema import STREET
from goldthread.analytics.vintage import Patched, compare, is_patch, patch, patched_place
from goldthread.core.errors import BadInput

Rows = Callable[..., dict[str, str]]
Land = Callable[..., Landing]
ASB = {"Crime_type": "Anti-social behaviour", "Last_outcome_category": ""}


@pytest.fixture
def patched(land: Land, lake: Lake) -> Callable[..., tuple[Landing, Patched]]:
    """Land two lists of rows as street files and patch the first by the second."""

    def made(old: list[dict[str, str]], new: list[dict[str, str]]) -> tuple[Landing, Patched]:
        before, given = land(old, name="old.csv"), land(new, name="new.csv")
        return before, patch(lake, before.parquet, given.parquet, feed="street", report=given.report)

    return made


def cells(lake: Lake, parquet: str, columns: str) -> list[tuple[Any, ...]]:
    held = engine.file_literal(lake.held(parquet))
    return engine.run(f"SELECT {columns} FROM read_parquet({held}) ORDER BY row")


def moved(lake: Lake, before: Landing, made: Patched) -> tuple[int, int, int, int]:
    found = compare(lake, before.parquet, made.parquet, feed="street")
    return found.added, found.changed, found.gone, found.unchanged


def test_rows_that_match_take_the_places_of_those_held(patched: Any, lake: Lake, row: Rows) -> None:
    old = [row("a1"), row("", **ASB), row("a2"), row("a3")]

    before, made = patched(old, [row("a2", Last_outcome_category="Formal action"), row("a1")])

    assert cells(lake, made.parquet, "crime_id, outcome, row") == [
        ("a1", "Under investigation", 2),
        (None, None, 3),
        ("a2", "Formal action", 4),
        ("a3", "Under investigation", 5),
    ]
    assert (made.replaced, made.equal, made.new) == (1, 1, 0)
    assert moved(lake, before, made) == (0, 1, 0, 3)


def test_rows_of_a_new_key_stand_behind(patched: Any, lake: Lake, row: Rows) -> None:
    before, made = patched([row("a1"), row("", **ASB), row("a2")], [row("b1"), row("a1", Context="x")])

    assert cells(lake, made.parquet, "crime_id") == [("a1",), (None,), ("a2",), ("b1",)]
    assert (made.replaced, made.equal, made.new) == (1, 0, 1)
    assert moved(lake, before, made) == (1, 1, 0, 2)


def test_rows_that_share_a_key_are_matched_one_to_one(patched: Any, lake: Lake, row: Rows) -> None:
    old = [row("a1", Last_outcome_category=outcome) for outcome in "xyz"] + [row("", **ASB)]

    before, made = patched(old, [row("a1", Last_outcome_category="z"), row("a1", Last_outcome_category="new")])

    outcomes = [outcome for (outcome,) in cells(lake, made.parquet, "outcome")]
    assert outcomes == ["new", "y", "z", None]
    assert moved(lake, before, made) == (0, 1, 0, 3)


def test_one_key_on_two_places_is_matched_by_its_place(patched: Any, lake: Lake, row: Rows) -> None:
    old = [row("a1"), row("a1", Location="elsewhere"), row("", **ASB)]

    _, made = patched(old, [row("a1", Location="elsewhere", Last_outcome_category="new")])

    assert cells(lake, made.parquet, "location, outcome")[:2] == [
        ("On or near High Street", "Under investigation"),
        ("elsewhere", "new"),
    ]


def test_report_counts_the_whole_and_keeps_the_name_of_the_patch(patched: Any, row: Rows) -> None:
    _, made = patched([row("a1"), row("", **ASB), row("a2")], [row("a1", Last_outcome_category="")])

    assert (made.report.name, made.report.rows, made.report.blank_outcome) == ("new.csv", 3, 2)
    assert made.report.crime_type == {"Anti-social behaviour": 1, "Burglary": 2}


def test_table_is_named_by_the_two_it_is_made_of(patched: Any, land: Land, row: Rows) -> None:
    before, made = patched([row("a1"), row("a2")], [row("a1", Context="x")])
    given = land([row("a1", Context="x")], name="new.csv")

    assert made.parquet == patched_place(STREET, before.parquet, given.parquet)
    assert made.parquet not in (before.parquet, given.parquet)


def test_patch_again_makes_the_same(patched: Any, lake: Lake, row: Rows) -> None:
    old, new = [row("a1"), row("a2")], [row("a1", Context="x")]
    _, first = patched(old, new)
    written = lake.held(first.parquet).stat().st_mtime_ns

    _, again = patched(old, new)

    assert again == first
    assert lake.held(first.parquet).stat().st_mtime_ns == written


def test_patch_on_a_patch_rests_on_the_whole(patched: Any, land: Land, lake: Lake, row: Rows) -> None:
    _, first = patched([row("a1"), row("a2"), row("", **ASB)], [row("a1", Context="x")])
    given = land([row("a2", Context="y")], name="third.csv")

    second = patch(lake, first.parquet, given.parquet, feed="street", report=given.report)

    assert cells(lake, second.parquet, "crime_id, context") == [("a1", "x"), ("a2", "y"), (None, None)]


@pytest.mark.parametrize(
    ("cell", "fault"),
    [
        ({"Crime_type": "Robbery"}, "1 row has a key held with another type or place"),
        ({"Location": "elsewhere"}, "1 row has a key held with another type or place"),
    ],
)
def test_row_of_a_held_key_that_matches_none_is_refused(
    patched: Any, row: Rows, cell: dict[str, str], fault: str
) -> None:
    with pytest.raises(BadInput, match=fault):
        patched([row("a1"), row("a2"), row("a3")], [row("a1", Context="x"), row("a2", **cell)])


def test_row_that_stands_more_often_than_it_is_held_is_refused(patched: Any, row: Rows) -> None:
    with pytest.raises(BadInput, match="or held less often"):
        patched([row("a1"), row("a2"), row("a3")], [row("a1", Context="x"), row("a1", Context="y")])


@pytest.mark.parametrize(
    ("key", "fault"), [("b1", "none of its rows is one of that version's"), ("a1", "each of its rows is held as it is")]
)
def test_file_that_says_nothing_of_the_version_held_is_refused(patched: Any, row: Rows, key: str, fault: str) -> None:
    with pytest.raises(BadInput, match=f"{fault}.*--accept new.csv"):
        patched([row("a1"), row("a2")], [row(key)])


@pytest.mark.parametrize(
    ("new", "can_be"),
    [(["a1"], True), (["b1", "b2"], True), (["a1", ""], False), (["a1", "a2", "a3"], False)],
)
def test_patch_is_fewer_rows_each_with_a_key(land: Land, lake: Lake, row: Rows, new: list[str], can_be: bool) -> None:
    before = land([row("a1"), row("a2"), row("", **ASB)], name="old.csv")
    given = land([row(key) for key in new], name="new.csv")

    assert is_patch(lake, before.parquet, given.parquet, feed="street") is can_be


def test_feed_of_figures_is_never_patched(lake: Lake, land: Land, row: Rows) -> None:
    one = land([row("a1"), row("a2")])

    assert is_patch(lake, one.parquet, one.parquet, feed="census_residents") is False
    with pytest.raises(TypeError, match="replaced whole"):
        patch(lake, one.parquet, one.parquet, feed="census_residents", report=replace(one.report, name="a"))
