"""Raking to known totals."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goldthread.core.stats.refused import NoWeight, WrongChoice
from goldthread.core.stats.survey.estimate import weighted_means, weighted_shares
from goldthread.core.stats.survey.rake import NotSettled, RakeMethod, rake

SEX = ["F", "F", "M", "M", "M"]
AGE = ["old", "young", "old", "young", "young"]
TOTALS = {"sex": {"F": 60, "M": 40}, "age": {"old": 70, "young": 30}}


def test_one_group_is_brought_to_its_totals_at_once() -> None:
    raked = rake([1, 1, 2, 1, 1], {"sex": SEX}, {"sex": {"F": 50, "M": 40}})

    assert (raked.design.weights.tolist(), raked.rounds) == ([25, 25, 20, 10, 10], 1)


def test_all_groups_hold_at_the_end() -> None:
    weights = rake(np.ones(5), {"sex": SEX, "age": AGE}, TOTALS).design.weights

    assert weights[[0, 1]].sum() == pytest.approx(60)
    assert weights[[0, 2]].sum() == pytest.approx(70)


def test_raking_to_what_already_holds_changes_nothing() -> None:
    once = rake(np.ones(5), {"sex": SEX, "age": AGE}, TOTALS).design

    again = rake(once, {"sex": SEX, "age": AGE}, TOTALS)

    assert again.design.weights == pytest.approx(once.weights)
    assert again.rounds == 1


def test_what_the_groups_explain_adds_no_variance() -> None:
    y = [1.0 if sex == "F" else 0.0 for sex in SEX]

    found = weighted_shares(y, rake(np.ones(5), {"sex": SEX}, {"sex": {"F": 60, "M": 40}}).design)

    assert found.mean.tolist() == pytest.approx([0.6])
    assert found.se.tolist() == pytest.approx([0], abs=1e-12)


def test_parts_of_a_raked_sample_are_each_what_they_are_alone() -> None:
    raked = rake(np.ones(5), {"sex": SEX, "age": AGE}, TOTALS).design
    y = np.array([1.0, 2, 3, 4, 9])

    both = weighted_means(y, raked, parts=AGE)
    old = weighted_means(np.where(np.array(AGE) == "old", y, np.nan), raked)

    assert both.se[0] == pytest.approx(old.se.item())


@pytest.mark.parametrize(
    ("groups", "totals"),
    [
        ({"sex": SEX}, {"age": {"old": 1}}),
        ({"sex": SEX[:4]}, {"sex": TOTALS["sex"]}),
        ({"sex": [*SEX[:4], None]}, {"sex": TOTALS["sex"]}),
        ({"sex": SEX}, {"sex": {"F": 100}}),
        ({"sex": SEX}, {"sex": {"F": 50, "M": 40, "X": 10}}),
        ({"sex": SEX}, {"sex": {"F": 100, "M": 0}}),
        ({"sex": SEX, "age": AGE}, {"sex": {"F": 60, "M": 40}, "age": {"old": 70, "young": 31}}),
        ({"sex": SEX}, {}),
    ],
)
def test_labels_and_totals_that_do_not_fit_are_refused(groups: dict[str, list[str]], totals: dict) -> None:
    with pytest.raises(WrongChoice):
        rake(np.ones(5), groups, totals)


def test_a_label_whose_people_weigh_nothing_is_refused() -> None:
    with pytest.raises(NoWeight):
        rake([0, 0, 1, 1, 1], {"sex": SEX}, {"sex": {"F": 60, "M": 40}})


def test_totals_that_are_not_reached_are_refused() -> None:
    with pytest.raises(NotSettled, match="3 rounds"):
        rake(
            [1, 1, 1],
            {"a": ["x", "x", "y"], "b": ["p", "q", "p"]},
            {"a": {"x": 10, "y": 90}, "b": {"p": 40, "q": 60}},
            method=RakeMethod(rounds=3),
        )


@settings(max_examples=50)
@given(st.lists(st.floats(0.5, 5), min_size=5, max_size=5), st.floats(0.1, 1000))
def test_the_unit_of_the_first_weights_does_not_matter(weights: list[float], times: float) -> None:
    groups = {"sex": SEX, "age": AGE}

    first = rake(weights, groups, TOTALS).design.weights
    second = rake([times * one for one in weights], groups, TOTALS).design.weights

    assert second == pytest.approx(first, rel=1e-6)
