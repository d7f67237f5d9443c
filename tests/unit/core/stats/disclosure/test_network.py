"""What subtraction gives back is found in the network of hidden cells, and agrees with the ranges themselves."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from goldthread.core.stats.arrays import Flags, Whole
from goldthread.core.stats.disclosure.audit import ends_by_flow
from goldthread.core.stats.disclosure.network import bridges, determined, network
from goldthread.core.stats.disclosure.table import with_totals

SHAPES = st.tuples(st.integers(1, 5), st.integers(1, 5))
TABLES = SHAPES.flatmap(
    lambda shape: st.tuples(
        arrays(np.int64, shape, elements=st.integers(0, 4)),
        arrays(np.bool_, (shape[0] + 1, shape[1] + 1)),
    )
)


def test_bridges_are_the_edges_that_no_cycle_holds() -> None:
    one, other = np.array([0, 1, 2, 2, 3, 5]), np.array([1, 2, 0, 3, 4, 6])

    assert bridges(one, other, 7).tolist() == [False, False, False, True, True, True]


def test_lone_hidden_cell_of_a_row_is_determined() -> None:
    block = with_totals([[3, 5], [4, 6]])
    hidden = np.zeros(block.shape, dtype=bool)
    hidden[0, 0] = True

    assert determined(network(block), hidden.ravel()).reshape(block.shape)[0, 0]


def test_four_corners_protect_one_another() -> None:
    block = with_totals([[3, 5], [4, 6]])
    hidden = np.zeros(block.shape, dtype=bool)
    hidden[:2, :2] = True

    assert not determined(network(block), hidden.ravel()).any()


def test_zeros_that_would_have_to_fall_protect_nothing() -> None:
    block = with_totals([[3, 0], [0, 0]])
    hidden = np.zeros(block.shape, dtype=bool)
    hidden[:2, :2] = True

    assert determined(network(block), hidden.ravel()).reshape(block.shape)[:2, :2].all()


@settings(max_examples=80)
@given(TABLES)
def test_determined_cells_are_those_with_equal_ends(drawn: tuple[Whole, Flags]) -> None:
    cells, hidden = drawn
    net = network(with_totals(cells))

    lower, upper = ends_by_flow(net, hidden.ravel())

    assert determined(net, hidden.ravel()).tolist() == (hidden.ravel() & (lower == upper)).tolist()
