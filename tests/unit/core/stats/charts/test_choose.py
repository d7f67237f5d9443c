"""Which chart suits a series: each reason by a series that has it, false alarms kept rare, and what is refused."""

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goldthread.core.period import Period
from goldthread.core.stats.charts.choose import REASONS, choose
from goldthread.core.stats.refused import (
    MixedPeriods,
    NotACount,
    NotANumber,
    NotAShare,
    OutOfOrder,
    OverlappingSums,
    StatisticsRefused,
    WrongChoice,
)


def months(number: int) -> list[Period]:
    return [Period.month(2020 + place // 12, place % 12 + 1) for place in range(number)]


def rolling(number: int) -> list[Period]:
    return [Period.rolling_12(month.start.year, month.start.month) for month in months(number)]


def chance(seed: int = 7) -> np.random.Generator:
    return np.random.default_rng(seed)


def test_large_counts_go_on_a_chart_of_single_values() -> None:
    choice = choose(chance().poisson(100, 48), periods=months(48))

    assert (choice.chart, choice.reasons) == ("xmr", ("large_counts",))


def test_small_counts_go_on_a_chart_for_counts() -> None:
    choice = choose(chance().poisson(4, 48))

    assert (choice.chart, choice.reasons) == ("c", ("small_counts",))


def test_small_counts_in_bursts_do_not() -> None:
    choice = choose(chance().poisson(4, 48) * chance(1).integers(0, 2, 48) * 2)

    assert (choice.chart, choice.reasons[0]) == ("xmr", "uneven_counts")


def test_rare_events_are_charted_by_the_time_between_them() -> None:
    choice = choose(chance().poisson(0.3, 48))

    assert (choice.chart, choice.reasons) == ("g", ("rare",))


def test_measured_values_go_on_a_chart_of_single_values() -> None:
    choice = choose(chance().normal(5, 1, 48))

    assert (choice.chart, choice.reasons) == ("xmr", ("single_values",))


def test_whole_numbers_that_are_no_counts_are_read_as_said() -> None:
    assert choose(chance().poisson(4, 48), kind="value").reasons == ("single_values",)


def test_shares_and_rates_are_charted_with_what_they_are_out_of() -> None:
    whole = chance().integers(50, 200, 48)

    share = choose(chance(1).binomial(whole, 0.3), denominators=whole, kind="share")
    rate = choose(chance(1).poisson(whole * 0.05), denominators=whole)

    assert (share.chart, share.reasons) == ("p", ("share",))
    assert (rate.chart, rate.reasons) == ("u", ("exposure",))


def test_uneven_shares_of_large_wholes_have_widened_limits() -> None:
    level = np.clip(chance(2).normal(0.3, 0.06, 48), 0, 1)
    large, small = np.full(48, 3000), np.full(48, 200)

    many = choose(chance(1).binomial(large, level), denominators=large, kind="share")
    few = choose(chance(1).binomial(small, level), denominators=small, kind="share")

    assert (many.chart, many.reasons) == ("p'", ("share", "overdispersed"))
    assert (few.chart, few.reasons) == ("p", ("share", "uneven"))


def test_uneven_rates_on_many_events_have_widened_limits() -> None:
    exposure = np.full(48, 1000.0)

    choice = choose(chance().poisson(exposure * chance(1).normal(0.2, 0.04, 48)), denominators=exposure)

    assert (choice.chart, choice.reasons) == ("u'", ("exposure", "overdispersed"))


def test_series_with_a_season_is_told_that_limits_would_give_false_alarms() -> None:
    wave = 100 + 30 * np.sin(np.arange(48) * np.pi / 6) + chance().normal(0, 4, 48)

    choice = choose(wave, periods=months(48))

    assert (choice.chart, choice.reasons) == ("run", ("seasonal",))
    assert "false alarms" in choice.words
    assert choose(wave[:24], periods=months(24)).reasons != ("seasonal",)


def test_quarters_have_seasons_too() -> None:
    quarters = [Period.quarter(2018 + place // 4, place % 4 + 1) for place in range(24)]

    choice = choose(np.tile([10.0, 20.0, 30.0, 20.0], 6) + chance().normal(0, 1, 24), periods=quarters)

    assert choice.reasons == ("seasonal",)


def test_series_that_leans_on_its_past_is_told_so() -> None:
    choice = choose(np.cumsum(chance().normal(0, 1, 60)))

    assert (choice.chart, choice.reasons[0]) == ("run", "autocorrelated")
    assert choice.autocorrelation > 0.3


def test_level_that_moved_once_is_no_memory() -> None:
    choice = choose(np.concatenate([chance().poisson(100, 24), chance(1).poisson(200, 24)]), periods=months(48))

    assert (choice.chart, choice.reasons) == ("xmr", ("large_counts", "level_moved"))


@pytest.mark.parametrize(
    ("values", "chart", "reason"),
    [
        ([], "none", "too_short"),
        ([5.0], "none", "too_short"),
        ([None, None, 4], "none", "too_short"),
        ([5.0] * 20, "none", "no_variation"),
        ([1, 2, 3, 4], "run", "few_points"),
    ],
)
def test_little_is_said_of_little(values: list[float | None], chart: str, reason: str) -> None:
    choice = choose(values)

    assert (choice.chart, choice.reasons) == (chart, (reason,))


def test_steady_series_are_seldom_suspected() -> None:
    drawn = chance(11).poisson(100, (400, 48))

    doubted = sum(choose(row, periods=months(48)).chart != "xmr" for row in drawn)

    assert doubted < 20


def test_gaps_do_not_hinder_the_choice() -> None:
    values = chance().poisson(4, 48).astype(float)
    values[[0, 5, 6, 30]] = np.nan

    assert choose(values, periods=months(48)).chart == "c"


@settings(max_examples=50)
@given(st.lists(st.none() | st.integers(0, 40), max_size=50))
def test_every_choice_has_reasons_in_words(values: list[int | None]) -> None:
    choice = choose([None if value is None else float(value) for value in values])

    assert choice.reasons
    assert choice.words == " ".join(REASONS[code] for code in choice.reasons)


@settings(max_examples=50)
@given(st.lists(st.integers(0, 40).map(float), min_size=12, max_size=50), st.sampled_from([0.5, 4.0, 1024.0]))
def test_choice_for_measured_values_does_not_depend_on_their_unit(values: list[float], scale: float) -> None:
    plain, scaled = choose(values, kind="value"), choose([value * scale for value in values], kind="value")

    assert (plain.chart, plain.reasons) == (scaled.chart, scaled.reasons)


@pytest.mark.parametrize(
    ("make", "refusal"),
    [
        (lambda: choose([1.0] * 3, kind="rolling"), OverlappingSums),
        (lambda: choose([1, 2, 3], periods=rolling(3)), OverlappingSums),
        (lambda: choose([1, 2, 3], periods=[months(3)[place] for place in (0, 2, 1)]), OutOfOrder),
        (lambda: choose([1, 2], periods=[months(1)[0]] * 2), OutOfOrder),
        (lambda: choose([1, 2], periods=[months(1)[0], Period.quarter(2020, 1)]), MixedPeriods),
        (lambda: choose([1, 2], periods=months(3)), WrongChoice),
        (lambda: choose([-1, 2], kind="count"), NotACount),
        (lambda: choose([1, 2], denominators=[0, 2]), NotACount),
        (lambda: choose([3, 2], denominators=[2, 2], kind="share"), NotAShare),
        (lambda: choose([3, 2], denominators=[2], kind="share"), WrongChoice),
        (lambda: choose([1, float("inf")]), NotANumber),
        (lambda: choose([[1, 2]]), WrongChoice),
        (lambda: choose([1, 2], kind="guess"), WrongChoice),  # type: ignore[arg-type]
    ],
)
def test_choice_refuses_by_name(make: Callable[[], object], refusal: type[StatisticsRefused]) -> None:
    with pytest.raises(refusal):
        make()


def test_rolling_sums_a_year_apart_do_not_overlap() -> None:
    yearly = [Period.rolling_12(year, 3) for year in range(2010, 2024)]

    assert choose(chance().poisson(100, 14), periods=yearly).chart == "xmr"
