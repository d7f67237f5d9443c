"""Intervals of weighted shares and means."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from statsmodels.stats.proportion import proportion_confint

from goldthread.core.stats.refused import NotAShare, WrongChoice
from goldthread.core.stats.survey.design import design
from goldthread.core.stats.survey.estimate import weighted_means, weighted_shares
from goldthread.core.stats.survey.interval import METHODS, mean_interval, share_interval
from goldthread.core.stats.survey.likelihood import stopped_fit

EVERY = pytest.mark.parametrize("method", list(METHODS))


def answers(yes: int, no: int) -> np.ndarray:
    return np.repeat([1, 0], [yes, no])


@EVERY
def test_every_method_holds_the_share_and_they_agree_on_a_large_sample(method: str) -> None:
    found = weighted_shares(answers(4000, 6000), np.ones(10_000))

    interval = share_interval(found, method=method)

    assert interval.lower.item() == pytest.approx(0.4 - 1.96 * np.sqrt(0.24 / 1e4), abs=2e-4)
    assert interval.upper.item() == pytest.approx(0.4 + 1.96 * np.sqrt(0.24 / 1e4), abs=2e-4)


@EVERY
def test_none_of_a_sample_has_an_exact_bound_by_every_method(method: str) -> None:
    found = weighted_shares(np.zeros(30), np.ones(30))

    interval = share_interval(found, method=method)

    lower, upper = proportion_confint(0, 30, method="beta")
    assert (interval.lower.item(), interval.upper.item()) == (lower, pytest.approx(upper))


@EVERY
def test_all_of_a_sample_is_the_mirror_image_of_none(method: str) -> None:
    none, every = (share_interval(weighted_shares(y * np.ones(9), np.arange(1, 10)), method=method) for y in (0, 1))

    assert every.upper.tolist() == [1.0]
    assert every.lower.item() == pytest.approx(1 - none.upper.item())


def test_unequal_weights_widen_the_bound_on_none() -> None:
    even, uneven = (
        share_interval(weighted_shares(np.zeros(9), weights)).upper.item() for weights in ([1] * 9, range(9))
    )

    assert uneven > even


def test_exact_ends_of_a_simple_sample_allow_for_the_share_being_estimated() -> None:
    found = weighted_shares(answers(3, 97), np.ones(100))

    interval = share_interval(found, method="beta")

    lower, upper = proportion_confint(3 * 99 / 100, 99, method="beta")
    assert (interval.lower.item(), interval.upper.item()) == (pytest.approx(lower), pytest.approx(upper))


def test_the_arc_sine_stops_at_zero() -> None:
    found = weighted_shares(answers(1, 11), np.ones(12))

    assert share_interval(found, method="asin", confidence=0.999).lower.tolist() == [0.0]


def test_without_degrees_of_freedom_the_interval_is_not_known() -> None:
    made = design(np.ones(6), units=[1, 1, 1, 2, 2, 2])
    found = weighted_shares([1, 0, 1, 0, 1, 0], made, parts=list("aaabbb"))

    interval = share_interval(found)

    assert np.isnan(interval.lower).all()
    assert interval.at(0) is None


def test_a_mean_has_ends_by_student_or_as_if_degrees_had_no_end() -> None:
    found = weighted_means([1.0, 2, 3, 4], np.ones(4))
    se = found.se.item()

    assert mean_interval(found).upper.item() == pytest.approx(2.5 + 3.182446 * se, rel=1e-6)
    assert mean_interval(found, normal=True).lower.item() == pytest.approx(2.5 - 1.959964 * se, rel=1e-6)


def test_the_fit_stops_within_its_tolerance_of_the_share() -> None:
    found = weighted_shares(answers(2, 298), np.linspace(1, 4, 300))

    fitted = 1 / (1 + np.exp(-stopped_fit(found).odds))

    assert fitted == pytest.approx(found.mean, rel=2e-7)


def test_another_method_or_a_mean_that_is_no_share_is_refused() -> None:
    with pytest.raises(WrongChoice, match="The methods are logit"):
        share_interval(weighted_shares([1, 0], [1, 1]), method="wald")  # type: ignore[arg-type]
    with pytest.raises(NotAShare):
        share_interval(weighted_means([3, 4], [1, 1]))


@settings(max_examples=50, deadline=None)
@given(
    st.sampled_from(["logit", "xlogit", "asin", "beta", "likelihood"]),
    st.lists(st.tuples(st.integers(0, 1), st.floats(0.5, 5)), min_size=20, max_size=60),
)
def test_an_interval_lies_within_zero_and_one_and_holds_its_share(method: str, rows: list[tuple[int, float]]) -> None:
    found = weighted_shares([row[0] for row in rows], [row[1] for row in rows])

    interval = share_interval(found, method=method)
    wider = share_interval(found, method=method, confidence=0.99)

    assert 0 <= interval.lower.item() <= found.mean.item() + 1e-7
    assert found.mean.item() - 1e-7 <= interval.upper.item() <= 1
    assert wider.lower.item() <= interval.lower.item()
    assert interval.upper.item() <= wider.upper.item()


@settings(max_examples=30, deadline=None)
@given(st.integers(1, 19), st.integers(2, 30), st.sampled_from(["logit", "beta", "asin", "mean"]))
def test_an_interval_narrows_as_the_sample_grows(yes: int, times: int, method: str) -> None:
    small, large = (weighted_shares(answers(yes * k, (20 - yes) * k), np.ones(20 * k)) for k in (1, times))

    narrow, wide = share_interval(large, method=method), share_interval(small, method=method)

    assert narrow.upper.item() - narrow.lower.item() < wide.upper.item() - wide.lower.item()
