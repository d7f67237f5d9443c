"""Which way a series moves, by its chart."""

import pytest

from goldthread.core.stats.grading.trend import Trend, trend_of


@pytest.mark.parametrize(
    ("kind", "trend"),
    [
        ("improvement", Trend.IMPROVING),
        ("common", Trend.STEADY),
        ("concern", Trend.WORSENING),
        ("neutral", Trend.CANNOT_TELL),
        ("special_cause_improvement", Trend.IMPROVING),
        ("special_cause_concern", Trend.WORSENING),
        ("special_cause_neutral_high", Trend.CANNOT_TELL),
        ("common_cause", Trend.STEADY),
        ("concern_high", Trend.WORSENING),
        ("improvement_low", Trend.IMPROVING),
        ("", Trend.CANNOT_TELL),
        (None, Trend.CANNOT_TELL),
    ],
)
def test_every_word_of_a_chart_tells_a_trend_or_none(kind: str | None, trend: Trend) -> None:
    assert trend_of(kind) is trend
