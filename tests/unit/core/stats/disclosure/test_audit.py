"""The ranges of hidden cells: worked by hand, by brute force and by an integer solver, all the same."""

from itertools import product
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from goldthread.core.stats.arrays import Flags, Whole
from goldthread.core.stats.disclosure.audit import ranges
from goldthread.core.stats.disclosure.constraints import ends_by_solver
from goldthread.core.stats.disclosure.table import published_rate, subtotal, with_totals
from goldthread.core.stats.refused import WrongChoice

DRAWN = st.tuples(st.integers(1, 4), st.integers(1, 4)).flatmap(
    lambda shape: st.tuples(
        arrays(np.int64, shape, elements=st.integers(0, 5)), arrays(np.bool_, (shape[0] + 1, shape[1] + 1))
    )
)


def test_lone_hidden_cell_is_exact() -> None:
    found = ranges([[3, 5], [4, 6]], [[1, 0], [0, 0]])

    assert (found.lower[0, 0], found.upper[0, 0], found.any_exact) == (3, 3, True)


def test_shown_cells_are_no_finding() -> None:
    found = ranges([[3, 5], [4, 6]], [[0, 0], [0, 0]])

    assert (found.any_exact, found.lower.tolist()) == (False, [[3, 5, 8], [4, 6, 10], [7, 11, 18]])


def test_without_totals_a_hidden_count_has_no_greatest_value() -> None:
    found = ranges([[3, 5], [4, 6]], [[1, 0], [0, 0]], totals_published=False)

    assert (found.lower[0, 0], found.upper[0, 0], found.any_exact) == (0, np.inf, False)


def test_brute_force_gives_the_same_ends() -> None:
    cells = np.array([[2, 1, 3], [1, 0, 2]])
    agreeing = [
        np.array(drawn).reshape(2, 3)
        for drawn in product(range(7), repeat=6)
        if drawn[2] == 3
        and (np.array(drawn).reshape(2, 3).sum(axis=0) == cells.sum(axis=0)).all()
        and (np.array(drawn).reshape(2, 3).sum(axis=1) == cells.sum(axis=1)).all()
    ]

    found = ranges(cells, [[1, 1, 0], [1, 1, 1]])

    assert found.lower[:-1, :-1].tolist() == np.min(agreeing, axis=0).tolist()
    assert found.upper[:-1, :-1].tolist() == np.max(agreeing, axis=0).tolist()


@settings(max_examples=40)
@given(DRAWN)
def test_flows_and_the_integer_solver_agree(drawn: tuple[Whole, Flags]) -> None:
    cells, hidden = drawn

    found = ranges(cells, hidden)

    lower, upper = ends_by_solver(with_totals(cells), hidden, ())
    assert (found.lower.ravel().tolist(), found.upper.ravel().tolist()) == (lower.tolist(), upper.tolist())


@settings(max_examples=50)
@given(DRAWN)
def test_ends_hold_the_count_and_hiding_more_never_narrows_them(drawn: tuple[Whole, Flags]) -> None:
    cells, hidden = drawn
    block = with_totals(cells)

    few, many = ranges(cells, hidden), ranges(cells, np.ones(hidden.shape, dtype=bool))

    assert ((few.lower <= block) & (block <= few.upper)).all()
    assert ((many.lower <= few.lower) & (few.upper <= many.upper)).all()


def test_subtotal_of_two_hidden_cells_narrows_them() -> None:
    cells, hidden = [[2, 3, 4], [5, 6, 7]], np.ones((2, 3), dtype=bool)

    free = ranges(cells, hidden)
    bound = ranges(cells, hidden, facts=[subtotal([[1, 1, 0], [0, 0, 0]], 5), subtotal([[0, 1, 1], [0, 0, 0]], 7)])

    assert (free.any_exact, bound.lower[0, :3].tolist(), bound.upper[0, :3].tolist()) == (False, [2, 3, 4], [2, 3, 4])


def test_rate_over_known_people_gives_a_hidden_count_back() -> None:
    cells, hidden = [[2, 8], [9, 6]], [[1, 1], [1, 1]]

    found = ranges(cells, hidden, facts=[published_rate([[1, 0], [0, 0]], 0.7, 300, decimals=1)])

    assert found.exact[:-1, :-1].all()


def test_earlier_edition_gives_hidden_cells_back() -> None:
    found = ranges([[2, 8], [9, 6]], [[1, 1], [1, 1]], earlier=[[[np.nan, 8], [np.nan, np.nan]]])

    assert found.exact[:-1, :-1].all()


@pytest.mark.parametrize(
    "fact", [subtotal([[1, 1], [0, 0]], 99), subtotal([[1, 1]], 10)], ids=["that the table breaks", "of another shape"]
)
def test_fact_is_refused(fact: Any) -> None:
    with pytest.raises(WrongChoice):
        ranges([[2, 8], [9, 6]], [[1, 1], [1, 1]], facts=[fact])
