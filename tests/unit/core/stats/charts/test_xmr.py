"""XmR charts: limits worked by hand, groups, icons, refusals, and what must hold of any series."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldthread.core.errors import BadInput
from goldthread.core.stats.charts.xmr import XmrChart, XmrMethod, xmr
from goldthread.core.target import Direction

UP, DOWN, NEITHER = Direction.UP_GOOD, Direction.DOWN_GOOD, Direction.NEITHER
STEADY = [10.0, 12.0, 11.0, 13.0, 12.0, 11.0, 12.0, 10.0, 11.0, 13.0, 12.0, 11.0]

NUMBERS = st.integers(-1000, 1000).map(float)
SERIES = st.lists(NUMBERS, min_size=2, max_size=40)
GAPPED = st.lists(st.none() | NUMBERS, min_size=1, max_size=40)
METHODS = st.builds(
    XmrMethod,
    fix_after=st.none() | st.integers(12, 20),
    screen_outliers=st.booleans(),
    run_length=st.integers(6, 8),
)


def labels(chart: XmrChart) -> list[str]:
    return [point.label for point in chart.points]


def test_xmr_limits_are_worked_from_the_average_moving_range() -> None:
    chart = xmr([10, 12, 11, 15])

    [group] = chart.groups
    assert (group.first, group.last, group.mean, group.verdict) == (0, 3, 12.0, "limits")
    # moving ranges 2, 1, 4: their mean is 7/3
    assert (group.lower, group.upper) == pytest.approx((12 - 2.66 * 7 / 3, 12 + 2.66 * 7 / 3))
    assert (group.near_lower, group.near_upper) == pytest.approx((12 - 5.32 * 7 / 9, 12 + 5.32 * 7 / 9))


def test_xmr_limits_are_not_cut_off_at_zero() -> None:
    assert xmr([0, 3, 0, 3]).groups[0].lower == pytest.approx(1.5 - 2.66 * 3)


def test_xmr_screens_large_moving_ranges_out_of_the_limits_and_not_out_of_the_mean() -> None:
    values = [*STEADY, 60.0]

    screened, plain = xmr(values), xmr(values, method=XmrMethod(screen_outliers=False))

    assert screened.groups[0].mean == plain.groups[0].mean
    assert screened.groups[0].upper == pytest.approx(sum(values) / 13 + 2.66 * 15 / 11)
    assert plain.groups[0].upper == pytest.approx(sum(values) / 13 + 2.66 * 64 / 12)
    assert screened.points[-1].label == "Above UCL"


def test_xmr_keeps_the_method_that_was_used() -> None:
    method = XmrMethod(screen_outliers=False, run_length=6)

    assert xmr(STEADY, method=method).method == method


def test_xmr_fixed_baseline_sets_the_limits_of_all_rows() -> None:
    chart = xmr([*STEADY, 40.0, 41.0, 40.0], method=XmrMethod(fix_after=12))

    assert replace(chart.groups[0], last=11, short=True) == xmr(STEADY).groups[0]
    assert labels(chart)[-3:] == ["Above UCL"] * 3


def test_xmr_fixed_baseline_counts_missing_rows() -> None:
    gapped = [None, None, *STEADY[:10], 99.0]

    [group] = xmr(gapped, method=XmrMethod(fix_after=12)).groups

    assert group.mean == sum(STEADY[:10]) / 10


def test_xmr_starts_new_limits_at_a_rebase() -> None:
    values = [*STEADY, *(value + 50 for value in STEADY)]

    chart = xmr(values, rebase_at=[12])

    assert [(group.first, group.last, group.mean) for group in chart.groups] == [(0, 11, 11.5), (12, 23, 61.5)]
    assert [point.group for point in chart.points] == [0] * 12 + [1] * 12
    assert labels(chart) == ["Common Cause"] * 24


def test_xmr_rules_do_not_cross_a_rebase() -> None:
    rising = [float(number) for number in range(12)]

    assert set(labels(xmr(rising))) >= {"7 Point Trend (Increasing)"}
    assert not any("Trend" in label for label in labels(xmr(rising, rebase_at=[6])))


def test_xmr_rebase_at_the_first_row_or_twice_at_one_changes_nothing() -> None:
    assert xmr(STEADY, rebase_at=[0]) == xmr(STEADY)
    assert xmr(STEADY, rebase_at=[6, 6]) == xmr(STEADY, rebase_at=[6])


@pytest.mark.parametrize(("rows", "short"), [(11, True), (12, True), (13, False)])
def test_xmr_calls_a_group_short_below_thirteen_rows(rows: int, short: bool) -> None:
    assert xmr((STEADY * 2)[:rows]).groups[0].short is short


def test_xmr_short_can_be_set_to_the_twelve_of_the_guidance() -> None:
    method = XmrMethod(short_below=12)

    assert [xmr(STEADY[:rows], method=method).groups[0].short for rows in (11, 12)] == [True, False]


@pytest.mark.parametrize("values", [[5.0], [None], [None, None], [5.0, None], [5.0, None, 7.0], [5.0, None, 5.0]])
def test_xmr_says_too_short_where_no_two_values_stand_side_by_side(values: list[float | None]) -> None:
    chart = xmr(values, direction=UP, target=5)

    [group] = chart.groups
    held = [value for value in values if value is not None]
    assert (group.verdict, group.lower, group.upper, group.near_lower, group.near_upper) == ("too_short", *[None] * 4)
    assert group.mean == (sum(held) / len(held) if held else None)
    assert (chart.variation, chart.assurance) == ("common_cause", None)


@pytest.mark.parametrize("screen", [True, False])
@pytest.mark.parametrize("value", [0.0, 7.0, 0.1, 1e9])
def test_xmr_says_no_variation_where_all_values_are_equal(value: float, screen: bool) -> None:
    chart = xmr([value] * 49, direction=UP, target=value, method=XmrMethod(screen_outliers=screen))

    [group] = chart.groups
    assert (group.verdict, group.mean, group.lower, group.upper) == ("no_variation", value, None, None)
    assert {(point.side, point.label) for point in chart.points} == {(0, "Common Cause")}
    assert (chart.variation, chart.assurance) == ("common_cause", None)


def test_xmr_with_a_level_baseline_says_no_variation_and_still_sees_a_shift() -> None:
    chart = xmr([7.0] * 12 + [8.0] * 7, direction=DOWN, method=XmrMethod(fix_after=12))

    assert chart.groups[0].verdict == "no_variation"
    assert labels(chart) == ["Common Cause"] * 12 + ["7 Points Above CL"] * 7
    assert chart.variation == "concern_high"


@pytest.mark.parametrize(
    ("direction", "target", "assurance"),
    [
        (UP, 100, "fail"),
        (UP, -100, "pass"),
        (UP, 11.5, "inconsistent"),
        (DOWN, 100, "pass"),
        (DOWN, -100, "fail"),
        (DOWN, 11.5, "inconsistent"),
        (NEITHER, 100, None),
        (UP, None, None),
    ],
)
def test_xmr_assurance_sets_the_limits_against_the_target(
    direction: Direction, target: float | None, assurance: str | None
) -> None:
    chart = xmr(STEADY, direction=direction, target=target)

    assert chart.assurance == chart.groups[-1].assurance == assurance


def test_xmr_assurance_is_hit_and_miss_when_the_target_is_a_limit() -> None:
    limit = xmr(STEADY).groups[0].upper

    assert xmr(STEADY, direction=UP, target=limit).assurance == "inconsistent"


def test_xmr_assurance_is_that_of_the_last_group_alone() -> None:
    chart = xmr([*STEADY, *(value + 50 for value in STEADY)], direction=UP, target=40, rebase_at=[12])

    assert [group.assurance for group in chart.groups] == [None, "pass"]


@pytest.mark.parametrize(
    ("last", "direction", "kind", "icon"),
    [
        (60.0, UP, "special_cause_improvement", "improvement_high"),
        (60.0, DOWN, "special_cause_concern", "concern_high"),
        (60.0, NEITHER, "special_cause_neutral_high", "neutral_high"),
        (-60.0, UP, "special_cause_concern", "concern_low"),
        (-60.0, DOWN, "special_cause_improvement", "improvement_low"),
        (-60.0, NEITHER, "special_cause_neutral_low", "neutral_low"),
        (11.0, UP, "common_cause", "common_cause"),
    ],
)
def test_xmr_variation_is_the_kind_of_the_last_point(last: float, direction: Direction, kind: str, icon: str) -> None:
    chart = xmr([*STEADY, last], direction=direction)

    assert (chart.points[-1].kind, chart.variation) == (kind, icon)


def test_xmr_judges_a_falling_trend_above_the_mean_by_the_trend() -> None:
    values = [0.0, 20.0] * 6 + [20.0, 19.0, 18.0, 17.0, 16.0, 15.0, 14.0]

    chart = xmr(values, direction=DOWN, method=XmrMethod(screen_outliers=False))

    last = chart.points[-1]
    assert (last.side, last.sense, last.rule, last.kind) == (1, -1, "trend", "special_cause_improvement")


def test_xmr_of_run_length_six_says_six() -> None:
    chart = xmr([0.0, 1.0, 2.0, 3.0, 4.0, 5.0], method=XmrMethod(run_length=6))

    assert labels(chart) == ["6 Point Trend (Increasing)"] * 6


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda: xmr([]), "A series without a row has no chart."),
        (lambda: xmr([1.0, float("inf")]), "position 1: values: a value is not finite. Give a missing value as None."),
        (lambda: xmr([1.0, 2.0], rebase_at=[2]), "Limits cannot start anew at row 2. Rows run from 0 to 1."),
        (lambda: xmr([1.0, 2.0], rebase_at=[-1]), "Limits cannot start anew at row -1. Rows run from 0 to 1."),
        (lambda: XmrMethod(fix_after=11), "Limits cannot be fixed on 11 rows. Give at least 12."),
        (lambda: XmrMethod(run_length=2), "A run of 2 points is no signal. Give at least 3."),
    ],
)
def test_xmr_refuses_what_it_cannot_chart(make: object, said: str) -> None:
    with pytest.raises(BadInput) as refused:
        make()  # type: ignore[operator]

    assert str(refused.value) == said


@given(GAPPED, METHODS, st.sampled_from([0.25, 0.5, 2.0, 8.0, 1024.0]))
def test_xmr_flags_do_not_depend_on_scale(values: list[float | None], method: XmrMethod, scale: float) -> None:
    scaled = xmr([value if value is None else value * scale for value in values], method=method)
    plain = xmr(values, method=method)

    assert scaled.points == plain.points
    for large, small in zip(scaled.groups, plain.groups, strict=True):
        assert large.verdict == small.verdict
        assert large.mean == (None if small.mean is None else small.mean * scale)
        assert large.upper == (None if small.upper is None else pytest.approx(small.upper * scale))


@given(SERIES, st.integers(-500, 500))
def test_xmr_limits_shift_with_the_series(values: list[float], step: int) -> None:
    shifted, plain = xmr([value + step for value in values]).groups[0], xmr(values).groups[0]

    assert shifted.verdict == plain.verdict
    if plain.mean is not None and plain.lower is not None and plain.upper is not None:
        ends = (plain.mean + step, plain.lower + step, plain.upper + step)
        assert (shifted.mean, shifted.lower, shifted.upper) == pytest.approx(ends, abs=1e-9)


@given(NUMBERS, st.integers(2, 40), METHODS)
def test_xmr_of_equal_values_says_no_variation_and_flags_nothing(value: float, rows: int, method: XmrMethod) -> None:
    chart = xmr([value / 7] * rows, method=method)

    assert [group.verdict for group in chart.groups] == ["no_variation"]
    assert not any(point.flagged for point in chart.points)


@given(GAPPED, METHODS)
def test_xmr_runs_never_reach_over_a_gap(values: list[float | None], method: XmrMethod) -> None:
    chart = xmr(values, method=method)

    for index, point in enumerate(chart.points):
        if point.rule in ("trend", "shift"):
            assert unbroken_length(values, index) >= method.run_length
        if values[index] is None:
            assert (point.side, point.rule, point.kind) == (0, "", "common_cause")


def unbroken_length(values: list[float | None], index: int) -> int:
    """How many values stand in a row around the one at `index`, with no gap between them."""
    before = next((back for back in range(index, -1, -1) if values[back] is None), -1)
    after = next((ahead for ahead in range(index, len(values)) if values[ahead] is None), len(values))
    return after - before - 1


@pytest.mark.parametrize("gap", range(1, 8))
def test_xmr_a_gap_inside_a_run_breaks_it(gap: int) -> None:
    rising: list[float | None] = [float(number) for number in range(9)]

    broken = [*rising[:gap], None, *rising[gap:]]

    assert any("Trend" in label for label in labels(xmr(rising)))
    assert any("Trend" in label for label in labels(xmr(broken))) is (gap >= 7 or gap <= 2)


@given(GAPPED, METHODS, st.lists(st.integers(0, 39), max_size=3))
def test_xmr_gives_every_row_one_point_and_one_group(
    values: list[float | None], method: XmrMethod, rebases: list[int]
) -> None:
    chart = xmr(values, method=method, rebase_at=[row for row in rebases if row < len(values)])

    rows = [row for group in chart.groups for row in range(group.first, group.last + 1)]
    assert rows == list(range(len(values))) == list(range(len(chart.points)))
    assert all(
        chart.groups[point.group].first <= row <= chart.groups[point.group].last
        for row, point in enumerate(chart.points)
    )
    assert all(point.flagged == (point.label != "Common Cause") == (point.sense != 0) for point in chart.points)


@given(GAPPED, st.integers(0, 39))
def test_xmr_groups_do_not_depend_on_each_other(values: list[float | None], cut: int) -> None:
    cut = min(cut, len(values))
    whole = xmr(values, rebase_at=[cut] if cut < len(values) else [])

    alone = [xmr(part) for part in (values[:cut], values[cut:]) if part]

    assert [point.label for point in whole.points] == [label for chart in alone for label in labels(chart)]
    assert [group.mean for group in whole.groups] == [chart.groups[0].mean for chart in alone]
