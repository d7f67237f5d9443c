"""The grade of a reported figure in words: never without its rule, and none where nothing can be met or missed."""

from datetime import date

import pytest

from goldthread.analytics.measures.definition import Definition
from goldthread.apps.performance.chosen.grades import KINDS, graded
from goldthread.apps.performance.models import ReportedFigure
from goldthread.apps.performance.readings import Figure
from goldthread.core.period import Period
from goldthread.core.series import Break, Point
from goldthread.core.state import State
from goldthread.core.stats.grading.rule import GradeCode
from goldthread.core.target import Direction

MONTHS = [Period.parse(f"2024-{month:02}") for month in range(1, 13)]
STEADY = [50.0, 52, 51, 53, 50, 52, 51, 50, 53, 51, 52, 51]
RULE = "By our published rule of two factors, position and trend, version 1."


def figure(values, *, milestone=55.0, sense="at least", periods=MONTHS, is_stale=False, breaks=()):
    texts = dict.fromkeys(("title", "things", "definition", "why", "source", "owner"), "x")
    definition = Definition(
        code="x", framework="y", shape="reported", frequency="month", target_kind="number", caveats=(), breaks=breaks,
        review_on=date(2027, 3, 31), order=1, unit="percent", direction=Direction.UP_GOOD, **texts,
    )  # fmt: skip
    row = ReportedFigure(milestone=milestone, sense=sense)
    points = [Point(period, value, State.HELD) for period, value in zip(periods, values, strict=False)]
    earlier = tuple(Figure(definition, "", "", point, {}, row=row) for point in points[:-1])
    return Figure(definition, "", "", points[-1], {}, row=row, earlier=earlier, is_stale=is_stale)


@pytest.mark.parametrize(
    ("value", "word", "kind", "reason"),
    [
        (55.0, "on track", "green", "The milestone is met, and no trend can be told from the figures held."),
        (
            52.5,
            "at risk",
            "amber",
            "The milestone is missed by no more than 5% of it, and no trend can be told from the figures held.",
        ),
        (
            40.0,
            "off track",
            "red",
            "The milestone is missed by more than 5% of it, and no trend can be told from the figures held.",
        ),
    ],
)
def test_a_lone_figure_is_graded_by_its_milestone_and_says_so(value, word, kind, reason):
    found = graded(figure([value]))

    assert (found.word, found.kind, found.reason, found.rule) == (word, kind, reason, RULE)


@pytest.mark.parametrize(
    ("values", "word", "trend"),
    [
        (STEADY, "at risk", "the figures vary no more than usual"),
        ([50, 51, 50, 51, 50, 53.0, 52.5, 53, 52.5, 53, 52.5, 53], "on track", "improving"),
        ([60, 61, 60, 61, 60, 53.0, 52.5, 53, 52.5, 53, 52.5, 53], "off track", "worsening"),
    ],
)
def test_twelve_figures_running_tell_a_trend(values, word, trend):
    found = graded(figure(values, milestone=53.5))

    assert found.word == word
    assert trend in found.reason


def test_a_month_missing_a_break_or_no_variation_leaves_no_trend():
    hole = figure([*STEADY, 51], periods=[*MONTHS[:5], *MONTHS[6:], Period.parse("2025-01"), Period.parse("2025-02")])
    broken = figure(STEADY, breaks=(Break(MONTHS[4], "counted anew"),))
    constant = figure([53.0] * 12)

    for one in (hole, broken, constant):
        assert graded(one).reason.endswith("no trend can be told from the figures held.")


def test_rolling_years_are_no_run_of_their_own():
    periods = [Period.parse(f"12m to 2024-{month:02}") for month in range(1, 13)]

    found = graded(figure(STEADY, periods=periods))

    assert found.reason.endswith("no trend can be told from the figures held.")


def test_what_is_old_or_not_held_is_not_graded_and_says_why():
    old, missing = graded(figure([52.5], is_stale=True)), graded(figure([None]))

    assert (old.word, old.kind, old.reason) == (
        "not graded",
        "",
        "The figure is out of date.",
    )
    assert (missing.word, missing.kind, missing.reason) == (
        "not graded",
        "",
        "No figure is held.",
    )
    assert old.rule == missing.rule == RULE


def test_without_a_milestone_to_meet_there_is_no_grade():
    assert graded(figure([52.5], sense="monitor")) is None
    assert graded(figure([52.5], milestone=None, sense="")) is None


def test_every_grade_has_a_colour_but_the_one_that_says_nothing():
    assert set(GradeCode) - set(KINDS) == {GradeCode.NOT_GRADED}
