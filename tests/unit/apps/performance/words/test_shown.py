"""Cells of figures: a number as readers see it, or the words in its place."""

import pytest

from goldthread.apps.performance.words import shown, wording
from goldthread.apps.performance.words.shown import Shown
from goldthread.core.period import Period
from goldthread.core.series import Point
from goldthread.core.state import State
from goldthread.core.stats.compare.change import Change, change

APRIL, MAY = Period.month(2025, 4), Period.month(2025, 5)


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [(1554.0, "count", "1,554"), (57.2, "percent", "57.2%"), (11.6, "days", "11.6 days"), (0.0, "count", "0")],
)
def test_a_held_figure_is_written_in_its_unit(value, unit, text):
    assert shown.figure(Point(MAY, value), unit) == Shown(text)


def test_a_short_month_is_written_with_its_count_and_marked():
    point = Point(MAY, 100.0, State.PART_SUPPLIED)

    assert shown.figure(point, "count") == Shown("part supplied: 100", missing=True)


@pytest.mark.parametrize(
    ("state", "words"),
    [(State.NOT_HELD, "not held"), (State.CHANGE_ONLY, "change only"), (State.PART_SUPPLIED, "part supplied")],
)
def test_a_state_stands_in_the_place_of_a_number(state, words):
    assert shown.figure(Point(MAY, None, state), "count") == Shown(words, missing=True)


@pytest.mark.parametrize(
    ("now", "before", "number", "percent"),
    [
        (437, 432, "+5", "+1.2%"),
        (132, 169, "−37", "−21.9%"),
        (60, 60, "0", "0.0%"),
        (12, 14, "−2", "–"),
        (12, 0, "+12", "–"),
    ],
)
def test_a_change_is_signed_and_no_percentage_stands_on_a_small_base(now, before, number, percent):
    moved = change(now, before, unit="count", against=APRIL)

    assert (shown.change_number(moved).text, shown.change_percent(moved).text) == (number, percent)


def test_a_change_between_shares_is_in_points_and_never_in_per_cent():
    moved = change(57.2, 60.7, unit="percent", against=APRIL)

    assert shown.change_number(moved) == Shown("−3.5")
    assert shown.change_percent(moved) == Shown("–")


def test_a_change_from_a_month_not_held_names_the_month():
    missing = change(57, None, unit="count", against=APRIL)

    assert shown.change_number(missing) == Shown("Apr 2025 not held", missing=True)
    assert shown.change_percent(missing) == Shown("not known", missing=True)


def test_a_change_from_a_short_month_says_that_it_was_short():
    short = Change(None, None, None, APRIL, State.PART_SUPPLIED, "part_supplied")

    assert shown.change_number(short) == Shown("Apr 2025 part supplied", missing=True)


def test_change_across_a_break_names_the_month_of_the_break():
    broken = Change(
        None, None, None, Period.year(2022), State.SERIES_BREAK, "series_break", since=Period.month(2023, 5)
    )

    assert shown.change_number(broken) == Shown("counted in another way since May 2023", missing=True)
    assert wording.reason(broken) == "no change is stated: counted in another way since May 2023"


def test_beside_a_figure_in_doubt_no_change_is_stated():
    short = Point(MAY, None, State.PART_SUPPLIED)

    assert shown.compared(short, Change(5, 10, None, APRIL, State.HELD)) == (Shown("–"), Shown("–"))
    assert shown.compared(Point(MAY, 55.0), Change(5, 10, None, APRIL, State.HELD)) == (Shown("+5"), Shown("+10.0%"))


def test_a_figure_leads_to_its_source_unless_it_is_not_held():
    assert shown.sourced(Shown("5"), Point(MAY, 5.0), "/there") == Shown("5", href="/there")
    assert shown.sourced(Shown("not held"), Point(MAY, None, State.NOT_HELD), "/there") == Shown("not held")


@pytest.mark.parametrize(("rows", "words"), [(0, "0 rows"), (1, "1 row"), (6994, "6,994 rows")])
def test_rows_are_counted_in_words(rows, words):
    assert shown.row_count(rows) == words


def test_a_change_that_was_reported_in_per_cent_alone_has_no_number():
    reported = Change(None, -17.6, None, APRIL, State.HELD)

    assert (shown.change_number(reported), shown.change_percent(reported)) == (Shown("–"), Shown("−17.6%"))


@pytest.mark.parametrize(("rate", "places"), [(1.35, 2), (9.99, 2), (10.0, 1), (25.9, 1), (None, 2)])
def test_a_rate_under_ten_has_two_decimals(rate, places):
    assert shown.rate_places(rate) == places
