"""What a figure's position says: met, missed, better or worse than where it began, or that nothing can be said."""

from datetime import date

import pytest

from goldthread.analytics.measures.definition import Definition
from goldthread.apps.performance.models import ReportedFigure
from goldthread.apps.performance.readings import Figure
from goldthread.apps.performance.words import standing
from goldthread.apps.performance.words.standing import Says
from goldthread.core.period import Period
from goldthread.core.reading import Mark, SeriesReading
from goldthread.core.series import Point
from goldthread.core.state import State
from goldthread.core.stats.compare.change import Change
from goldthread.core.target import Direction, Sense, Target, distance

YEAR = Period.parse("2025/26")


def figure(value, *, sense="", milestone=None, upper=None, baseline=None, state=State.HELD, changes=None, **card):
    facts = {"unit": "percent", "direction": Direction.UP_GOOD} | card
    texts = dict.fromkeys(("title", "things", "definition", "why", "source", "owner"), "x")
    row = ReportedFigure(baseline=baseline, milestone=milestone, milestone_upper=upper, sense=sense)
    target = Target(milestone, Sense(sense), upper) if sense else None
    return Figure(
        Definition(
            code="x", framework="y", shape="reported", frequency="year", target_kind="number", caveats=(),
            review_on=date(2027, 3, 31), order=1, **texts, **facts,
        ),
        "", "", Point(YEAR, value, state), changes or {},
        row=row,
        to_baseline=distance(value, Target(baseline, Sense.MONITOR)) if baseline and value else None,
        to_milestone=distance(value, target) if target and value is not None else None,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("sense", "value", "milestone", "says"),
    [
        ("at least", 57.2, 57.4, Says("concern", "0.2 points short", "Milestone missed:")),
        ("at least", 55.4, 53.9, Says("improvement", "1.5 points above it", "Milestone met:")),
        ("at least", 53.9, 53.9, Says("improvement", "on it", "Milestone met:")),
        ("under", 5.3, 3.7, Says("concern", "1.6 points over it", "Milestone missed:")),
        ("under", 3.5, 3.7, Says("improvement", "0.2 points under it", "Milestone met:")),
        ("parity", 4.7, 11.2, Says("concern", "6.5 points short", "Milestone missed:")),
    ],
)
def test_a_figure_stands_against_its_milestone(sense, value, milestone, says):
    assert standing.of_position(figure(value, sense=sense, milestone=milestone)) == says


@pytest.mark.parametrize(
    ("direction", "value", "says"),
    [
        (Direction.UP_GOOD, 57.2, Says("improvement", "1.8 points above the baseline", "Better than baseline:")),
        (Direction.UP_GOOD, 54.4, Says("concern", "1 point below the baseline", "Worse than baseline:")),
        (Direction.DOWN_GOOD, 57.2, Says("concern", "1.8 points above the baseline", "Worse than baseline:")),
        (Direction.NEITHER, 57.2, Says("common", "1.8 points above the baseline")),
        (Direction.UP_GOOD, 55.4, Says("common", "the same as the baseline")),
    ],
)
def test_without_a_milestone_it_stands_against_its_baseline(direction, value, says):
    assert standing.of_position(figure(value, baseline=55.4, direction=direction)) == says


def test_a_figure_with_nothing_to_stand_against_is_not_judged():
    assert standing.of_position(figure(45.4)) == Says("common", "No target to judge it by")
    assert standing.of_position(figure(16200.0, sense="monitor", milestone=14915.0)).kind == "common"


@pytest.mark.parametrize(
    ("state", "words"), [(State.CHANGE_ONLY, "change only, no level"), (State.NOT_HELD, "no figure held")]
)
def test_without_a_level_nothing_is_said(state, words):
    assert standing.of_position(figure(None, state=state)) == Says("unknown", words)


