"""Indirectly standardised rates and ratios."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goldthread.core.stats.intervals.count import byar
from goldthread.core.stats.intervals.indirect import IndirectMethod, indirect
from goldthread.core.stats.refused import MissingBand, NotACount, WrongChoice

N, X_REF, N_REF = [[1000, 2000], [500, 100]], [10, 40], [1000, 4000]


def test_expected_are_the_references_rates_on_the_areas_people() -> None:
    found = indirect([[20, 13], [3, 1]], N, X_REF, N_REF)

    assert (found.observed.tolist(), found.expected.tolist()) == ([33, 4], [30, 6])
    assert found.ratio.value.tolist() == pytest.approx([1.1, 2 / 3])
    assert found.reference_rate == 1000
    assert found.rate.value.tolist() == pytest.approx([1100, 2000 / 3])


def test_limits_are_those_of_the_count_over_the_expected() -> None:
    found, limits = indirect([33, 4], N, X_REF, N_REF, method=IndirectMethod(0.9, 1, 100)), byar([33, 4], confidence=90)

    assert found.ratio.lower == pytest.approx(100 * limits.lower / [30, 6])
    assert found.rate.upper == pytest.approx(0.01 * limits.upper / [30, 6])


def test_totals_by_area_do_as_well_as_bands() -> None:
    by_band, by_area = indirect([[20, 13], [3, None]], N, X_REF, N_REF), indirect([33, 3], N, X_REF, N_REF)

    assert by_band.ratio.lower.tolist() == by_area.ratio.lower.tolist()


def test_a_missing_total_has_no_answer() -> None:
    found = indirect([None, 3], N, X_REF, N_REF)

    assert np.isnan(found.ratio.value).tolist() == np.isnan(found.rate.upper).tolist() == [True, False]


def test_nothing_expected_gives_no_ratio() -> None:
    found = indirect([1], [[0, 0]], X_REF, N_REF)

    assert (found.expected[0], np.isnan(found.ratio.value[0]), np.isnan(found.rate.lower[0])) == (0, True, True)


@settings(max_examples=50)
@given(st.lists(st.tuples(st.integers(0, 300), st.integers(1, 10_000)), min_size=1, max_size=8))
def test_the_reference_set_against_itself_is_as_expected(bands: list[tuple[int, int]]) -> None:
    x, n = (list(column) for column in zip(*bands, strict=True))

    found = indirect([x], [n], x, n)

    if sum(x):
        assert found.ratio.value[0] == pytest.approx(1)
        assert found.ratio.lower[0] < 1 < found.ratio.upper[0]
    assert found.expected[0] == pytest.approx(sum(x))


def test_missing_people_and_bands_that_do_not_fit_are_refused() -> None:
    with pytest.raises(MissingBand):
        indirect([1, 1], [[100, None], [1, 1]], X_REF, N_REF)
    with pytest.raises(WrongChoice):
        indirect([1, 1], N, [10], [100])
    with pytest.raises(WrongChoice):
        indirect([1, 1, 1], N, X_REF, N_REF)
    with pytest.raises(NotACount):
        indirect([1, 1], N, X_REF, [0, 10])
