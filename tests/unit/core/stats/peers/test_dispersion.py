"""Over-dispersion: phi, tau2, and limits with and without it."""

from math import inf, isinf, nan

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goldthread.core.stats.peers.dispersion import DispersionMethod, overdispersed
from goldthread.core.stats.peers.limits import UNKNOWN, Limits
from goldthread.core.stats.refused import NotACount, NotANumber, NotAShare, TooShort, WrongChoice

LOG, ROOT = DispersionMethod(), DispersionMethod(transform="root")
SHARE, COUNTS = DispersionMethod(kind="share"), DispersionMethod(kind="counts")
EVERY = [LOG, ROOT, SHARE, COUNTS]
UNITS = st.lists(st.tuples(st.integers(1, 900), st.integers(900, 9000)), min_size=4, max_size=30)


def spread(seed: int, between: float, units: int = 400) -> tuple[np.ndarray, np.ndarray]:
    """Observed and expected events of units whose true ratios spread by `between` on the logarithmic scale."""
    chance = np.random.default_rng(seed)
    expected = chance.uniform(200, 2000, units)
    return chance.poisson(expected * np.exp(chance.normal(0, between, units))).astype(float), expected


@pytest.mark.parametrize("method", [LOG, ROOT])
def test_units_that_differ_by_chance_alone_keep_their_limits(method: DispersionMethod) -> None:
    found = overdispersed(*spread(1, 0.0), method=method)

    assert found.phi < 1
    assert found.tau2 == 0
    assert not found.is_adjusted
    assert np.mean(found.standings != 0) == pytest.approx(0.05, abs=0.02)


def test_the_spread_between_units_is_found_again() -> None:
    found = overdispersed(*spread(2, 0.2), method=DispersionMethod(trim=0.0))

    assert found.is_adjusted
    assert np.sqrt(found.tau2) == pytest.approx(0.2, rel=0.1)
    assert np.mean(found.standings_by(found.unadjusted) != 0) > 0.5
    assert np.mean(found.standings != 0) == pytest.approx(0.05, abs=0.02)


def test_phi_and_tau2_follow_their_definition() -> None:
    observed, expected = np.array([120.0, 80, 310, 260]), np.array([100.0, 100, 280, 300])

    found = overdispersed(observed, expected, method=DispersionMethod(transform="root", trim=0.0))

    scores = 2 * (np.sqrt(observed) - np.sqrt(expected))
    weight = 4 * expected
    spare = weight.sum() - (weight**2).sum() / weight.sum()
    assert found.scores == pytest.approx(scores)
    assert found.phi == pytest.approx([np.mean(scores**2)])
    assert found.tau2 == pytest.approx([(np.sum(scores**2) - 3) / spare])


def test_one_wild_unit_cannot_excuse_itself() -> None:
    observed, expected = np.full(21, 100.0), np.full(21, 100.0)
    observed[0] = 1000

    for method in (LOG, ROOT):
        found = overdispersed(observed, expected, method=method)
        assert found.tau2 == 0
        assert found.standings.tolist() == [2] + [0] * 20


def test_adjustment_can_be_turned_off_and_is_told_all_the_same() -> None:
    wide = overdispersed(*spread(3, 0.2), method=LOG)

    found = overdispersed(*spread(3, 0.2), method=DispersionMethod(adjust=False))

    assert found.tau2 == wide.tau2
    assert not found.is_adjusted
    assert found.standings.tolist() == wide.standings_by(wide.unadjusted).tolist()


@pytest.mark.parametrize("method", EVERY)
def test_limits_stay_on_the_scale_however_far_units_differ(method: DispersionMethod) -> None:
    found = overdispersed([1, 60, 1, 50, 2, 70], [100, 70, 90, 60, 80, 75], method=method)

    for limits in (found.adjusted, found.unadjusted):
        assert min(limits.lower_95.min(), limits.lower_998.min()) >= 0
        assert (limits.lower_998 <= limits.lower_95).all()
        assert (limits.upper_95 <= limits.upper_998).all()
    if method.kind == "share":
        assert found.adjusted.upper_998.max() == 1.0


