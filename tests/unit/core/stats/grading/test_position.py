"""Where a figure stands against its milestone."""

from math import inf, nan

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goldthread.core.stats.grading.position import POSITIONS, Position, Tolerance, position_of, positions_of
from goldthread.core.stats.refused import NotANumber, WrongChoice
from goldthread.core.target import Sense, Target

FIVE_PER_CENT = Tolerance(share=0.05)
FIGURES = st.one_of(st.floats(-1000, 1000), st.just(nan))


@pytest.mark.parametrize(
    ("value", "target", "position"),
    [
        (57.4, Target(57.4, Sense.AT_LEAST), Position.MET),
        (57.2, Target(57.4, Sense.AT_LEAST), Position.NEAR),
        (54.53, Target(57.4, Sense.AT_LEAST), Position.NEAR),
        (54.52, Target(57.4, Sense.AT_LEAST), Position.MISSED),
        (9.9, Target(10, Sense.UNDER), Position.MET),
        (10, Target(10, Sense.UNDER), Position.NEAR),
        (10.6, Target(10, Sense.UNDER), Position.MISSED),
        (5, Target(4, Sense.RANGE, 6), Position.MET),
        (6.3, Target(4, Sense.RANGE, 6), Position.NEAR),
        (6.4, Target(4, Sense.RANGE, 6), Position.MISSED),
        (3.8, Target(4, Sense.RANGE, 6), Position.NEAR),
        (100, Target(100, Sense.PARITY), Position.MET),
        (96, Target(100, Sense.PARITY), Position.NEAR),
        (94, Target(100, Sense.EXACTLY), Position.MISSED),
        (0.01, Target(0, Sense.PARITY), Position.MISSED),
        (50, Target(10, Sense.MONITOR), Position.NO_TARGET),
        (50, None, Position.NO_TARGET),
        (None, Target(10, Sense.UNDER), Position.NO_FIGURE),
        (nan, Target(10, Sense.UNDER), Position.NO_FIGURE),
    ],
)
def test_a_figure_stands_where_the_sense_of_its_target_puts_it(
    value: float | None, target: Target | None, position: Position
) -> None:
    assert position_of(value, target, tolerance=FIVE_PER_CENT) is position


def test_the_wider_of_share_and_amount_is_allowed() -> None:
    assert Tolerance(share=0.05, amount=2).reach(100) == 5
    assert Tolerance(share=0.05, amount=2).reach(-10) == 2


@given(st.lists(st.tuples(FIGURES, FIGURES), min_size=1, max_size=8), st.sampled_from(Sense))
@settings(max_examples=50)
def test_many_in_one_call_stand_where_each_does_alone(pairs: list[tuple[float, float]], sense: Sense) -> None:
    values, milestones = np.array(pairs).T
    uppers = milestones + 5

    found = positions_of(values, milestones, sense, uppers=uppers, tolerance=FIVE_PER_CENT)

    targets = [None if np.isnan(one) else Target(one, sense, one + 5) for one in milestones.tolist()]
    alone = [position_of(v, t, tolerance=FIVE_PER_CENT) for v, t in zip(values.tolist(), targets, strict=True)]
    assert [POSITIONS[code] for code in found.tolist()] == alone


@given(st.floats(-100, 100), st.floats(-100, 100), st.floats(0, 50), st.floats(0, 50))
@settings(max_examples=50)
def test_a_wider_tolerance_never_turns_near_into_missed(value: float, goal: float, one: float, more: float) -> None:
    target = Target(goal, Sense.AT_LEAST)

    narrow = position_of(value, target, tolerance=Tolerance(amount=one))
    wide = position_of(value, target, tolerance=Tolerance(amount=one + more))

    assert POSITIONS.index(wide) <= POSITIONS.index(narrow)


@pytest.mark.parametrize("wrong", [{"share": -0.1}, {"share": 1}, {"amount": -1}, {"amount": inf}, {"share": nan}])
def test_a_tolerance_that_cannot_be_is_refused(wrong: dict[str, float]) -> None:
    with pytest.raises(WrongChoice):
        Tolerance(**wrong)


@pytest.mark.parametrize(("values", "error"), [([1.0, inf], NotANumber), ([1.0], WrongChoice)])
def test_columns_that_cannot_be_used_are_refused(values: list[float], error: type) -> None:
    with pytest.raises(error):
        positions_of(values, [1.0, 2.0], Sense.UNDER)
