"""A protected table keeps each hidden count open, hides little, and says why."""

from itertools import combinations
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from goldthread.core.stats.arrays import Whole
from goldthread.core.stats.disclosure import CannotProtect, Policy, Sensitivity, protect, ranges, subtotal, withheld
from goldthread.core.stats.disclosure.network import determined, network
from goldthread.core.stats.disclosure.table import with_totals
from goldthread.core.stats.refused import WrongChoice

CELLS = st.tuples(st.integers(1, 6), st.integers(1, 6)).flatmap(
    lambda shape: arrays(np.int64, shape, elements=st.integers(0, 12))
)
OPEN_TOTALS = Policy(totals="published")
HAND = [[12, 3, 6, 0], [2, 6, 6, 6], [9, 5, 9, 6], [6, 9, 8, 8]]


def test_open_table_is_shown_as_it_is() -> None:
    found = protect([[1, 0], [2, 7]], policy=Policy(Sensitivity.OPEN))

    assert (found.values.tolist(), found.hidden.any()) == ([[1, 0, 1], [2, 7, 9], [3, 7, 10]], False)


def test_small_cell_takes_three_others_with_it() -> None:
    found = protect([[8, 2], [7, 9]])

    assert found.states.tolist() == [
        ["hidden_secondary", "hidden_small", "shown"],
        ["hidden_secondary", "hidden_secondary", "shown"],
        ["shown", "shown", "shown"],
    ]


def test_threshold_and_zeros_are_settings() -> None:
    cells = [[0, 2, 9], [7, 3, 8], [9, 9, 9]]

    small = [
        protect(cells, policy=policy).small[:-1, :-1].astype(int).tolist()
        for policy in (Policy(below=3), Policy(), Policy(zeros_shown=False), Policy(below=1))
    ]

    assert small == [
        [[0, 1, 0], [0, 0, 0], [0, 0, 0]],
        [[0, 1, 0], [0, 1, 0], [0, 0, 0]],
        [[1, 1, 0], [0, 1, 0], [0, 0, 0]],
        [[0, 0, 0], [0, 0, 0], [0, 0, 0]],
    ]


def test_small_totals_are_hidden_too() -> None:
    found = protect([[1, 2], [0, 30], [9, 25]])

    assert found.small[0].tolist() == [True, True, True]
    assert not ranges([[1, 2], [0, 30], [9, 25]], found.hidden).any_exact


def test_totals_published_whatever_they_are_may_make_it_impossible() -> None:
    with pytest.raises(CannotProtect):
        protect([[3], [8]], policy=OPEN_TOTALS)


def test_absent_totals_leave_nothing_to_hide_beside_the_small_cells() -> None:
    found = protect([[3, 8], [9, 7]], policy=Policy(totals="absent"))

    assert (int(found.secondary.sum()), found.states[-1].tolist()) == (0, ["absent"] * 3)


@settings(max_examples=60)
@given(CELLS, st.booleans())
def test_no_hidden_cell_can_be_worked_out(cells: Whole, zeros_shown: bool) -> None:
    found = protect(cells, policy=Policy(zeros_shown=zeros_shown))

    assert not ranges(cells, found.hidden).any_exact
    block = with_totals(cells)
    assert (found.values[~found.hidden] == block[~found.hidden]).all()
    assert found.hidden[(block > 0) & (block < 5)].all()


@settings(max_examples=40)
@given(CELLS)
def test_hidden_cells_are_small_or_needed(cells: Whole) -> None:
    found = protect(cells)
    block = with_totals(cells)

    for row, column in np.argwhere(found.secondary):
        fewer = found.hidden.copy()
        fewer[row, column] = False
        assert determined(network(block), fewer.ravel()).any()


@settings(max_examples=25)
@given(arrays(np.int64, (3, 3), elements=st.integers(0, 8)))
def test_small_table_hides_as_few_cells_as_any_choice_could(cells: Whole) -> None:
    try:
        found = protect(cells, policy=OPEN_TOTALS)
    except CannotProtect:
        return
    net, shape = network(with_totals(cells)), (4, 4)
    rest = [tuple(at) for at in np.argwhere(~found.small[:-1, :-1])]

    for chosen in combinations(rest, max(int(found.secondary.sum()) - 1, 0)):
        hidden = found.small.copy()
        hidden[tuple(np.array(chosen, dtype=int).reshape(-1, 2).T)] = True
        is_safe = not determined(net, hidden.reshape(shape).ravel()).any()
        assert not is_safe or not found.secondary.any()


