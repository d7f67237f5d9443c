"""The months beside a month: two on either side, those that are held, type by type."""

from statistics import median

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from goldthread.core.period import Period
from goldthread.core.stats.time.neighbours import grid, number_of

COUNTS = st.dictionaries(
    st.integers(0, 17).map(lambda place: Period.month(2024 + place // 12, place % 12 + 1)),
    st.dictionaries(st.sampled_from("abc"), st.integers(0, 500), max_size=3),
    max_size=18,
)


def month(number: int) -> Period:
    return Period.month(2025, number)


def test_month_stands_beside_two_on_either_side() -> None:
    held = grid({month(number): {"a": 10 * number} for number in range(1, 8)})

    assert held.around(3) == (month(2), month(3), month(5), month(6))
    assert held.medians[3, 0] == 40
    assert (held.most[3, 0], held.sums[3, 0], held.with_rows[3, 0], held.beside[3]) == (60, 160, 4, 4)


def test_hole_is_not_bridged() -> None:
    held = grid({month(1): {"a": 7}, month(4): {"a": 9}, month(5): {"a": 8}})

    assert [held.around(place) for place in range(3)] == [(), (month(5),), (month(4),)]
    assert np.isnan(held.medians[0, 0])
    assert (held.most[0, 0], held.with_rows[0, 0], held.beside[0]) == (0, 0, 0)


def test_type_without_a_row_in_a_month_counts_as_none() -> None:
    held = grid({month(1): {"a": 4}, month(2): {"b": 6}, month(3): {"a": 8}})

    assert held.kinds == ("a", "b")
    assert held.counts.tolist() == [[4, 0], [0, 6], [8, 0]]
    assert held.medians[1].tolist() == [6, 0]


def test_nothing_held_is_an_empty_grid() -> None:
    held = grid({})

    assert (held.months, held.kinds, held.counts.shape) == ((), (), (0, 0))


def test_months_that_follow_one_another_differ_by_one() -> None:
    assert number_of(Period.month(2026, 1)) - number_of(Period.month(2025, 12)) == 1


@given(COUNTS)
def test_grid_agrees_with_the_rule_written_out(counts: dict[Period, dict[str, int]]) -> None:
    held = grid(counts)

    for place, one in enumerate(held.months):
        near = [other for other in held.months if 0 < abs(number_of(other) - number_of(one)) <= 2]
        assert held.around(place) == tuple(near)
        for column, kind in enumerate(held.kinds):
            values = [counts[other].get(kind, 0) for other in near]
            expected = median(values) if values else float("nan")
            assert np.array_equal(held.medians[place, column], expected, equal_nan=True)
            assert held.most[place, column] == max(values, default=0)
            assert held.sums[place, column] == sum(values)
