"""Two shares: the difference, and Pearson's test."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats
from statsmodels.stats.proportion import confint_proportions_2indep

from goldthread.core.stats.compare.proportions import PearsonMethod, difference, pearson
from goldthread.core.stats.refused import NotAShare, WrongChoice

FEW = settings(max_examples=50)
SHARE = st.integers(1, 2_000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))
YATES = PearsonMethod(correct=True)


@pytest.mark.parametrize(
    ("now", "before", "lower", "upper"),
    [((56, 70), (48, 80), 0.0524, 0.3339), ((9, 10), (3, 10), 0.1705, 0.8090), ((10, 10), (0, 10), 0.6075, 1.0)],
)
def test_difference_gives_newcombes_published_intervals(
    now: tuple[int, int], before: tuple[int, int], lower: float, upper: float
) -> None:
    found = difference(*now, *before)

    assert (float(found.lower), float(found.upper)) == pytest.approx((lower, upper), abs=5e-5)


@FEW
@given(SHARE, SHARE)
def test_difference_agrees_with_statsmodels(now: tuple[int, int], before: tuple[int, int]) -> None:
    expected = confint_proportions_2indep(*now, *before, method="newcomb", compare="diff")

    found = difference(*now, *before)

    assert (float(found.lower), float(found.upper)) == pytest.approx(expected, abs=1e-9)


@FEW
@given(SHARE, SHARE)
def test_difference_turned_round_changes_its_sign(now: tuple[int, int], before: tuple[int, int]) -> None:
    forth, back = difference(*now, *before), difference(*before, *now)

    assert (float(back.difference), float(back.lower)) == pytest.approx((-forth.difference, -forth.upper), abs=1e-12)
    assert float(back.p) == pytest.approx(float(forth.p), nan_ok=True)


@FEW
@given(SHARE, SHARE)
def test_limits_hold_the_difference_and_stay_possible(now: tuple[int, int], before: tuple[int, int]) -> None:
    found = difference(*now, *before)

    assert -1 <= found.lower <= found.difference <= found.upper <= 1


@pytest.mark.parametrize("correct", [False, True])
def test_pearson_is_the_chi_squared_test_of_the_table(correct: bool) -> None:
    expected = stats.chi2_contingency([[56, 14], [48, 32]], correction=correct)

    found = pearson(56, 70, 48, 80, method=PearsonMethod(correct=correct))

    assert (float(found.statistic), float(found.p)) == pytest.approx((expected.statistic, expected.pvalue))


@FEW
@given(SHARE, SHARE)
def test_correction_is_cautious_and_never_passes_the_difference(now: tuple[int, int], before: tuple[int, int]) -> None:
    plain, corrected = pearson(*now, *before), pearson(*now, *before, method=YATES)
    if np.isnan(plain.p):
        assert np.isnan(corrected.p)
        return

    assert 0 <= corrected.statistic <= plain.statistic + 1e-9
    assert corrected.lower <= plain.lower <= plain.upper <= corrected.upper


def test_shares_that_cannot_differ_have_no_p_value() -> None:
    found = difference([0, 5], [10, 5], [0, 9], [20, 9])

    assert np.isnan(found.p).all()
    assert found.verdict.tolist() == ["too_few", "too_few"]


def test_verdicts_of_shares() -> None:
    found = difference([90, 40, 51, 3], [100, 100, 100, 10], [60, 70, 50, 1], [100, 100, 100, 10])

    assert found.verdict.tolist() == ["higher", "lower", "no_detectable_change", "too_few"]
    assert found.judged_by(np.full(4, 0.5)).tolist() == ["no_detectable_change"] * 3 + ["too_few"]
    assert found.at(0).verdict == "higher"
    assert found.at(0).estimate == pytest.approx(0.3)


def test_difference_closes_in_as_the_wholes_grow() -> None:
    found = difference(4e11, 1e12, 3e11, 1e12)

    assert (float(found.lower), float(found.upper)) == pytest.approx((0.1, 0.1), abs=1e-5)


def test_missing_sides_have_no_answer() -> None:
    assert difference([None], [10], [3], [10]).at(0).estimate is None


def test_what_is_no_share_is_refused() -> None:
    with pytest.raises(NotAShare):
        difference(11, 10, 3, 10)
    with pytest.raises(NotAShare):
        pearson(1, 10, 3, 0)
    with pytest.raises(WrongChoice):
        difference([1, 2], 10, [1, 2, 3], 10)
