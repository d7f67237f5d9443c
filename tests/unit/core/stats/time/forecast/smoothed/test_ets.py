"""Exponential smoothing chosen by likelihood: starts are the best there are, forms fit what made the series."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goldthread.core.stats.refused import TooShort
from goldthread.core.stats.time.forecast.smoothed.ets import Form, ets, fit_ets, forms_of
from goldthread.core.stats.time.forecast.smoothed.smoothing import States, run

rng = np.random.default_rng(21)


def test_forms_are_those_that_the_length_can_bear() -> None:
    assert forms_of(12, 60) == tuple(
        Form(trend, places)
        for places in (12, 1)
        for trend in ("none", "additive", "damped")  # type: ignore[arg-type]
    )
    assert {form.places for form in forms_of(12, 16)} == {1}
    assert {form.places for form in forms_of(52, 200)} == {1}
    assert forms_of(12, 3) == ()


def test_parameters_are_counted_with_the_starting_states() -> None:
    assert [Form("none", 12).parameters, Form("damped", 1).parameters, Form("additive", 4).parameters] == [14, 5, 8]


def test_no_start_fits_better_than_the_one_found() -> None:
    history = rng.poisson(50, (1, 30)).astype(float)
    fit = fit_ets(history, (Form("additive", 4),))
    least = (fit.sigma**2 * (30 - Form("additive", 4).parameters))[0]

    for _ in range(40):
        states = States(rng.normal(50, 2, 1), rng.normal(0, 0.2, 1), rng.normal(0, 1, (1, 4)))
        errors, _ended = run(history, fit.gains, states)
        assert (errors**2).sum() >= least


def test_steady_season_is_fitted_without_moving_it() -> None:
    season = np.tile([10.0, -10.0, 5.0, -5.0], 15)
    history = 100 + season + rng.normal(0, 1, (5, 60))

    fit = fit_ets(history, forms_of(4, 60))

    assert {forms_of(4, 60)[number].places for number in fit.form.tolist()} == {4}
    assert np.median(fit.gains.season) <= 0.1
    assert fit.sigma == pytest.approx(1, rel=0.35)


def test_random_walk_is_followed_closely() -> None:
    history = 100 + np.cumsum(rng.normal(0, 1, (20, 80)), axis=1)

    found = ets(history, 3, (Form("none", 1),))

    np.testing.assert_allclose(found.mean[:, 0], history[:, -1], atol=2.5)
    assert np.median(fit_ets(history, (Form("none", 1),)).gains.level) >= 0.75


def test_straight_line_is_carried_on() -> None:
    found = ets(5 + 2.0 * np.arange(40.0)[None], 4, forms_of(1, 40))

    assert found.mean[0].tolist() == pytest.approx([85, 87, 89, 91], rel=1e-3)


def test_no_form_is_refused() -> None:
    with pytest.raises(TooShort):
        fit_ets(np.ones((1, 3)), forms_of(12, 3))


@settings(max_examples=25, deadline=None)
@given(st.floats(0.1, 100))
def test_fit_scales_with_the_series(times: float) -> None:
    history = np.random.default_rng(5).poisson(30, (2, 25)).astype(float)

    found, scaled = ets(history, 5, forms_of(4, 25)), ets(times * history, 5, forms_of(4, 25))

    np.testing.assert_allclose(scaled.mean, times * found.mean, rtol=1e-6)
    np.testing.assert_allclose(scaled.sd, times * found.sd, rtol=1e-6)
