"""The arithmetic of months beneath periods."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldthread.core.period.kind import PeriodKind, fault_of, months_between, shifted

FIRSTS = st.dates(date(1910, 1, 1), date(2190, 12, 31)).map(lambda day: day.replace(day=1))


@pytest.mark.parametrize(
    ("day", "months", "then"),
    [
        (date(2025, 1, 31), 1, date(2025, 2, 28)),
        (date(2024, 2, 29), -12, date(2023, 2, 28)),
        (date(2024, 2, 29), 48, date(2028, 2, 29)),
        (date(2025, 12, 15), 1, date(2026, 1, 15)),
        (date(2025, 1, 15), -1, date(2024, 12, 15)),
        (date(2025, 6, 15), 0, date(2025, 6, 15)),
    ],
)
def test_shifted_keeps_the_day_where_the_month_has_it(day: date, months: int, then: date) -> None:
    assert shifted(day, months) == then


@given(FIRSTS, st.integers(-60, 60))
def test_shifted_and_months_between_undo_each_other(day: date, months: int) -> None:
    assert months_between(day, shifted(day, months)) == months
    assert shifted(shifted(day, months), -months) == day


def test_fault_of_is_empty_for_bounds_that_fit() -> None:
    assert fault_of(PeriodKind.QUARTER, date(2025, 10, 1), date(2026, 1, 1)) == ""