@pytest.mark.parametrize(
    ("sense", "upper", "words"),
    [
        ("at least", None, "at least 10.0%"),
        ("under", None, "under 10.0%"),
        ("exactly", None, "10.0%"),
        ("parity", None, "parity: 10.0%"),
        ("monitor", None, "watched against 10.0%"),
        ("range", 12.0, "10.0% to 12.0%"),
    ],
)
def test_a_target_is_told_as_it_was_meant(sense, upper, words):
    assert standing.target_words(Target(10.0, Sense(sense), upper), "percent") == words


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (Change(None, None, -3.5, None, State.HELD), "3.5 points"),
        (Change(137.0, None, None, None, State.HELD), "137"),
        (Change(175.0, 18.0, None, None, State.HELD), "175 (18.0%)"),
        (Change(None, -17.6, None, None, State.HELD), "17.6%"),
        (Change(None, None, None, None, State.NOT_HELD, "not_held"), ""),
    ],
)
def test_the_size_of_a_change_has_no_sign(change, words):
    assert standing.size_words(change) == words


def test_the_change_as_reported_goes_before_one_worked_out():
    reported = Change(None, None, -3.5, None, State.HELD)
    worked_out = Change(None, None, -3.4, YEAR.previous, State.HELD)

    assert standing.stated_change(figure(1.0, changes={"previous": worked_out, "reported": reported})) is reported


def test_a_change_that_can_be_stated_goes_before_one_that_cannot():
    missing = Change(None, None, None, YEAR.previous, State.NOT_HELD, "not_held")
    stated = Change(None, None, 2.0, YEAR.year_before, State.HELD)

    assert standing.stated_change(figure(1.0, changes={"previous": missing, "year_before": stated})) is stated
    assert standing.stated_change(figure(1.0)) is None


@pytest.mark.parametrize(
    ("paragraph", "words"), [("3.1", "paragraph 3.1"), ("news text", "news text"), ("", "paragraph not given")]
)
def test_a_place_in_a_document_is_told_in_words(paragraph, words):
    assert standing.place_in_document(paragraph) == words


@pytest.mark.parametrize(
    ("sense", "value", "milestone", "distance", "verdict", "told"),
    [
        ("at least", 50.6, 54.4, "short of the milestone", "3.8 points short: milestone missed", ""),
        ("at least", 57.4, 57.4, "on the milestone", "on it: milestone met", ", which is met"),
        ("under", 5.3, 3.7, "over the milestone", "1.6 points over: milestone missed", ", which is missed"),
        ("under", 3.5, 3.7, "under the milestone", "0.2 points under: milestone met", ", which is met"),
        ("parity", 4.7, 11.2, "short of parity", "6.5 points short: milestone missed", ""),
        ("parity", 12.2, 11.2, "above parity", "1 point above: milestone missed", ", which is missed"),
        ("monitor", 4.7, 5.7, "below the milestone", "1 point below the milestone", ""),
    ],
)
def test_one_word_never_stands_for_good_and_bad(sense, value, milestone, distance, verdict, told):
    found = figure(value, sense=sense, milestone=milestone)

    said = standing.milestone_distance(found)
    assert said.endswith(distance)
    assert standing.milestone_verdict(found) == verdict
    assert standing.milestone_told(found) == f"{said}{told}"


def test_a_figure_without_a_milestone_has_no_distance():
    found = figure(4.7)

    assert {standing.milestone_gap(found), standing.milestone_distance(found), standing.milestone_verdict(found)} == {
        ""
    }


def test_a_series_says_every_month_picked_out_of_its_period_where_the_newest_is_as_usual():
    quarter = Period.quarter(2025, 3)
    points = tuple(Point(month, 100) for month in quarter.months)
    marks = (Mark("improvement", "outside", False, 1), Mark("concern", "outside", True, 1), Mark())
    reading = SeriesReading(points, marks, object(), "limits")

    assert standing.of_series(reading, quarter) == Says(
        "concern", "October 2025 below the lower limit; November 2025 above the upper limit", "Concern:"
    )
    assert standing.of_series(reading) == Says("common", "No unusual change")
    assert standing.of_series(reading, quarter.last_month) == Says("common", "No unusual change")
