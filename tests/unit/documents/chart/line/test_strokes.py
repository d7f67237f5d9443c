"""The lines of a chart."""

import pytest

from goldthread.core.period import Period
from goldthread.core.state import State
from goldthread.documents.chart import LimitLines, LineChart, TargetStep
from goldthread.documents.chart.line.frame import framed
from goldthread.documents.chart.line.strokes import (
    break_places,
    breaks,
    earlier_strokes,
    limit_strokes,
    limits,
    marks,
    series,
    series_strokes,
    target_strokes,
    targets,
)


def laid_out(points, **told):
    return framed(LineChart(points, **told), "full")


def test_average_is_solid_and_limits_are_dashed(frame):
    assert ["stroke-dasharray" in line for line in limits(frame())] == [True, False, True]


def test_limits_run_across_the_whole_plot_at_their_values(frame):
    made = frame()

    assert [(stroke.x1, stroke.y1, stroke.x2, stroke.y2) for stroke in limit_strokes(made)] == [
        (made.plot.left, made.y(value), made.plot.right, made.y(value)) for value in (173.6, 121.0, 68.4)
    ]


def test_lower_limit_under_nought_is_not_drawn(request):
    points = request.getfixturevalue("series")([1, 2, 3])

    assert len(limits(laid_out(points, limits=LimitLines(2, -1, 5)))) == 2


def test_line_joins_neighbours_only(frame):
    made = frame()

    strokes = series_strokes(made)

    assert len(strokes) == 2 + 11
    assert (strokes[0].x1, strokes[0].y1) == made.place(0)
    assert (strokes[2].x1, strokes[2].y1) == made.place(12)


def test_each_run_is_one_path(frame):
    assert [line.count("L") for line in series(frame())] == [2, 11]


@pytest.mark.parametrize(
    ("provisional", "pieces"),
    [
        ((), [(4, False)]),
        ((4,), [(3, False), (1, True)]),
        ((2,), [(1, False), (2, True), (1, False)]),
        ((0,), [(1, True), (3, False)]),
    ],
)
def test_line_to_and_from_a_provisional_point_is_dashed(request, provisional, pieces):
    points = request.getfixturevalue("series")([1, 2, 3, 4, 5], states=dict.fromkeys(provisional, State.PROVISIONAL))

    drawn = series(laid_out(points))

    assert [(line.count("L"), "stroke-dasharray" in line) for line in drawn] == pieces


def test_pieces_of_a_line_meet(request):
    points = request.getfixturevalue("series")([1, 2, 3, 4, 5], states={2: State.PROVISIONAL})
    made = laid_out(points)

    corners = [line.split('d="M')[1].split('"')[0].split("L") for line in series(made)]

    assert [part[0] for part in corners[1:]] == [part[-1] for part in corners[:-1]]


def test_a_lone_point_has_a_mark_and_no_line(request):
    made = laid_out(request.getfixturevalue("series")([None, 5, None]))

    assert series(made) == []
    assert len(marks(made)) == 1


def test_every_shown_point_has_a_mark_and_picked_ones_lie_on_top(frame):
    drawn = marks(frame())

    assert len(drawn) == 15
    assert ["#5b6873" in one for one in drawn] == [True] * 3 + [False] * 12


def test_part_supplied_month_is_a_hollow_mark_off_the_line(asb):
    made = laid_out(asb)

    (hollow,) = [one for one in marks(made) if "stroke-dasharray" in one]

    assert f'cx="{made.place(0)[0]:.2f}"'.rstrip('0"') in hollow
    assert made.place(0) not in {(stroke.x1, stroke.y1) for stroke in series_strokes(made)}


def test_break_is_an_upright_line_before_its_point(request):
    made = laid_out(request.getfixturevalue("series")([1, 2, 3, 4], states={2: State.SERIES_BREAK}))

    ((number, stroke),) = break_places(made)

    assert number == 2
    assert made.place(1)[0] < stroke.x1 == stroke.x2 < made.place(2)[0]
    assert (stroke.y1, stroke.y2) == (made.plot.top, made.plot.bottom)
    assert len(breaks(made)) == 1


def test_target_is_a_thick_step_for_as_long_as_it_holds(robbery):
    first_half = Period.parse("2025-01..2025-06")
    made = laid_out(robbery, targets=[TargetStep(first_half, 110, "Target")])

    ((_, stroke),) = target_strokes(made)

    assert stroke.x1 == pytest.approx(made.x(first_half.start.toordinal()))
    assert stroke.x2 == pytest.approx(made.x(first_half.end.toordinal()))
    assert stroke.y1 == stroke.y2 == made.y(110)
    assert 'stroke="#15202b" stroke-width="2.5"' in targets(made)[0]


def test_target_is_cut_at_the_edge_of_the_plot_and_left_out_beyond_it(robbery):
    steps = [TargetStep(Period.financial_year(year), 110, "Target") for year in (2020, 2025)]
    made = laid_out(robbery, targets=steps)

    ((target, stroke),) = target_strokes(made)

    assert target is steps[1]
    assert stroke.x2 == made.plot.right


def test_limits_hold_from_their_first_month_to_their_last(request):
    points = request.getfixturevalue("series")([1, 2, 3, 4, 11, 12, 13, 14], states={4: State.SERIES_BREAK})
    first, new = points[0].period, points[4].period
    before = LimitLines(2.5, 1, 4, first, points[3].period)
    made = laid_out(points, limits=LimitLines(12.5, 11, 14, first=new), earlier=(before,))

    edge = made.x(new.start.toordinal())

    assert {(stroke.x1, stroke.x2) for stroke in limit_strokes(made)} == {(edge, made.plot.right)}
    assert {(stroke.x1, stroke.x2) for stroke in earlier_strokes(made)} == {(made.plot.left, edge)}
    assert [stroke.y1 for stroke in earlier_strokes(made)] == [made.y(value) for value in (4, 2.5, 1)]
    assert len(limits(made)) == 6
