"""What became of which area: dated for districts, by the links of a lookup for smaller areas."""

from collections import Counter
from collections.abc import Iterable
from datetime import date

import pytest

from goldthread.analytics.areas import Change, Link, changes, changes_of
from goldthread.analytics.areas.changes import standing_districts, successor_of
from goldthread.analytics.areas.districts import all_districts
from goldthread.analytics.areas.listed import rows_of
from goldthread.core.errors import BadInput


def of(found: Iterable[Change], *codes: str) -> list[Change]:
    return [one for one in found if one.code in codes]


def link(code: str, successor: str, change: str = "", *, kind: str = "lsoa") -> Link:
    return Link(kind, 2011, code, "", kind, 2021, successor, "", change)


@pytest.mark.parametrize(
    ("year", "count"), [(2011, 348), (2018, 348), (2019, 339), (2020, 336), (2021, 331), (2023, 318), (2025, 318)]
)
def test_districts_that_stood_are_as_many_as_the_official_list_counts(year: int, count: int) -> None:
    assert len(standing_districts(year)) == count


def test_districts_that_were_joined_are_merged_on_their_day() -> None:
    found = changes("district", 2018, 2019)

    assert of(found, "E07000201", "E07000204") == [
        Change("E07000201", "E07000245", date(2019, 4, 1), "merged"),
        Change("E07000204", "E07000245", date(2019, 4, 1), "merged"),
    ]


def test_steps_between_two_years_are_followed_to_the_last() -> None:
    found = changes("district", 2018, 2024)

    assert of(found, "E07000190") == [Change("E07000190", "E06000066", date(2023, 4, 1), "merged")]


def test_steps_outside_the_two_years_are_not_taken() -> None:
    found = changes("district", 2019, 2022)

    assert of(found, "E07000246") == [Change("E07000246", "E07000246", None, "unchanged")]


def test_ground_that_moved_between_two_districts_is_a_part_of_both() -> None:
    found = changes("district", 2024, 2025)

    assert {(one.code, one.successor, one.kind) for one in of(found, "E08000016", "E08000019")} == {
        (code, successor, "part") for code in ("E08000016", "E08000019") for successor in ("E08000038", "E08000039")
    }


def test_district_that_took_another_name_is_renamed() -> None:
    assert of(changes("district", 2017, 2018), "E07000112") == [
        Change("E07000112", "E07000112", date(2018, 4, 1), "renamed")
    ]


def test_every_district_of_both_years_stands_in_the_changes() -> None:
    found = changes("district", 2011, 2025)

    assert {one.code for one in found} == set(standing_districts(2011))
    assert {one.successor for one in found} == set(standing_districts(2025))


def test_same_year_twice_changes_nothing() -> None:
    assert Counter(one.kind for one in changes("district", 2024, 2024)) == {"unchanged": 318}


def test_forces_have_not_changed() -> None:
    found = changes("force", 2011, 2025)

    assert len(found) == 43
    assert {(one.kind, one.code == one.successor) for one in found} == {("unchanged", True)}


@pytest.mark.parametrize(("first", "last"), [(2010, 2024), (2024, 2018)])
def test_years_that_cannot_be_followed_are_refused(first: int, last: int) -> None:
    with pytest.raises(BadInput) as told:
        changes("district", first, last)

    assert str(told.value) == (
        f"The areas of {first} cannot be followed to {last}. Give two years from 2011, the earlier first."
    )


def test_table_of_changes_ends_where_the_table_of_districts_does() -> None:
    rows = [row for row in rows_of("changes.csv") if row["change"] == "whole"]
    last = {one.code: one.successor for one in all_districts() if one.successor and one.successor != one.code}

    assert {code: _last(code, rows) for code in last} == last
    assert [row for row in rows if not row["source"] or not row["since"]] == []


def _last(code: str, rows: list[dict[str, str]]) -> str:
    ahead = {row["code"]: row["successor"] for row in rows}
    while code in ahead:
        code = ahead[code]
    return code


@pytest.mark.parametrize(
    ("code", "successor"),
    [("E07000190", "E07000246"), ("E07000246", "E06000066"), ("E07000170", ""), ("E08000016", ""), ("", "")],
)
def test_one_successor_is_of_the_whole_ground_only(code: str, successor: str) -> None:
    assert successor_of(code) == successor


def test_links_of_a_lookup_are_classified_by_their_sides() -> None:
    links = [
        link("A", "A", "U"),
        link("B", "B2", "U"),
        link("C", "E", "M"),
        link("D", "E", "M"),
        link("F", "G", "S"),
        link("F", "H", "S"),
    ]

    found = changes_of(links, "lsoa", 2011, 2021)

    assert [(one.code, one.successor, one.kind, one.is_whole) for one in found] == [
        ("A", "A", "unchanged", True),
        ("B", "B2", "renamed", True),
        ("C", "E", "merged", True),
        ("D", "E", "merged", True),
        ("F", "G", "split", True),
        ("F", "H", "split", True),
    ]


@pytest.mark.parametrize(
    "links",
    [
        [link("A", "B", "X")],
        [link("A", "B", "S")],
        [link("A", "B", "M")],
        [link("A", "B", "U"), link("A", "C", "U")],
    ],
)
def test_change_that_the_links_do_not_bear_out_is_not_whole(links: list[Link]) -> None:
    assert {one.is_whole for one in changes_of(links, "lsoa", 2011, 2021)} == {False}


def test_links_of_another_kind_or_year_are_passed_over() -> None:
    links = [link("A", "B", kind="ward"), link("A", "C")]

    assert [one.successor for one in changes_of(links, "lsoa", 2011, 2021)] == ["C"]
    assert changes_of(links, "lsoa", 2001, 2011) == ()
