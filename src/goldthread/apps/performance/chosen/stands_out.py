"""Chooses by rule the few things that a visitor should know first. Nobody picks them by hand.

The rule is printed by `words.methods.choosing`: the series longest in the wrong direction, the figure farthest from a
milestone that it misses, the best news, then the next of each. A figure that ended more than a year ago is left out. A
part of an area speaks for a measure only where the whole does not.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from goldthread.apps.performance.chosen.charted import chartable, detectable
from goldthread.apps.performance.readings import Figure, figure_at
from goldthread.apps.performance.words import provenance, surveys, wording
from goldthread.apps.performance.words.spans import in_sentence, widest
from goldthread.apps.performance.words.standing import (
    Says,
    baseline_gap,
    headline,
    milestone_told,
    of_figure,
    stated_change,
    target_words,
)
from goldthread.core.period import Period
from goldthread.core.reading import SeriesReading
from goldthread.core.series import Point

SHOWN = 3
OLDEST_DAYS = 366
ONCE = "once"


@dataclass(frozen=True, slots=True)
class StandOut:
    """One thing that stands out, with the figure it rests on."""

    says: Says
    title: str
    text: str
    figure: Figure


def standing_out(
    counted: Iterable[Figure], reported: Iterable[Figure], *, today: date, parts: Iterable[Figure] = (), place: str = ""
) -> tuple[StandOut, ...]:
    """At most three, worst first. `place` is the area of the body, whose name goes without saying."""
    chosen = choose(list(counted), candidates(list(reported), today), list(parts))
    return tuple(_item(figure, place) for figure in chosen)


def candidates(reported: Sequence[Figure], today: date) -> list[Figure]:
    """Recent reported figures: of everybody, or of groups where only groups are reported, and more than once."""
    whole = {one.definition.code for one in reported if not one.group}
    return [
        one
        for one in reported
        if is_recent(one, today)
        and (not one.group or (one.definition.code not in whole and one.definition.frequency != ONCE))
    ]


def is_recent(figure: Figure, today: date) -> bool:
    """Whether its period ended within the last year."""
    return (today - figure.point.period.end).days <= OLDEST_DAYS


def choose(counted: Sequence[Figure], current: Sequence[Figure], parts: Sequence[Figure] = ()) -> list[Figure]:
    """The figures that stand out, by the rule above; of one measure, no more than one.

    `parts` are the counted figures of the districts.
    """
    spoken = {one.definition.code for one in counted if _is_picked(one)}
    of_parts = [one for one in chartable(parts) if one.definition.code not in spoken]
    changed = detectable((*counted, *parts))
    series = _ranked((*counted, *of_parts), "concern", _run) + _changed(changed, for_the_worse=True)
    positions = _ranked(current, "concern", _miss)
    good = _ranked(counted, "improvement", _run) + _ranked(current, "improvement", _miss)
    good += _ranked(of_parts, "improvement", _run) + _changed(changed, for_the_worse=False)
    first = [*series[:1], *positions[:1], *good[:1]]
    chosen: dict[str, Figure] = {}
    for one in (*first, *series, *positions, *good):
        chosen.setdefault(one.definition.code, one)
    return list(chosen.values())[:SHOWN]


def _ranked(figures: Sequence[Figure], kind: str, size: Callable[[Figure], Any]) -> list[Figure]:
    return sorted((one for one in figures if of_figure(one).kind == kind), key=size, reverse=True)


def _is_picked(figure: Figure) -> bool:
    return of_figure(figure).kind in ("concern", "improvement", "neutral")


def _changed(figures: Iterable[Figure], *, for_the_worse: bool) -> list[Figure]:
    """What moved by more than chance against a year before, in this direction; the largest share first."""

    def worsening(figure: Figure) -> float:
        return -figure.definition.direction.sign * (figure.changes["year_before"].number or 0)

    found = [one for one in figures if (worsening(one) > 0) is for_the_worse and worsening(one) != 0]
    found = [replace(one, is_detectable=True) for one in found]
    return sorted(found, key=lambda one: abs(worsening(one)) / max(one.point.value or 0, 1), reverse=True)


def _run(figure: Figure) -> int:
    return figure.series.spoken(figure.point.period)[1].run if figure.series else 0


def worst_first(figure: Figure) -> tuple[bool, float]:
    """The order of reported figures in which those on the wrong side come first, the farthest before the others."""
    size = _miss(figure)[1]
    is_wrong = of_figure(figure).kind == "concern"
    return not is_wrong, -size if is_wrong else size


def _miss(figure: Figure) -> tuple[bool, float]:
    """Milestones before baselines; then the distance, as a share of what it is measured from."""
    if figure.to_milestone and figure.target and figure.target.value:
        return True, abs(figure.to_milestone.gap / figure.target.value)
    base = figure.row.baseline if figure.row else None
    return False, abs(figure.to_baseline.gap / base) if figure.to_baseline and base else 0.0


def _item(figure: Figure, place: str) -> StandOut:
    says = of_figure(figure)
    word = Says(says.kind, "", lead=says.lead.rstrip(":"))
    title, text = (_reported_title(figure), _reported_text(figure)) if figure.row else _counted_words(figure, place)
    return StandOut(word, title, text, figure)


def _counted_words(figure: Figure, place: str) -> tuple[str, str]:
    told, reading = headline(figure, place=place), figure.series
    if reading is None:
        return told, ""
    return told, f"{_volume(figure, reading)} {_farthest(figure, reading)}".strip()


def _volume(figure: Figure, reading: SeriesReading) -> str:
    points = {point.period: point for point in reading.points}
    span = widest(points, reading.latest.period)
    value = figure_at(points, span).value or 0
    facts = {"number": wording.number(value), "things": figure.definition.things, "period": in_sentence(span)}
    return _("%(number)s %(things)s in %(period)s.") % facts


def farthest(reading: SeriesReading, period: Period) -> tuple[Point, float] | None:
    """The month farthest outside the limits on the side of the signal, with the limit; None if none lies outside."""
    rises = reading.spoken(period)[1].rises
    marked = zip(reading.points, reading.marks, strict=True)
    outside = [
        point for point, mark in marked if mark.rule == "outside" and mark.rises is rises and point.value is not None
    ]
    if not outside or reading.limits is None:
        return None
    point = (max if rises else min)(outside, key=lambda one: one.value or 0)
    return point, (reading.limits.upper if rises else reading.limits.lower) or 0


def _farthest(figure: Figure, reading: SeriesReading) -> str:
    found = farthest(reading, figure.point.period)
    if found is None:
        return ""
    point, limit = found
    facts = {
        "month": point.period.words,
        "number": wording.number(point.value or 0),
        "limit": wording.number(limit, places=1),
    }
    words = _("%(month)s, at %(number)s, lay above the upper limit of %(limit)s.")
    below = _("%(month)s, at %(number)s, lay below the lower limit of %(limit)s.")
    return (words if reading.spoken(figure.point.period)[1].rises else below) % facts


def _reported_title(figure: Figure) -> str:
    facts = {
        "title": ", ".join(filter(None, (figure.definition.title, figure.group))),
        "level": wording.level(figure.point.value or 0, figure.definition.unit),
        "gap": milestone_told(figure) or baseline_gap(figure),
    }
    return _("%(title)s: %(level)s, %(gap)s") % facts


def _reported_text(figure: Figure) -> str:
    parts = [_("%(period)s.") % {"period": _sentence(figure.point.period.words)}]
    if figure.target:
        words = target_words(figure.target, figure.definition.unit)
        parts.append(_("The milestone is %(target)s.") % {"target": words})
    change = stated_change(figure)
    if change and (words := wording.change_words(change)):
        parts.append(_("Change: %(change)s.") % {"change": words})
    if figure.row and figure.row.baseline is not None and not figure.target:
        parts.append(
            _("The baseline is %(level)s.") % {"level": wording.level(figure.row.baseline, figure.definition.unit)}
        )
    if figure.to_milestone and figure.to_baseline:
        parts.append(_("%(gap)s.") % {"gap": _sentence(baseline_gap(figure))})
    parts += filter(None, [surveys.told(figure), provenance.worked_out(figure.row)])
    return " ".join(parts)


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]
