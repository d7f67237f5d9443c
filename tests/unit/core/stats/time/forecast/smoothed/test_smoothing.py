"""The shared steps of smoothing, by hand and by simulation."""

import numpy as np
import pytest

from goldthread.core.stats.time.forecast.smoothed.smoothing import Gains, States, look_ahead, run


def one(level: float, slope: float, season: float, kept: float) -> Gains:
    return Gains(*(np.array([float(value)]) for value in (level, slope, season, kept)))


def start(level: float, slope: float, season: list[float]) -> States:
    return States(np.array([level]), np.array([slope]), np.array([season]))


def test_level_moves_by_its_share_of_the_error() -> None:
    errors, ended = run(np.array([[10.0, 20.0]]), one(0.5, 0, 0, 1), start(0.0, 0.0, [0.0]))

    assert errors.tolist() == [[10, 15]]
    assert ended.level.tolist() == [12.5]


def test_states_that_fit_leave_no_error_and_stand_ready_for_the_next() -> None:
    errors, ended = run(np.array([[11.0, 12.0, 15.0]]), one(0.3, 0.1, 0.2, 1), start(9.0, 1.0, [1.0, 1.0]))

    assert errors[0].tolist() == pytest.approx([0, 0, 2])
    assert ended.season[0].tolist() == pytest.approx([1, 1.4])


def test_look_ahead_carries_slope_and_season_on() -> None:
    found = look_ahead(one(0.3, 0.1, 0.2, 0.5), start(10.0, 4.0, [1.0, -1.0]), np.array([2.0]), 3)

    assert found.mean[0].tolist() == pytest.approx([10 + 2 + 1, 10 + 3 - 1, 10 + 3.5 + 1])
    assert found.sd[0, 0] == 2


@pytest.mark.parametrize("kept", [1.0, 0.8])
def test_spread_is_that_of_simulated_paths(kept: float) -> None:
    gains, states, ahead = one(0.4, 0.1, 0.3, kept), start(50.0, 1.0, [5.0, -5.0]), 5
    noise = np.random.default_rng(0).normal(0, 3, (40_000, ahead))
    level, slope, season = 50.0 * np.ones(len(noise)), np.ones(len(noise)), np.tile([5.0, -5.0], (len(noise), 1))
    paths = np.empty_like(noise)
    for step in range(ahead):
        paths[:, step] = level + kept * slope + season[:, step % 2] + noise[:, step]
        level, slope = level + kept * slope + 0.4 * noise[:, step], kept * slope + 0.1 * noise[:, step]
        season[:, step % 2] += 0.3 * noise[:, step]

    found = look_ahead(gains, states, np.array([3.0]), ahead)

    np.testing.assert_allclose(found.sd[0], paths.std(axis=0), rtol=0.02)
    np.testing.assert_allclose(found.mean[0], paths.mean(axis=0), atol=0.15)
