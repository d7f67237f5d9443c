"""Estimates known only as published."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goldthread.core.stats.refused import NotACount, NotAShare, OverlappingSums, WrongChoice
from goldthread.core.stats.survey.published import PublishedMethod, published, published_change

SHARES, BASES = st.floats(0, 1), st.integers(50, 100_000)


def verdict(before: tuple[float | None, ...], after: tuple[float | None, ...], **method: float) -> str:
    one, two = (
        published([value], base=[base], deft=[deft], method=PublishedMethod(**method))  # type: ignore[arg-type]
        for value, base, deft in (before, after)
    )
    return published_change(one, two, shares_people=False).verdict_at(0)


def test_the_error_is_the_design_factor_times_that_of_a_simple_sample() -> None:
    found = published(0.572, base=1000, deft=1.2)

    assert found.se.item() == pytest.approx(1.2 * np.sqrt(0.572 * 0.428 / 1000))
    assert found.lower.item() < 0.572 < found.upper.item()
    assert (found.known.item(), found.at_least.item(), found.hidden.item()) == (True, False, False)


def test_without_a_base_nothing_is_known_of_the_interval() -> None:
    found = published([0.572, 0.5], base=[None, 400], deft=1.2)

    assert found.known.tolist() == [False, True]
    assert np.isnan([found.se[0], found.lower[0], found.upper[0]]).all()
    assert np.isnan(published(0.5).lower.item())


def test_without_a_design_factor_the_interval_is_the_least_it_can_be() -> None:
    found, simple = published(0.5, base=400), published(0.5, base=400, deft=1)

    assert (found.at_least.item(), simple.at_least.item()) == (True, False)
    assert found.lower.tolist() == simple.lower.tolist()
    assert not published(0.5, base=400, method=PublishedMethod(deft=1.5)).at_least.item()


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ((0.554, 1000, 1.2), (0.572, 1000, 1.2), "no_detectable_change"),
        ((0.50, 1000, 1.2), (0.572, 1000, 1.2), "detectable"),
        ((0.50, None, 1.2), (0.99, 1000, 1.2), "interval_not_known"),
        ((0.50, 1000, 1.2), (None, 1000, 1.2), "interval_not_known"),
        ((0.50, 1000, None), (0.572, 1000, 1.2), "interval_not_known"),
        ((0.56, 1000, None), (0.572, 1000, 1.2), "no_detectable_change"),
        ((0.50, 49, 1.2), (0.99, 1000, 1.2), "base_too_small"),
        ((0.50, 50, 1.2), (0.99, 1000, 1.2), "detectable"),
        ((0.0, 1000, 1.0), (0.001, 1000, 1.0), "no_detectable_change"),
        ((0.0, 1000, 1.0), (0.0, 1000, 1.0), "no_detectable_change"),
        ((0.0, 1000, 1.0), (0.05, 1000, 1.0), "detectable"),
    ],
)
def test_a_move_is_told_from_chance_only_where_that_is_known(
    before: tuple[float | None, ...], after: tuple[float | None, ...], expected: str
) -> None:
    assert verdict(before, after) == expected


def test_the_least_base_and_the_confidence_are_settings() -> None:
    assert verdict((0.5, 40, 1.0), (0.9, 40, 1.0), least_base=30) == "detectable"
    assert verdict((0.5, 500, 1.0), (0.57, 500, 1.0), confidence=0.99) == "no_detectable_change"
    assert verdict((0.5, 500, 1.0), (0.57, 500, 1.0), confidence=95) == "detectable"


def test_periods_that_share_people_need_the_covariance() -> None:
    one, two = published(0.5, base=500, deft=1), published(0.57, base=500, deft=1)

    with pytest.raises(OverlappingSums):
        published_change(one, two, shares_people=True)
    told = published_change(one, two, shares_people=True, covariance=0.0002)

    assert told.se.item() < published_change(one, two, shares_people=False).se.item()


@pytest.mark.parametrize(
    ("call", "error"),
    [
        (lambda: published(57.2, base=1000), NotAShare),
        (lambda: published(-0.1), NotAShare),
        (lambda: published(0.5, base=0), NotACount),
        (lambda: published(0.5, base=100, deft=-1), NotACount),
        (lambda: published([0.5, 0.6], base=[1, 2, 3]), WrongChoice),
        (lambda: PublishedMethod(least_base=0), NotACount),
        (lambda: PublishedMethod(confidence=1), WrongChoice),
    ],
)
def test_what_cannot_be_used_is_refused(call, error) -> None:
    with pytest.raises(error):
        call()


@settings(max_examples=50)
@given(SHARES, BASES, st.floats(0.8, 3))
def test_the_interval_holds_the_share_and_narrows_as_more_are_asked(share: float, base: int, deft: float) -> None:
    few, many = (published(share, base=times * base, deft=deft) for times in (1, 4))

    assert 0 <= few.lower.item() <= share <= few.upper.item() <= 1
    assert many.upper.item() - many.lower.item() <= few.upper.item() - few.lower.item()
    assert many.se.item() == pytest.approx(few.se.item() / 2)


@settings(max_examples=50)
@given(SHARES, SHARES, BASES)
def test_a_greater_design_factor_never_makes_a_move_detectable(before: float, after: float, base: int) -> None:
    told = [verdict((before, base, deft), (after, base, deft)) for deft in (1.0, 1.5, 2.5)]

    assert told == sorted(told)
