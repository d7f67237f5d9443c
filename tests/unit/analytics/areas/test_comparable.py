"""Series across a change of areas: groups that cover the same ground, sums that agree, breaks where none does."""

from collections.abc import Mapping
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldthread.analytics.areas import Change, Link, changes, changes_of, comparable, recomputed
from goldthread.core.errors import BadInput
from goldthread.core.period import Period
from goldthread.core.series import Break, Point
from goldthread.core.state import State

OLD, NEW = Period.month(2019, 3), Period.month(2019, 4)
SINCE = date(2019, 4, 1)


def merged(*codes: str, into: str) -> list[Change]:
    return [Change(code, into, SINCE, "merged") for code in codes]


def split(code: str, *into: str) -> list[Change]:
    return [Change(code, one, SINCE, "split") for one in into]


def series(**values: float) -> Mapping[str, Mapping[Period, Point]]:
    """Old areas have a point before the change, new ones after it; a code in lower case is an old one."""
    return {
        code.upper(): {month: Point(month, value)}
        for code, value in values.items()
        for month in [OLD if code.islower() else NEW]
    }


def values(found: Mapping[Period, Point]) -> dict[Period, float | None]:
    return {month: point.value for month, point in found.items()}


def of_pairs(pairs: set[tuple[str, str]]) -> list[Change]:
    links = [Link("lsoa", 2011, old, "", "lsoa", 2021, new, "") for old, new in sorted(pairs)]
    return list(changes_of(links, "lsoa", 2011, 2021))


def _keep_their_ground(pairs: set[tuple[str, str]]) -> set[tuple[str, str]]:
    """The same, where a code on both sides has at least some of its ground on both."""
    return pairs | {(code, code) for code in {old for old, _new in pairs} & {new for _old, new in pairs}}


PAIRS = st.sets(st.tuples(st.sampled_from("ABCDEF"), st.sampled_from("ABCXYZ")), min_size=1).map(_keep_their_ground)


def test_code_that_stands_for_other_ground_afterwards_is_refused() -> None:
    with pytest.raises(BadInput) as told:
        comparable([*merged("A", "B", into="A"), Change("C", "B", None, "renamed")])

    assert str(told.value) == "B stands for other ground after the change than before. Check the lookup."


def test_areas_that_merged_are_one_series_of_their_sum() -> None:
    (found,) = recomputed(series(a=3, b=4, E=9), comparable(merged("A", "B", into="E")))

    assert (found.group.code, values(found.points), found.breaks) == ("E", {OLD: 7, NEW: 9}, ())
    assert found.reason == (
        "A and B became E on 1 April 2019: the series is recomputed for all of that ground together."
    )


def test_area_that_was_split_is_one_series_of_the_sum_of_its_parts() -> None:
    (found,) = recomputed(series(a=7, E=4, F=5), comparable(split("A", "E", "F")))

    assert (found.group.code, values(found.points), found.breaks) == ("A", {OLD: 7, NEW: 9}, ())


def test_areas_that_gave_ground_to_one_another_are_one_series() -> None:
    held = [Change("A", "C", SINCE, "part"), Change("B", "D", SINCE, "part"), Change("A", "D", SINCE, "part")]

    (found,) = recomputed(series(a=1, b=2, C=3, D=4), comparable(held))

    assert (found.group.code, found.group.kind) == ("A+B", "part")
    assert values(found.points) == {OLD: 3, NEW: 7}


def test_area_that_did_not_change_keeps_its_series_and_says_nothing() -> None:
    points = {OLD: Point(OLD, 3, load=1), NEW: Point(NEW, 4, load=2)}

    (found,) = recomputed({"A": points}, comparable([Change("A", "A", None, "unchanged")]))

    assert (found.points, found.breaks, found.reason) == (points, (), "")


def test_area_that_took_another_code_or_name_is_one_series() -> None:
    groups = comparable([Change("A", "B", SINCE, "renamed"), Change("C", "C", SINCE, "renamed")])

    assert [values(one.points) for one in recomputed(series(a=3, B=4), groups)] == [{OLD: 3, NEW: 4}]
    assert [group.reason for group in groups.groups] == [
        "A became B on 1 April 2019: the same ground, and one series.",
        "C took another name on 1 April 2019: the same ground, and one series.",
    ]


def test_areas_that_do_not_match_have_a_break_and_no_splice() -> None:
    (found,) = recomputed(series(a=3, B=4), comparable([Change("A", "B", None, "part", is_whole=False)]))

    reason = "A became B, but the two are not known to cover the same ground: the series breaks there."
    assert (values(found.points), found.breaks) == ({OLD: 3, NEW: 4}, (Break(NEW, reason),))


