"""Sentences of series: every word of judgement follows from the reading."""

import pytest

from goldthread.apps.performance.words import sentences
from goldthread.core.direction import Direction
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

    assert sentences.judgement(reading, Direction.DOWN_GOOD).endswith(ending)
