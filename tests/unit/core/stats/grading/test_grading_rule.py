"""The published rule: complete, ordered, and never without its reason."""

from dataclasses import replace
from itertools import product

import numpy as np
import pytest

from goldthread.core.stats.grading.position import POSITIONS, Position
from goldthread.core.stats.grading.rule import (
    GRADES,
    TWO_FACTOR,
    GradeCode,
    Override,
    Rule,
    grade,
    grades,
    overridden,
)
from goldthread.core.stats.grading.trend import TRENDS, Trend
from goldthread.core.stats.refused import WrongChoice

EVERY = list(product(POSITIONS, TRENDS))
GRADED = (Position.MET, Position.NEAR, Position.MISSED)
BY_GOODNESS = (Trend.IMPROVING, Trend.STEADY, Trend.WORSENING)


@pytest.mark.parametrize(("position", "trend"), EVERY)
def test_every_pair_has_a_grade_and_a_reason_in_one_sentence(position: Position, trend: Trend) -> None:
    found = grade(position, trend)

    assert found.code is TWO_FACTOR.rows[position, trend]
    assert (found.rule, found.position, found.trend) == (TWO_FACTOR, position, trend)
    assert found.reason[0].isupper()
    assert found.reason.count(".") == 1
    assert found.reason.endswith(".")
    assert (found.code is GradeCode.NOT_GRADED) == (position not in GRADED)


def test_reasons_of_graded_pairs_are_all_different() -> None:
    reasons = [grade(position, trend).reason for position, trend in EVERY if position in GRADED]

    assert len(set(reasons)) == len(reasons) == 12


def test_the_rule_of_the_house_is_as_published() -> None:
    published = {
        "met": "on_track on_track at_risk on_track",
        "near": "on_track at_risk off_track at_risk",
        "missed": "at_risk off_track off_track off_track",
    }

    assert {p.value: " ".join(TWO_FACTOR.rows[p, t] for t in TRENDS) for p in GRADED} == published
    assert (TWO_FACTOR.code, TWO_FACTOR.version, TWO_FACTOR.tolerance.share) == ("two-factor", "1", 0.05)


@pytest.mark.parametrize("trend", TRENDS)
def test_a_better_position_never_has_a_worse_grade(trend: Trend) -> None:
    found = [GRADES.index(grade(position, trend).code) for position in GRADED]

    assert found == sorted(found)


@pytest.mark.parametrize("position", GRADED)
def test_a_better_trend_never_has_a_worse_grade(position: Position) -> None:
    found = [GRADES.index(grade(position, trend).code) for trend in BY_GOODNESS]

    assert found == sorted(found)


def test_many_in_one_call_are_those_of_one_at_a_time() -> None:
    positions = [POSITIONS.index(position) for position, _ in EVERY]
    trends = [TRENDS.index(trend) for _, trend in EVERY]

    found = grades(positions, trends)

    assert [GRADES[code] for code in found.tolist()] == [grade(*pair).code for pair in EVERY]
    assert grades(np.array([], dtype=int), np.array([], dtype=int)).tolist() == []


@pytest.mark.parametrize(("positions", "trends"), [([5], [0]), ([0], [4]), ([-1], [0]), ([0.5], [0])])
def test_codes_that_there_are_not_are_refused(positions: list[float], trends: list[float]) -> None:
    with pytest.raises(WrongChoice):
        grades(positions, trends)


def test_a_rule_with_a_cell_missing_is_refused() -> None:
    rows = {pair: TWO_FACTOR.rows[pair] for pair in EVERY[1:]}

    with pytest.raises(WrongChoice, match="met with improving"):
        Rule("mine", "1", TWO_FACTOR.tolerance, rows)


def test_a_rule_cannot_be_changed_by_who_made_it() -> None:
    rows = dict(TWO_FACTOR.rows)
    rule = Rule("mine", "1", TWO_FACTOR.tolerance, rows)

    rows[Position.MET, Trend.STEADY] = GradeCode.OFF_TRACK

    assert grade(Position.MET, Trend.STEADY, rule).code is GradeCode.ON_TRACK


def test_another_rule_gives_its_own_grade_and_is_named_with_it() -> None:
    rule = replace(TWO_FACTOR, code="strict", rows={**TWO_FACTOR.rows, EVERY[3]: GradeCode.AT_RISK})

    found = grade(*EVERY[3], rule)

    assert (found.code, found.rule.code) == (GradeCode.AT_RISK, "strict")


def test_a_grade_set_aside_keeps_the_grade_of_the_rule() -> None:
    given = grade(Position.MISSED, Trend.STEADY)

    found = overridden(given, Override(GradeCode.AT_RISK, by="Chief Finance Officer", reason="New money since May."))

    assert (given.stands, found.stands, found.code) == (GradeCode.OFF_TRACK, GradeCode.AT_RISK, GradeCode.OFF_TRACK)


@pytest.mark.parametrize(("by", "reason"), [("", "New money."), ("Chief Finance Officer", " ")])
def test_a_grade_is_not_set_aside_without_a_post_and_a_reason(by: str, reason: str) -> None:
    with pytest.raises(WrongChoice):
        Override(GradeCode.AT_RISK, by=by, reason=reason)