def test_areas_that_do_not_match_have_no_break_where_only_one_side_is_held() -> None:
    groups = comparable([Change("A", "B", None, "part", is_whole=False)])

    assert [one.breaks for one in recomputed(series(B=4), groups)] == [()]
    assert [one.breaks for one in recomputed(series(a=4), groups)] == [()]


def test_month_that_lacks_one_of_the_areas_is_not_held() -> None:
    (found,) = recomputed(series(a=3, E=9), comparable(merged("A", "B", into="E")))

    assert found.points[OLD] == Point(OLD, None, State.NOT_HELD)
    assert found.points[NEW] == Point(NEW, 9)


def test_month_that_is_short_in_one_area_is_short_in_the_group() -> None:
    held = {"A": {OLD: Point(OLD, 3, load=4)}, "B": {OLD: Point(OLD, 1, State.PART_SUPPLIED, load=2)}}

    (found,) = recomputed(held, comparable(merged("A", "B", into="E")))

    assert found.points == {OLD: Point(OLD, None, State.PART_SUPPLIED, load=4)}


def test_provisional_part_makes_the_sum_provisional() -> None:
    held = {"A": {OLD: Point(OLD, 3)}, "B": {OLD: Point(OLD, 1, State.PROVISIONAL)}}

    (found,) = recomputed(held, comparable(merged("A", "B", into="E")))

    assert found.points == {OLD: Point(OLD, 4, State.PROVISIONAL)}


def test_month_in_both_lists_of_areas_is_counted_by_the_new_one_once() -> None:
    held = {**series(A=2, B=3), "E": {NEW: Point(NEW, 5)}}

    (found,) = recomputed(held, comparable(merged("A", "B", into="E")))

    assert values(found.points) == {NEW: 5}


def test_area_that_took_in_another_under_its_old_code_is_one_series_of_both() -> None:
    held = {"A": {OLD: Point(OLD, 3)}, "B": {OLD: Point(OLD, 4), NEW: Point(NEW, 9)}}

    (found,) = recomputed(held, comparable(merged("A", "B", into="B")))

    assert values(found.points) == {OLD: 7, NEW: 9}


def test_group_without_a_point_is_left_out() -> None:
    assert recomputed({}, comparable(merged("A", "B", into="E"))) == ()


def test_districts_of_2011_fall_into_groups_that_lose_none() -> None:
    found = comparable(changes("district", 2011, 2024))

    assert (len(found.by_old), len(found.by_new), len(found.groups)) == (348, 318, 315)
    assert {group.is_whole for group in found.groups} == {True}
    assert found.by_new["E06000066"].old == ("E07000187", "E07000188", "E07000189", "E07000190", "E07000191")


@given(PAIRS)
def test_every_code_of_either_side_is_in_one_group_and_linked_ones_in_the_same(pairs: set[tuple[str, str]]) -> None:
    found = comparable(of_pairs(pairs))

    assert sorted(code for group in found.groups for code in group.old) == sorted({old for old, _new in pairs})
    assert sorted(code for group in found.groups for code in group.new) == sorted({new for _old, new in pairs})
    assert all(found.by_old[old] == found.by_new[new] for old, new in pairs)


@given(PAIRS)
def test_groups_are_the_smallest(pairs: set[tuple[str, str]]) -> None:
    for group in comparable(of_pairs(pairs)).groups:
        inside = [(old, new) for old, new in sorted(pairs) if old in group.old]
        reached = {inside[0][0]}
        for _step in inside:
            beside = {new for old, new in inside if old in reached}
            reached |= {old for old, new in inside if new in beside}
        assert reached == set(group.old)


@given(PAIRS, st.lists(st.integers(0, 99), min_size=12, max_size=12))
def test_sums_over_groups_are_the_sums_over_areas_on_both_sides(
    pairs: set[tuple[str, str]], numbers: list[int]
) -> None:
    held: dict[str, dict[Period, Point]] = {}
    for month, codes, given_numbers in (
        (OLD, sorted({old for old, _new in pairs}), numbers[:6]),
        (NEW, sorted({new for _old, new in pairs}), numbers[6:]),
    ):
        for code, number in zip(codes, given_numbers, strict=False):
            held.setdefault(code, {})[month] = Point(month, number)

    found = recomputed(held, comparable(of_pairs(pairs)))

    for month in (OLD, NEW):
        areas = sum(points[month].value or 0 for points in held.values() if month in points)
        assert sum(one.points[month].value or 0 for one in found if month in one.points) == areas
