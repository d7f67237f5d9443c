"""What no careful person could use is refused by a class that a caller can name, without a warning from numpy."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from goldthread.core.stats import refused
from goldthread.core.stats.charts.attribute import attribute_charts
from goldthread.core.stats.charts.xmr import XmrMethod, xmr, xmr_charts
from goldthread.core.stats.compare.exposure import yearly
from goldthread.core.stats.compare.rates import exact, log_normal
from goldthread.core.stats.disclosure.protect import protect
from goldthread.core.stats.intervals.count import byar, rate
from goldthread.core.stats.intervals.direct import directly_standardised
from goldthread.core.stats.intervals.indirect import indirect
from goldthread.core.stats.intervals.mean import t_mean
from goldthread.core.stats.intervals.proportion import wilson
from goldthread.core.stats.intervals.quantile import quantiles
from goldthread.core.stats.peers.dispersion import DispersionMethod, overdispersed
from goldthread.core.stats.survey.published import published, published_change
from goldthread.core.stats.time.farrington import FarringtonMethod, seasonal_exceptions

INFINITE = [np.inf, -np.inf]
CASES: list[tuple[str, Callable[[], Any], type[refused.StatisticsRefused]]] = [
    ("infinite parts", lambda: wilson(INFINITE, [1, 1]), refused.NotANumber),
    ("infinite counts", lambda: byar(INFINITE), refused.NotANumber),
    ("infinite values", lambda: t_mean(INFINITE), refused.NotANumber),
    ("an infinite series", lambda: xmr_charts([INFINITE]), refused.NotANumber),
    ("infinite values charted", lambda: attribute_charts(INFINITE, kind="c"), refused.NotANumber),
    ("an infinite history", lambda: seasonal_exceptions(INFINITE), refused.NotANumber),
    ("beyond what can be squared", lambda: wilson([1e308] * 3, [1.5e308] * 3), refused.NotANumber),
    ("a part above its whole", lambda: wilson(3, 2), refused.NotAShare),
    ("a part of nothing", lambda: wilson(0, 0), refused.NotAShare),
    ("a count below zero", lambda: byar(-1), refused.NotACount),
    ("exposure of nothing", lambda: rate(1, 0), refused.NotACount),
    ("exposure of next to nothing", lambda: rate(0, 5e-324), refused.NotACount),
    ("a confidence in words", lambda: wilson(1, 2, confidence="95"), refused.WrongChoice),  # type: ignore[arg-type]
    ("a confidence of all", lambda: wilson(1, 2, confidence=1 - 1e-16), refused.WrongChoice),
    ("text in a series", lambda: xmr(["a", 1]), refused.NotANumber),  # type: ignore[list-item]
    ("a series without a row", lambda: xmr([]), refused.NoValues),
    ("limits from half a row", lambda: xmr([1, 2, 3], rebase_at=[1.5]), refused.WrongChoice),  # type: ignore[list-item]
    ("half a baseline", lambda: XmrMethod(fix_after=12.5), refused.WrongChoice),  # type: ignore[arg-type]
    ("more events than can be told apart", lambda: exact(1e16, 1e16, 1, 1), refused.NotACount),
    ("parts of events", lambda: exact(1.5, 2, 1, 1), refused.NotACount),
    ("no length of window", lambda: yearly([1, 2], window=2.5), refused.WrongChoice),  # type: ignore[arg-type]
    ("half a band", lambda: quantiles([1, 2], n=2.5), refused.WrongChoice),  # type: ignore[arg-type]
    ("areas within areas", lambda: directly_standardised([[[5]]], [[[10]]], [[[1]]]), refused.WrongChoice),
    ("no band", lambda: indirect([1], [[]], [], []), refused.NoValues),
    ("no standard", lambda: directly_standardised([[1, 2]], [[10, 20]], [0, 0]), refused.NoWeight),
    ("a missing band", lambda: directly_standardised([[1, 2]], [[10, None]], [1, 1]), refused.MissingBand),
    (
        "a funnel of nothing",
        lambda: overdispersed([0, 0, 0], [10, 20, 25], method=DispersionMethod(kind="counts")),
        refused.NoValues,
    ),
    (
        "estimates of unlike number",
        lambda: published_change(
            published([0.5, 0.6], base=[100, 100], deft=[1, 1]),
            published([0.5], base=[100], deft=[1]),
            shares_people=False,
        ),
        refused.WrongChoice,
    ),
    ("an earlier edition in words", lambda: protect([[3, 20]], earlier=[[["x", 1]]]), refused.NotANumber),
    ("no past left", lambda: FarringtonMethod(left_out=1000), refused.WrongChoice),
    ("a trend without a chance", lambda: FarringtonMethod(trend_p=-1), refused.WrongChoice),
    ("no weight at all", lambda: FarringtonMethod(reweigh_above=0), refused.WrongChoice),
    ("half a point", lambda: seasonal_exceptions([1.0] * 60, points=[47.5]), refused.WrongChoice),
]


@pytest.mark.parametrize(("call", "error"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_unusable_input_is_refused_by_name(call: Callable[[], Any], error: type[refused.StatisticsRefused]) -> None:
    with pytest.raises(error) as caught:
        call()

    assert type(caught.value) is error
    assert str(caught.value).endswith(".")


def test_every_refusal_is_of_one_family() -> None:
    classes = [one for one in vars(refused).values() if isinstance(one, type) and one.__module__ == refused.__name__]

    assert len(classes) == 13
    assert all(issubclass(one, refused.StatisticsRefused) for one in classes)


@pytest.mark.parametrize("missing", [None, float("nan")])
def test_a_missing_value_of_a_series_is_a_gap_however_it_is_given(missing: float | None) -> None:
    assert xmr([1.0, missing, 2.0]).groups[0].verdict == "too_short"
    assert xmr([missing] * 5).groups[0].verdict == "too_short"


def test_many_events_are_compared_on_the_logarithm() -> None:
    found = log_normal(1e16, 1e16, 1, 1)

    assert float(found.p) == pytest.approx(1.0)


@pytest.mark.parametrize("bound", ["delta", "nbPlugin", "muan"])
def test_a_past_of_nothing_is_too_few_under_every_bound(bound: Any) -> None:
    found = seasonal_exceptions([0] * 49, method=FarringtonMethod(years=3, levels=1, bound=bound), points=[48])

    assert found.outcome.tolist() == [["too_few"]]
