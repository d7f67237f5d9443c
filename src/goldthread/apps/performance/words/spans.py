"""Which periods are set beside one another, from the newest month held, and why a year may not be. It never asks what
day it is."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from goldthread.apps.performance.readings import figure_at
from goldthread.apps.performance.words.charts import stretch
from goldthread.core.period import Period, PeriodKind
from goldthread.core.series import Point
from goldthread.core.state import State

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


def in_both_years(points: Mapping[Period, Point], newest: Period) -> Period | None:
    """The newest quarter, up to this one, of which every month is on file in this year and in the year before; whole
    or short."""
    quarter = newest
    while quarter.year_before.start >= min(points).start:
        if all(month in points for month in (*quarter.months, *quarter.year_before.months)):
            return quarter
        quarter = quarter.previous
    return None


def no_year(points: Mapping[Period, Point], year: Period) -> str:
    """That no change over these twelve months is counted, and why; empty when nothing stands in its way."""
    told = year_gaps(points, year)
    return without_year(told) if told else ""


def without_year(gaps: str) -> str:
    """The sentence around what stands in the way of a change over twelve months."""
    return _("No twelve-month change is counted from the street files: %(gaps)s.") % {"gaps": gaps}


def year_gaps(points: Mapping[Period, Point], year: Period) -> str:
    """The months that stand in the way of a change over these twelve, in words; empty when none does."""
    told = []
    if missing := tuple(_stretches(points, year, State.NOT_HELD)):
        held = ngettext("%(months)s is not held", "%(months)s are not held", len(missing))
        told.append(held % {"months": _stretched(missing)})
    if short := tuple(_stretches(points, year, State.PART_SUPPLIED)):
        told.append(_("%(months)s came in short") % {"months": _stretched(short)})
    return _("; ").join(told)


def _stretched(found: Iterable[tuple[Period, Period]]) -> str:
    return _(" and ").join(stretch(first, last) for first, last in found)


def _stretches(points: Mapping[Period, Point], year: Period, state: State) -> Iterator[tuple[Period, Period]]:
    """The unbroken stretches of months in this state, in the year and the one before it."""
    months = [
        (place, month)
        for place, month in enumerate((*year.year_before.months, *year.months))
        if (points[month].state if month in points else State.NOT_HELD) is state
    ]
    for _distance, run in groupby(enumerate(months), key=lambda pair: pair[1][0] - pair[0]):
        found = [month for _order, (_place, month) in run]
        yield found[0], found[-1]
