"""Fits for many points at once are those of a general program for one, and move as they should."""

import numpy as np
import pytest
import statsmodels.api as sm
from hypothesis import given, settings
from hypothesis import strategies as st

from goldthread.core.stats.time.poisson_fit import Layout, References, fit_levels

LAYOUT = Layout(np.arange(24, 0, -1), np.tile([0, 1, 2], 8), 2)
rng = np.random.default_rng(11)


def references(counts: list[list[float]] | np.ndarray) -> References:
    found = np.asarray(counts, dtype=np.float64)
    return References(found, np.ones_like(found), np.zeros_like(found))


@pytest.mark.parametrize("trend", [True, False])
def test_fit_is_that_of_a_general_linear_model(trend: bool) -> None:
    counts = rng.poisson(30, (3, 24)).astype(float)
    columns = [LAYOUT.members, LAYOUT.times[:, None]] if trend else [LAYOUT.members]
    design = np.concatenate(columns, axis=1)

    found = fit_levels(LAYOUT, references(counts), trend=trend, threshold=None)

    for row, series in enumerate(counts):
        peer = sm.GLM(series, design, family=sm.families.Poisson()).fit(scale="X2")
        assert found.log_mean[row] == pytest.approx(peer.params[2], rel=1e-6)
        assert found.dispersion[row] == pytest.approx(max(peer.scale, 1), rel=1e-6)
        if trend:
            assert found.slope[row] == pytest.approx(peer.params[3], rel=1e-4, abs=1e-8)


def test_fit_of_a_constant_series_is_the_constant() -> None:
    found = fit_levels(LAYOUT, references(np.full((1, 24), 7.0)), trend=True, threshold=2.58)

    assert np.exp(found.log_mean).tolist() == pytest.approx([7])
    assert found.slope.tolist() == pytest.approx([0], abs=1e-9)
    assert found.dispersion.tolist() == [1]


def test_fit_of_a_point_does_not_depend_on_its_company() -> None:
    counts = rng.poisson(5, (6, 24)).astype(float)

    together = fit_levels(LAYOUT, references(counts), trend=True, threshold=1.0)
    alone = [fit_levels(LAYOUT, references(counts[row : row + 1]), trend=True, threshold=1.0) for row in range(6)]

    assert together.log_mean.tolist() == pytest.approx([fit.log_mean[0] for fit in alone], rel=1e-12)
    assert together.error.tolist() == pytest.approx([fit.error[0] for fit in alone], rel=1e-9)


def test_absent_value_counts_as_if_it_were_not_there() -> None:
    counts = rng.poisson(20, 24).astype(float)
    weights = np.ones((1, 24))
    weights[0, 5] = 0
    kept = np.arange(24) != 5
    shorter = Layout(LAYOUT.lags[kept], LAYOUT.levels[kept], 2)

    masked = fit_levels(
        LAYOUT, References(counts[None] * weights, weights, np.zeros((1, 24))), trend=True, threshold=2.58
    )
    without = fit_levels(shorter, references(counts[None, kept]), trend=True, threshold=2.58)

    assert masked.log_mean[0] == pytest.approx(without.log_mean[0], rel=1e-9)
    assert masked.slope_p[0] == pytest.approx(without.slope_p[0], rel=1e-6)


def test_reweighting_lessens_the_pull_of_one_wild_value() -> None:
    counts = np.full((1, 24), 10.0)
    counts[0, 2::3] += [0, 1, -1, 0, 1, -1, 0, 60]

    plain = fit_levels(LAYOUT, references(counts), trend=False, threshold=None)
    weighed = fit_levels(LAYOUT, references(counts), trend=False, threshold=1.0)

    assert 10 < np.exp(weighed.log_mean[0]) < np.exp(plain.log_mean[0])


@settings(max_examples=40)
@given(st.floats(1.5, 20))
def test_offset_scales_the_mean(times: float) -> None:
    counts = np.arange(10.0, 34.0)[None]
    offset = np.full((1, 24), np.log(times))

    plain = fit_levels(LAYOUT, references(counts), trend=True, threshold=None)
    rate = fit_levels(LAYOUT, References(counts, np.ones((1, 24)), offset), trend=True, threshold=None)

    assert rate.log_mean[0] == pytest.approx(plain.log_mean[0] - np.log(times), abs=1e-6)
    assert rate.slope[0] == pytest.approx(plain.slope[0], abs=1e-7)
