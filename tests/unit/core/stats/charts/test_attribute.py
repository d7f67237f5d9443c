"""Shewhart charts: limits worked by hand, parts and frozen lines, gaps, refusals, and what must hold of any series."""

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goldthread.core.stats.charts.attribute import KINDS, AttributeCharts, Kind, attribute_charts
from goldthread.core.stats.refused import NotACount, NotANumber, NotAShare, NoValues, StatisticsRefused, WrongChoice

WITH_WHOLE = ("u", "u'", "p", "p'")
SHARES = st.lists(
    st.integers(1, 500).flatmap(lambda whole: st.tuples(st.integers(0, whole), st.just(whole))), min_size=2, max_size=30
)


def chart(kind: Kind, events: list[int], whole: list[int]) -> AttributeCharts:
    return attribute_charts([events], [whole] if kind in WITH_WHOLE else None, kind=kind)


def test_c_limits_rest_on_the_root_of_the_mean() -> None:
    charts = attribute_charts([[4, 6, 3, 3], [25, 24, 26, 25]], kind="c")

    assert charts.centre[:, 0].tolist() == [4, 25]
    assert charts.upper[:, 0].tolist() == [10, 40]
    assert charts.lower[:, 0].tolist() == [0, 10]


def test_u_limits_widen_where_exposure_is_small() -> None:
    charts = attribute_charts([[6, 2, 4]], [100, 100, 200], kind="u")

    assert charts.values.tolist() == [[0.06, 0.02, 0.02]]
    assert charts.centre[0].tolist() == [0.03] * 3
    assert charts.upper[0] == pytest.approx(0.03 + 3 * np.sqrt(0.03 / np.array([100, 100, 200])))


def test_p_limits_stay_between_nothing_and_all() -> None:
    charts = attribute_charts([[1, 2, 5], [9, 9, 10]], [[10, 10, 10]] * 2, kind="p")

    assert (charts.lower[0].tolist(), charts.upper[1].tolist()) == ([0] * 3, [1] * 3)


def test_g_limits_rest_on_the_mean_and_its_line_is_the_median() -> None:
    charts = attribute_charts([[2, 4, 18]], kind="g")

    assert charts.centre.tolist() == [[4] * 3]
    assert charts.upper[0] == pytest.approx([8 + 3 * np.sqrt(72)] * 3)


def test_i_limits_rest_on_the_screened_moving_range() -> None:
    values = [10, 12, 11, 13, 12, 11, 12, 10, 11, 13, 12, 11, 60]

    charts = attribute_charts([values], kind="i")

    assert charts.upper[0, 0] == pytest.approx(np.mean(values) + 3 * (15 / 11) / 1.128)
    assert charts.outside[0, -1]


def test_laney_limits_are_the_plain_ones_times_the_variation_between_months() -> None:
    events, whole = [50, 40, 60, 50], [100] * 4

    plain, laney = chart("p", events, whole), chart("p'", events, whole)

    # scores 0, -2, 2, 0: moving ranges 2, 4, 2
    factor = (8 / 3) / 1.128
    assert (laney.upper - 0.5)[0] == pytest.approx((plain.upper - 0.5)[0] * factor)


def test_parts_have_limits_of_their_own_and_frozen_rows_set_those_of_all() -> None:
    values = [[4, 4, 4, 16, 16, 16]]

    parted = attribute_charts(values, kind="c", parts=[3])
    frozen = attribute_charts(values, kind="c", freeze=3)

    assert parted.centre.tolist() == [[4, 4, 4, 16, 16, 16]]
    assert parted.runs.useful.tolist() == [[0, 0]]
    assert frozen.upper.tolist() == [[10] * 6]
    assert frozen.outside.tolist() == [[False] * 3 + [True] * 3]


def test_gap_in_either_column_is_a_gap_in_both() -> None:
    charts = attribute_charts([[1, np.nan, 3, 4]], [[10, 20, np.nan, 40]], kind="u")

    assert np.isnan(charts.values).tolist() == [[False, True, True, False]]
    assert charts.centre[0, 0] == 5 / 50
    assert not charts.outside.any()


