"""Fills the figures that an officer bound in a text: `{{confidence.value}}` becomes the figure, with its source.

A figure that is not held at this edition shows as missing. A text that binds what does not exist is refused.
"""

from dataclasses import replace

from goldthread.analytics.measures.definition import Definition
from goldthread.apps.performance.readings import Figure
from goldthread.apps.performance.words import wording
from goldthread.apps.performance.words.standing import baseline_gap, milestone_distance, size_words, stated_change
from goldthread.core.bound import Bound, parse
from goldthread.core.period import Period
from goldthread.core.state import State
from goldthread.documents.text import Source, Span, Text, words
from goldthread.reports.evidence import Evidence
from goldthread.reports.parts.figures import moved_by, source

Told = tuple[str, float | None]


def filled(evidence: Evidence, text: str) -> Text:
    """The text with its figures."""
    return words(*(piece if isinstance(piece, str) else span(evidence, piece) for piece in parse(text)))


def span(evidence: Evidence, bound: Bound) -> Span:
    """One figure, or words that say it is not held."""
    figure = find(evidence, bound)
    told, value = _told(figure, bound.part) if figure else ("", None)
    if figure and told:
        return Span(told, source=replace(source(evidence, figure, bound.part, value)))
    origin = Source(bound.text.strip("{}"), None, "")
    return Span(wording.state_words(State.NOT_HELD), missing=True, source=origin)


def find(evidence: Evidence, bound: Bound) -> Figure | None:
    """The figure that is meant; None where it is not held by this edition."""
    definition = evidence.catalogue.measure(bound.code)
    area = evidence.record.place_of(bound.area)[0]
    period = Period.parse(bound.period) if bound.period else None
    if definition.shape == "count":
        return _counted(evidence, definition, area, period)
    fronts = evidence.reported.get(bound.code, ())
    front = next((one for one in fronts if (one.area, one.group) == (area, bound.group)), None)
    if front is None or period is None:
        return front
    return next((one for one in (front, *front.earlier) if one.point.period == period), None)


def _counted(evidence: Evidence, definition: Definition, area: str, period: Period | None) -> Figure | None:
    place = evidence.record.areas.get(area)
    wanted = period or evidence.period
    return evidence.count(definition, place, wanted) if place and wanted else None


def _told(figure: Figure, part: str) -> Told:
    """The words of a part and the number behind them; empty where the figure has no such part."""
    row, unit, target = figure.row, figure.definition.unit, figure.target
    match part:
        case "value":
            return _value(figure)
        case "period":
            return figure.point.period.words, None
        case "milestone":
            return _milestone(figure)
        case "baseline":
            level = row.baseline if row else None
            return (wording.level(level, unit), level) if level is not None else ("", None)
        case "to_milestone":
            return milestone_distance(figure), figure.to_milestone.gap if target and figure.to_milestone else None
        case "to_baseline":
            return baseline_gap(figure), figure.to_baseline.gap if figure.to_baseline else None
    return _change(figure, part)


def _value(figure: Figure) -> Told:
    if not figure.point.state.usable or figure.point.value is None:
        return "", None
    return wording.point_words(figure.point, figure.definition.unit), figure.point.value


def _milestone(figure: Figure) -> Told:
    """The level alone, for the sentence says how it was meant; both ends of a range."""
    target = figure.target
    if target is None:
        return "", None
    ends = [wording.level(one, figure.definition.unit) for one in (target.value, target.upper) if one is not None]
    return "–".join(ends), target.value


def _change(figure: Figure, part: str) -> Told:
    change = stated_change(figure) if figure.row else figure.changes["previous"]
    if change is None or not size_words(change):
        return "", None
    told = {"change": wording.change_words, "moved": wording.moved, "by": size_words}[part](change)
    return told, moved_by(change) if part != "moved" else None