def test_many_funnels_in_one_call_are_those_of_one_at_a_time() -> None:
    observed, expected = (np.stack(columns) for columns in zip(spread(4, 0.1, 30), spread(5, 0.3, 30), strict=True))

    together = overdispersed(observed, expected, method=LOG)

    for row in (0, 1):
        alone = overdispersed(observed[row], expected[row], method=LOG)
        assert together.tau2[row] == pytest.approx(alone.tau2)
        assert together.standings[row].tolist() == alone.standings.tolist()


@pytest.mark.parametrize("method", EVERY)
def test_a_missing_unit_is_left_out_of_every_sum(method: DispersionMethod) -> None:
    part, whole = [30.0, 44, 61, 25, 70], [100.0, 90, 110, 95, 120]
    without = overdispersed(part, whole, method=method)

    found = overdispersed([*part[:2], nan, *part[2:]], [*whole[:2], 100, *whole[2:]], method=method)

    assert found.standings[2] == UNKNOWN
    assert (found.phi, found.tau2) == (pytest.approx(without.phi), pytest.approx(without.tau2))


def test_a_count_of_zero_has_no_logarithm_and_leaves_no_answer_unless_left_out() -> None:
    expected = np.full(6, 50.0)

    kept = overdispersed([0, 0, 48, 52, 50, 55], expected, method=LOG)
    left_out = overdispersed([0, 48, 52, 50, 51, 49, 47, 53, 50, 55], np.full(10, 50.0), method=LOG)

    assert isinf(kept.phi[0])
    assert np.isfinite(left_out.phi).all()
    assert left_out.standings[0] == -2


@given(UNITS)
@settings(max_examples=50)
def test_adjusted_limits_never_lie_inside_those_of_chance_alone(units: list[tuple[int, int]]) -> None:
    part, whole = np.array(units).T

    for method in (SHARE, COUNTS):
        found = overdispersed(part, whole, method=method)
        assert (found.phi >= 0).all()
        assert (found.tau2 >= 0).all()
        assert is_inside(found.unadjusted, found.adjusted)


def is_inside(inner: Limits, outer: Limits) -> bool:
    is_below = (outer.lower_95 <= inner.lower_95) & (outer.lower_998 <= inner.lower_998)
    return bool((is_below & (inner.upper_95 <= outer.upper_95) & (inner.upper_998 <= outer.upper_998)).all())


@given(UNITS)
@settings(max_examples=50)
def test_the_order_of_the_units_changes_nothing(units: list[tuple[int, int]]) -> None:
    part, whole = np.array(units).T

    for method in EVERY:
        one, other = overdispersed(part, whole, method=method), overdispersed(part[::-1], whole[::-1], method=method)
        assert one.tau2 == pytest.approx(other.tau2)
        assert one.drawn_in == pytest.approx(other.drawn_in[::-1], nan_ok=True)


@pytest.mark.parametrize(
    ("part", "whole", "error"),
    [
        ([-1, 2, 3], [10, 10, 10], NotACount),
        ([1, 2, 3], [10, 0, 10], NotACount),
        ([1, inf, 3], [10, 10, 10], NotANumber),
        ([11, 2, 3], [10, 10, 10], NotAShare),
        ([5], [10], TooShort),
        ([5, nan], [10, 10], TooShort),
        ([5, 6], [10], WrongChoice),
    ],
)
def test_what_cannot_be_used_is_refused_by_name(part: list[float], whole: list[float], error: type) -> None:
    with pytest.raises(error):
        overdispersed(part, whole, method=SHARE)


@pytest.mark.parametrize("wrong", [{"kind": "mean"}, {"transform": "cube"}, {"trim": 0.5}, {"trim": -0.1}])
def test_a_method_that_there_is_not_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(WrongChoice):
        DispersionMethod(**wrong)  # type: ignore[arg-type]
