"""The grade of a reported figure by the published rule, in words. A figure without a milestone to meet has none.

Rolling periods overlap, and a few figures are no series: neither tells a trend.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from django.utils.translation import gettext as _

from goldthread.apps.performance.readings import Figure
from goldthread.core.reading import LEAST_POINTS
from goldthread.core.stats.charts.xmr import xmr
from goldthread.core.stats.grading.position import Position, position_of
from goldthread.core.stats.grading.rule import TWO_FACTOR, GradeCode, Rule, grade
from goldthread.core.stats.grading.trend import Trend, trend_of
from goldthread.core.target import Sense

KINDS = {GradeCode.ON_TRACK: "green", GradeCode.AT_RISK: "amber", GradeCode.OFF_TRACK: "red"}


@dataclass(frozen=True, slots=True)
class Graded:
    """A grade as it is shown: its word, the kind that colours it ("" where nothing is graded), why, and by which
    rule."""

    word: str
    kind: str
    reason: str
    rule: str


def graded(figure: Figure, rule: Rule = TWO_FACTOR) -> Graded | None:
    """The grade of a figure; None where no milestone is set that can be met or missed."""
    if figure.target is None or figure.target.sense is Sense.MONITOR:
        return None
    named = _("By our published rule of two factors, position and trend, version %(version)s.") % {
        "version": rule.version
    }
    if figure.is_stale and figure.point.value is not None:
        return Graded(_word(GradeCode.NOT_GRADED), "", _("The figure is out of date."), named)
    position = position_of(figure.point.value, figure.target, tolerance=rule.tolerance)
    found = grade(position, _trend(figure), rule)
    return Graded(_word(found.code), KINDS.get(found.code, ""), _reason(found.position, found.trend, rule), named)


def _trend(figure: Figure) -> Trend:
    """By the control chart of the unbroken run of figures, a period apart each, that ends with this one."""
    values = list(_run(figure))
    if len(values) < LEAST_POINTS:
        return Trend.CANNOT_TELL
    chart = xmr(values[::-1], direction=figure.definition.direction)
    return trend_of(chart.points[-1].kind if chart.groups[-1].verdict == "limits" else None)


def _run(figure: Figure) -> Iterator[float]:
    """The values of the run, newest first. It ends where a period is missing, or was counted in another way."""
    newest = figure.point.period
    before = [one.point for one in figure.earlier if one.point.period < newest and one.point.state.usable]
    points = sorted((figure.point, *before), key=lambda point: point.period, reverse=True)
    if points[0].value is not None:
        yield points[0].value
    for after, point in pairwise(points):
        is_next = point.period.kind is after.period.kind and point.period == after.period.previous
        is_broken = any(point.period.start < one.month.start < after.period.end for one in figure.definition.breaks)
        if not is_next or is_broken or point.value is None:
            return
        yield point.value


def _word(code: GradeCode) -> str:
    words = {
        GradeCode.ON_TRACK: _("on track"),
        GradeCode.AT_RISK: _("at risk"),
        GradeCode.OFF_TRACK: _("off track"),
        GradeCode.NOT_GRADED: _("not graded"),
    }
    return words[code]


def _reason(position: Position, trend: Trend, rule: Rule) -> str:
    if position is Position.NO_FIGURE:
        return _("No figure is held.")
    allowed = {"percent": f"{100 * rule.tolerance.share:g}"}
    where = {
        Position.MET: _("The milestone is met"),
        Position.NEAR: _("The milestone is missed by no more than %(percent)s%% of it") % allowed,
        Position.MISSED: _("The milestone is missed by more than %(percent)s%% of it") % allowed,
    }
    moves = {
        Trend.IMPROVING: _("the figures are improving beyond ordinary variation"),
        Trend.STEADY: _("the figures vary no more than usual"),
        Trend.WORSENING: _("the figures are worsening beyond ordinary variation"),
        Trend.CANNOT_TELL: _("no trend can be told from the figures held"),
    }
    return _("%(where)s, and %(moves)s.") % {"where": where[position], "moves": moves[trend]}
