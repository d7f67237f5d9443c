"""What is said of a share found by asking people: told from chance, not told from chance, or not to be told."""

from datetime import date

import pytest

from goldthread.analytics.measures.definition import Definition
from goldthread.apps.performance.models import ReportedFigure
from goldthread.apps.performance.readings import Figure
from goldthread.apps.performance.words import surveys
from goldthread.core.period import Period
from goldthread.core.series import Point
from goldthread.core.state import State
from goldthread.core.stats.compare.change import Change
from goldthread.core.stats.intervals.interval import Interval
from goldthread.core.target import Direction

NOT_PUBLISHED = (
    "How many people were asked was not published, so it cannot be told whether its move is more than chance."
)


def card(*, unit="percent", source="A survey of residents"):
    texts = dict.fromkeys(("title", "things", "definition", "why", "owner"), "x")
    return Definition(
        code="x", framework="y", shape="reported", frequency="year", target_kind="number", caveats=(), order=1,
        review_on=date(2027, 3, 31), direction=Direction.UP_GOOD, unit=unit, source=source, **texts,
    )  # fmt: skip


def figure(value, *, period="2025/26", against="2024/25", earlier=(), interval=None, about=None, **row):
    changed = Change(None, None, 1.8, Period.parse(against) if against else None, State.HELD)
    state = State.HELD if value is not None else State.CHANGE_ONLY
    point, changes = Point(Period.parse(period), value, state), {"reported": changed} if against else {}
    kept = ReportedFigure(value=value, **row)
    return Figure(about or card(), "", "", point, changes, row=kept, earlier=earlier, interval=interval)


def moved(before, after, *, period="2024/25", **first):
    earlier = figure(before, period=period, against=None, **({"base": 1000, "deft": 1.2} | first))
    return surveys.told(figure(after, against=period, earlier=(earlier,), base=1000, deft=1.2))


def test_without_the_number_asked_it_cannot_be_told() -> None:
    assert surveys.told(figure(57.2)) == NOT_PUBLISHED
    assert surveys.told(figure(None)) == NOT_PUBLISHED


@pytest.mark.parametrize("about", [card(source="Police records"), card(unit="count")], ids=["no survey", "no share"])
def test_what_is_no_survey_share_is_told_nothing_of(about: Definition) -> None:
    assert surveys.told(figure(57.2, about=about)) == ""


def test_a_row_that_says_nothing_is_told_nothing_of() -> None:
    assert surveys.told(figure(None, against=None)) == ""


def test_a_small_move_is_no_detectable_change() -> None:
    assert moved(55.4, 57.2) == (
        "With 1,000 answers the 95% interval is 53.5% to 60.8%. "
        "No detectable change: chance alone may explain its move, at 95% confidence."
    )


def test_a_large_move_is_more_than_chance() -> None:
    assert moved(47.4, 57.2).endswith("Its move is more than chance would often bring, at 95% confidence.")


@pytest.mark.parametrize(
    ("first", "ends"),
    [
        ({"base": None}, "How many were asked before was not published, so it cannot be told whether its move is more "
         "than chance."),
        ({"deft": None}, "How the sample was drawn was not published, so it cannot be told whether its move is more "
         "than chance."),
        ({"base": 49}, "There were fewer than 50 answers, too few to tell a move from chance."),
        ({"period": "2025"},
         "The two periods overlap, and so do the people asked: the move cannot be told from chance."),
    ],
)  # fmt: skip
def test_what_is_missing_of_the_figure_before_is_said(first: dict, ends: str) -> None:
    assert moved(47.4, 57.2, **first).endswith(ends)


def test_too_few_asked_is_all_that_is_said() -> None:
    said = surveys.told(figure(57.2, base=49, deft=1.2))

    assert said == "There were fewer than 50 answers, too few to tell a move from chance."


def test_without_a_design_factor_the_interval_is_at_least_so_wide() -> None:
    said = surveys.told(figure(50.0, base=400, against=None))

    assert said == (
        "With 400 answers the 95% interval runs at least from 45.1% to 54.9%; "
        "how the sample was drawn was not published, so it may be wider."
    )


def test_a_published_base_makes_a_share_of_records_one_of_these() -> None:
    said = surveys.told(figure(50.0, base=400, against=None, about=card(source="Case files")))

    assert said.startswith("With 400 answers")


def test_a_whole_that_the_share_was_given_of_is_the_number_asked_and_its_interval_is_not_told_twice() -> None:
    counted = {"numerator": 500.0, "denominator": 1000.0, "against": None}

    assert surveys.told(figure(50.0, interval=Interval(46.9, 53.1, 0.95), **counted)) == ""
    assert surveys.told(figure(50.0, **counted)).startswith("With 1,000 answers")


def test_each_sentence_is_noted_once_with_its_figures() -> None:
    bare, other, told = figure(57.2), figure(53.0), figure(50.0, base=400, against=None)

    noted = list(surveys.noted([bare, told, other]))

    assert noted == [(NOT_PUBLISHED, (bare, other)), (surveys.told(told), (told,))]
