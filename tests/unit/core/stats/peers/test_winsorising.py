"""Drawing in, and leaving out, the outermost scores of a funnel."""

from math import nan

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goldthread.core.stats.peers.winsorising import trimmed, winsorised

SCORES = st.lists(st.floats(-50, 50), min_size=2, max_size=40)


@given(SCORES, st.sampled_from([0.0, 0.05, 0.1, 0.25, 0.4]))
@settings(max_examples=50)
def test_scores_are_drawn_in_to_the_quantiles_between_order_statistics(scores: list[float], trim: float) -> None:
    low, high = np.quantile(scores, [trim, 1 - trim])

    found = winsorised(np.array(scores), trim)

    assert found == pytest.approx(np.clip(scores, low, high), rel=1e-9, abs=1e-9)


def test_a_missing_score_stays_missing_and_moves_no_quantile() -> None:
    without = winsorised(np.array([1.0, 5, 9, 2, 7]), 0.2)

    found = winsorised(np.array([1.0, 5, nan, 9, 2, 7]), 0.2)

    assert found == pytest.approx(np.insert(without, 2, nan), nan_ok=True)


@pytest.mark.parametrize(("trim", "left"), [(0.0, 20), (0.1, 16), (0.2, 12)])
def test_whole_tenths_by_rank_are_left_out(trim: float, left: int) -> None:
    scores = np.linspace(-3, 3, 20)

    found = trimmed(scores, trim)

    kept = ~np.isnan(found)
    assert kept.sum() == left
    assert found[kept].tolist() == scores[kept].tolist()
    assert kept.tolist() == kept.tolist()[::-1]


def test_equal_scores_share_their_rank_and_so_their_fate() -> None:
    found = trimmed(np.array([[1.0] * 12, [0.0, 0, 0, *range(1, 10)]]), 0.1)

    assert np.isnan(found).sum(axis=-1).tolist() == [0, 1]


def test_missing_scores_have_no_rank() -> None:
    found = trimmed(np.array([nan, *range(10), nan]), 0.1)

    assert np.flatnonzero(~np.isnan(found)).tolist() == list(range(2, 10))
