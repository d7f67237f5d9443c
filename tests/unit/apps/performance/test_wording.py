"""Wording: how figures print, and that every word follows from the reading."""

import pytest

from goldthread.apps.performance import wording
from goldthread.core.direction import Direction
from goldthread.core.period import Period
from goldthread.core.reading import Mark, SeriesReading
from goldthread.core.series import Point
from goldthread.core.state import State
from goldthread.core.stats.change import Change

MAY = Period.month(2025, 5)


def one_month(mark, verdict="limits"):
    limits = object() if verdict == "limits" else None
    return SeriesReading((Point(MAY, 174),), (mark,), limits, verdict)


@pytest.mark.parametrize(
    ("value", "printed"),
    [(1554, "1,554"), (57.2, "57.2"), (0, "0"), (-37, "−37"), (0.43, "0.43"), (-0.04, "−0.04"), (1136900, "1,136,900")],
)
def test_number_prints_with_commas_and_a_true_minus(value, printed):
    assert wording.number(value) == printed


@pytest.mark.parametrize(("value", "printed"), [(5, "+5"), (-37, "−37"), (0, "0"), (0.04, "0.0"), (-0.04, "0.0")])
def test_signed_has_no_sign_on_zero(value, printed):
    places = 1 if isinstance(value, float) else None

    assert wording.signed(value, places=places) == printed


@pytest.mark.parametrize(
    ("value", "unit", "printed"),
    [(57.2, "percent", "57.2%"), (9, "percent", "9.0%"), (14.67, "percent", "14.67%"), (235, "count", "235"),
     (11.6, "days", "11.6 days"), (5_500_000, "pounds", "£5.5m"),
     (1_136_900, "pounds", "£1,136,900"), (-12, "pounds", "−£12")],
)  # fmt: skip
def test_level_carries_its_unit(value, unit, printed):
    assert wording.level(value, unit) == printed


@pytest.mark.parametrize(("value", "printed"), [(-0.2, "0.2 points"), (1, "1 point"), (1.5, "1.5 points")])
def test_gap_between_shares_is_in_points(value, printed):
    assert wording.gap(value, "percent") == printed


@pytest.mark.parametrize(
    ("change", "printed"),
    [
        (Change(5, 1.1574, None, MAY, State.HELD), "+5 (+1.2%)"),
        (Change(-37, -21.893, None, MAY, State.HELD), "−37 (−21.9%)"),
        (Change(11, None, None, MAY, State.HELD, "small_base"), "+11"),
        (Change(None, None, -3.5, MAY, State.HELD), "−3.5 points"),
        (Change(None, 65, None, MAY, State.HELD), "+65.0%"),
        (Change(None, None, None, MAY, State.NOT_HELD, "not_held"), "May 2025 not held"),
        (Change(None, None, None, MAY, State.PART_SUPPLIED, "part_supplied"), "May 2025 part supplied"),
    ],
)
def test_change_words_give_the_change_or_why_there_is_none(change, printed):
    assert wording.change_words(change) == printed


@pytest.mark.parametrize(
    ("change", "word"),
    [
        (Change(5, None, None, MAY, State.HELD), "rose"),
        (Change(-5, None, None, MAY, State.HELD), "fell"),
        (Change(0, None, None, MAY, State.HELD), "did not change"),
        (Change(None, None, -0.1, MAY, State.HELD), "fell"),
        (Change(None, None, None, MAY, State.NOT_HELD), ""),
    ],
)
def test_moved_follows_the_sign(change, word):
    assert wording.moved(change) == word


@pytest.mark.parametrize(
    ("mark", "words"),
    [
        (Mark(), "No unusual change"),
        (Mark("concern", "shift", True, 9, MAY), "Concern: above average nine months running"),
        (Mark("improvement", "shift", False, 7, MAY), "Improvement: below average seven months running"),
        (Mark("neutral", "outside", True, 1, MAY), "Unusual: above the upper limit"),
        (Mark("concern", "trend", True, 14, MAY), "Concern: rising for 14 months running"),
        (Mark("improvement", "two_in_three", False, 2, MAY), "Improvement: two of three months near the lower limit"),
    ],
)
def test_says_names_the_rule_in_words(mark, words):
    assert wording.says(one_month(mark)) == words


def test_says_when_it_cannot_tell():
    assert wording.says(None) == "No months held"
    assert wording.says(one_month(Mark(), "too_short")) == "Cannot tell yet: fewer than 12 months held"
    assert wording.says(one_month(Mark(), "no_variation")) == "No variation"


def test_says_speaks_of_the_month_asked_for():
    march, april = Period.month(2025, 3), Period.month(2025, 4)
    points = (Point(march, 61), Point(april, 100, State.PART_SUPPLIED), Point(MAY, 174))
    marks = (Mark("improvement", "outside", False, 1, march), Mark(), Mark("concern", "outside", True, 1, MAY))
    reading = SeriesReading(points, marks, object(), "limits")

    assert [wording.says(reading, at=month) for month in (march, april, MAY, MAY.next)] == [
        "Improvement: below the lower limit",
        "Not judged: part supplied",
        "Concern: above the upper limit",
        "Not judged: not held",
    ]


def test_headline_is_a_sentence_with_its_month():
    rising = wording.headline("robberies", one_month(Mark("concern", "shift", True, 9, Period.month(2025, 4))))
    falling = wording.headline("robberies", one_month(Mark("improvement", "trend", False, 7, MAY)))

    assert rising == "Robberies have been above average since April 2025, nine months running"
    assert falling == "Robberies have fallen since May 2025, seven months running"


@pytest.mark.parametrize(
    ("mark", "words"),
    [
        (Mark("concern", "outside", True, 1, MAY), "May 2025, at 174, was above the upper limit"),
        (Mark("improvement", "two_in_three", False, 2, MAY), "May 2025, at 174, was near the lower limit"),
        (Mark("concern", "trend", True, 7, MAY), "they rose for seven months to May 2025"),
        (Mark("improvement", "shift", False, 8, MAY), "they were below average for eight months to May 2025"),
    ],
)
def test_headline_of_a_quiet_month_names_the_newest_that_was_not(mark, words):
    points = (Point(MAY, 174), Point(MAY.next, 120))

    said = wording.headline("robberies", SeriesReading(points, (mark, Mark()), object(), "limits"))

    assert said == f"Robberies show no unusual change in June 2025; {words}"


def test_headline_of_a_series_without_signals_is_short():
    said = wording.headline("robberies", SeriesReading((Point(MAY, 120),), (Mark(),), object(), "limits"))

    assert said == "Robberies show no unusual change"


@pytest.mark.parametrize(
    ("kind", "ending"),
    [("concern", "wrong direction."), ("improvement", "right direction."), ("neutral", "in itself.")],
)
def test_judgement_follows_the_kind(kind, ending):
    reading = one_month(Mark(kind, "shift", True, 7, MAY))

    assert wording.judgement(reading, Direction.DOWN_GOOD).endswith(ending)


@pytest.mark.parametrize(
    ("point", "words"),
    [
        (Point(MAY, 174), "174"),
        (Point(MAY, 100, State.PART_SUPPLIED), "100 (part supplied)"),
        (Point(MAY, None, State.NOT_HELD), "not held"),
        (Point(MAY, None, State.CHANGE_ONLY), "change only"),
    ],
)
def test_point_words_never_leave_a_blank(point, words):
    assert wording.point_words(point, "count") == words
