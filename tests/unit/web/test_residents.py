"""What residents say: recent survey shares, with or without something to stand against; old ones say their age."""

from datetime import date

import pytest

from goldthread.analytics.measures.definition import Definition
from goldthread.apps.performance.models import ReportedFigure
from goldthread.apps.performance.readings import Figure
from goldthread.core.period import Period
from goldthread.core.series import Point
from goldthread.core.state import State
from goldthread.core.target import Direction
from goldthread.web.public.front.residents import age, residents_say

TODAY = date(2026, 3, 3)


def share(title, period, value=50.0, *, baseline=None, source="A survey", group=""):
    definition = Definition(
        code=title.lower(), title=title, things="x", definition="", why="", framework="x", owner="", source=source,
        direction=Direction.UP_GOOD, unit="percent", shape="reported", frequency="year", target_kind="none",
        caveats=(), review_on=date(2027, 3, 31), order=1,
    )  # fmt: skip
    state = State.HELD if value is not None else State.NOT_HELD
    row = ReportedFigure(document="Paper", baseline=baseline)
    return Figure(definition, "", "", Point(Period.parse(period), value, state), {}, row=row, group=group)


def titles(figures):
    return [one.title for one in residents_say(figures, today=TODAY)]


def test_a_share_with_nothing_to_stand_against_is_drawn_alone_after_those_that_have():
    figures = [share("Alone", "12m to 2025-12", 65.1), share("Placed", "12m to 2025-06", baseline=40.0)]

    first, second = residents_say(figures, today=TODAY)

    assert (first.title, first.alone) == ("Placed, %", "")
    assert (second.title, second.alone, second.drawing) == ("Alone", "65.1%", "")


def test_a_share_whose_period_ended_more_than_a_year_ago_gives_way_to_a_recent_one():
    assert titles([share("Old", "12m to 2022-03", baseline=40.0), share("New", "12m to 2025-06")]) == ["New"]


def test_where_none_is_recent_the_newest_are_shown_with_their_age():
    found = residents_say([share("Old", "12m to 2022-03"), share("Older", "2019/20")], today=TODAY)

    assert [(one.title, one.source.endswith(f"It is {years} years old.")) for one in found for years in (3, 5)] == [
        ("Old", True),
        ("Old", False),
        ("Older", False),
        ("Older", True),
    ]


def test_no_other_share_is_drawn():
    assert titles([
        share("Count", "12m to 2025-06", source="Police records"),
        share("Of a group", "12m to 2025-06", group="young people"),
        share("No level", "12m to 2025-06", None),
    ]) == []  # fmt: skip


@pytest.mark.parametrize(
    ("period", "words"),
    [("2024-12", "It is 14 months old."), ("2024-03", "It is 23 months old."), ("2024-02", "It is 2 years old.")],
)
def test_an_age_is_told_in_months_and_then_in_years(period, words):
    assert age(share("Old", period), TODAY) == words