@pytest.mark.parametrize("kind", ["p'", "u'", "i"])
def test_series_that_does_not_vary_has_no_measured_limits(kind: Kind) -> None:
    charts = chart(kind, [5, 5, 5], [10, 10, 10])

    assert np.isnan(charts.upper).all()
    assert not charts.outside.any()


@pytest.mark.parametrize("kind", KINDS)
def test_series_of_missing_values_has_no_limits(kind: Kind) -> None:
    values = np.array([[np.nan, np.nan], [1.0, 2.0]])

    charts = attribute_charts(values, np.full((2, 2), 9.0) if kind in WITH_WHOLE else None, kind=kind)

    assert np.isnan(charts.centre[0]).all()
    assert not charts.outside[0].any()
    assert charts.centre[1].tolist() == pytest.approx([1.5, 1.5] if kind in ("i", "c", "g") else [1.5 / 9] * 2)


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_but_zeros_flags_nothing(kind: Kind) -> None:
    charts = chart(kind, [0] * 12, [10] * 12)

    assert not charts.outside.any()
    assert not charts.runs.signal.any()


@settings(max_examples=50)
@given(SHARES, st.sampled_from(KINDS))
def test_limits_lie_about_the_level_and_within_bounds(rows: list[tuple[int, int]], kind: Kind) -> None:
    charts = chart(kind, [part for part, _ in rows], [whole for _, whole in rows])

    held = ~np.isnan(charts.upper)
    assert (charts.lower[held] <= charts.upper[held]).all()
    if kind != "i":
        assert (charts.lower[held] >= 0).all()
    if kind in ("p", "p'"):
        assert (charts.upper[held] <= 1).all()


@settings(max_examples=50)
@given(SHARES, st.integers(2, 9))
def test_limits_of_shares_narrow_as_the_wholes_grow(rows: list[tuple[int, int]], times: int) -> None:
    events, whole = [part for part, _ in rows], [whole for _, whole in rows]

    small = chart("p", events, whole)
    large = chart("p", [part * times for part in events], [one * times for one in whole])

    assert large.centre == pytest.approx(small.centre)
    assert (large.upper <= small.upper + 1e-12).all()
    assert (large.lower >= small.lower - 1e-12).all()


@settings(max_examples=30)
@given(st.lists(SHARES.filter(lambda rows: len(rows) > 5).map(lambda rows: rows[:6]), min_size=1, max_size=5))
def test_charts_of_a_batch_are_those_of_each_alone(batch: list[list[tuple[int, int]]]) -> None:
    events = [[part for part, _ in rows] for rows in batch]
    whole = [[one for _, one in rows] for rows in batch]

    for kind in KINDS:
        found = attribute_charts(events, whole if kind in WITH_WHOLE else None, kind=kind)
        for row in range(len(batch)):
            alone = chart(kind, events[row], whole[row])
            assert np.array_equal(found.upper[row], alone.upper[0], equal_nan=True)
            assert np.array_equal(found.centre[row], alone.centre[0])


@pytest.mark.parametrize(
    ("make", "refusal"),
    [
        (lambda: attribute_charts([[1, -1]], kind="c"), NotACount),
        (lambda: attribute_charts([[1, np.inf]], kind="c"), NotANumber),
        (lambda: attribute_charts([[3]], [[2]], kind="p"), NotAShare),
        (lambda: attribute_charts([[0]], [[0]], kind="p"), NotAShare),
        (lambda: attribute_charts([[0]], [[0]], kind="u"), NotACount),
        (lambda: attribute_charts([[1, 2]], [[1, 2, 3]], kind="u"), WrongChoice),
        (lambda: attribute_charts([[1, 2]], kind="u"), WrongChoice),
        (lambda: attribute_charts([[1, 2]], [[1, 2]], kind="c"), WrongChoice),
        (lambda: attribute_charts([[1, 2]], kind="z"), WrongChoice),  # type: ignore[arg-type]
        (lambda: attribute_charts([[1, 2]], kind="c", parts=[-1]), WrongChoice),
        (lambda: attribute_charts([], kind="c"), NoValues),
    ],
)
def test_charts_refuse_by_name(make: Callable[[], object], refusal: type[StatisticsRefused]) -> None:
    with pytest.raises(refusal):
        make()
