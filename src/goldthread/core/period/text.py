"""How periods are read and written in English. It guesses nothing: a text that fits no pattern is left unread."""

import re
from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # the value needs this module to read itself; only its type is needed here
    from goldthread.core.period import Period

MONTH_NAMES = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_NUMBERS = {text.lower(): number for number, name in enumerate(MONTH_NAMES, 1) for text in (name, name[:3])}
_NUMBERS["sept"] = 9

_NAME = "|".join(sorted(_NUMBERS, key=len, reverse=True))
_FINANCIAL_YEAR = r"(?P<year>\d{4})/(?P<ending>\d{4}|\d{2})"
_MONTH = rf"(?:(?P<iso>\d{{4}}-\d{{2}})|(?P<name>{_NAME}) (?P<named_year>\d{{4}}))"
_ISO_SPAN = r"(?P<first>\d{4}-\d{2})\.\.(?P<last>\d{4}-\d{2})"

_Found = re.Match[str]
_Reader = Callable[[_Found, "type[Period]"], "Period | None"]


def read(text: str, periods: "type[Period]") -> "Period | None":
    """The period that the text names, or None when it names none or more than one.

    A text of the right form that names something impossible, such as month 13, raises what `periods` raises.
    """
    tidy = " ".join(text.split())
    for pattern, reader in _PATTERNS:
        if found := pattern.fullmatch(tidy):
            return reader(found, periods)
    return None


def advice(text: str) -> str:
    """What to write instead."""
    if found := re.fullmatch(r"q\s*([1-4])", text.strip(), re.IGNORECASE):
        number = int(found[1])
        calendar, financial = 3 * number - 3, 3 * number % 12
        return (
            f"Q{number} alone can mean {_quarter_months(calendar)} (calendar year, written 2025 Q{number}) "
            f"or {_quarter_months(financial)} (financial year, written 2025/26 Q{number}); say which, with its year."
        )
    if re.fullmatch(r"\d{4}-\d{2}", text.strip(), re.ASCII):
        return f"A financial year is written {financial_year_words(2025)}."
    return (
        "Write a month as 2025-05 or May 2025, a quarter as 2025/26 Q1, a half as 2025/26 H1, a financial year as "
        "2025/26, a calendar year as 2025, a rolling year as year to March 2022, a day as 2022-04-28, "
        "or a span as 2025-01..2025-03."
    )


def financial_year_words(start_year: int) -> str:
    return f"{start_year}/{(start_year + 1) % 100:02d}"


def month_words(day: date, *, short: bool = False) -> str:
    return f"{_name(day, short=short)} {day.year}"


def day_words(day: date, *, short: bool = False) -> str:
    return f"{day.day} {month_words(day, short=short)}"


def span_words(first: date, last: date, *, short: bool = False) -> str:
    """The months from one day's to another's, both included; the year is said once when it is the same."""
    if (first.year, first.month) == (last.year, last.month):
        return month_words(last, short=short)
    beginning = _name(first, short=short) if first.year == last.year else month_words(first, short=short)
    return f"{beginning}{'–' if short else ' to '}{month_words(last, short=short)}"


def _name(day: date, *, short: bool) -> str:
    name = MONTH_NAMES[day.month - 1]
    return name[:3] if short else name


def _quarter_months(first: int) -> str:
    return f"{MONTH_NAMES[first]} to {MONTH_NAMES[first + 2]}"


def _iso_month(text: str, periods: "type[Period]") -> "Period":
    return periods.month(int(text[:4]), int(text[5:]))


def _read_month(found: _Found, periods: "type[Period]") -> "Period":
    if found["iso"]:
        return _iso_month(found["iso"], periods)
    return periods.month(int(found["named_year"]), _NUMBERS[found["name"].lower()])


def _read_rolling(found: _Found, periods: "type[Period]") -> "Period":
    last = _read_month(found, periods).start
    return periods.rolling_12(last.year, last.month)


