"""The sentences that say what a monthly series does. Every word of judgement is chosen here, from the reading."""

from django.utils.translation import gettext as _

from goldthread.apps.performance.words.wording import count_word, number, state_words
from goldthread.core.direction import Direction
from goldthread.core.period import Period
from goldthread.core.reading import Mark, SeriesReading

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
