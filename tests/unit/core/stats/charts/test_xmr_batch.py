"""Many XmR charts at once: each as it is alone, whatever stands beside it."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goldthread.core.stats.charts import xmr_groups
from goldthread.core.stats.charts.xmr import XmrMethod, pad, xmr, xmr_charts
from goldthread.core.stats.charts.xmr_chart import ASSURANCES, KINDS, VARIATIONS
from goldthread.core.stats.charts.xmr_groups import Padded
from goldthread.core.stats.charts.xmr_rules import RULES
from goldthread.core.stats.refused import NotANumber, NoValues, StatisticsRefused, WrongChoice
from goldthread.core.target import Direction

UP, DOWN, NEITHER = Direction.UP_GOOD, Direction.DOWN_GOOD, Direction.NEITHER

SERIES = st.lists(st.none() | st.integers(-40, 40).map(lambda number: number / 4), min_size=1, max_size=30)
ONE = st.tuples(SERIES, st.sampled_from(list(Direction)), st.none() | st.integers(-9, 9).map(float), st.integers(1, 29))
METHODS = st.builds(
    XmrMethod,
    fix_after=st.none() | st.integers(12, 20),
    screen_outliers=st.booleans(),
    run_length=st.integers(3, 8),
    short_below=st.integers(1, 14),
)
Ones = list[tuple[list[float | None], Direction, float | None, int]]


def noise(series: int, points: int) -> Any:
    return np.random.default_rng(5).normal(50, 8, (series, points)).round(1)


@settings(max_examples=60)
@given(st.lists(ONE, min_size=1, max_size=20), METHODS)
def test_charts_of_a_batch_are_those_of_each_series_alone(ones: Ones, method: XmrMethod) -> None:
    padded = pad([values for values, *_ in ones])
    starts = np.zeros(padded.values.shape, dtype=bool)
    for row, (values, _, _, cut) in enumerate(ones):
        starts[row, cut:][: max(len(values) - cut, 0)][:1] = True
    targets = [np.nan if target is None else target for _, _, target, _ in ones]

    charts = xmr_charts(
        padded, direction=[way for _, way, _, _ in ones], targets=targets, rebase_at=starts, method=method
    )

    for row, (values, way, target, cut) in enumerate(ones):
        rebase_at = [cut] if cut < len(values) else []
        alone = xmr(values, direction=way, target=target, rebase_at=rebase_at, method=method)
        assert charts.chart(row) == alone


def test_charts_do_not_depend_on_how_the_batch_is_cut_into_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    values = noise(40, 30)
    starts = np.random.default_rng(6).random(values.shape) < 0.1
    whole = [xmr_charts(values, rebase_at=starts).chart(row) for row in range(40)]

    monkeypatch.setattr(xmr_groups, "BLOCK", 7)
    charts = xmr_charts(values, rebase_at=starts)

    assert [charts.chart(row) for row in range(40)] == whole


def test_codes_stand_for_the_words_of_the_chart() -> None:
    values, targets = noise(60, 30), np.linspace(20, 80, 60)

    charts = xmr_charts(values, direction=[UP, DOWN, NEITHER] * 20, targets=targets)

    for row in range(60):
        chart = charts.chart(row)
        assert [RULES[code] for code in charts.rule[row]] == [point.rule for point in chart.points]
        assert [KINDS[code] for code in charts.kind[row]] == [point.kind for point in chart.points]
        assert charts.flagged[row].tolist() == [point.flagged for point in chart.points]
        assert VARIATIONS[charts.variation[row]] == chart.variation
        assert ASSURANCES[charts.assurance[row]] == chart.assurance
    assert set(charts.assurance.tolist()) == {0, 1, 2, 3}


def test_limits_a_point_are_found_by_its_group() -> None:
    charts = xmr_charts(noise(3, 24), rebase_at=[12])

    assert charts.group.tolist() == [[0] * 12 + [1] * 12, [2] * 12 + [3] * 12, [4] * 12 + [5] * 12]
    assert charts.groups.series.tolist() == [0, 0, 1, 1, 2, 2]
    assert (charts.groups.first.tolist(), charts.groups.last.tolist()) == ([0, 12] * 3, [11, 23] * 3)
    assert charts.groups.upper[charts.group].shape == (3, 24)


def test_rows_beyond_the_end_of_a_series_belong_to_no_group() -> None:
    charts = xmr_charts(pad([[1.0, 2.0, 4.0], [5.0]]))

    assert charts.group.tolist() == [[0, 0, 0], [1, -1, -1]]
    assert (charts.rule[1].tolist(), charts.lengths.tolist()) == ([0, 0, 0], [3, 1])
    assert [len(charts.chart(row).points) for row in (0, 1)] == [3, 1]


def test_trailing_gaps_are_rows_of_the_series_and_padding_is_none() -> None:
    method = XmrMethod(short_below=4)

    charts = xmr_charts(pad([[1.0, 2.0, 4.0], [1.0, 2.0, 4.0, None]]), method=method)

    assert charts.groups.short.tolist() == [True, False]


def test_one_direction_and_target_serve_all_series() -> None:
    values = noise(5, 20)

    one = xmr_charts(values, direction=UP, targets=50.0)
    each = xmr_charts(values, direction=[UP] * 5, targets=[50.0] * 5)

    assert [one.chart(row) for row in range(5)] == [each.chart(row) for row in range(5)]


def test_charts_are_not_touched_by_scale_of_two() -> None:
    values = noise(50, 40)

    plain, scaled = xmr_charts(values), xmr_charts(values * 1024)

    assert np.array_equal(plain.rule, scaled.rule)
    assert np.array_equal(plain.groups.upper * 1024, scaled.groups.upper)


def test_mirrored_series_have_mirrored_signals() -> None:
    values = noise(200, 40)

    plain, mirrored = xmr_charts(values), xmr_charts(-values)

    assert np.array_equal(plain.rule, mirrored.rule)
    assert np.array_equal(plain.sense, -mirrored.sense)


def test_series_given_in_another_order_keep_their_charts() -> None:
    values, order = noise(30, 25), np.random.default_rng(1).permutation(30)

    plain, shuffled = xmr_charts(values), xmr_charts(values[order])

    assert [shuffled.chart(row) for row in range(30)] == [plain.chart(int(row)) for row in order]


def test_limits_of_steady_noise_come_to_rest_at_three_standard_deviations() -> None:
    values = np.random.default_rng(2).standard_normal((4, 20_000))

    groups = xmr_charts(values, method=XmrMethod(screen_outliers=False)).groups

    assert groups.upper == pytest.approx(np.full(4, 3.0), abs=0.1)


@pytest.mark.parametrize(
    ("make", "refusal"),
    [
        (lambda: xmr_charts([[1.0, np.inf]]), NotANumber),
        (lambda: xmr_charts([[1.0, 1e300]]), NotANumber),
        (lambda: xmr_charts([["a"]]), NotANumber),
        (lambda: xmr_charts([]), WrongChoice),
        (lambda: xmr_charts([[]]), NoValues),
        (lambda: xmr_charts(pad([[1.0], []])), NoValues),
        (lambda: xmr_charts([1.0, 2.0]), WrongChoice),
        (lambda: xmr_charts([[1.0, 2.0]], rebase_at=[2]), WrongChoice),
        (lambda: xmr_charts([[1.0, 2.0]], rebase_at=np.array([[True]])), WrongChoice),
        (lambda: xmr_charts([[1.0, 2.0]], rebase_at=np.array([[0, 1]])), WrongChoice),
        (lambda: xmr_charts([[1.0, 2.0]], direction=[UP, UP]), WrongChoice),
        (lambda: xmr_charts([[1.0, 2.0]], targets=[1.0, 2.0]), WrongChoice),
        (lambda: xmr_charts([[1.0, 2.0]], targets=np.inf), NotANumber),
        (lambda: xmr_charts(Padded(np.ones((1, 2)), np.array([3]))), WrongChoice),
    ],
)
def test_charts_refuse_by_name(make: Callable[[], object], refusal: type[StatisticsRefused]) -> None:
    with pytest.raises(refusal):
        make()


def test_series_without_a_value_say_too_short() -> None:
    charts = xmr_charts([[np.nan, np.nan], [1.0, 2.0]], direction=UP, targets=1.0)

    assert [charts.chart(row).groups[0].verdict for row in (0, 1)] == ["too_short", "limits"]
    assert charts.chart(0).assurance is None


def test_chart_keeps_the_assurance_on_its_last_group_alone() -> None:
    chart = xmr_charts(noise(1, 24), direction=UP, targets=0.0, rebase_at=[12]).chart(0)

    assert [group.assurance for group in chart.groups] == [None, "pass"]
