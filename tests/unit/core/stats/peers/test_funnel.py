"""Funnels as public health draws them: lines, points, and what is refused."""

from math import inf, nan

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goldthread.core.stats.intervals.count import exact
from goldthread.core.stats.peers.funnel import FunnelMethod, funnel_lines, funnel_points
from goldthread.core.stats.peers.limits import UNKNOWN
from goldthread.core.stats.refused import NotACount, NotANumber, NotAShare, NoValues, WrongChoice

SHARE = FunnelMethod(statistic="proportion", multiplier=100)
RATE = FunnelMethod(statistic="rate", multiplier=1000)
RATIO = FunnelMethod(statistic="ratio", multiplier=100)
AREAS = st.lists(st.tuples(st.integers(0, 500), st.integers(500, 50_000)), min_size=2, max_size=12)


@pytest.mark.parametrize(("events", "code"), [(10, -2), (35, -1), (50, 0), (65, 1), (90, 2)])
def test_a_point_is_judged_by_the_pair_of_limits_that_it_passes(events: int, code: int) -> None:
    others = [5_000_000, 100_000_000]

    found = funnel_points([events, others[0]], [1000, others[1]], method=SHARE)

    assert found.standings.tolist() == [code, 0]


def test_a_rate_is_outside_when_the_average_is_outside_its_own_interval() -> None:
    found = funnel_points([3, 40, 100_000], [1000, 1000, 10_000_000], method=RATE)

    assert found.standings.tolist() == [-1, 2, 0]
    assert found.values.tolist() == [3.0, 40.0, 10.0]
    assert found.average == pytest.approx([10.0], rel=1e-3)


def test_a_ratio_is_judged_against_one_whatever_the_others_are() -> None:
    found = funnel_points([200, 210], [100, 100], method=RATIO)

    assert found.standings.tolist() == [2, 2]
    assert found.average.tolist() == [100.0]


def test_a_missing_figure_is_unknown_and_moves_no_other() -> None:
    without = funnel_points([5, 80], [100, 900], method=RATE)

    found = funnel_points([5, nan, 80, 7], [100, 500, 900, nan], method=RATE)

    assert found.standings.tolist() == [without.standings[0], UNKNOWN, without.standings[1], UNKNOWN]
    assert found.average.tolist() == without.average.tolist()


def test_many_funnels_in_one_call_are_those_of_one_at_a_time() -> None:
    counts, people = np.array([[3, 40, 700], [9, 9, 12]]), np.array([[90, 800, 60_000], [100, 110, 150]])

    for method in (SHARE, RATE, RATIO):
        together = funnel_lines(counts, people, method=method)
        points = funnel_points(counts, people, method=method)
        for row in (0, 1):
            alone = funnel_lines(counts[row], people[row], method=method)
            assert together.at[row].tolist() == alone.at.tolist()
            assert together.limits.upper_998[row].tolist() == alone.limits.upper_998.tolist()
            assert together.baseline[row].tolist() == alone.baseline.tolist()
            one = funnel_points(counts[row], people[row], method=method)
            assert points.standings[row].tolist() == one.standings.tolist()


def test_lines_of_a_rate_are_where_the_exact_interval_of_a_count_ends_at_the_average() -> None:
    found = funnel_lines([30, 300], [3000, 30_000], method=RATE)
    ends = exact(found.at, confidence=0.95)

    assert found.reached is not None
    assert found.reached.lower_95 * 0.01 == pytest.approx(ends.upper)
    assert found.reached.upper_95 * 0.01 == pytest.approx(ends.lower)
    assert found.limits.upper_95 == pytest.approx(found.at / found.reached.upper_95 * 1000)


def test_years_of_data_shorten_the_exposure_told_and_not_the_limits() -> None:
    one = funnel_lines([30, 300], [3000, 30_000], method=RATE)

    three = funnel_lines([90, 900], [9000, 90_000], method=FunnelMethod(statistic="rate", multiplier=1000, years=3))

    assert one.reached is not None and three.reached is not None
    assert three.baseline.tolist() == one.baseline.tolist()
    assert three.reached.upper_95[0] == pytest.approx(one.reached.upper_95[0] / 3)
    assert three.limits.upper_95[0] == pytest.approx(one.limits.upper_95[0])


