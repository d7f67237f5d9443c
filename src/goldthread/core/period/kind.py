"""The kinds of period and the bounds that each may have. It refuses years that no record of this trade can hold."""

from collections.abc import Mapping
from datetime import date, timedelta
from enum import StrEnum
from types import MappingProxyType

from goldthread.core.errors import BadInput

EARLIEST_YEAR, LATEST_YEAR = 1900, 2199


class BadPeriod(BadInput):
    """A period that does not exist, or a text that does not name exactly one."""


class PeriodKind(StrEnum):
    """What sort of stretch it is. Codes are stored and exported."""

    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    FINANCIAL_YEAR = "financial_year"
    YEAR = "year"
    YEAR_TO_DATE = "year_to_date"
    ROLLING_12 = "rolling_12"
    WAVE = "wave"
    SNAPSHOT = "snapshot"
    SPAN = "span"


MONTHS_LONG: Mapping[PeriodKind, int] = MappingProxyType(
    {
        PeriodKind.MONTH: 1,
        PeriodKind.QUARTER: 3,
        PeriodKind.HALF: 6,
        PeriodKind.FINANCIAL_YEAR: 12,
        PeriodKind.YEAR: 12,
        PeriodKind.ROLLING_12: 12,
    }
)
_FIRST_MONTHS: Mapping[PeriodKind, tuple[int, ...]] = MappingProxyType(
    {
        PeriodKind.QUARTER: (1, 4, 7, 10),
        PeriodKind.HALF: (4, 10),
        PeriodKind.FINANCIAL_YEAR: (4,),
        PeriodKind.YEAR: (1,),
        PeriodKind.YEAR_TO_DATE: (4,),
    }
)


def fault_of(kind: PeriodKind, start: date, end: date) -> str:
    """What is wrong with half-open bounds for this kind, as a sentence; empty when nothing is."""
    if end <= start:
        return "A period must end after it starts."
    if not EARLIEST_YEAR <= start.year <= LATEST_YEAR:
        return f"Years run from {EARLIEST_YEAR} to {LATEST_YEAR}."
    if kind is PeriodKind.SNAPSHOT:
        return "" if end - start == timedelta(days=1) else "A snapshot is one day."
    return _month_fault(kind, start, end)


def months_between(start: date, end: date) -> int:
    """Calendar months from one first of a month to another."""
    return (end.year - start.year) * 12 + end.month - start.month


def shifted(day: date, months: int) -> date:
    """The same day so many months on; the last day of a month stands in for a day that it lacks."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    following = date(year + 1, 1, 1) if month == 11 else date(year, month + 2, 1)
    last_day = following - timedelta(days=1)
    return last_day.replace(day=min(day.day, last_day.day))


def refuse_year(year: int) -> None:
    if not EARLIEST_YEAR <= year <= LATEST_YEAR:
        raise BadPeriod(f"The year {year} is not one of {EARLIEST_YEAR} to {LATEST_YEAR}.")


def _month_fault(kind: PeriodKind, start: date, end: date) -> str:
    length = months_between(start, end)
    if (start.day, end.day) != (1, 1):
        return "It must start and end on the first day of a month."
    if start.month not in _FIRST_MONTHS.get(kind, (start.month,)):
        return "It does not start in a month that its kind can start in."
    if length != MONTHS_LONG.get(kind, length):
        return f"It must last {MONTHS_LONG[kind]} month{'s' * (MONTHS_LONG[kind] > 1)}."
    if kind is PeriodKind.YEAR_TO_DATE and length > 12:
        return "A year to date lasts at most 12 months."
    return ""
