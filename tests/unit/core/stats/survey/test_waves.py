"""Change between waves."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from statsmodels.stats.weightstats import ttest_ind

from goldthread.core.stats.refused import NotACount, OverlappingSums, WrongChoice
from goldthread.core.stats.survey.design import design
from goldthread.core.stats.survey.estimate import weighted_shares
from goldthread.core.stats.survey.rake import rake
from goldthread.core.stats.survey.waves import difference, wave_change


def test_two_equal_waves_of_simple_samples_are_nearly_students_test() -> None:
    rng = np.random.default_rng(1)
    before, after = rng.normal(5, 2, 300), rng.normal(5.5, 2, 300)

    change = wave_change(np.concatenate((before, after)), np.ones(600), np.repeat([1, 2], 300))

    statistic, p, _df = ttest_ind(after, before)
    assert change.difference.item() == pytest.approx(after.mean() - before.mean())
    assert change.statistic.item() == pytest.approx(statistic, rel=2e-3)
    assert (change.df.item(), change.p.item()) == (598.0, pytest.approx(p, rel=3e-2))


def test_units_sampled_twice_bring_their_covariance() -> None:
    y, waves = [1, 1, 0, 0, 1, 1, 1, 0], np.repeat([1, 2], 4)
    people = [1, 2, 3, 4, 1, 2, 3, 4]

    panel = wave_change(y, design(np.ones(8), units=people), waves)
    apart = wave_change(y, np.ones(8), waves)

    moved = np.array([0, 0, 1, 0])
    assert panel.difference.tolist() == apart.difference.tolist() == [0.25]
    assert panel.se.item() == pytest.approx(moved.std(ddof=1) / 2)
    assert panel.se.item() < apart.se.item()


def test_questions_are_rows() -> None:
    change = wave_change([[1, 0, 1, 1], [0, 0, 0, 0]], np.ones(4), [1, 1, 2, 2])

    assert change.difference.tolist() == [0.5, 0.0]
    assert change.detectable.tolist() == [False, False]
    assert np.isnan(change.p[1])


def test_estimates_of_two_designs_are_set_against_each_other() -> None:
    before, after = weighted_shares([1, 0, 0, 0], np.ones(4)), weighted_shares([1, 1, 1, 0, 1], np.ones(5))

    change = difference(before, after, shares_people=False)

    assert change.difference.item() == pytest.approx(0.55)
    assert change.se.item() == pytest.approx(np.hypot(before.se.item(), after.se.item()))
    assert change.df.item() == 7.0
    assert change.lower.item() < 0 < change.upper.item()


def test_waves_that_share_people_need_their_covariance() -> None:
    before, after = weighted_shares([1, 0, 0, 0], np.ones(4)), weighted_shares([1, 1, 1, 0], np.ones(4))

    with pytest.raises(OverlappingSums, match="share people"):
        difference(before, after, shares_people=True)
    told = difference(before, after, shares_people=True, covariance=0.02)

    assert told.se.item() < difference(before, after, shares_people=False).se.item()


def test_a_covariance_greater_than_the_variances_allow_is_refused() -> None:
    wave = weighted_shares([1, 0, 0, 0], np.ones(4))

    with pytest.raises(NotACount):
        difference(wave, wave, shares_people=True, covariance=1)


def test_more_than_two_waves_unlike_shapes_and_a_joint_raking_are_refused() -> None:
    with pytest.raises(WrongChoice, match="3 waves"):
        wave_change([1, 0, 1], np.ones(3), [1, 2, 3])
    with pytest.raises(WrongChoice, match="unlike shape"):
        difference(weighted_shares([1, 0], [1, 1]), weighted_shares([[1, 0]], [1, 1]), shares_people=False)
    raked = rake(np.ones(4), {"sex": list("FFMM")}, {"sex": {"F": 2, "M": 3}}).design
    with pytest.raises(WrongChoice, match="raked"):
        wave_change([1, 0, 1, 0], raked, [1, 2, 1, 2])


@settings(max_examples=50)
@given(st.lists(st.integers(0, 1), min_size=6, max_size=30))
def test_a_change_the_other_way_round_is_its_mirror(y: list[int]) -> None:
    waves = np.arange(len(y)) % 2

    there, back = wave_change(y, np.ones(len(y)), waves), wave_change(y, np.ones(len(y)), 1 - waves)

    assert back.difference.item() == pytest.approx(-there.difference.item())
    assert back.se.item() == pytest.approx(there.se.item(), nan_ok=True)
    assert back.lower.item() == pytest.approx(-there.upper.item(), nan_ok=True)
