"""Which periods a page compares, from the newest month held."""

import pytest

from goldthread.apps.performance.words.spans import (
    first_to_last,
    in_sentence,
    quarter_to,
    recent,
    when,
    widest,
    year_to,
)
from goldthread.core.period import Period
from goldthread.core.series import Point
from goldthread.core.state import State


def held(first: str, last: str, *, short: str = "") -> dict[Period, Point]:
    """Whole months from first to last, one of them short."""
    months = Period.span(Period.parse(first), Period.parse(last)).months
    return {m: Point(m, 10.0, State.PART_SUPPLIED if m.code == short else State.HELD) for m in months}


@pytest.mark.parametrize(
    ("month", "quarter"),
    [("2025-12", "2025/26 Q3"), ("2025-11", "2025/26 Q2"), ("2025-10", "2025/26 Q2"), ("2025-03", "2024/25 Q4"),
     ("2025-04", "2024/25 Q4"), ("2025-01", "2024/25 Q3"), ("2025-06", "2025/26 Q1")],
)  # fmt: skip
def test_quarter_is_the_newest_that_has_ended(month, quarter):
    assert quarter_to(Period.parse(month)).code == quarter


def test_year_is_a_calendar_year_where_the_months_make_one():
    assert year_to(Period.month(2025, 12)) == Period.year(2025)
    assert year_to(Period.month(2025, 6)) == Period.rolling_12(2025, 6)


def test_widest_takes_the_longest_period_held_whole():
    december = Period.month(2025, 12)

    assert widest(held("2025-01", "2025-12"), december) == Period.year(2025)
    assert widest(held("2025-02", "2025-12"), december) == Period.quarter(2025, 3)
    assert widest(held("2025-11", "2025-12"), december) == december
    assert widest(held("2025-01", "2025-12", short="2025-05"), december) == Period.quarter(2025, 3)


def test_the_ends_of_a_series_are_named_once_where_they_are_one():
    may, june = Period.month(2025, 5), Period.month(2025, 6)

    assert first_to_last(may, june) == "May 2025 to Jun 2025"
    assert first_to_last(june, june) == "Jun 2025"


def test_recent_is_a_quarter_only_when_the_one_before_is_whole_too():
    december = Period.month(2025, 12)

    assert recent(held("2025-07", "2025-12"), december) == Period.quarter(2025, 3)
    assert recent(held("2025-08", "2025-12"), december) == december
    assert recent(held("2025-07", "2025-12", short="2025-07"), december) == december


@pytest.mark.parametrize(
    ("period", "named", "timed"),
    [
        ("12m to 2025-06", "the year to June 2025", "in the year to June 2025"),
        ("2025", "2025", "in 2025"),
        ("2025-05", "May 2025", "in May 2025"),
        ("2022-03-31", "31 March 2022", "on 31 March 2022"),
    ],
)
def test_a_period_is_named_and_timed_as_a_sentence_does(period, named, timed):
    assert in_sentence(Period.parse(period)) == named
    assert when(Period.parse(period)) == timed
