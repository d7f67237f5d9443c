"""A series ready to be drawn: its limits, the breaks with their reasons, the targets of its periods."""

from dataclasses import replace

import pytest

from goldthread.apps.performance.words import charts
from goldthread.core.period import Period
from goldthread.core.reading import read_series
from goldthread.core.series import Break, Point
from goldthread.core.state import State
from goldthread.core.target import Direction, PeriodTarget, Sense, Target
from goldthread.documents.chart import LimitLines

MONTHS = Period.span(Period.month(2024, 1), Period.month(2025, 12)).months
VALUES = [100, 104, 98, 101, 97, 103] * 2 + [200, 206, 197, 203, 199, 204] * 2
POINTS = {month: Point(month, float(value)) for month, value in zip(MONTHS, VALUES, strict=True)}
NEW_RULE = Break(Period.month(2025, 1), "New counting rule")
TARGET = PeriodTarget(Period.parse("2025/26"), Target(2400, Sense.UNDER))


@pytest.fixture
def broken():
    return read_series(POINTS, direction=Direction.DOWN_GOOD, breaks=[NEW_RULE])


def test_limits_are_drawn_on_either_side_of_a_break(broken):
    drawn = charts.line(broken)

    assert (drawn.limits.first, drawn.limits.last) == (Period.month(2025, 1), None)
    assert [(one.first, one.last) for one in drawn.earlier] == [(Period.month(2024, 1), Period.month(2024, 12))]
    assert all(isinstance(one, LimitLines) for one in drawn.earlier)


def test_the_first_month_after_a_break_carries_its_reason(broken):
    marked = [(one.period, one.note) for one in charts.line(broken).points if one.state is State.SERIES_BREAK]

    assert marked == [(Period.month(2025, 1), "New counting rule")]


def test_a_short_month_at_a_break_hands_it_to_the_next():
    short = {**POINTS, NEW_RULE.month: replace(POINTS[NEW_RULE.month], state=State.PART_SUPPLIED)}

    reading = read_series(short, direction=Direction.DOWN_GOOD, breaks=[NEW_RULE])

    states = {one.period: one.state for one in charts.line(reading).points}
    assert states[Period.month(2025, 1)] is State.PART_SUPPLIED
    assert states[Period.month(2025, 2)] is State.SERIES_BREAK


def test_a_target_is_drawn_as_the_month_that_would_meet_it(broken):
    [step] = charts.line(broken, [TARGET]).targets

    assert (step.period, step.value) == (TARGET.period, 200.0)
    assert step.text == "Target under 2,400 in 2025/26: 200 a month"


def test_a_target_that_is_a_floor_says_so():
    floor = PeriodTarget(Period.parse("2025/26"), Target(1200, Sense.AT_LEAST))

    assert charts.target(floor) == "Target at least 1,200 in 2025/26"
