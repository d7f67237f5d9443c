"""The probability of a milestone."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldthread.core.stats.refused import WrongChoice
from goldthread.core.stats.time.forecast.milestone import milestone_probability
from goldthread.core.stats.time.forecast.outlook import Outlook, normal_outlook

AHEAD = normal_outlook(np.array([[100.0, 90.0], [50.0, np.nan]]), np.array([[10.0, 10.0], [5.0, np.nan]]))


def test_probability_by_hand() -> None:
    lower = milestone_probability(AHEAD, [90, 55], step=1, better="lower")
    higher = milestone_probability(AHEAD, [90, 55], step=1, better="higher")

    assert lower.tolist() == pytest.approx([0.158655, 0.841345], abs=1e-6)
    assert higher.tolist() == pytest.approx([0.841345, 0.158655], abs=1e-6)


def test_missing_forecast_or_target_gives_missing() -> None:
    assert np.isnan(milestone_probability(AHEAD, 90, step=2, better="lower")).tolist() == [False, True]
    assert np.isnan(milestone_probability(AHEAD, [np.nan, 50], step=1, better="higher")).tolist() == [True, False]


def test_certain_forecast_on_the_milestone_meets_it_either_way() -> None:
    certain = normal_outlook(np.array([[5.0]]), np.array([[0.0]]))

    assert milestone_probability(certain, 5, step=1, better="lower").tolist() == [1]
    assert milestone_probability(certain, 5, step=1, better="higher").tolist() == [1]


def test_floor_is_always_passed_upward_and_never_downward() -> None:
    floored = AHEAD.floored(0)

    assert milestone_probability(floored, 0, step=1, better="higher").tolist() == [1, 1]
    assert milestone_probability(floored, -1, step=1, better="lower").tolist() == [0, 0]


@given(st.floats(0, 200), st.floats(0, 200), st.floats(2, 1e5))
def test_probability_grows_with_an_easier_milestone(one: float, other: float, freedom: float) -> None:
    outlook = Outlook(np.array([[100.0]]), np.array([[15.0]]), np.array([freedom]))

    hard, easy = (milestone_probability(outlook, aim, step=1, better="lower")[0] for aim in sorted((one, other)))

    assert 0 <= hard <= easy <= 1


@pytest.mark.parametrize(("step", "better"), [(0, "lower"), (3, "lower"), (1, "nearer")])
def test_what_cannot_be_asked_is_refused(step: int, better: str) -> None:
    with pytest.raises(WrongChoice):
        milestone_probability(AHEAD, 1, step=step, better=better)  # type: ignore[arg-type]
