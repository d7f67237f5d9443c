"""A clock says by when something is due, and nothing while it does not run."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as some

from goldthread.core.spec import Clock
from goldthread.core.spec.clock import months_after

REVIEW = Clock(code="review", label="Review", field="seen_on", months=12, days=5, runs_in=("kept",), met_by="done_on")


def test_clock_counts_months_then_days() -> None:
    assert REVIEW.due_on("kept", {"seen_on": date(2024, 2, 29)}) == date(2025, 3, 5)


@pytest.mark.parametrize(
    ("state", "values"),
    [
        ("closed", {"seen_on": date(2024, 1, 1)}),
        ("kept", {"seen_on": None}),
        ("kept", {}),
        ("kept", {"seen_on": date(2024, 1, 1), "done_on": date(2024, 6, 1)}),
    ],
)
def test_clock_that_does_not_run_has_no_day(state: str, values: dict[str, date | None]) -> None:
    assert REVIEW.due_on(state, values) is None


def test_month_without_such_a_day_ends_on_its_last() -> None:
    assert months_after(date(2026, 1, 31), 1) == date(2026, 2, 28)


@given(some.dates(date(1990, 1, 1), date(2080, 1, 1)), some.integers(0, 120))
def test_so_many_months_later_is_in_that_month(day: date, months: int) -> None:
    later = months_after(day, months)

    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == months
    assert later.day <= day.day