def _read_financial(found: _Found, periods: "type[Period]") -> "Period | None":
    year, parts = int(found["year"]), found.groupdict()
    if not str(year + 1).endswith(found["ending"]):
        return None
    if parts.get("quarter"):
        return periods.quarter(year, int(parts["quarter"]))
    return periods.half(year, int(parts["half"])) if parts.get("half") else periods.financial_year(year)


def _read_calendar_quarter(found: _Found, periods: "type[Period]") -> "Period":
    year, number = int(found["year"]), int(found["quarter"])
    return periods.quarter(year - 1, 4) if number == 1 else periods.quarter(year, number - 1)


def _read_named_span(found: _Found, periods: "type[Period]") -> "Period":
    first_number, last_number = _NUMBERS[found["first"].lower()], _NUMBERS[found["last"].lower()]
    year = int(found["year"])
    first_year = int(found["first_year"] or year - (first_number > last_number))
    span = periods.span(periods.month(first_year, first_number), periods.month(year, last_number))
    return _usual_kind(span, periods)


def _usual_kind(span: "Period", periods: "type[Period]") -> "Period":
    """The quarter, half or year of the same months where there is one, else the span as it is."""
    financial_year = span.start.year - (span.start.month < 4)
    usual = [periods.quarter(financial_year, number) for number in (1, 2, 3, 4)]
    usual += [periods.half(financial_year, number) for number in (1, 2)]
    usual += [periods.financial_year(financial_year), periods.year(span.start.year)]
    return next((period for period in usual if (period.start, period.end) == (span.start, span.end)), span)


def _read_span(found: _Found, periods: "type[Period]") -> "Period":
    return periods.span(_iso_month(found["first"], periods), _iso_month(found["last"], periods))


def _read_wave(found: _Found, periods: "type[Period]") -> "Period":
    months = _read_span(found, periods)
    return periods.wave(months.start, months.end, found["label"] or "")


def _read_year_to_date(found: _Found, periods: "type[Period]") -> "Period":
    last = _read_month(found, periods).start
    return periods.year_to_date(last.year, last.month)


def _read_day(found: _Found, periods: "type[Period]") -> "Period | None":
    parts = found.groupdict()
    month = _NUMBERS[parts["name"].lower()] if parts.get("name") else int(parts["month"])
    try:
        return periods.snapshot(date(int(parts["year"]), month, int(parts["day"])))
    except ValueError:
        return None


_PATTERNS: tuple[tuple[re.Pattern[str], _Reader], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE | re.ASCII), reader)
    for pattern, reader in (
        (_MONTH, _read_month),
        (r"(?P<year>\d{4})", lambda found, periods: periods.year(int(found["year"]))),
        (rf"{_FINANCIAL_YEAR}(?: (?:Q(?P<quarter>\d)|H(?P<half>\d)))?", _read_financial),
        (rf"(?:Q(?P<quarter>\d)|H(?P<half>\d)) {_FINANCIAL_YEAR}", _read_financial),
        (r"(?P<year>\d{4})[ -]Q(?P<quarter>[1-4])", _read_calendar_quarter),
        (r"Q(?P<quarter>[1-4]) (?P<year>\d{4})", _read_calendar_quarter),
        (rf"(?:(?:12m|12 months|year|yr) )?(?:to|ending) {_MONTH}", _read_rolling),
        (
            rf"(?P<first>{_NAME})(?: (?P<first_year>\d{{4}}))?(?: to | ?[-–] ?)(?P<last>{_NAME}) (?P<year>\d{{4}})",
            _read_named_span,
        ),
        (_ISO_SPAN, _read_span),
        (r"(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})", _read_day),
        (rf"(?P<day>\d{{1,2}}) (?P<name>{_NAME}) (?P<year>\d{{4}})", _read_day),
        (rf"YTD {_MONTH}", _read_year_to_date),
        (rf"wave {_ISO_SPAN}(?: (?P<label>.+))?", _read_wave),
    )
)
