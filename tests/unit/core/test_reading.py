"""Readings: holes, limits, and the months that a rule picked out."""

from goldthread.core.period import Period
from goldthread.core.reading import Mark, read_series
from goldthread.core.series import Break, Point
from goldthread.core.state import State
from goldthread.core.target import Direction

ABOVE_SINCE_APRIL = {
    **dict(zip(range(1, 4), (105, 75, 81), strict=True)),
    **dict(zip(range(13, 25), (61, 78, 89, 126, 174, 157, 150, 145, 137, 136, 169, 132), strict=True)),
}


def series(counts, short=()):
    points = {}
    for index, value in counts.items():
        month = Period.month(2024 + (index - 1) // 12, (index - 1) % 12 + 1)
        points[month] = Point(month, value, State.PART_SUPPLIED if index in short else State.HELD)
    return points


def test_reading_of_nothing_is_none():
    assert read_series({}, direction=Direction.DOWN_GOOD) is None


def test_reading_shows_the_months_between_as_not_held():
    reading = read_series(series(ABOVE_SINCE_APRIL), direction=Direction.DOWN_GOOD)

    assert len(reading.points) == 24
    assert reading.holes == ((Period.month(2024, 4), Period.month(2024, 12)),)
    assert {point.state for point in reading.points[3:12]} == {State.NOT_HELD}


def test_reading_gives_limits_from_the_months_held():
    limits = read_series(series(ABOVE_SINCE_APRIL), direction=Direction.DOWN_GOOD).limits

    assert (round(limits.lower, 1), round(limits.mean, 1), round(limits.upper, 1)) == (68.4, 121.0, 173.6)


def test_reading_says_since_when_and_how_long():
    signal = read_series(series(ABOVE_SINCE_APRIL), direction=Direction.DOWN_GOOD).signal

    assert signal == Mark("concern", "shift", rises=True, run=9, since=Period.month(2025, 4))


def test_reading_judges_by_the_direction():
    kinds = {
        direction: read_series(series(ABOVE_SINCE_APRIL), direction=direction).signal.kind for direction in Direction
    }

    assert kinds == {Direction.DOWN_GOOD: "concern", Direction.UP_GOOD: "improvement", Direction.NEITHER: "neutral"}


def test_reading_never_uses_a_short_month():
    counts = dict(
        enumerate([10, 2006, 2316, 1585, 1452, 1749, 1800, 1832, 1813, 1998, 1904, 1628, 1788, 1571], start=1)
    )

    reading = read_series(series(counts, short={1}), direction=Direction.DOWN_GOOD)
    without = read_series(series({k: v for k, v in counts.items() if k != 1}), direction=Direction.DOWN_GOOD)

    assert reading.points[0].value == 10
    assert reading.marks[0] == Mark()
    assert reading.limits.mean == without.limits.mean
    assert reading.limits.upper == without.limits.upper


def test_reading_of_under_twelve_months_is_too_short():
    reading = read_series(series(dict.fromkeys(range(1, 12), 5) | {3: 50}), direction=Direction.DOWN_GOOD)

    assert (reading.verdict, reading.limits, reading.signal) == ("too_short", None, Mark())


def test_reading_of_equal_months_has_no_variation():
    reading = read_series(series(dict.fromkeys(range(1, 15), 5)), direction=Direction.DOWN_GOOD)

    assert (reading.verdict, reading.limits) == ("no_variation", None)


def test_reading_counts_the_months_of_a_trend():
    counts = dict(enumerate([50, 48, 51, 49, 50, 47, 48, 52, 54, 57, 61, 66, 72, 79, 87, 96], start=1))

    signal = read_series(series(counts), direction=Direction.UP_GOOD).signal

    assert signal.kind == "improvement"
    assert signal.rises


LEVEL_THEN_DOUBLE = dict(enumerate([100, 104, 98, 101, 97, 103] * 2 + [200, 206, 197, 203, 199, 204] * 2, start=1))
NEW_RULE = Break(Period.month(2025, 1), "New counting rule")


def test_limits_start_afresh_at_a_break():
    reading = read_series(series(LEVEL_THEN_DOUBLE), direction=Direction.DOWN_GOOD, breaks=[NEW_RULE])

    assert reading.breaks == (NEW_RULE,)
    assert [(span.first, span.last) for span in reading.earlier] == [(Period.month(2024, 1), Period.month(2024, 12))]
    assert round(reading.earlier[0].limits.mean, 1) == 100.5
    assert round(reading.limits.mean, 1) == 201.5


def test_no_rule_looks_across_a_break():
    whole = read_series(series(LEVEL_THEN_DOUBLE), direction=Direction.DOWN_GOOD)
    split = read_series(series(LEVEL_THEN_DOUBLE), direction=Direction.DOWN_GOOD, breaks=[NEW_RULE])

    assert whole.signal.kind == "concern"
    assert {mark.kind for mark in split.marks} == {"common"}


def test_too_few_months_since_a_break_have_no_limits_and_no_marks():
    late = Break(Period.month(2025, 10), "New counting rule")

    reading = read_series(series(LEVEL_THEN_DOUBLE), direction=Direction.DOWN_GOOD, breaks=[late])

    assert (reading.limits, reading.verdict, reading.signal.kind) == (None, "too_short", "common")
    assert reading.earlier[0].limits is not None


def test_breaks_outside_the_series_change_nothing():
    before = Break(Period.month(2024, 1), "Old rule")
    after = Break(Period.month(2030, 1), "Another rule")

    plain = read_series(series(LEVEL_THEN_DOUBLE), direction=Direction.DOWN_GOOD)

    assert read_series(series(LEVEL_THEN_DOUBLE), direction=Direction.DOWN_GOOD, breaks=[after, before]) == plain
