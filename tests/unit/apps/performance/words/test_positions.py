"""A figure on its level line: as many decimals as its levels need, and the line told in words."""

from datetime import date

import pytest

from goldthread.analytics.measures.definition import Definition
from goldthread.apps.performance.models import ReportedFigure
from goldthread.apps.performance.readings import Figure
from goldthread.apps.performance.words import positions
from goldthread.core.period import Period
from goldthread.core.series import Point
from goldthread.core.target import Direction, Sense, Target, distance

YEAR = Period.parse("12m to 2025-06")


def figure(value, *, milestone=None, baseline=None, unit="percent", period=YEAR, earlier=()):
    texts = dict.fromkeys(("title", "things", "definition", "why", "source", "owner"), "x")
    target = Target(milestone, Sense.AT_LEAST) if milestone is not None else None
    return Figure(
        Definition(
            code="x", framework="y", shape="reported", frequency="year", target_kind="number", caveats=(), unit=unit,
            direction=Direction.UP_GOOD, review_on=date(2027, 3, 31), order=1, **texts,
        ),
        "", "", Point(period, value), {},
        row=ReportedFigure(baseline=baseline, milestone=milestone, sense="at least" if target else ""),
        to_baseline=distance(value, Target(baseline, Sense.MONITOR)) if baseline else None,
        to_milestone=distance(value, target) if target else None,
        earlier=earlier,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("unit", "value", "milestone", "decimals"),
    [
        ("percent", 57.0, 60.0, 1),
        ("percent", 4.62, 11.2, 2),
        ("days", 11.6, 8.2, 1),
        ("days", 11.0, 8.0, 0),
        ("count", 235.0, 256.0, 0),
        ("rate", 1366.0, 1400.0, 0),
        ("rate", 1.35, 1.4, 2),
    ],
)
def test_line_has_the_decimals_that_its_levels_need(unit, value, milestone, decimals):
    found = positions.position(figure(value, milestone=milestone, unit=unit))

    assert found.decimals == decimals
    assert (found.value, found.milestone) == (value, milestone)


def test_line_shows_the_year_before_when_it_was_reported():
    before = figure(54.0, period=YEAR.year_before)

    assert positions.position(figure(52.5, baseline=50.0, earlier=(before,))).earlier == 54.0
    assert (
        positions.position(figure(52.5, baseline=50.0, earlier=(figure(54.0, period=Period.year(2020)),))).earlier
        is None
    )


def test_line_is_told_with_every_distance():
    told = positions.description(figure(50.6, milestone=54.4, baseline=51.9))

    assert told == (
        "50.6% in the year to June 2025; baseline 51.9%: 1.3 points below the baseline; "
        "milestone 54.4%: 3.8 points short of the milestone"
    )


def test_day_of_a_snapshot_is_told_as_a_day():
    told = positions.description(figure(363.0, milestone=357.0, unit="count", period=Period.parse("2022-03-31")))

    assert told == "363 on 31 March 2022; milestone 357: 6 above the milestone"


def test_figure_without_baseline_or_milestone_stands_against_nothing():
    assert [positions.stands_against_something(one) for one in (figure(1.0), figure(1.0, baseline=2.0))] == [
        False,
        True,
    ]


def test_share_without_the_number_asked_has_no_interval_and_says_so():
    assert positions.no_interval(figure(50.6)) == "No interval is shown: the number who answered is not held."
    assert positions.no_interval(figure(11.6, unit="days")) == ""
