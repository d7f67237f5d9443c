"""Months in which far more rows than usual are placed where they cannot be."""

import pytest

from goldthread.core.period import Period
from goldthread.core.stats.time.burst import Burst, BurstRule, bursts

PUBLISHED = {
    "2024-01": 57, "2024-02": 68, "2024-03": 59, "2025-01": 241, "2025-02": 146, "2025-03": 87, "2025-04": 71,
    "2025-05": 73, "2025-06": 66, "2025-07": 104, "2025-08": 66, "2025-09": 59, "2025-10": 81, "2025-11": 74,
    "2025-12": 81,
}  # fmt: skip
"""Rows of one force's street files that lie outside its area: a geocoder failed in the first months of 2025."""


def months(*counts: int) -> dict[Period, int]:
    return {Period.month(2025, number): count for number, count in enumerate(counts, 1)}


def test_fault_of_a_geocoder_is_found_in_a_published_series() -> None:
    found = bursts({Period.parse(month): count for month, count in PUBLISHED.items()})

    assert found == {Period.month(2025, 1): Burst(241, 72, 14), Period.month(2025, 2): Burst(146, 72, 14)}


@pytest.mark.parametrize(("count", "is_found"), [(120, True), (119, False)])
def test_burst_is_twice_the_usual(count: int, is_found: bool) -> None:
    found = bursts(months(60, 60, count, 60, 60))

    assert (Period.month(2025, 3) in found) is is_found


@pytest.mark.parametrize(("count", "is_found"), [(51, True), (50, False)])
def test_burst_is_fifty_rows_more_than_the_usual(count: int, is_found: bool) -> None:
    found = bursts(months(1, 1, count, 1, 1))

    assert (Period.month(2025, 3) in found) is is_found


def test_three_other_months_are_needed() -> None:
    assert bursts(months(10, 500, 10)) == {}
    assert list(bursts(months(10, 500, 10, 10))) == [Period.month(2025, 2)]


def test_months_far_away_do_not_make_the_usual() -> None:
    early = {Period.month(2015, number): 1 for number in range(1, 13)}
    late = {Period.month(2025, number): 200 for number in range(1, 13)}

    assert bursts(early | late) == {}


def test_rule_is_a_setting() -> None:
    held = months(60, 60, 150, 60, 60)

    assert bursts(held, rule=BurstRule(least_times=3)) == {}


def test_nothing_held_is_nothing_found() -> None:
    assert bursts({}) == {}
