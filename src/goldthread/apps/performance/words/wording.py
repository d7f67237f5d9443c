"""How figures, changes and states read, in words. Every “rose” and “fell” is chosen here, from the figures."""

from collections.abc import Mapping, Sequence
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, ngettext

from goldthread.core.period import Period
from goldthread.core.series import Point
from goldthread.core.state import State
from goldthread.core.stats.compare.change import Change

MINUS, DASH = "\u2212", "\u2013"
COUNT_WORDS = (
    gettext_noop("no"), gettext_noop("one"), gettext_noop("two"), gettext_noop("three"), gettext_noop("four"),
    gettext_noop("five"), gettext_noop("six"), gettext_noop("seven"), gettext_noop("eight"), gettext_noop("nine"),
    gettext_noop("ten"), gettext_noop("eleven"), gettext_noop("twelve"),
)  # fmt: skip


def number(value: float, *, places: int | None = None) -> str:
    """A figure as it is printed: thousands parted, a true minus, no sign on zero. Whole numbers carry no decimals
    unless asked.

    >>> number(-1234.5)
    '−1,234.5'
    """
    if places is None:
        places = 0 if float(value).is_integer() else 1 if abs(round(value, 1) - value) < 1e-9 else 2
    text = f"{abs(value):,.{places}f}"
    return f"{MINUS}{text}" if value < 0 and float(text.replace(",", "")) else text


def signed(value: float, *, places: int | None = None) -> str:
    """A change as it is printed: +5, −37, and 0 without a sign."""
    text = number(value, places=places)
    return f"+{text}" if value > 0 and text.strip("0.") != "" else text


def level(value: float, unit: str) -> str:
    """A figure with its unit: 57.2%, 1,554, 11.6 days, £5.5m."""
    if unit == "percent":
        return f"{number(value, places=_share_places(value))}%"
    if unit == "pounds":
        return f"{MINUS if value < 0 else ''}£{_pounds(abs(value))}"
    if unit == "days":
        return _("%(number)s days") % {"number": number(value)}
    return number(value)


def _pounds(size: float) -> str:
    """Whole hundred thousands from a million up read in millions; anything finer keeps its figures."""
    return f"{number(size / 1e6)}m" if size >= 1e6 and size % 1e5 == 0 else number(size)


def _share_places(value: float) -> int:
    return 1 if abs(round(value, 1) - value) < 1e-9 else 2


def months(periods: Sequence[Period]) -> str:
    """Months in a sentence, a year that they share named once: "May and July 2025"."""
    *before, last = periods
    year = f" {last.start.year}"
    shares = all(one.start.year == last.start.year for one in before)
    names = [one.words.removesuffix(year) if shares else one.words for one in before]
    return _("%(months)s and %(last)s") % {"months": ", ".join(names), "last": last.words} if names else last.words


def gap(value: float, unit: str) -> str:
    """A distance without its sign: 0.2 points, 21, 3.4 days."""
    size = abs(value)
    if unit == "percent":
        return ngettext("%(number)s point", "%(number)s points", 1 if size == 1 else 2) % {"number": number(size)}
    return level(size, unit)


def moved(change: Change) -> str:
    """Rose, fell or did not change."""
    size = (
        change.number if change.number is not None else change.points if change.points is not None else change.percent
    )
    if size is None:
        return ""
    return _("rose") if size > 0 else _("fell") if size < 0 else _("did not change")


def change_words(change: Change) -> str:
    """A change in full: “+5 (+1.2%)”, “−3.5 points”, or why there is none."""
    if change.points is not None:
        return _("%(number)s points") % {"number": signed(change.points)}
    if change.number is None and change.percent is None:
        return reason(change)
    if change.number is None:
        return percent(change)
    return f"{signed(change.number)} ({percent(change)})" if change.percent is not None else signed(change.number)


def percent(change: Change) -> str:
    """The change in percent to one decimal, with its sign; empty when there is none."""
    return f"{signed(round(change.percent, 1), places=1)}%" if change.percent is not None else ""


def reason(change: Change) -> str:
    """Why a change, or its percentage, is not stated."""
    words = {
        "not_held": _("%(period)s not held"),
        "part_supplied": _("%(period)s part supplied"),
        "small_base": _("no percentage on so small a count"),
        "zero_base": _("no percentage of zero"),
        "series_break": _("no change is stated: counted in another way since %(month)s"),
        "negative_base": _("no percentage of a figure below zero"),
    }
    months = {"%(period)s": change.against, "%(month)s": change.since}
    told = words.get(change.reason, "")
    for place, month in months.items():
        told = told.replace(place, month.words if month else "")
    return told


def first_change(changes: Mapping[str, Change]) -> str:
    """The change that matters most: as reported, else against the period before, else against the year before."""
    found = [changes[name] for name in ("reported", "previous", "year_before") if name in changes]
    stated = [one for one in found if (one.number, one.percent, one.points) != (None, None, None)]
    return change_words((stated or found)[0]) if found else ""


STATE_WORDS = {
    State.NOT_HELD: lambda: _("not held"),
    State.PART_SUPPLIED: lambda: _("part supplied"),
    State.CHANGE_ONLY: lambda: _("change only"),
    State.PROVISIONAL: lambda: _("provisional"),
    State.SUPPRESSED: lambda: _("not published: small number"),
    State.SERIES_BREAK: lambda: _("series break"),
}


def state_words(state: State) -> str:
    """The words for a state that is not simply held; empty for one that is."""
    return STATE_WORDS[state]() if state in STATE_WORDS else ""


def point_words(point: Point, unit: str) -> str:
    """A figure as it reads: its level, its level with its state, or its state alone."""
    if point.value is None:
        return state_words(point.state)
    shown = level(point.value, unit)
    return shown if point.state is State.HELD else f"{shown} ({state_words(point.state)})"


def day(on: date) -> str:
    """A day as it is printed: 3 March 2026."""
    return Period.snapshot(on).words


def count_word(count: int) -> str:
    """Small counts as words."""
    return _(COUNT_WORDS[count]) if 0 <= count < len(COUNT_WORDS) else str(count)
