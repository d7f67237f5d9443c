"""Two counts over their exposures."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats
from statsmodels.stats.rates import test_poisson_2indep as poisson_test

from goldthread.core.stats.compare.rates import exact, least_attainable, log_normal
from goldthread.core.stats.compare.verdict import Comparison
from goldthread.core.stats.intervals.interval import BLOCK
from goldthread.core.stats.refused import NotACount, NotANumber, WrongChoice

FEW = settings(max_examples=50)
COUNT = st.integers(0, 400)
DAYS = st.sampled_from([1.0, 28.0, 31.0, 181.0, 184.0])


@FEW
@given(COUNT, COUNT, DAYS, DAYS)
def test_exact_p_value_and_limits_are_those_of_the_binomial(now: int, before: int, t2: float, t1: float) -> None:
    found = exact(now, before, t2, t1)
    if now + before == 0:
        assert np.isnan([found.p, found.ratio, found.lower, found.upper]).all()
        return

    expected = stats.binomtest(now, now + before, t2 / (t1 + t2))
    limits = expected.proportion_ci(0.95)

    assert float(found.p) == pytest.approx(expected.pvalue, rel=1e-9)
    assert float(found.lower) == pytest.approx(limits.low / (1 - limits.low) * t1 / t2, rel=1e-9)
    if before:
        assert float(found.upper) == pytest.approx(limits.high / (1 - limits.high) * t1 / t2, rel=1e-9)
    else:
        assert float(found.upper) == np.inf


@FEW
@given(COUNT, COUNT, DAYS, DAYS)
def test_exact_turned_round_is_its_own_mirror(now: int, before: int, t2: float, t1: float) -> None:
    forth, back = exact(now, before, t2, t1), exact(before, now, t1, t2)

    assert float(back.p) == pytest.approx(float(forth.p), rel=1e-9, nan_ok=True)
    if now and before:
        assert float(back.lower) == pytest.approx(1 / float(forth.upper), rel=1e-9)


@FEW
@given(COUNT, st.integers(1, 400), DAYS)
def test_exact_limits_hold_the_ratio(now: int, before: int, days: float) -> None:
    found = exact(now, before, days, days)

    assert 0 <= found.lower <= found.ratio <= found.upper
    assert 0 < found.p <= 1


@FEW
@given(st.integers(1, 300), st.integers(1, 300), DAYS, DAYS)
def test_log_normal_agrees_with_statsmodels(now: int, before: int, t2: float, t1: float) -> None:
    expected = poisson_test(now, t2, before, t1, method="wald-log").pvalue

    found = log_normal(now, before, t2, t1)

    assert float(found.p) == pytest.approx(expected, rel=1e-9)
    assert found.lower * found.upper == pytest.approx(float(found.ratio) ** 2)


def test_log_normal_is_near_the_exact_test_for_large_counts() -> None:
    large, small = exact(10_500, 10_000, 1, 1), log_normal(10_500, 10_000, 1, 1)

    assert float(large.p) == pytest.approx(float(small.p), rel=0.05)
    assert float(large.lower) == pytest.approx(float(small.lower), rel=1e-3)


def test_log_normal_has_no_answer_at_a_count_of_nothing() -> None:
    found = log_normal([0, 5], [40, 0], 1, 1)

    assert found.ratio.tolist() == [0, np.inf]
    assert np.isnan([found.lower, found.upper, found.p]).all()
    assert found.verdict.tolist() == ["too_few", "too_few"]


@pytest.mark.parametrize(
    ("now", "before", "verdict"),
    [(25, 8, "higher"), (8, 25, "lower"), (12, 10, "no_detectable_change"), (5, 0, "too_few"), (0, 0, "too_few")],
)
def test_exact_says_what_a_reader_is_told(now: int, before: int, verdict: str) -> None:
    assert exact(now, before, 30, 30).verdict.tolist() == verdict


def test_six_events_can_tell_and_five_cannot() -> None:
    assert exact([6, 5], [0, 0], 1, 1).verdict.tolist() == ["higher", "too_few"]
    assert least_attainable(np.array([6.0, 5.0]), np.array([1.0, 1.0])).tolist() == [2 * 0.5**6, 2 * 0.5**5]


@FEW
@given(st.integers(1, 30), DAYS, DAYS)
def test_least_attainable_is_the_least_of_all_splits(total: int, t2: float, t1: float) -> None:
    splits = np.arange(total + 1.0)

    found = exact(splits, total - splits, t2, t1).p.min()

    assert float(least_attainable(np.array(float(total)), np.array(t1 / t2))) == pytest.approx(found)


def test_percent_is_of_the_rate_and_undefined_on_nothing() -> None:
    found = exact([29, 10], [28, 0], [29, 1], [28, 1])

    assert (found.percent[0], found.number.tolist()) == (pytest.approx(0, abs=1e-9), [1, 10])
    assert np.isnan(found.percent[1])


def test_missing_sides_have_no_answer_beside_others() -> None:
    found = exact([None, 25], [3, 8], 1, 1)

    assert found.at(0) == Comparison(None, None, None, None, "too_few", 0.95)
    assert found.at(1).verdict == "higher"


def test_at_says_none_of_an_infinite_ratio() -> None:
    found = exact([10], [0], 1, 1).at(0)

    assert (found.estimate, found.upper, found.verdict) == (None, None, "higher")


def test_judged_by_adjusted_p_values_keeps_too_few() -> None:
    found = exact([25, 8, 1], [8, 25, 0], 1, 1)

    assert found.judged_by(np.array([0.2, 0.01, 0.001])).tolist() == ["no_detectable_change", "lower", "too_few"]


def test_rows_are_answered_as_alone_across_blocks() -> None:
    now = np.arange(BLOCK + 20.0) % 50

    found = exact(now, 20, 30, 31)

    for row in (0, BLOCK - 1, BLOCK, BLOCK + 19):
        assert found.p[row] == float(exact(now[row], 20, 30, 31).p)


def test_bad_input_is_refused_by_name() -> None:
    with pytest.raises(NotACount, match="whole"):
        exact([1, 2.5], [3, 3], 1, 1)
    with pytest.raises(NotACount):
        exact(-1, 3, 1, 1)
    with pytest.raises(NotACount):
        log_normal(1, 3, 0, 1)
    with pytest.raises(NotANumber):
        log_normal(float("inf"), 3, 1, 1)
    with pytest.raises(WrongChoice):
        exact([1, 2], [1, 2, 3], 1, 1)
    with pytest.raises(WrongChoice):
        exact(1, 2, 1, 1, confidence=1.5)