def test_a_ratio_less_one_has_its_target_at_zero() -> None:
    plain = funnel_lines([9, 90], [10, 80], method=FunnelMethod(statistic="ratio", multiplier=1))

    found = funnel_lines([9, 90], [10, 80], method=FunnelMethod(statistic="ratio", multiplier=1, less_one=True))

    assert found.baseline.tolist() == [0.0]
    assert found.limits.lower_95 == pytest.approx(plain.limits.lower_95 - 1)


@pytest.mark.parametrize("unit", [1, 100, 1000])
def test_limits_of_a_proportion_stop_at_nothing_and_at_the_whole(unit: float) -> None:
    method = FunnelMethod(statistic="proportion", multiplier=unit)

    found = funnel_lines([5, 500], [10, 1000], method=method).limits

    assert (found.lower_998.min(), found.upper_998.max()) == (0.0, unit)


@given(AREAS)
@settings(max_examples=50)
def test_lines_are_nested_close_in_as_counts_grow_and_lie_about_the_average(areas: list[tuple[int, int]]) -> None:
    counts, people = [x + 1 for x, _ in areas], [n for _, n in areas]
    found = funnel_lines(counts, people, method=RATE)

    assert (np.diff(found.at) >= 1).all()
    assert (found.limits.lower_998 < found.limits.lower_95).all()
    assert (found.limits.lower_95 < found.baseline).all()
    assert (found.baseline < found.limits.upper_95).all()
    assert (found.limits.upper_95 < found.limits.upper_998).all()
    assert (np.diff(found.limits.upper_95) < 0).all()
    assert (np.diff(found.limits.lower_95) > 0).all()


@given(AREAS, st.integers(2, 50))
@settings(max_examples=50)
def test_the_more_data_the_further_out_a_point_of_the_same_share(areas: list[tuple[int, int]], times: int) -> None:
    counts, people = np.array(areas).T

    few = funnel_points(counts, people, method=SHARE).standings.astype(int)
    many = funnel_points(counts * times, people * times, method=SHARE).standings.astype(int)

    assert (np.abs(many) >= np.abs(few)).all()
    assert (many * few >= 0).all()


@given(AREAS)
@settings(max_examples=50)
def test_the_order_of_the_areas_changes_nothing(areas: list[tuple[int, int]]) -> None:
    turned = areas[::-1]

    one = funnel_points(*np.array(areas).T, method=RATE)
    other = funnel_points(*np.array(turned).T, method=RATE)

    assert one.standings.tolist() == other.standings.tolist()[::-1]


@pytest.mark.parametrize(
    ("counts", "people", "error"),
    [
        ([-1, 2], [10, 10], NotACount),
        ([1, 2], [0, 10], NotACount),
        ([1, inf], [10, 10], NotANumber),
        ([11, 2], [10, 10], NotAShare),
        ([nan, nan], [10, 10], NoValues),
        ([], [], NoValues),
        ([1, 2], [10], WrongChoice),
    ],
)
def test_what_cannot_be_used_is_refused_by_name(counts: list[float], people: list[float], error: type) -> None:
    with pytest.raises(error):
        funnel_points(counts, people, method=SHARE)
    with pytest.raises(error):
        funnel_lines(counts, people, method=SHARE)


def test_lines_of_a_rate_without_an_event_are_refused() -> None:
    with pytest.raises(NoValues):
        funnel_lines([0, 0], [10, 20], method=RATE)


@pytest.mark.parametrize("wrong", [{"statistic": "mean"}, {"multiplier": 0}, {"years": 0}, {"multiplier": nan}])
def test_a_method_that_there_is_not_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(WrongChoice):
        FunnelMethod(**wrong)  # type: ignore[arg-type]
