"""Stretches of time as the trade names them, half-open: the first day is in, the end is out.

Refuses bounds that its kind cannot have, and any text that can be read in two ways.
"""

from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache, total_ordering

from goldthread.core.period.kind import (
    MONTHS_LONG,
    BadPeriod,
    PeriodKind,
    fault_of,
    months_between,
    refuse_year,
    shifted,
)
from goldthread.core.period.text import advice, day_words, financial_year_words, month_words, read, span_words

__all__ = ["BadPeriod", "Period", "PeriodKind"]

FINANCIAL_YEAR_STARTS = 4


@total_ordering
@dataclass(frozen=True, slots=True)
class Period:
    """One stretch of time. The label is what people call a survey wave; it is no part of what makes two periods equal.

    >>> Period.parse("October to December 2025").code
    '2025/26 Q3'
    """

    kind: PeriodKind
    start: date
    end: date
    label: str = field(default="", compare=False)

    def __post_init__(self) -> None:
        if self.label and self.kind is not PeriodKind.WAVE:
            raise BadPeriod("Only a survey wave carries a label.", where=self.label)
        if fault := fault_of(self.kind, self.start, self.end):
            raise BadPeriod(fault, where=f"{self.kind.value} {self.start} to {self.end}")

    @classmethod
    def month(cls, year: int, month: int) -> "Period":
        return cls._of_months(PeriodKind.MONTH, year, month)

    @classmethod
    def quarter(cls, start_year: int, number: int) -> "Period":
        """Quarter 1 to 4 of the financial year that starts in `start_year`: quarter 1 is April to June."""
        _refuse_outside(number, 4, "quarter")
        return cls._of_months(PeriodKind.QUARTER, *_months_after_april(start_year, 3 * (number - 1)))

    @classmethod
    def half(cls, start_year: int, number: int) -> "Period":
        """Half 1 (April to September) or 2 (October to March) of the financial year that starts in `start_year`."""
        _refuse_outside(number, 2, "half")
        return cls._of_months(PeriodKind.HALF, *_months_after_april(start_year, 6 * (number - 1)))

    @classmethod
    def financial_year(cls, start_year: int) -> "Period":
        return cls._of_months(PeriodKind.FINANCIAL_YEAR, start_year, FINANCIAL_YEAR_STARTS)

    @classmethod
    def year(cls, year: int) -> "Period":
        return cls._of_months(PeriodKind.YEAR, year, 1)

    @classmethod
    def year_to_date(cls, year: int, month: int) -> "Period":
        """April to the given calendar month, within the financial year that holds that month."""
        last = cls.month(year, month)
        april = date(_financial_year_of(last.start), FINANCIAL_YEAR_STARTS, 1)
        return cls(PeriodKind.YEAR_TO_DATE, april, last.end)

    @classmethod
    def rolling_12(cls, year: int, month: int) -> "Period":
        """The twelve months that end with the given calendar month."""
        end = cls.month(year, month).end
        return cls(PeriodKind.ROLLING_12, shifted(end, -12), end)

    @classmethod
    def wave(cls, start: date, end: date, label: str = "") -> "Period":
        """A survey's fieldwork in whole months, half-open: `end` is the first day after it."""
        return cls(PeriodKind.WAVE, start, end, " ".join(label.split()))

    @classmethod
    def snapshot(cls, day: date) -> "Period":
        refuse_year(day.year)
        return cls(PeriodKind.SNAPSHOT, day, day + timedelta(days=1))

    @classmethod
    def span(cls, first_month: "Period", last_month: "Period") -> "Period":
        return cls(PeriodKind.SPAN, first_month.start, last_month.end)

    @classmethod
    def parse(cls, text: str) -> "Period":
        """Read a code or the usual English. Months named in words that make a quarter, half or year are read as one."""
        try:
            period = read(text, cls)
        except BadPeriod as error:
            raise BadPeriod(error.fault, where=f'"{text}"', mend=advice(text)) from error
        if period is None:
            raise BadPeriod(f'"{text}" is not a period that can be read in one way.', mend=advice(text))
        return period

    @classmethod
    def _of_months(cls, kind: PeriodKind, year: int, month: int) -> "Period":
        _refuse_outside(month, 12, "month")
        refuse_year(year)
        start = date(year, month, 1)
        return cls(kind, start, shifted(start, MONTHS_LONG[kind]))

    @property
    def code(self) -> str:
        """The canonical text: stored, exported, and read back by `parse`."""
        first = f"{self.start:%Y-%m}"
        if self.kind is PeriodKind.MONTH:
            return first
        last = f"{self.end - timedelta(days=1):%Y-%m}"
        financial_year = financial_year_words(_financial_year_of(self.start))
        months_in = (self.start.month - FINANCIAL_YEAR_STARTS) % 12
        return {
            PeriodKind.QUARTER: f"{financial_year} Q{months_in // 3 + 1}",
            PeriodKind.HALF: f"{financial_year} H{months_in // 6 + 1}",
            PeriodKind.FINANCIAL_YEAR: financial_year,
            PeriodKind.YEAR: f"{self.start:%Y}",
            PeriodKind.YEAR_TO_DATE: f"YTD {last}",
            PeriodKind.ROLLING_12: f"12m to {last}",
            PeriodKind.WAVE: f"wave {first}..{last} {self.label}".rstrip(),
            PeriodKind.SNAPSHOT: self.start.isoformat(),
            PeriodKind.SPAN: f"{first}..{last}",
        }[self.kind]

    @property
    def words(self) -> str:
        """As a sentence says it: "May 2025", "October to December 2025", "year to March 2022"."""
        return self._in_words(short=False)

    @property
    def short(self) -> str:
        """As an axis or a column heading says it: "Sep 2025", "Oct–Dec 2025", "yr to Mar 2022"."""
        return self._in_words(short=True)

    def _in_words(self, *, short: bool) -> str:
        last_day = self.end - timedelta(days=1)
        match self.kind:
            case PeriodKind.FINANCIAL_YEAR | PeriodKind.YEAR:
                return self.code
            case PeriodKind.ROLLING_12:
                return f"{'yr' if short else 'year'} to {month_words(last_day, short=short)}"
            case PeriodKind.SNAPSHOT:
                return day_words(self.start, short=short)
            case PeriodKind.WAVE if self.label:
                return self.label if short else f"{self.label} ({span_words(self.start, last_day)})"
        return span_words(self.start, last_day, short=short)

    def __str__(self) -> str:
        return self.words

    def __lt__(self, other: object) -> bool:
        if not isinstance(other, Period):
            return NotImplemented
        return (self.start, self.end, self.kind) < (other.start, other.end, other.kind)

    @property
    def months(self) -> tuple["Period", ...]:
        """The calendar months that make it up, in order; none for a snapshot."""
        return () if self.kind is PeriodKind.SNAPSHOT else _months(self.start, self.end)

    @property
    def last_month(self) -> "Period":
        """The calendar month of its last day; for a snapshot, the month that the day lies in."""
        last_day = self.end - timedelta(days=1)
        return Period.month(last_day.year, last_day.month)

    @property
    def days(self) -> int:
        return (self.end - self.start).days

    @property
    def previous(self) -> "Period":
        """The period of the same kind one step back, not overlapping: rolling and part years step by twelve months."""
        return self._stepped(-1)

    @property
    def next(self) -> "Period":
        return self._stepped(1)

    @property
    def year_before(self) -> "Period":
        """The same stretch of the year before; 29 February answers to 28 February."""
        if self.kind is PeriodKind.SNAPSHOT:
            return Period.snapshot(shifted(self.start, -12))
        return Period(self.kind, shifted(self.start, -12), shifted(self.end, -12))

    def contains(self, other: "Period") -> bool:
        return self.start <= other.start and other.end <= self.end

    def _stepped(self, direction: int) -> "Period":
        if self.kind is PeriodKind.SNAPSHOT:
            return Period.snapshot(self.start + timedelta(days=direction))
        months = 12 if self.kind is PeriodKind.YEAR_TO_DATE else months_between(self.start, self.end)
        return Period(self.kind, shifted(self.start, direction * months), shifted(self.end, direction * months))


@lru_cache(maxsize=1024)
def _months(start: date, end: date) -> tuple[Period, ...]:
    """Kept, because every sum over a quarter or a year asks for the same ones."""
    starts = [shifted(start, step) for step in range(months_between(start, end))]
    return tuple(Period.month(one.year, one.month) for one in starts)


def _financial_year_of(day: date) -> int:
    return day.year - (day.month < FINANCIAL_YEAR_STARTS)


def _months_after_april(year: int, months: int) -> tuple[int, int]:
    refuse_year(year)
    start = shifted(date(year, FINANCIAL_YEAR_STARTS, 1), months)
    return start.year, start.month


def _refuse_outside(number: int, highest: int, name: str) -> None:
    if not 1 <= number <= highest:
        raise BadPeriod(f"There is no {name} {number}.", mend=f"A {name} is numbered 1 to {highest}.")
