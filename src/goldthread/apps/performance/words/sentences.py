"""The sentences that say what a monthly series does. Every word of judgement is chosen here, from the reading."""

from collections.abc import Sequence
from itertools import groupby, takewhile

from django.utils.translation import gettext as _

from goldthread.apps.performance.words.wording import count_word, months, number, state_words
from goldthread.core.period import Period
from goldthread.core.reading import Mark, SeriesReading
from goldthread.core.series import Point
from goldthread.core.target import Direction

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


def months_said(found: Sequence[tuple[Point, Mark]]) -> str:
    """What the rules say of the months picked out: "November 2025 above the upper limit"."""
    alike = groupby(found, key=lambda pair: (pair[1].rule, pair[1].rises))
    return "; ".join(_months_said([*pairs]) for _rule, pairs in alike)


def _months_said(pairs: Sequence[tuple[Point, Mark]]) -> str:
    (last, mark), up = pairs[-1], pairs[-1][1].rises
    facts = {"months": months([point.period for point, _mark in pairs]), "then": last.period.words}
    if mark.rule == "outside":
        told = _("%(months)s above the upper limit") if up else _("%(months)s below the lower limit")
    elif mark.rule == "two_in_three":
        told = _("%(months)s near the upper limit") if up else _("%(months)s near the lower limit")
    elif mark.rule == "trend":
        told = _("rising for %(count)s months to %(then)s") if up else _("falling for %(count)s months to %(then)s")
    elif up:
        told = _("above average for %(count)s months to %(then)s")
    else:
        told = _("below average for %(count)s months to %(then)s")
    return told % {**facts, "count": count_word(mark.run)}


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


def headline(things: str, reading: SeriesReading, *, period: Period | None = None) -> str:
    """The series in a sentence, for the top of a page and the head of a chart; of a period, by the month that speaks
    for it."""
    mark, subject = reading.signal, things[:1].upper() + things[1:]
    facts = {"things": subject, "count": count_word(mark.run), "month": reading.latest.period.words}
    if mark.since:
        facts["since"] = mark.since.words
    if reading.limits is None:
        return {
            "too_short": _("%(things)s: fewer than 12 months are held, so it cannot be told yet what is unusual"),
            "no_variation": _("%(things)s have not varied in the months held"),
        }[reading.verdict] % facts
    if mark.kind == "common" and reading.spoken(period)[1].kind != "common":
        return f"{subject}: {_earlier(facts, reading, reading.spoken(period)[0])}"
    if mark.kind == "common":
        return _quiet_headline(facts, reading)
    return _headline_form(mark) % facts


def _quiet_headline(facts: dict[str, str], reading: SeriesReading) -> str:
    """The newest month is as usual: say so of that month alone, and name the newest month that was not."""
    earlier = [pair for pair in zip(reading.points, reading.marks, strict=True) if pair[1].kind != "common"]
    if not earlier:
        return _("%(things)s show no unusual change") % facts
    quiet = _("%(things)s show no unusual change in %(month)s") % facts
    return f"{quiet}; {_earlier(facts, reading, earlier[-1][0])}"


def _earlier(facts: dict[str, str], reading: SeriesReading, point: Point) -> str:
    """What was unusual in an earlier month, or in the two or three near a limit that it belongs to."""
    mark = reading.at(point.period)[1]
    near = _alike(reading, point, mark)
    values = [number(one.value or 0) for one in near]
    told = {
        "then": months([one.period for one in near]),
        "value": _(" and ").join(filter(None, (", ".join(values[:-1]), values[-1]))),
        "count": count_word(mark.run),
    }
    return (_earlier_form(mark) if len(near) == 1 else _earlier_forms(mark)) % {**facts, **told}


def _alike(reading: SeriesReading, point: Point, mark: Mark) -> list[Point]:
    """The month with those that the same rule picked out beside it: of two in three within three months, of a limit
    without a gap; a run is told by its last month alone."""
    place = reading.points.index(point)
    before = list(zip(reading.points, reading.marks, strict=True))[:place]
    same = [(other.rule, other.rises) == (mark.rule, mark.rises) for _point, other in before]
    if mark.rule == "two_in_three":
        return [one for (one, _mark), alike in list(zip(before, same, strict=True))[-2:] if alike] + [point]
    run = list(takewhile(bool, reversed(same))) if mark.rule == "outside" else []
    return [one for one, _mark in before[place - len(run) :]] + [point]


def _earlier_forms(mark: Mark) -> str:
    """Of several months."""
    if mark.rule == "outside":
        above = _("%(then)s, at %(value)s, were above the upper limit")
        return above if mark.rises else _("%(then)s, at %(value)s, were below the lower limit")
    near = _("%(then)s, at %(value)s, were near the upper limit")
    return near if mark.rises else _("%(then)s, at %(value)s, were near the lower limit")


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


def judgement(reading: SeriesReading, *, period: Period | None = None) -> str:
    """The second sentence of a lead: whether that is more than chance, and which way."""
    if reading.limits is None:
        return ""
    kind = reading.spoken(period)[1].kind
    if kind == "common":
        return _("The latest month lies within what month-to-month change explains.")
    way = {
        "concern": _("That is more than month-to-month change explains, and in the wrong direction."),
        "improvement": _("That is more than month-to-month change explains, and in the right direction."),
        "neutral": _(
            "That is more than month-to-month change explains. A change here is neither good nor bad in itself."
        ),
    }
    return way[kind]


def better(direction: Direction) -> str:
    """Which way is better, in a word."""
    words = {
        Direction.UP_GOOD: _("Higher"),
        Direction.DOWN_GOOD: _("Lower"),
        Direction.NEITHER: _("Neither in itself"),
    }
    return words[direction]
