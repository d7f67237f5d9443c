"""Tables are full blocks of whole counts; whatever is not is refused by name."""

from typing import Any

import numpy as np
import pytest

from goldthread.core.stats.disclosure.table import as_mask, earlier_known, published_rate, subtotal, with_totals
from goldthread.core.stats.refused import NotACount, NotANumber, NoValues, WrongChoice


def test_totals_stand_beside_and_below_the_cells() -> None:
    found = with_totals([[1, 2, 3], [4, 5, 6]])

    assert found.tolist() == [[1, 2, 3, 6], [4, 5, 6, 15], [5, 7, 9, 21]]


@pytest.mark.parametrize(
    ("cells", "error"),
    [
        ([[1, -1]], NotACount),
        ([[1, 0.5]], NotACount),
        ([[2**31, 1]], NotACount),
        ([[1, np.inf]], NotANumber),
        ([["a", 1]], NotANumber),
        ([[1, None]], NoValues),
        ([[]], NoValues),
        ([1, 2], WrongChoice),
        ([[[1]]], WrongChoice),
    ],
)
def test_what_is_no_full_table_of_counts_is_refused(cells: Any, error: type[Exception]) -> None:
    with pytest.raises(error):
        with_totals(cells)


def test_flags_of_inner_cells_are_widened_by_the_totals() -> None:
    block = with_totals([[1, 2]])

    assert as_mask([[1, 0]], block, margins=True).tolist() == [[True, False, True], [True, True, True]]
    assert as_mask([[1, 0]], block, margins=False).tolist() == [[True, False, False], [False, False, False]]


def test_flags_of_another_shape_are_refused() -> None:
    with pytest.raises(WrongChoice):
        as_mask([[1, 0, 1, 0]], with_totals([[1, 2]]), margins=False)


def test_earlier_edition_gives_away_what_it_showed_and_what_has_not_changed_since() -> None:
    block = with_totals([[1, 2], [3, 4]])

    found = earlier_known(block, ([[1, np.nan], [9, 4]],))

    assert found.tolist() == [[True, False, False], [False, True, False], [False, False, False]]


def test_earlier_edition_of_another_shape_is_refused() -> None:
    with pytest.raises(WrongChoice):
        earlier_known(with_totals([[1, 2]]), ([[1, 2, 3, 4]],))


def test_published_rate_bounds_its_count_by_half_a_unit_of_its_last_place() -> None:
    found = published_rate([[1, 0]], 3.3, 60, decimals=1)

    assert (round(found.lower, 4), round(found.upper, 4)) == (1.95, 2.01)
    assert found.weights.tolist() == [[1.0, 0.0]]


def test_subtotal_fixes_a_sum() -> None:
    found = subtotal([[True, True]], 7)

    assert (found.lower, found.upper, found.weights.tolist()) == (7, 7, [[1.0, 1.0]])
