"""How a batch is laid out: padded, split into groups, and worked on in blocks that leave nothing out."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goldthread.core.stats.charts.xmr_groups import BLOCK, batch_of, blocks_of, inside_of, pad, spans_of, starts_of
from goldthread.core.stats.refused import NotANumber

LENGTHS = st.lists(st.integers(1, 9), min_size=1, max_size=12)


def test_pad_puts_series_side_by_side() -> None:
    padded = pad([[1, None, 3], [4]])

    assert np.array_equal(padded.values, [[1, np.nan, 3], [4, np.nan, np.nan]], equal_nan=True)
    assert padded.lengths.tolist() == [3, 1]
    assert inside_of(padded).tolist() == [[True] * 3, [True, False, False]]


def test_pad_of_no_series_is_empty() -> None:
    assert pad([]).values.shape == (0, 0)


def test_pad_refuses_infinities() -> None:
    with pytest.raises(NotANumber):
        pad([[1.0, float("inf")]])


def test_starts_beyond_the_end_of_a_series_are_passed_over() -> None:
    padded = pad([[1, 2, 3], [4]])

    starts = starts_of(padded, [2])

    assert starts.tolist() == [[True, False, True], [True, False, False]]
    series, first, length = spans_of(starts, padded.lengths)
    assert (series.tolist(), first.tolist(), length.tolist()) == ([0, 0, 1], [0, 2, 0], [2, 1, 1])


@settings(max_examples=50)
@given(LENGTHS, st.lists(st.integers(0, 8), max_size=3))
def test_groups_hold_every_row_once(lengths: list[int], cuts: list[int]) -> None:
    padded = pad([[0.0] * length for length in lengths])

    series, first, length = spans_of(starts_of(padded, [cut for cut in cuts if cut < max(lengths)]), padded.lengths)

    rows = [(int(s), int(f) + k) for s, f, n in zip(series, first, length, strict=True) for k in range(n)]
    assert rows == [(row, place) for row, one in enumerate(lengths) for place in range(one)]


@settings(max_examples=50)
@given(st.lists(st.integers(1, 2 * BLOCK), min_size=1, max_size=40))
def test_blocks_hold_every_group_once_and_stay_small(lengths: list[int]) -> None:
    spans = np.array(lengths)

    blocks = list(blocks_of(spans))

    assert sorted(np.concatenate(blocks).tolist()) == list(range(len(lengths)))
    assert all(len(block) == 1 or len(block) * spans[block].max() <= BLOCK for block in blocks)


def test_matrix_of_equal_lengths_needs_no_padding() -> None:
    assert batch_of([[1, 2], [3, 4]]).lengths.tolist() == [2, 2]
