"""What stands out is chosen by rule: worst series, worst miss, best news, then the next worst; nothing that is old."""

from dataclasses import replace
from datetime import date

import pytest

from goldthread.analytics.measures.definition import Definition
from goldthread.apps.performance.chosen.stands_out import choose, standing_out
from goldthread.apps.performance.models import ReportedFigure
from goldthread.apps.performance.readings import Figure
from goldthread.core.period import Period
from goldthread.core.reading import Mark, SeriesReading
from goldthread.core.series import Point
from goldthread.core.stats.charts.xmr import XmrGroup
from goldthread.core.target import Direction, Sense, Target, distance

MONTH = Period.month(2025, 12)
LIMITS = XmrGroup(0, 0, 100.0, 50.0, 150.0, 66.0, 134.0, "limits", short=False)


def definition(code, *, unit="count", direction=Direction.DOWN_GOOD):
    words = {"title": code.title(), "things": code, "definition": "", "why": "", "source": "", "owner": ""}
    return Definition(
        code=code, framework="plan", direction=direction, unit=unit, shape="count", frequency="month",
        target_kind="none", caveats=(), review_on=date(2027, 3, 31), order=1, **words,
    )  # fmt: skip


def series(code, kind, run):
    mark = Mark(kind, "shift" if run else "", rises=True, run=run, since=MONTH)
    point = Point(MONTH, 120.0)
    reading = SeriesReading((point,), (mark,), LIMITS, "limits")
    return Figure(definition(code), "", "", point, {}, series=reading)


def share(code, value, *, milestone=None, baseline=None, period="12m to 2025-12", group=""):
    row = ReportedFigure(measure=code, baseline=baseline, milestone=milestone, sense="at least", document="Paper")
    return Figure(
        definition(code, unit="percent", direction=Direction.UP_GOOD), "", "", Point(Period.parse(period), value), {},
        group=group,
        row=row,
        to_baseline=distance(value, Target(baseline, Sense.MONITOR)) if baseline else None,
        to_milestone=distance(value, Target(milestone, Sense.AT_LEAST)) if milestone else None,
    )  # fmt: skip


def codes(figures):
    return [one.definition.code for one in figures]


def test_worst_series_then_worst_miss_then_best_news():
    counted = [series("calm", "common", 0), series("short-run", "concern", 7), series("long-run", "concern", 9)]
    reported = [
        share("near", 54.0, milestone=55.0),
        share("far", 40.0, milestone=55.0),
        share("met", 60.0, milestone=55.0),
    ]

    assert codes(choose(counted, reported)) == ["long-run", "far", "met"]


def test_places_left_go_to_the_next_worst():
    counted = [series(f"run-{run}", "concern", run) for run in (7, 8, 9, 10)]

    assert codes(choose(counted, [])) == ["run-10", "run-9", "run-8"]


def test_a_missed_milestone_weighs_more_than_a_baseline():
    reported = [share("below-baseline", 20.0, baseline=60.0), share("missed", 54.0, milestone=55.0)]

    assert codes(choose([], reported)) == ["missed", "below-baseline"]


def test_good_news_may_be_a_series():
    counted = [series("worse", "concern", 7), series("better", "improvement", 8)]

    assert codes(choose(counted, [])) == ["worse", "better"]


@pytest.mark.parametrize("kind", ["common", "neutral"])
def test_what_is_neither_good_nor_bad_does_not_stand_out(kind):
    assert choose([series("plain", kind, 9)], [share("no-target", 50.0)]) == []


def test_nothing_old_and_no_group_beside_everybody_is_chosen():
    reported = [
        share("old", 40.0, milestone=55.0, period="12m to 2024-12"),
        share("current", 41.0, milestone=55.0, group="young people"),
        share("current", 54.0, milestone=55.0),
    ]

    found = standing_out([], reported, today=date(2026, 3, 3))

    assert [one.title for one in found] == ["Current: 54.0%, 1 point short of the milestone"]


def test_a_group_is_chosen_where_only_groups_are_reported_and_more_than_once():
    once = share("once", 30.0, milestone=55.0, group="one project")
    reported = [
        replace(once, definition=replace(once.definition, frequency="once")),
        share("again", 54.0, milestone=55.0, group="officers"),
    ]

    found = standing_out([], reported, today=date(2026, 3, 3))

    assert [one.title for one in found] == ["Again, officers: 54.0%, 1 point short of the milestone"]


def test_levels_that_were_worked_out_say_so():
    reported = [share("current", 54.0, milestone=55.0)]
    reported[0].row.note = "Second rise. Milestone derived: 1 point above. Reported on: the day is not known."

    assert standing_out([], reported, today=date(2026, 3, 3))[0].text.endswith("Milestone derived: 1 point above.")


def test_a_series_speaks_by_the_months_of_its_period():
    quarter = Period.quarter(2025, 3)
    points = tuple(Point(month, value) for month, value in zip(quarter.months, (160.0, 100.0, 100.0), strict=True))
    reading = SeriesReading(points, (Mark("concern", "outside", True, 1, MONTH), Mark(), Mark()), LIMITS, "limits")
    picked = Figure(definition("thefts"), "", "", Point(quarter, 360.0), {}, series=reading)

    found = standing_out([picked], [], today=date(2026, 3, 3))

    assert [(one.says.kind, one.title) for one in found] == [
        ("concern", "Thefts: October 2025, at 160, was above the upper limit")
    ]
    assert found[0].text.endswith("October 2025, at 160, lay above the upper limit of 150.0.")


def test_no_figures_give_nothing_that_stands_out():
    assert standing_out([], [], today=date(2026, 3, 3)) == ()
