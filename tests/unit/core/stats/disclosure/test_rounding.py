"""Rounding goes to the nearest multiple, halves away from zero, and never further than half a base."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goldthread.core.stats.disclosure import round_to, sensitivity_of
from goldthread.core.stats.refused import NotANumber, WrongChoice


def test_halves_go_away_from_zero() -> None:
    assert round_to([2.5, -2.5, 7.5, 0, 2, 3]).tolist() == [5, -5, 10, 0, 0, 5]


def test_missing_stays_missing() -> None:
    assert np.isnan(round_to([None, 7])).tolist() == [True, False]


@settings(max_examples=50)
@given(st.lists(st.integers(0, 10**6), min_size=1), st.integers(1, 20))
def test_rounded_is_a_multiple_near_the_count_and_keeps_order(values: list[int], base: int) -> None:
    found = round_to(sorted(values), base)

    assert (found % base == 0).all()
    assert (np.abs(found - sorted(values)) <= base / 2).all()
    assert (np.diff(found) >= 0).all()


@pytest.mark.parametrize("base", [0, -5, np.nan, np.inf])
def test_base_of_no_meaning_is_refused(base: float) -> None:
    with pytest.raises(WrongChoice):
        round_to([1], base)


def test_infinity_is_refused() -> None:
    with pytest.raises(NotANumber):
        round_to([np.inf])


def test_class_is_read_whatever_its_case() -> None:
    assert [str(sensitivity_of(word)) for word in ("Open", " internal ", "SENSITIVE")] == [
        "open", "internal", "sensitive",
    ]  # fmt: skip
    with pytest.raises(WrongChoice):
        sensitivity_of("secret")
