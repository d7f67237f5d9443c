"""Directly standardised rates, with events that stand alone and events of the same people."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goldthread.core.stats.intervals.count import byar, rate
from goldthread.core.stats.intervals.direct import DirectMethod, directly_standardised, dobson, repeat_events
from goldthread.core.stats.refused import MissingBand, NotACount, NoWeight, WrongChoice

X, N, W = [[10, 40, 6], [3, 2, 4]], [[1000, 2000, 500], [800, 900, 700]], [3, 2, 1]
AREAS = st.lists(
    st.tuples(st.integers(0, 500), st.integers(600, 10_000), st.integers(1, 100)), min_size=1, max_size=6
).filter(lambda bands: sum(band[0] for band in bands) >= 10)


def test_rate_is_the_weighted_mean_of_the_bands() -> None:
    found = directly_standardised(X, N, W, method=DirectMethod(multiplier=1))

    assert found.value[0] == pytest.approx((3 * 0.01 + 2 * 0.02 + 0.012) / 6)
    assert (found.events.tolist(), found.people.tolist()) == ([56, 9], [3500, 2400])


def test_fewer_than_ten_events_give_neither_rate_nor_limits() -> None:
    found = directly_standardised(X, N, W)

    assert [np.isnan(column[1]) for column in (found.value, found.lower, found.upper)] == [True, True, True]
    assert not np.isnan(found.value[0])


def test_one_band_gives_the_crude_rate_with_byars_limits() -> None:
    found, crude = directly_standardised([[25]], [[4000]], [7]), rate(25, 4000)

    assert [found.value[0], found.lower[0], found.upper[0]] == pytest.approx(
        [float(crude.value), float(crude.lower), float(crude.upper)]
    )


@settings(max_examples=50)
@given(AREAS, st.integers(2, 50))
def test_rate_does_not_change_with_the_size_of_the_standard(bands: list[tuple[int, int, int]], times: int) -> None:
    x, n, w = (np.array([column]) for column in zip(*bands, strict=True))

    one, other = directly_standardised(x, n, w[0]), directly_standardised(x, n, times * w[0])

    assert (other.value, other.lower) == (pytest.approx(one.value), pytest.approx(one.lower))


@settings(max_examples=50)
@given(AREAS)
def test_limits_hold_the_rate_which_lies_among_those_of_the_bands(bands: list[tuple[int, int, int]]) -> None:
    x, n, w = (np.array([column], dtype=float) for column in zip(*bands, strict=True))

    found = directly_standardised(x, n, w)

    assert found.lower[0] <= found.value[0] <= found.upper[0]
    least, most = 100_000 * (x / n).min(), 100_000 * (x / n).max()
    assert least - 1e-6 <= found.value[0] <= most + 1e-6


def test_areas_are_answered_as_alone_however_many() -> None:
    areas = 2_000
    x, n = np.tile(X, (areas, 1)), np.tile(N, (areas, 1))

    found = directly_standardised(x, n, W)

    assert found.value[::2].tolist() == [directly_standardised(X, N, W).value[0]] * areas


def test_a_missing_count_is_no_event() -> None:
    without, none = directly_standardised([[10, None, 6]], N[:1], W), directly_standardised([[10, 0, 6]], N[:1], W)

    assert (without.value[0], without.upper[0]) == (none.value[0], none.upper[0])


def test_each_area_may_have_a_standard_of_its_own() -> None:
    found = directly_standardised([X[0], X[0]], [N[0], N[0]], [W, [1, 1, 1]])

    assert found.value.tolist() == [
        directly_standardised(X[:1], N[:1], W).value[0],
        directly_standardised(X[:1], N[:1], [1, 1, 1]).value[0],
    ]


def test_a_missing_band_is_refused_by_its_place() -> None:
    with pytest.raises(MissingBand, match="area 0, band 1"):
        directly_standardised([[1, 2]], [[100, None]], [1, 1])
    with pytest.raises(MissingBand, match="standard"):
        directly_standardised([[1, 2]], [[100, 100]], [1, None])


@pytest.mark.parametrize("standard", [[0, 0], [-1, 3]])
def test_a_standard_that_weighs_nothing_or_less_is_refused(standard: list[float]) -> None:
    with pytest.raises(NoWeight):
        directly_standardised([[1, 2]], [[100, 100]], standard)


def test_bad_counts_people_and_shapes_are_refused() -> None:
    with pytest.raises(NotACount):
        directly_standardised([[-1, 2]], [[100, 100]], [1, 1])
    with pytest.raises(NotACount):
        directly_standardised([[1, 2]], [[100, 0]], [1, 1])
    with pytest.raises(WrongChoice):
        directly_standardised([[1, 2]], [[100, 100]], [1, 1, 1])


def test_events_of_one_each_are_those_that_stand_alone() -> None:
    alone, once = directly_standardised(X, N, W), repeat_events([[[x] for x in row] for row in X], N, W, frequency=[1])

    assert (once.value, once.lower, once.upper) == (
        pytest.approx(alone.value, nan_ok=True),
        pytest.approx(alone.lower, nan_ok=True),
        pytest.approx(alone.upper, nan_ok=True),
    )


@settings(max_examples=50)
@given(st.integers(2, 6), st.integers(10, 300))
def test_events_of_the_same_people_widen_the_interval(frequency: int, people: int) -> None:
    alone = directly_standardised([[frequency * people]], [[50_000]], [1])

    again = repeat_events([[[people]]], [[50_000]], [1], frequency=[frequency])

    assert (again.value[0], again.events[0]) == (pytest.approx(alone.value[0]), frequency * people)
    assert again.upper[0] - again.lower[0] > alone.upper[0] - alone.lower[0]


def test_frequencies_that_do_not_fit_are_refused() -> None:
    with pytest.raises(WrongChoice):
        repeat_events([[[1, 2]]], [[100]], [1], frequency=[1, 2, 3])
    with pytest.raises(NotACount):
        repeat_events([[[1, 2]]], [[100]], [1], frequency=[0, 1])


def test_dobson_of_a_plain_count_is_byar() -> None:
    events = np.array([20.0, 9.0])

    lower, upper = dobson(events, events, events, level=0.95)

    assert (lower[0], upper[0]) == pytest.approx((float(byar(20).lower), float(byar(20).upper)))
    assert np.isnan([lower[1], upper[1]]).all()
