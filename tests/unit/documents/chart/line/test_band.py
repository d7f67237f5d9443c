"""Missing months: the band and its words."""

import pytest

from goldthread.core.period import Period
from goldthread.core.state import State
from goldthread.documents.chart import ChartWords, LimitLines, LineChart
from goldthread.documents.chart.line.band import band_box, band_labels, bands, dates
from goldthread.documents.chart.line.frame import framed
from goldthread.documents.chart.series import Hole


def lines(points, size="full", **told) -> list[tuple[str, ...]]:
    return [label.lines for label in band_labels(framed(LineChart(points, **told), size))]


@pytest.mark.parametrize(
    ("first", "last", "ends"),
    [
        ("2024-04", "2024-12", ("Apr to", "Dec 2024")),
        ("2023-11", "2024-02", ("Nov 2023 to", "Feb 2024")),
        ("2024-04", "2024-04", ("", "Apr 2024")),
        ("2021/22", "2022/23", ("2021/22 to", "2022/23")),
    ],
)
def test_dates_of_a_hole_say_the_year_once_where_it_is_one(first, last, ends):
    assert dates(Period.parse(first), Period.parse(last), "to") == ends


def test_band_runs_from_half_way_before_to_half_way_after(frame):
    made = frame()

    box = band_box(made, Hole(3, 11, State.NOT_HELD))

    march, january = made.place(2)[0], made.place(12)[0]
    assert march < box.left < march + 25
    assert january - 25 < box.right < january
    assert (box.top, box.bottom) == (made.plot.top, made.plot.bottom)


def test_band_has_a_dashed_edge(frame):
    (band,) = bands(frame())

    assert 'fill="#eeede7"' in band
    assert 'stroke-dasharray="2 3"' in band


def test_each_hole_has_its_band_and_only_long_ones_have_words(series):
    points = series([1, None, 2, *[None] * 6, 3, 4, None, 5, *[1] * 6])

    made = framed(LineChart(points), "full")

    assert len(bands(made)) == 3
    assert lines(points) == [("No data held", "Apr to Sep 2024")]


@pytest.mark.parametrize(
    ("missing", "size", "expected"),
    [
        (9, "full", ("No data held", "Apr to Dec 2024")),
        (9, "narrow", ("No data held", "Apr to Dec 2024")),
        (3, "part", ("No data held", "Apr to", "Jun 2024")),
        (4, "narrow", ("No data", "Apr to", "Jul 24")),
    ],
)
def test_words_are_as_full_as_the_band_is_wide(series, missing, size, expected):
    points = series([1, 2, 3, *[None] * missing, *[4] * (21 - missing)])

    assert lines(points, size) == [expected]


def test_words_fit_their_band(frame):
    for size in ("full", "part", "narrow"):
        made = frame(size)

        (label,) = band_labels(made)

        assert band_box(made, Hole(3, 11, State.NOT_HELD)).holds(label.box)


@pytest.mark.parametrize("mean", range(5, 200, 15))
def test_words_keep_clear_of_the_limits_that_cross_them(series, mean):
    points = series([1, 200, *[None] * 9, 3])
    made = framed(LineChart(points, LimitLines(mean, mean * 0.6, mean * 1.3)), "full")

    (label,) = band_labels(made)

    ys = [made.y(row.value) for row in made.chart.limit_rows]
    assert [y for y in ys if label.box.top < y < label.box.bottom] == []


def test_words_say_why_when_it_is_not_for_want_of_data(series):
    points = series([1, *[None] * 6, 2], states=dict.fromkeys(range(1, 7), State.SUPPRESSED))

    assert lines(points) == [("Not shown", "Feb to Jul 2024")]


def test_words_can_be_in_another_language(robbery):
    assert lines(robbery, words=ChartWords(not_held="Dim data", to="i")) == [("Dim data", "Apr i Dec 2024")]
