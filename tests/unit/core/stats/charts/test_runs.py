"""The Anhøj rules and run charts: runs and crossings by hand, limits by definition, gaps, parts, refusals."""

from collections.abc import Callable
from itertools import groupby, pairwise
from math import comb

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goldthread.core.stats.charts.runs import Runs, anhoej, anhoej_gapped, limits_of_runs, median, run_charts
from goldthread.core.stats.refused import NotANumber, NoValues, StatisticsRefused, WrongChoice

SIDES = st.lists(st.sampled_from([-1, 0, 1]), min_size=1, max_size=40)
SERIES = st.lists(st.none() | st.integers(0, 9).map(float), min_size=1, max_size=30)


def of(sides: list[int], gaps: list[int] | None = None) -> Runs:
    """The rules of one series; `gaps` are the places of its missing values."""
    gap = np.zeros((1, len(sides)), dtype=bool)
    gap[0, gaps or []] = True
    return anhoej_gapped(np.array([sides], dtype=np.int8), gap)


def told(runs: Runs) -> tuple[int, int, int, bool]:
    return int(runs.useful[0]), int(runs.longest[0]), int(runs.crossings[0]), bool(runs.signal[0])


def test_runs_are_counted_from_the_points_off_the_line() -> None:
    assert told(of([1, 1, -1, 1, -1, -1, -1])) == (7, 3, 3, False)
    assert told(of([1, 0, 1, 0, -1])) == (3, 2, 1, False)


def test_run_that_is_too_long_is_a_signal() -> None:
    runs = of([1] * 7 + [-1, 1, -1, 1, -1])

    assert (runs.useful[0], runs.longest[0], runs.longest_limit[0]) == (12, 7, 7)
    assert not runs.signal[0]
    assert of([1] * 8 + [-1, 1, -1, 1]).signal[0]


def test_too_few_crossings_are_a_signal() -> None:
    runs = of([1, 1, 1, 1, 1, 1, -1, -1, -1, -1, -1, -1])

    assert (runs.crossings[0], runs.least_crossings[0], runs.longest[0]) == (1, 3, 6)
    assert runs.signal[0]


def test_gap_breaks_a_run_and_is_crossed_all_the_same() -> None:
    assert told(of([1, 1, 0, 1, 1], gaps=[2])) == (4, 2, 0, False)
    assert told(of([1, 1, 0, 1, 1])) == (4, 4, 0, False)
    assert told(of([1, 1, 0, -1, -1], gaps=[2])) == (4, 2, 1, False)


def test_series_that_never_leaves_its_line_has_no_runs() -> None:
    runs = of([0, 0, 0])

    assert told(runs) == (0, -1, -1, False)
    assert (runs.rows[0], runs.longest_limit[0], runs.least_crossings[0]) == (3, -1, -1)


@pytest.mark.parametrize("useful", [1, 2, 5, 9, 10, 12, 24, 36, 60, 100, 345])
def test_limits_of_runs_hold_their_definitions(useful: int) -> None:
    longest, least = limits_of_runs(np.array([useful]))

    trials = useful - 1
    shares = np.cumsum([comb(trials, crossings) / 2**trials for crossings in range(trials + 1)])
    assert longest[0] == round(np.log2(useful)) + 3
    assert least[0] == int(np.argmax(shares >= 0.05))


@settings(max_examples=50)
@given(SIDES)
def test_runs_are_those_counted_one_by_one(sides: list[int]) -> None:
    useful = [side for side in sides if side]
    lengths = [len(list(run)) for _, run in groupby(useful)]
    crossings = sum(a != b for a, b in pairwise(useful))

    expected = (len(useful), max(lengths), crossings) if useful else (0, -1, -1)

    assert told(of(sides))[:3] == expected


@settings(max_examples=50)
@given(
    st.integers(1, 30).flatmap(
        lambda n: st.lists(st.lists(st.sampled_from([-1, 0, 1]), min_size=n, max_size=n), min_size=1, max_size=6)
    )
)
def test_runs_of_a_batch_are_those_of_each_alone(rows: list[list[int]]) -> None:
    batch = anhoej(np.array(rows, dtype=np.int8))

    for number, sides in enumerate(rows):
        alone = of(sides)
        assert [column[number] for column in (batch.longest, batch.crossings, batch.signal)] == [
            column[0] for column in (alone.longest, alone.crossings, alone.signal)
        ]


@settings(max_examples=50)
@given(SIDES, st.sets(st.integers(0, 39), max_size=4))
def test_gaps_never_make_a_run_longer(sides: list[int], places: set[int]) -> None:
    gaps = [place for place in places if place < len(sides)]
    held = [0 if place in gaps else side for place, side in enumerate(sides)]

    gapped, passed_over = of(held, gaps=gaps), of(held)

    assert gapped.longest[0] <= passed_over.longest[0]
    assert gapped.crossings[0] == passed_over.crossings[0]


def test_few_steady_series_fire() -> None:
    values = np.random.default_rng(3).standard_normal((20_000, 24))

    fired = run_charts(values).runs.signal.mean()

    assert 0.01 < fired < 0.05


def test_run_chart_draws_the_median_of_each_part() -> None:
    charts = run_charts([[1, 2, 3, 10, 20, np.nan]], parts=[3])

    assert charts.centre.tolist() == [[2, 2, 2, 15, 15, 15]]
    assert charts.part.tolist() == [0, 0, 0, 1, 1, 1]
    assert charts.side.tolist() == [[-1, 0, 1, -1, 1, 0]]
    assert charts.runs.useful.tolist() == [[2, 2]]


def test_run_chart_freezes_its_line_unless_there_are_parts() -> None:
    values = [[1, 2, 3, 10, 20, 30]]

    assert run_charts(values, freeze=3).centre.tolist() == [[2] * 6]
    assert run_charts(values, freeze=2, parts=[3]).centre.tolist() == [[2, 2, 2, 20, 20, 20]]


def test_run_chart_of_missing_values_has_no_line() -> None:
    charts = run_charts([[np.nan, np.nan], [1.0, 3.0]])

    assert np.isnan(charts.centre).tolist() == [[True, True], [False, False]]
    assert charts.runs.signal.tolist() == [[False], [False]]


@settings(max_examples=50)
@given(SERIES)
def test_median_is_that_of_the_held_values(values: list[float | None]) -> None:
    row = np.array([values], dtype=float)
    held = row[~np.isnan(row)]

    found = median(row)[0]

    assert np.isnan(found) if not held.size else found == np.median(held)


@pytest.mark.parametrize(
    ("make", "refusal"),
    [
        (lambda: run_charts([]), NoValues),
        (lambda: run_charts([[1, np.inf]]), NotANumber),
        (lambda: run_charts([[[1]]]), WrongChoice),
        (lambda: run_charts([[1, 2]], parts=[2]), WrongChoice),
        (lambda: run_charts([[1, 2]], freeze=0), WrongChoice),
    ],
)
def test_run_chart_refuses_by_name(make: Callable[[], object], refusal: type[StatisticsRefused]) -> None:
    with pytest.raises(refusal):
        make()
