"""Clocks: which day of an entry sets off a date by which something is due, and by what rule. No clock is read here."""

from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """Something falls due so many months and days after the day that a field holds.

    It runs while the entry is in one of the states `runs_in`, and until the field `met_by` holds a day. `law` is the
    citation that sets it; without one the date is the body's own, and is never called late in law.
    """

    code: str
    label: str
    field: str
    months: int = 0
    days: int = 0
    runs_in: tuple[str, ...] = ()
    met_by: str = ""
    law: str = ""

    def due_on(self, state: str, values: Mapping[str, Any]) -> date | None:
        """The day by which it is due; None while the clock does not run."""
        begun = values.get(self.field)
        if begun is None or state not in self.runs_in or (self.met_by and values.get(self.met_by)):
            return None
        return months_after(begun, self.months) + timedelta(days=self.days)


def months_after(day: date, months: int) -> date:
    """The same day so many months later; the last of the month where there is no such day.

    >>> months_after(date(2026, 1, 31), 1)
    datetime.date(2026, 2, 28)
    """
    years, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(years, month + 1, min(day.day, monthrange(years, month + 1)[1]))
