"""A month with as many rows as ever and other types is found; a low or a merely noisy one is not its matter."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goldthread.core.period import Period
from goldthread.core.stats.time.mix import MixRule, collapsed_months, mixed_months, shift_of

USUAL = {"a": 60, "b": 30, "c": 10}
KINDS = st.dictionaries(st.sampled_from("abcdef"), st.integers(0, 500), max_size=6)


def months(*mixes: dict[str, int]) -> dict[Period, dict[str, int]]:
    return {Period.month(2025, number): mix for number, mix in enumerate(mixes, start=1)}


def test_month_that_keeps_its_total_and_swaps_its_types_is_mixed() -> None:
    found = mixed_months(months(USUAL, USUAL, {"a": 20, "b": 70, "c": 10}, USUAL, USUAL))

    assert list(found) == [Period.month(2025, 3)]
    assert found[Period.month(2025, 3)].shift == pytest.approx(0.4)
    assert found[Period.month(2025, 3)].ratio == 1
    assert found[Period.month(2025, 3)].neighbours == tuple(Period.month(2025, number) for number in (1, 2, 4, 5))


@pytest.mark.parametrize(
    ("mix", "is_mixed"),
    [
        ({"a": 30, "b": 60, "c": 10}, True),  # a shift of 0.30, at the threshold
        ({"a": 31, "b": 59, "c": 10}, False),
        ({"a": 16, "b": 56, "c": 8}, True),  # a total of 0.80, at the edge
        ({"a": 15, "b": 56, "c": 8}, False),
        ({"a": 25, "b": 85, "c": 15}, True),  # a total of 1.25, at the edge
        ({"a": 25, "b": 86, "c": 15}, False),
    ],
)
def test_thresholds_are_part_of_the_rule(mix: dict[str, int], is_mixed: bool) -> None:
    found = mixed_months(months(USUAL, USUAL, mix, USUAL, USUAL))

    assert (Period.month(2025, 3) in found) is is_mixed


def test_type_that_is_missing_from_a_month_counts_as_none() -> None:
    assert list(mixed_months(months(USUAL, USUAL, {"d": 100}, USUAL, USUAL))) == [Period.month(2025, 3)]


def test_rule_is_a_setting() -> None:
    swapped = months(USUAL, USUAL, {"a": 20, "b": 70, "c": 10}, USUAL, USUAL)

    assert mixed_months(swapped, rule=MixRule(least_shift=0.5)) == {}


def test_hole_is_not_bridged_and_a_lone_neighbour_is_not_enough() -> None:
    swapped = {"a": 20, "b": 70, "c": 10}
    apart = {Period.month(2025, 1): USUAL, Period.month(2025, 5): swapped, Period.month(2025, 7): USUAL}

    assert mixed_months(apart) == {}


def test_small_counts_are_not_judged() -> None:
    assert mixed_months(months({"a": 5}, {"a": 5}, {"b": 5}, {"a": 5}, {"a": 5})) == {}


def test_nothing_held_is_nothing_found() -> None:
    assert mixed_months({}) == {}
    assert collapsed_months({}) == frozenset()


@settings(max_examples=50, deadline=None)
@given(KINDS, KINDS)
def test_shift_lies_between_none_and_all_and_is_the_same_both_ways(one: dict[str, int], other: dict[str, int]) -> None:
    assert 0 <= shift_of(one, other) <= 1 + 1e-12
    assert shift_of(one, other) == shift_of(other, one)
    assert shift_of(one, one) == 0


@settings(max_examples=50, deadline=None)
@given(KINDS, KINDS, st.integers(1, 9))
def test_shift_knows_no_scale(one: dict[str, int], other: dict[str, int], times: int) -> None:
    larger = {kind: count * times for kind, count in one.items()}

    assert shift_of(larger, other) == pytest.approx(shift_of(one, other))


def test_two_low_months_running_are_a_collapse() -> None:
    totals = {Period.month(2025, number): 100 for number in range(1, 13)}
    totals |= {Period.month(2025, 6): 49, Period.month(2025, 7): 20}

    assert collapsed_months(totals) == {Period.month(2025, 6), Period.month(2025, 7)}


def test_lone_low_month_is_no_collapse() -> None:
    totals = {Period.month(2025, number): 100 for number in range(1, 13)} | {Period.month(2025, 6): 5}

    assert collapsed_months(totals) == frozenset()


def test_low_months_on_both_sides_of_a_hole_are_no_collapse() -> None:
    totals = {Period.month(2025, number): 100 for number in range(1, 13)}
    totals |= {Period.month(2025, 6): 5, Period.month(2025, 8): 5}
    del totals[Period.month(2025, 7)]

    assert collapsed_months(totals) == frozenset()


def test_months_far_away_do_not_make_the_usual() -> None:
    early = {Period.month(year, number): 1000 for year in (2018, 2019) for number in range(1, 13)}
    late = {Period.month(2025, number): 100 for number in range(1, 7)}

    assert collapsed_months(early | late) == frozenset()