def test_large_table_is_protected() -> None:
    cells = np.random.default_rng(5).poisson(8, (50, 30))

    found = protect(cells)

    assert (int(found.small.sum()), ranges(cells, found.hidden).any_exact) == (
        int(((cells > 0) & (cells < 5)).sum()),
        False,
    )
    assert int(found.secondary.sum()) < 40


def test_rates_and_percentages_are_hidden_with_their_counts() -> None:
    found = protect(HAND)

    rates, percentages = found.rates(2_000, per=1000), found.percentages("rows")

    assert np.isnan(rates).tolist() == np.isnan(percentages).tolist() == found.hidden.tolist()
    assert (rates[2, 2], round(float(percentages[2, 2]), 2)) == (4.5, 31.03)


def test_percentage_of_a_hidden_total_is_hidden() -> None:
    found = protect([[1, 0], [9, 30]])

    assert np.isnan(found.percentages("rows")[0]).all()


def test_percentages_of_something_else_are_refused() -> None:
    with pytest.raises(WrongChoice):
        protect(HAND).percentages("diagonal")  # type: ignore[arg-type]


def test_sensitive_table_is_hidden_as_an_internal_one_and_rounded() -> None:
    internal, sensitive = protect(HAND), protect(HAND, policy=Policy(Sensitivity.SENSITIVE))

    assert sensitive.hidden.tolist() == internal.hidden.tolist()
    assert set(sensitive.values[~sensitive.hidden] % 5) == {0}
    assert set(sensitive.states[~sensitive.hidden]) == {"rounded"}


def test_subtotal_published_elsewhere_makes_more_hidden() -> None:
    cells = [[8, 2, 9], [7, 9, 6], [8, 8, 8]]
    facts = [subtotal([[1, 1, 0], [0, 0, 0], [0, 0, 0]], 10)]

    found = protect(cells, facts=facts)

    assert found.small[0, 1]
    assert not ranges(cells, found.hidden, facts=facts).any_exact


def test_fact_that_gives_the_cell_itself_away_is_refused() -> None:
    with pytest.raises(CannotProtect):
        protect([[8, 2], [7, 9]], facts=[subtotal([[0, 1], [0, 0]], 2)])


def test_cells_that_an_earlier_edition_showed_are_of_no_use_and_are_told() -> None:
    cells = [[8, 2, 9], [7, 9, 6], [8, 8, 8]]
    earlier = [[[8, np.nan, np.nan], [7, np.nan, np.nan], [8, 8, np.nan]]]

    found = protect(cells, earlier=earlier)
    given_away = protect([[8, 2], [7, 9]], earlier=[[[np.nan, 2], [np.nan, np.nan]]])

    assert found.exposed.any() == np.False_
    assert not ranges(cells, found.hidden, earlier=earlier).any_exact
    assert np.argwhere(given_away.exposed).tolist() == [[0, 1]]


def test_withheld_table_shows_nothing() -> None:
    found = withheld(HAND, policy=Policy())

    assert (found.hidden.all(), int(found.small.sum())) == (True, 2)


@pytest.mark.parametrize("wrong", [{"below": 0}, {"base": 0}, {"totals": "some"}])
def test_policy_of_no_meaning_is_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(WrongChoice):
        Policy(**wrong)


def test_rule_is_said_in_words() -> None:
    said = [Policy(one).reason for one in Sensitivity]

    assert said[0] == "These counts are published already, so none is hidden."
    assert said[1] == "Counts from 1 to 4 are hidden, and with them the counts from which they could be worked out."
    assert said[2].endswith("The others are rounded to the nearest 5, so rows and columns may not sum.")
    assert Policy(zeros_shown=False).reason.startswith("Counts below 5 are hidden")
