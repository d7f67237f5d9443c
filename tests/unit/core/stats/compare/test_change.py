"""Change: what is said in number, per cent or points, and when a per cent is not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldthread.core.errors import BadInput
from goldthread.core.period import Period
from goldthread.core.state import State
from goldthread.core.stats.compare.change import Change, change

COUNTS = st.integers(0, 1_000_000)
BASES = st.integers(50, 1_000_000)


def test_change_of_a_count_is_told_in_number_and_per_cent() -> None:
    against = Period.financial_year(2024)

    told = change(1585, 100, unit="count", against=against)

    assert told == Change(1485, 1485.0, None, against, State.HELD)


def test_change_of_a_share_is_told_in_points_only() -> None:
    assert change(57.2, 57.4, unit="percent") == Change(None, None, -0.2, None, State.HELD)


@pytest.mark.parametrize("unit", ["rate", "days", "pounds"])
def test_change_of_other_units_needs_no_large_base(unit: str) -> None:
    assert change(3, 2, unit=unit) == Change(1, 50.0, None, None, State.HELD)


@pytest.mark.parametrize(
    ("before", "percent", "reason"),
    [(0, None, "zero_base"), (49, None, "small_base"), (50, 100.0, ""), (51, pytest.approx(96.078431372549), "")],
)
def test_change_of_a_count_has_a_per_cent_from_fifty_up(before: int, percent: float | None, reason: str) -> None:
    told = change(100, before, unit="count")

    assert (told.number, told.percent, told.reason) == (100 - before, percent, reason)


def test_change_takes_another_least_base() -> None:
    assert change(6, 4, unit="count", percent_needs_base=4).percent == 50.0
    assert change(6, 4, unit="count", percent_needs_base=0).percent == 50.0
    assert change(1, 0, unit="count", percent_needs_base=0).reason == "zero_base"


def test_change_on_a_negative_base_has_no_per_cent() -> None:
    assert change(10, -5, unit="pounds") == Change(15, None, None, None, State.HELD, "negative_base")


@pytest.mark.parametrize(("now", "before"), [(None, 5), (5, None), (None, None)])
@pytest.mark.parametrize("unit", ["count", "percent"])
def test_change_with_a_side_missing_is_not_held(now: float | None, before: float | None, unit: str) -> None:
    against = Period.month(2024, 1)

    told = change(now, before, unit=unit, against=against)

    assert told == Change(None, None, None, against, State.NOT_HELD, "not_held")


def test_change_refuses_a_unit_that_it_does_not_know() -> None:
    with pytest.raises(BadInput, match=r'^"share" is not a unit\. The units are count, percent, rate, days, pounds\.$'):
        change(1, 2, unit="share")


@given(COUNTS, COUNTS)
def test_change_of_number_turns_its_sign_when_the_sides_swap(one: int, other: int) -> None:
    there, back = change(one, other, unit="count"), change(other, one, unit="count")

    assert there.number is not None
    assert there.number == -(back.number or 0)


@given(st.floats(0, 100), st.floats(0, 100))
def test_change_of_points_turns_its_sign_when_the_sides_swap(one: float, other: float) -> None:
    there, back = change(one, other, unit="percent"), change(other, one, unit="percent")

    assert there.points is not None
    assert there.points == -(back.points or 0)


@given(COUNTS, BASES)
def test_change_in_per_cent_leads_from_the_base_to_the_figure(now: int, before: int) -> None:
    told = change(now, before, unit="count")

    assert told.percent is not None
    assert before * (1 + told.percent / 100) == pytest.approx(now, abs=1e-6)


@given(COUNTS, BASES, st.integers(1, 1000))
def test_change_in_per_cent_does_not_depend_on_scale(now: int, before: int, scale: int) -> None:
    small, large = change(now, before, unit="rate"), change(now * scale, before * scale, unit="rate")

    assert large.percent == pytest.approx(small.percent)
    assert large.number == (small.number or 0) * scale


@given(COUNTS)
def test_change_from_zero_never_has_a_per_cent(now: int) -> None:
    assert [change(now, 0, unit=unit).percent for unit in ("count", "rate", "days", "pounds")] == [None] * 4
