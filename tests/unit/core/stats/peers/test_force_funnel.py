"""The funnel of forces that a page draws."""

from dataclasses import fields
from math import nan

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goldthread.core.stats.peers.force_funnel import ForceFunnel, force_funnel
from goldthread.core.stats.peers.limits import Limits
from goldthread.core.stats.refused import NotACount, NoValues, TooShort, WrongChoice

FORCES = st.lists(st.tuples(st.integers(1, 90_000), st.integers(100_000, 9_000_000)), min_size=3, max_size=43)


def test_forces_that_differ_by_chance_keep_the_limits_of_chance() -> None:
    people = np.linspace(500_000, 3_000_000, 36)
    counts = np.random.default_rng(7).poisson(people * 0.001)

    found = force_funnel(counts, people)

    assert not found.is_adjusted
    assert found.limits is found.unadjusted
    assert found.lines is found.curves.unadjusted
    assert found.average == pytest.approx(1.0, rel=0.02)


def test_forces_that_differ_for_other_reasons_are_judged_by_the_wider_limits() -> None:
    chance = np.random.default_rng(8)
    people = np.linspace(500_000, 3_000_000, 36)
    counts = people * 0.08 * np.exp(chance.normal(0, 0.15, 36))
    counts[4] = people[4] * 0.2

    found = force_funnel(np.round(counts), people)

    assert found.is_adjusted
    assert found.limits is found.adjusted
    assert found.lines is found.curves.adjusted
    assert found.standings[4] == "above_998"
    assert sum(standing != "within" for standing in found.standings) <= 5
    assert found.expected_outside_95 == pytest.approx(1.8)


def test_the_lines_run_through_the_limits_of_each_force() -> None:
    people = np.array([600_000.0, 900_000, 1_400_000, 2_700_000])
    found = force_funnel([600, 1100, 900, 4000], people)

    for name in (field.name for field in fields(Limits)):
        line = np.interp(people, found.curves.residents, getattr(found.lines, name))
        assert line == pytest.approx(getattr(found.limits, name), rel=1e-3)


def test_rates_are_per_so_many_residents() -> None:
    found = force_funnel([600, 1100, 900], [600_000, 900_000, 1_400_000], per=100_000)

    assert found.rates == pytest.approx([100, 1100 / 9, 900 / 14])
    assert found.average == pytest.approx(2600 / 29)
    assert found.counts.tolist() == [600, 1100, 900]


def test_a_result_holds_no_order_of_merit() -> None:
    names = {field.name for field in fields(ForceFunnel)}

    assert {name for name in names if "rank" in name or "place" in name or "quartile" in name} == set()


@given(FORCES)
@settings(max_examples=50)
def test_limits_are_nested_about_the_average_and_never_negative(forces: list[tuple[int, int]]) -> None:
    counts, people = np.array(forces).T
    found = force_funnel(counts, people)

    for limits in (found.unadjusted, found.adjusted, found.curves.unadjusted, found.curves.adjusted):
        assert (limits.lower_998 >= 0).all()
        assert (limits.lower_998 <= limits.lower_95).all()
        assert (limits.lower_95 <= found.average).all()
        assert (limits.upper_95 <= limits.upper_998).all()


@given(FORCES, st.integers(2, 100))
@settings(max_examples=50)
def test_another_unit_changes_no_standing(forces: list[tuple[int, int]], per: int) -> None:
    counts, people = np.array(forces).T

    assert force_funnel(counts, people).standings == force_funnel(counts, people, per=per).standings


@pytest.mark.parametrize(
    ("counts", "people", "error"),
    [
        ([1, 2, -3], [10, 10, 10], NotACount),
        ([1, 2, 3], [10, 10, 0], NotACount),
        ([1, 2, nan], [10, 10, 10], NoValues),
        ([1, 2, 3], [10, 10, nan], NoValues),
        ([0, 0, 0], [10, 10, 10], NoValues),
        ([1, 2], [10, 10], TooShort),
        ([1, 2, 3], [10, 10], WrongChoice),
    ],
)
def test_what_cannot_be_used_is_refused_by_name(counts: list[float], people: list[float], error: type) -> None:
    with pytest.raises(error):
        force_funnel(counts, people)
