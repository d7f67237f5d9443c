"""What a chart is given: which points are drawn, where the line breaks, what is missing."""

from math import inf, nan

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldthread.core.errors import BadInput
from goldthread.core.period import Period
from goldthread.core.state import State
from goldthread.documents.chart.series import (
    ChartPoint,
    ChartWords,
    Hole,
    LimitLines,
    LimitRow,
    LineChart,
    TargetStep,
    filled,
    holes,
    runs,
    values_on_line,
)

MAY = Period.month(2025, 5)
STATES = st.sampled_from(State)


@pytest.mark.parametrize(
    ("value", "state", "drawn"),
    [
        (5, State.HELD, "on line"),
        (5, State.PROVISIONAL, "on line"),
        (5, State.SERIES_BREAK, "on line"),
        (5, State.PART_SUPPLIED, "apart"),
        (5, State.SUPPRESSED, "missing"),
        (5, State.NOT_HELD, "missing"),
        (5, State.CHANGE_ONLY, "missing"),
        (None, State.HELD, "missing"),
        (None, State.PART_SUPPLIED, "missing"),
        (0, State.HELD, "on line"),
    ],
)
def test_point_is_drawn_as_its_state_allows(value, state, drawn):
    point = ChartPoint(MAY, value, state)

    assert {"on line": point.on_line, "apart": point.apart, "missing": point.missing} == {
        name: name == drawn for name in ("on line", "apart", "missing")
    }


@pytest.mark.parametrize(
    "build",
    [
        lambda value: ChartPoint(MAY, value),
        lambda value: LimitLines(1, 0, value),
        lambda value: LimitLines(value, 0, 1),
        lambda value: TargetStep(MAY, value, "Target"),
    ],
)
@pytest.mark.parametrize("value", [nan, inf, -inf])
def test_values_that_are_not_finite_are_refused(build, value):
    with pytest.raises(BadInput, match=r"is not a figure\. Give a finite number"):
        build(value)


def test_refusal_of_a_point_names_its_period():
    with pytest.raises(BadInput, match=r"^May 2025: nan is not a figure"):
        ChartPoint(MAY, nan)


def test_limits_are_drawn_from_the_top_down(robbery, limits):
    assert LineChart(robbery, limits).limit_rows == (
        LimitRow("Upper limit", 173.6, is_average=False),
        LimitRow("Average", 121.0, is_average=True),
        LimitRow("Lower limit", 68.4, is_average=False),
    )


@pytest.mark.parametrize(("lower", "floor", "rows"), [(-0.1, 0, 2), (0, 0, 3), (-0.1, None, 3), (4, 5, 2)])
def test_lower_limit_under_the_floor_is_not_drawn(robbery, lower, floor, rows):
    assert len(LineChart(robbery, LimitLines(5, lower, 9), floor=floor).limit_rows) == rows


def test_chart_without_limits_has_no_rows(robbery):
    assert LineChart(robbery).limit_rows == ()


def test_words_of_a_gap_follow_its_state():
    words = ChartWords(not_held="Dim data")

    assert [words.gap(state) for state in (State.NOT_HELD, State.HELD, State.SUPPRESSED, State.CHANGE_ONLY)] == [
        "Dim data",
        "Dim data",
        "Not shown",
        "Change only",
    ]


def test_filled_puts_absent_months_in_their_places():
    points = [ChartPoint(Period.month(2025, 4), 3), ChartPoint(Period.month(2025, 1), 1)]

    assert filled(points) == (
        ChartPoint(Period.month(2025, 1), 1),
        ChartPoint(Period.month(2025, 2), None, State.NOT_HELD),
        ChartPoint(Period.month(2025, 3), None, State.NOT_HELD),
        ChartPoint(Period.month(2025, 4), 3),
    )


@pytest.mark.parametrize(
    ("first", "last", "length"),
    [
        ("2024/25 Q1", "2025/26 Q1", 5),
        ("2021/22", "2025/26", 5),
        ("2022-03-31", "2025-03-31", 2),
        ("12m to 2022-03", "12m to 2025-03", 2),
        ("2025-01", "2025/26 Q4", 2),
        ("wave 2022-04..2022-06", "wave 2025-04..2025-06", 2),
    ],
)
def test_filled_adds_only_periods_that_were_to_be_expected(first, last, length):
    assert len(filled([ChartPoint(Period.parse(first), 1), ChartPoint(Period.parse(last), 2)])) == length


def test_filled_refuses_no_points_at_all():
    with pytest.raises(BadInput, match="A chart needs at least one point"):
        filled([])


def test_holes_are_stretches_of_one_state(series):
    points = series([1, None, None, 2, None, 3, None], states={2: State.SUPPRESSED})

    assert holes(points) == (
        Hole(1, 1, State.NOT_HELD),
        Hole(2, 2, State.SUPPRESSED),
        Hole(4, 4, State.NOT_HELD),
        Hole(6, 6, State.NOT_HELD),
    )


def test_part_supplied_month_is_neither_a_hole_nor_on_the_line(asb):
    assert holes(asb) == (Hole(3, 11, State.NOT_HELD),)
    assert runs(asb) == ((1, 2), tuple(range(12, 24)))
    assert 100 not in values_on_line(asb)


def test_line_starts_afresh_at_a_break(series):
    points = series([1, 2, 3, 4], states={2: State.SERIES_BREAK})

    assert runs(points) == ((0, 1), (2, 3))


@given(st.lists(st.tuples(st.none() | st.floats(0, 100), STATES), min_size=1, max_size=40))
def test_every_point_is_on_the_line_or_in_a_hole_or_apart(given_points):
    month, points = Period.month(2020, 1), []
    for value, state in given_points:
        points.append(ChartPoint(month, value, state))
        month = month.next

    on_line = [place for run in runs(points) for place in run]
    in_holes = [place for hole in holes(points) for place in range(hole.first, hole.last + 1)]
    apart = [place for place, point in enumerate(points) if point.apart]

    assert sorted([*on_line, *in_holes, *apart]) == list(range(len(points)))
    assert len(values_on_line(points)) == len(on_line)
