"""A monthly series as a chart: points, limits, notes, key and text alternative. The message is the series’ headline.

It chooses nothing: which months are unusual was read before. Drawing them is the charts' own work.
"""

from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from goldthread.analytics.measures.definition import Definition
from goldthread.apps.performance.words import sentences, wording
from goldthread.core.period import Period
from goldthread.core.reading import SeriesReading
from goldthread.core.state import State
from goldthread.core.target import PeriodTarget, Sense
from goldthread.documents.chart import ChartPoint, ChartWords, LimitLines, LineChart, TargetStep


def line(reading: SeriesReading, targets: Iterable[PeriodTarget] = ()) -> LineChart:
    """The series with its limits, breaks and targets, ready to be drawn."""
    steps = tuple(step(one) for one in targets)
    return LineChart(tuple(points(reading)), limits(reading), steps, words=chart_words(), earlier=_earlier(reading))


def step(given: PeriodTarget) -> TargetStep:
    """A target over a period as the level of a month that would meet it, with the target itself in words."""
    each = given.target.value / len(given.period.months)
    facts = {"target": target(given), "each": wording.number(each)}
    return TargetStep(given.period, each, _("%(target)s: %(each)s a month") % facts)


def target(given: PeriodTarget) -> str:
    """A target and its period: "Target under 1,400 in 2025/26"."""
    facts = {"total": wording.number(given.target.value), "period": given.period.words}
    under = given.target.sense is Sense.UNDER
    words = _("Target under %(total)s in %(period)s") if under else _("Target at least %(total)s in %(period)s")
    return words % facts


def subtitle(reading: SeriesReading, definition: Definition, *, place: str) -> str:
    """What is measured, where, and on how many months the limits rest."""
    held = sum(point.state.usable for point in reading.points)
    months = ngettext("%(months)s month held", "%(months)s months held", held) % {"months": held}
    facts = {"things": definition.things[:1].upper() + definition.things[1:], "place": place, "months": months}
    if reading.verdict == "no_variation":
        return _("%(things)s each month, %(place)s; %(months)s, no variation and so no limits") % facts
    if reading.limits is None:
        return _("%(things)s each month, %(place)s; %(months)s, too few for limits") % facts
    return _("%(things)s each month, %(place)s, with average and limits (XmR, %(months)s)") % facts


def description(reading: SeriesReading, definition: Definition, *, place: str) -> str:
    """The chart for those who do not see it: kind, subject, range, message, gaps."""
    facts = {
        "things": definition.things,
        "place": place,
        "months": stretch(reading.points[0].period, reading.latest.period),
    }
    told = [_("Line chart of %(things)s each month in %(place)s, %(months)s") % facts]
    told.append(sentences.headline(definition.things, reading))
    if reading.limits:
        mean, lower, upper = (wording.number(value, places=1) for value in _limits_of(reading))
        lines = {"mean": mean, "lower": lower, "upper": upper}
        told.append(_("Average %(mean)s, lower limit %(lower)s, upper limit %(upper)s") % lines)
    told += [
        _("Counted in another way from %(month)s: %(reason)s") % {"month": one.month.words, "reason": one.reason}
        for one in reading.breaks
    ]
    told += [step(one).text for one in definition.targets]
    told += [_("No data held %(stretch)s") % {"stretch": stretch(*hole)} for hole in reading.holes]
    return ". ".join(told) + "."


def chart_words() -> ChartWords:
    return ChartWords(
        upper=_("Upper limit"),
        average=_("Average"),
        lower=_("Lower limit"),
        part_supplied=_("Part supplied"),
        to=_("to"),
        not_held=_("No data held"),
        no_data=_("No data"),
    )


def stretch(first: Period, last: Period) -> str:
    """Months from and to, in words: April to December 2024."""
    return Period.span(first, last).words if first != last else first.words


def _limits_of(reading: SeriesReading) -> tuple[float, float, float]:
    group = reading.limits
    return (group.mean or 0.0, group.lower or 0.0, group.upper or 0.0) if group else (0.0, 0.0, 0.0)


def limits(reading: SeriesReading) -> LimitLines | None:
    """The limits in force: of a series with a break, from the break on."""
    since = reading.breaks[-1].month if reading.breaks else None
    return LimitLines(*_limits_of(reading), first=since) if reading.limits else None


def _earlier(reading: SeriesReading) -> tuple[LimitLines, ...]:
    """The limits before each break, where there were enough months for them."""
    return tuple(
        LimitLines(span.limits.mean or 0, span.limits.lower or 0, span.limits.upper or 0, span.first, span.last)
        for span in reading.earlier
        if span.limits
    )


def points(reading: SeriesReading, *, notes: bool = True) -> Iterator[ChartPoint]:
    """The months as they are drawn; the first usable one after a break carries the break and its reason."""
    noted, broken = (_notes(reading) if notes else {}), _broken(reading)
    for index, (point, mark) in enumerate(zip(reading.points, reading.marks, strict=True)):
        if index in broken:
            yield ChartPoint(point.period, point.value, State.SERIES_BREAK, mark.kind, broken[index] if notes else "")
        else:
            yield ChartPoint(point.period, point.value, point.state, mark.kind, noted.get(index, ""))


def _broken(reading: SeriesReading) -> dict[int, str]:
    """The place of the first usable month from each break on, and the reason."""
    usable = [index for index, point in enumerate(reading.points) if point.state.usable and point.value is not None]
    first = {one: next((i for i in usable if reading.points[i].period >= one.month), None) for one in reading.breaks}
    return {index: one.reason for one, index in first.items() if index is not None}


def _notes(reading: SeriesReading) -> dict[int, str]:
    """Labels for the months that the text speaks of: the farthest outside either limit, and those short of data."""
    notes = {
        index: _("%(number)s, part supplied") % {"number": wording.number(point.value)}
        for index, point in enumerate(reading.points)
        if point.state is State.PART_SUPPLIED and point.value is not None
    }
    outside = [index for index, mark in enumerate(reading.marks) if mark.rule == "outside"]
    for rises, words in ((True, _("%(number)s, above the limit")), (False, _("%(number)s, below the limit"))):
        side = [index for index in outside if reading.marks[index].rises is rises]
        if side:
            farthest = (max if rises else min)(side, key=lambda index: reading.points[index].value or 0)
            notes[farthest] = words % {"number": wording.number(reading.points[farthest].value or 0)}
    return notes


def key(reading: SeriesReading) -> Iterator[tuple[str, str]]:
    """The shapes that occur, in words; none where there are no limits, as no rule has looked at a month."""
    if reading.limits is None:
        return iter(())
    words = {
        "concern": _("Concern: unusual, in the wrong direction"),
        "improvement": _("Improvement: unusual, in the right direction"),
        "neutral": _("Unusual, neither good nor bad"),
        "common": _("No unusual change"),
    }
    held = zip(reading.points, reading.marks, strict=True)
    found = {mark.kind for point, mark in held if point.state.usable}
    return ((kind, text) for kind, text in words.items() if kind in found)
