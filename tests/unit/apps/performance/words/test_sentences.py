"""Sentences of series: every word of judgement follows from the reading."""

import pytest

from goldthread.apps.performance.words import sentences
from goldthread.core.period import Period
from goldthread.core.reading import Mark, SeriesReading
from goldthread.core.series import Point
from goldthread.core.state import State

MAY = Period.month(2025, 5)


def one_month(mark, verdict="limits"):
    limits = object() if verdict == "limits" else None
    return SeriesReading((Point(MAY, 174),), (mark,), limits, verdict)


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
    assert sentences.says(one_month(mark)) == words


def test_says_when_it_cannot_tell():
    assert sentences.says(None) == "No months held"
    assert sentences.says(one_month(Mark(), "too_short")) == "Cannot tell yet: fewer than 12 months held"
    assert sentences.says(one_month(Mark(), "no_variation")) == "No variation"


def test_says_speaks_of_the_month_asked_for():
    march, april = Period.month(2025, 3), Period.month(2025, 4)
    points = (Point(march, 61), Point(april, 100, State.PART_SUPPLIED), Point(MAY, 174))
    marks = (Mark("improvement", "outside", False, 1, march), Mark(), Mark("concern", "outside", True, 1, MAY))
    reading = SeriesReading(points, marks, object(), "limits")

    assert [sentences.says(reading, at=month) for month in (march, april, MAY, MAY.next)] == [
        "Improvement: below the lower limit",
        "Not judged: part supplied",
        "Concern: above the upper limit",
        "Not judged: not held",
    ]


def test_headline_is_a_sentence_with_its_month():
    rising = sentences.headline("robberies", one_month(Mark("concern", "shift", True, 9, Period.month(2025, 4))))
    falling = sentences.headline("robberies", one_month(Mark("improvement", "trend", False, 7, MAY)))

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

    said = sentences.headline("robberies", SeriesReading(points, (mark, Mark()), object(), "limits"))

    assert said == f"Robberies show no unusual change in June 2025; {words}"


def test_headline_of_a_series_without_signals_is_short():
    said = sentences.headline("robberies", SeriesReading((Point(MAY, 120),), (Mark(),), object(), "limits"))

    assert said == "Robberies show no unusual change"


@pytest.mark.parametrize(
    ("kind", "ending"),
    [("concern", "wrong direction."), ("improvement", "right direction."), ("neutral", "in itself.")],
)
def test_judgement_follows_the_kind(kind, ending):
    reading = one_month(Mark(kind, "shift", True, 7, MAY))

    assert sentences.judgement(reading).endswith(ending)


AUTUMN = Period.quarter(2025, 3)
OCTOBER, NOVEMBER, DECEMBER = AUTUMN.months
HIGH = Mark("concern", "outside", True, 1, OCTOBER)


def autumn(*marks):
    """October to December 2025 with what the rules say of each."""
    points = tuple(Point(month, value) for month, value in zip(AUTUMN.months, (398, 414, 300), strict=True))
    return SeriesReading(points, marks, object(), "limits")


def test_headline_names_both_months_that_one_rule_picked_out():
    near = Mark("neutral", "two_in_three", True, 2, OCTOBER)

    told = [sentences.headline("thefts", autumn(one, one, Mark())) for one in (HIGH, near)]

    assert told == [
        "Thefts show no unusual change in December 2025; October and November 2025, at 398 and 414, "
        "were above the upper limit",
        "Thefts show no unusual change in December 2025; October and November 2025, at 398 and 414, "
        "were near the upper limit",
    ]


def test_headline_of_a_period_is_that_of_the_month_that_speaks_for_it():
    reading = autumn(Mark(), HIGH, Mark())

    assert sentences.headline("thefts", reading, period=AUTUMN) == (
        "Thefts: November 2025, at 414, was above the upper limit"
    )
    assert sentences.headline("thefts", reading, period=DECEMBER) == sentences.headline("thefts", reading)
    assert sentences.judgement(reading, period=AUTUMN).endswith("wrong direction.")
    assert sentences.judgement(reading) == "The latest month lies within what month-to-month change explains."


@pytest.mark.parametrize(
    ("mark", "words"),
    [
        (HIGH, "October and November 2025 above the upper limit"),
        (Mark("neutral", "outside", False, 1), "October and November 2025 below the lower limit"),
        (Mark("neutral", "two_in_three", True, 2), "October and November 2025 near the upper limit"),
        (Mark("neutral", "trend", False, 7), "falling for seven months to November 2025"),
        (Mark("concern", "shift", True, 8), "above average for eight months to November 2025"),
    ],
)
def test_months_picked_out_are_named_with_their_rule(mark, words):
    assert sentences.months_said(autumn(mark, mark, Mark()).picked(AUTUMN)) == words


def test_months_of_two_rules_stand_apart():
    low = Mark("improvement", "outside", False, 1, NOVEMBER)

    assert sentences.months_said(autumn(HIGH, low, Mark()).picked(AUTUMN)) == (
        "October 2025 above the upper limit; November 2025 below the lower limit"
    )
