"""The sentences that say what a figure or a series does. Every “rose” and “fell” is chosen here, from the reading."""

from collections.abc import Mapping
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from goldthread.core.direction import Direction
from goldthread.core.period import Period
from goldthread.core.reading import Mark, SeriesReading
from goldthread.core.series import Point
from goldthread.core.state import State
from goldthread.core.stats.change import Change

MINUS, DASH = "\u2212", "\u2013"


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
        "negative_base": _("no percentage of a figure below zero"),
    }
    return words.get(change.reason, "").replace("%(period)s", change.against.words if change.against else "")


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


KIND_WORDS = {
    "concern": lambda: _("Concern"),
    "improvement": lambda: _("Improvement"),
    "neutral": lambda: _("Unusual"),
    "common": lambda: _("No unusual change"),
}


def says(reading: SeriesReading | None, *, at: Period | None = None) -> str:
    """What a series says of a month, in a few words; of its newest month when none is given."""
    if reading is None:
        return _("No months held")
    point = reading.latest if at is None else reading.at(at)[0]
    if not point.state.usable:
        return _("Not judged: %(state)s") % {"state": state_words(point.state)}
    if reading.verdict == "too_short":
        return _("Cannot tell yet: fewer than 12 months held")
    if reading.verdict == "no_variation":
        return _("No variation")
    mark = reading.signal if at is None else reading.at(at)[1]
    if mark.kind == "common":
        return KIND_WORDS["common"]()
    return f"{KIND_WORDS[mark.kind]()}: {_signal(mark)}"


def _signal(mark: Mark) -> str:
    months = {"count": count_word(mark.run)}
    if mark.rule == "outside":
        return _("above the upper limit") if mark.rises else _("below the lower limit")
    if mark.rule == "two_in_three":
        return (
            _("two of three months near the upper limit")
            if mark.rises
            else _("two of three months near the lower limit")
        )
    if mark.rule == "trend":
        text = _("rising for %(count)s months running") if mark.rises else _("falling for %(count)s months running")
    else:
        text = (
            _("above average %(count)s months running") if mark.rises else _("below average %(count)s months running")
        )
    return text % months


def month_rule(mark: Mark) -> str:
    """Which rule picked a month out, as it stands in the table of months."""
    months = {"count": count_word(mark.run)}
    up = mark.rises
    if mark.rule == "outside":
        return _("Above the upper limit") if up else _("Below the lower limit")
    if mark.rule == "two_in_three":
        return _("One of two near the upper limit") if up else _("One of two near the lower limit")
    if mark.rule == "trend":
        return (_("One of %(count)s rising") if up else _("One of %(count)s falling")) % months
    if mark.rule == "shift":
        return (_("One of %(count)s above average") if up else _("One of %(count)s below average")) % months
    return KIND_WORDS["common"]()


def headline(things: str, reading: SeriesReading) -> str:
    """The series in a sentence, for the top of a page and the head of a chart."""
    mark, subject = reading.signal, things[:1].upper() + things[1:]
    facts = {"things": subject, "count": count_word(mark.run), "month": reading.latest.period.words}
    if mark.since:
        facts["since"] = mark.since.words
    if reading.limits is None:
        return {
            "too_short": _("%(things)s: fewer than 12 months are held, so it cannot be told yet what is unusual"),
            "no_variation": _("%(things)s have not varied in the months held"),
        }[reading.verdict] % facts
    if mark.kind == "common":
        return _quiet_headline(facts, reading)
    return _headline_form(mark) % facts


def _quiet_headline(facts: dict[str, str], reading: SeriesReading) -> str:
    """The newest month is as usual: say so of that month alone, and name the newest month that was not."""
    earlier = [pair for pair in zip(reading.points, reading.marks, strict=True) if pair[1].kind != "common"]
    if not earlier:
        return _("%(things)s show no unusual change") % facts
    point, mark = earlier[-1]
    facts |= {"then": point.period.words, "value": number(point.value or 0), "count": count_word(mark.run)}
    quiet = _("%(things)s show no unusual change in %(month)s") % facts
    return f"{quiet}; {_earlier_form(mark) % facts}"


def _earlier_form(mark: Mark) -> str:
    up = mark.rises
    if mark.rule == "outside":
        return (
            _("%(then)s, at %(value)s, was above the upper limit")
            if up
            else _("%(then)s, at %(value)s, was below the lower limit")
        )
    if mark.rule == "two_in_three":
        return (
            _("%(then)s, at %(value)s, was near the upper limit")
            if up
            else _("%(then)s, at %(value)s, was near the lower limit")
        )
    if mark.rule == "trend":
        return (
            _("they rose for %(count)s months to %(then)s") if up else _("they fell for %(count)s months to %(then)s")
        )
    return (
        _("they were above average for %(count)s months to %(then)s")
        if up
        else _("they were below average for %(count)s months to %(then)s")
    )


def _headline_form(mark: Mark) -> str:
    up = mark.rises
    if mark.rule == "outside":
        above = _("%(things)s in %(month)s were above the upper limit")
        return above if up else _("%(things)s in %(month)s were below the lower limit")
    if mark.rule == "two_in_three":
        near = _("%(things)s have been near the upper limit in two of the last three months")
        return near if up else _("%(things)s have been near the lower limit in two of the last three months")
    if mark.rule == "trend":
        rising = _("%(things)s have risen since %(since)s, %(count)s months running")
        return rising if up else _("%(things)s have fallen since %(since)s, %(count)s months running")
    above = _("%(things)s have been above average since %(since)s, %(count)s months running")
    return above if up else _("%(things)s have been below average since %(since)s, %(count)s months running")


def judgement(reading: SeriesReading, direction: Direction) -> str:
    """The second sentence of a lead: whether that is more than chance, and which way."""
    if reading.limits is None:
        return ""
    if reading.signal.kind == "common":
        return _("The latest month lies within what month-to-month change explains.")
    way = {
        "concern": _("That is more than month-to-month change explains, and in the wrong direction."),
        "improvement": _("That is more than month-to-month change explains, and in the right direction."),
        "neutral": _(
            "That is more than month-to-month change explains. A change here is neither good nor bad in itself."
        ),
    }
    return way[reading.signal.kind]


def better(direction: Direction) -> str:
    """Which way is better, in a word."""
    words = {
        Direction.UP_GOOD: _("Higher"),
        Direction.DOWN_GOOD: _("Lower"),
        Direction.NEITHER: _("Neither in itself"),
    }
    return words[direction]


def count_word(count: int) -> str:
    """Small counts as words."""
    words = [_("no"), _("one"), _("two"), _("three"), _("four"), _("five"), _("six"), _("seven"), _("eight"), _("nine")]
    words += [_("ten"), _("eleven"), _("twelve")]
    return words[count] if 0 <= count < len(words) else str(count)
