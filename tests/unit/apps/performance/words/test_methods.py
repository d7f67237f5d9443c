"""By which methods a figure was judged: limits or why there are none, an interval, a survey's base, a change."""

from datetime import date

import pytest

from goldthread.analytics.measures.definition import Definition
from goldthread.apps.performance.models import ReportedFigure
from goldthread.apps.performance.readings import Figure
from goldthread.apps.performance.words import methods
from goldthread.core.period import Period
from goldthread.core.reading import LEAST_POINTS, read_series
from goldthread.core.series import Point
from goldthread.core.state import State
from goldthread.core.stats import explained
from goldthread.core.stats.compare.change import Change
from goldthread.core.stats.intervals.interval import Interval
from goldthread.core.target import Direction, Sense, Target, distance

YEAR = Period.parse("2025/26")
FIRST = Period.month(2024, 1)


def figure(source="Police records", **facts) -> Figure:
    texts = dict.fromkeys(("title", "things", "definition", "why", "owner"), "x")
    card = Definition(
        code="x", framework="y", shape="reported", frequency="year", target_kind="number", caveats=(), source=source,
        review_on=date(2027, 3, 31), order=1, unit="percent", direction=Direction.UP_GOOD, **texts,
    )  # fmt: skip
    return Figure(card, "", "", Point(YEAR, 52.5, State.HELD), **{"changes": {}, "row": ReportedFigure()} | facts)


def series(values) -> Figure:
    months = [FIRST]
    for _value in values[1:]:
        months.append(months[-1].next)
    points = {month: Point(month, value, State.HELD) for month, value in zip(months, values, strict=True)}
    return figure(series=read_series(points, direction=Direction.DOWN_GOOD))


def codes(found: Figure) -> list[str]:
    return [one.code for one in methods.used_in(found)]


def test_a_series_with_limits_is_judged_by_them():
    [used] = methods.used_in(series([float(10 + place % 3) for place in range(LEAST_POINTS)]))

    card = explained.BY_CODE["xmr"]
    assert (used.code, used.title, used.said) == ("xmr", card.title, card.said)


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ([10.0, 12.0], "Too short: under 12 usable months, so no limits are drawn and nothing is picked out."),
        ([10.0] * 12, "The months do not differ, so there are no limits to judge by."),
    ],
)
def test_a_series_without_limits_says_why(values, told):
    [used] = methods.used_in(series(values))

    assert (used.code, used.said) == ("xmr", told)


@pytest.mark.parametrize("state", [State.HELD, State.NOT_HELD])
def test_a_change_is_named_only_where_one_is_stated(state):
    found = figure(changes={"previous": Change(None, None, 1.0, None, state)})

    assert codes(found) == (["change"] if state is State.HELD else [])


def test_a_distance_is_a_plain_difference():
    found = figure(to_milestone=distance(52.5, Target(55, Sense.AT_LEAST)))

    assert codes(found) == ["change"]


def test_a_share_with_an_interval_names_the_interval():
    assert codes(figure(interval=Interval(50.0, 55.0, 0.95))) == ["wilson"]


def test_a_share_of_a_survey_names_the_survey():
    assert codes(figure(source="A survey of residents")) == ["survey"]


def test_a_figure_told_as_published_names_no_method():
    assert methods.used_in(figure()) == ()


def test_every_method_that_is_named_says_what_its_card_says():
    card = explained.BY_CODE["change"]

    assert methods.named("change") == (methods.Used("change", card.title, card.said),)
