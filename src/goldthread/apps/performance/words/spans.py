"""Which periods a page sets beside one another, from the newest month held. It never asks what day it is."""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from goldthread.apps.performance.readings import figure_at
from goldthread.core.period import Period, PeriodKind
from goldthread.core.series import Point

MONTHS_A_QUARTER = 3
APRIL, DECEMBER = 4, 12


def quarter_to(month: Period) -> Period:
    """The newest whole quarter that ends with this month or before it.

    >>> quarter_to(Period.month(2025, 11)).code
    '2025/26 Q2'
    """
    after_april = (month.start.month - APRIL) % 12
    start_year = month.start.year - (month.start.month < APRIL)
    quarter = Period.quarter(start_year, after_april // MONTHS_A_QUARTER + 1)
    return quarter if quarter.end == month.end else quarter.previous


def year_to(month: Period) -> Period:
    """The twelve months that end with this one; a calendar year where they make one."""
    if month.start.month == DECEMBER:
        return Period.year(month.start.year)
    return Period.rolling_12(month.start.year, month.start.month)


def in_sentence(period: Period) -> str:
    """A period as a sentence names it: "the year to June 2025", and otherwise as it is."""
    article = _("the %(period)s") if period.kind is PeriodKind.ROLLING_12 else "%(period)s"
    return article % {"period": period.words}


def when(period: Period) -> str:
    """A period as the time of something: "in the year to June 2025", "on 31 March 2022"."""
    words = _("on %(period)s") if period.kind is PeriodKind.SNAPSHOT else _("in %(period)s")
    return words % {"period": in_sentence(period)}


def first_to_last(first: Period, last: Period) -> str:
    """The two ends of a series, for the head of its column; one month is named once.

    >>> first_to_last(Period.month(2025, 5), Period.month(2025, 5))
    'May 2025'
    """
    if first == last:
        return first.short
    return _("%(first)s to %(last)s") % {"first": first.short, "last": last.short}


def widest(points: Mapping[Period, Point], month: Period) -> Period:
    """The longest of year, quarter and month to this month for which every month is held and whole."""
    whole = (span for span in (year_to(month), quarter_to(month)) if figure_at(points, span).state.usable)
    return next(whole, month)


def recent(points: Mapping[Period, Point], month: Period) -> Period:
    """The newest quarter if it and the one before are held whole; else the newest month."""
    quarter = quarter_to(month)
    both = all(figure_at(points, span).state.usable for span in (quarter, quarter.previous))
    return quarter if both else month
