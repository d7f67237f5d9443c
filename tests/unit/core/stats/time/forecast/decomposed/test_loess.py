"""Local regression on fixed weights."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goldthread.core.stats.time.forecast.decomposed.loess import Loess, smooth

values = st.lists(st.floats(-100, 100), min_size=12, max_size=12).map(lambda row: np.array([row]))
SPANS = pytest.mark.parametrize(("span", "jump"), [(5, 1), (7, 2), (13, 3), (101, 5)])


@SPANS
def test_local_line_leaves_a_line_alone(span: int, jump: int) -> None:
    line = 3 + 2 * np.arange(12.0)[None]

    assert smooth(Loess(12, span, 1, jump), line) == pytest.approx(line, rel=1e-9)


@SPANS
def test_local_level_leaves_a_level_alone_beyond_its_ends(span: int, jump: int) -> None:
    found = smooth(Loess(12, span, 0, jump, beyond=True), np.full((2, 12), 4.0))

    assert found.shape == (2, 14)
    assert found == pytest.approx(4)


@settings(max_examples=40)
@given(values)
def test_equal_trust_is_as_none(given_values: np.ndarray) -> None:
    loess = Loess(12, 7, 1, 2)

    np.testing.assert_allclose(
        smooth(loess, given_values, np.full((1, 12), 0.5)), smooth(loess, given_values), atol=1e-8
    )


@settings(max_examples=40)
@given(values)
def test_local_level_stays_within_its_values(given_values: np.ndarray) -> None:
    found = smooth(Loess(12, 5, 0), given_values)

    assert given_values.min() - 1e-9 <= found.min()
    assert found.max() <= given_values.max() + 1e-9


def test_value_without_trust_has_no_pull() -> None:
    wild, tame = np.ones((1, 12)), np.ones((1, 12))
    wild[0, 5] = 1000
    trust = np.ones((1, 12))
    trust[0, 5] = 0

    assert smooth(Loess(12, 7, 1), wild, trust) == pytest.approx(tame)


def test_place_where_nothing_is_trusted_keeps_its_value() -> None:
    found = smooth(Loess(4, 3, 0, beyond=True), np.array([[1.0, 2.0, 3.0, 4.0]]), np.zeros((1, 4)))

    assert found.tolist() == [[1, 1, 2, 3, 4, 4]]
