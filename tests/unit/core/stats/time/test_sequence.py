"""Periods of a series must follow each other."""

import pytest

from goldthread.core.period import Period
from goldthread.core.stats.refused import MixedPeriods, OutOfOrder, WrongChoice
from goldthread.core.stats.time.sequence import unbroken

JANUARY, FEBRUARY, MARCH = (Period.month(2025, number) for number in (1, 2, 3))


def test_months_in_a_row_are_accepted() -> None:
    unbroken([JANUARY, FEBRUARY, MARCH], 3)
    unbroken(None, 7)


@pytest.mark.parametrize(
    ("periods", "error"),
    [
        ([JANUARY, MARCH], OutOfOrder),
        ([FEBRUARY, JANUARY], OutOfOrder),
        ([JANUARY, JANUARY], OutOfOrder),
        ([JANUARY, Period.quarter(2025, 1)], MixedPeriods),
        ([JANUARY], WrongChoice),
    ],
    ids=["gap", "backwards", "twice", "mixed", "too few"],
)
def test_periods_that_are_no_sequence_are_refused(periods: list[Period], error: type[Exception]) -> None:
    with pytest.raises(error):
        unbroken(periods, 2)
