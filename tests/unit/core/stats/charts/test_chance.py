"""Signals by chance alone: the same answer each time, near what theory says, and more of them in longer series."""

import pytest

from goldthread.core.stats.charts.chance import SERIES, Measure, chance_signals, signal_rate
from goldthread.core.stats.charts.xmr import XmrMethod
from goldthread.core.stats.refused import NotACount, NotANumber, StatisticsRefused, WrongChoice

# a run so long that no series here has one leaves the limits and two in three
WITHOUT_RUNS = XmrMethod(run_length=60)


def test_rate_is_the_same_each_time() -> None:
    first = signal_rate(20)
    signal_rate.cache_clear()

    assert signal_rate(20) == first


def test_rate_is_a_share_that_grows_with_the_series() -> None:
    rates = [signal_rate(points) for points in (12, 24, 48)]

    assert [rate.series for rate in rates] == [SERIES] * 3
    assert sorted(rate.any_point for rate in rates) == [rate.any_point for rate in rates]
    assert all(0 < rate.last_point < rate.any_point < 1 for rate in rates)


def test_rate_of_the_last_point_is_small() -> None:
    assert signal_rate(48).last_point == pytest.approx(0.019, abs=0.004)


def test_shorter_runs_and_screened_limits_fire_more_often() -> None:
    assert signal_rate(30, XmrMethod(run_length=6)).any_point > signal_rate(30).any_point
    assert signal_rate(30).any_point > signal_rate(30, WITHOUT_RUNS).any_point


def test_series_of_one_point_never_fires() -> None:
    assert signal_rate(1).any_point == 0


def test_long_series_are_simulated_in_smaller_number() -> None:
    assert signal_rate(240).series == 10_000


@pytest.mark.parametrize(("measure", "rate"), [("last point flagged", "last_point"), ("any flagged", "any_point")])
def test_signals_are_the_sum_of_the_rates(measure: Measure, rate: str) -> None:
    found = chance_signals([24, 24, 12], measure=measure)

    assert found == pytest.approx(2 * getattr(signal_rate(24), rate) + getattr(signal_rate(12), rate))


def test_no_series_give_no_signals() -> None:
    assert chance_signals([]) == 0


@pytest.mark.parametrize(
    ("points", "measure", "refusal"),
    [
        ([0], "any flagged", NotACount),
        ([2.5], "any flagged", NotACount),
        ([float("nan")], "any flagged", NotACount),
        ([float("inf")], "any flagged", NotANumber),
        ([12], "first flagged", WrongChoice),
    ],
)
def test_signals_refuse_by_name(points: list[float], measure: Measure, refusal: type[StatisticsRefused]) -> None:
    with pytest.raises(refusal):
        chance_signals(points, measure=measure)


def test_rate_refuses_a_series_without_points() -> None:
    with pytest.raises(NotACount):
        signal_rate(0)
