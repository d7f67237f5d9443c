"""Figures as spans: the words of a figure with its name, its value and where it comes from."""

from dataclasses import replace

from goldthread.apps.performance.readings import Figure
from goldthread.apps.performance.words import provenance, wording
from goldthread.apps.performance.words.standing import (
    baseline_gap,
    milestone_distance,
    milestone_told,
    size_words,
    stated_change,
)
from goldthread.core.period import Period
from goldthread.core.stats.compare.change import Change
from goldthread.documents.text import Source, Span
from goldthread.reports.evidence import Evidence


def name(evidence: Evidence, figure: Figure, part: str, period: Period | None = None) -> str:
    """What a figure is bound to: `robbery.value@2025/26 Q3`, `confidence[group=officers].change@12m to 2025-06`."""
    area = figure.area_name if figure.area != evidence.record.own_place[0] else ""
    given = [f"{key}={text}" for key, text in (("group", figure.group), ("area", area)) if text]
    qualifiers = f"[{','.join(given)}]" if given else ""
    return f"{figure.definition.code}{qualifiers}.{part}@{(period or figure.point.period).code}"


def source(
    evidence: Evidence, figure: Figure, part: str, value: float | None, *, period: Period | None = None
) -> Source:
    """Where a part of a figure comes from: the document that says it, or the files it was counted from."""
    told = provenance.reported(figure.row) if figure.row else _counted(evidence, figure, period or figure.point.period)
    return Source(name(evidence, figure, part, period), value, told)


def _counted(evidence: Evidence, figure: Figure, period: Period) -> str:
    key = (figure.definition.source, period)
    if key not in evidence.told:
        evidence.told[key] = provenance.counted(figure.definition, evidence.files_in(period))
    return evidence.told[key]


def level(evidence: Evidence, figure: Figure) -> Span:
    """The figure itself: 57.2%, 437; or, set apart, the words that stand in its place."""
    shown = wording.point_words(figure.point, figure.definition.unit)
    value = figure.point.value if figure.point.state.usable else None
    return Span(shown, missing=value is None, source=source(evidence, figure, "value", value))


def size(evidence: Evidence, figure: Figure, change: Change) -> Span:
    """How much the figure moved, without its sign: “3.5 points”, “137 (2.3%)”."""
    return Span(size_words(change), source=source(evidence, figure, "by", moved_by(change)))


def moved_by(change: Change) -> float | None:
    """The change as one number: in number, else in points, else in percent."""
    return next((one for one in (change.number, change.points, change.percent) if one is not None), None)


def against_milestone(evidence: Evidence, figure: Figure) -> Span:
    """The distance with its noun: “0.2 points short of the milestone”."""
    gap = figure.to_milestone.gap if figure.to_milestone else None
    return Span(milestone_distance(figure), source=source(evidence, figure, "to_milestone", gap))


def nearest_told(evidence: Evidence, figure: Figure) -> Span | None:
    """Where a reported figure stands, and whether its milestone is met where the distance alone does not say it."""
    found = nearest_gap(evidence, figure)
    return replace(found, text=milestone_told(figure)) if found and figure.to_milestone else found


def against_baseline(evidence: Evidence, figure: Figure) -> Span:
    """The distance with its noun: “1.8 points above the baseline”."""
    gap = figure.to_baseline.gap if figure.to_baseline else None
    return Span(baseline_gap(figure), source=source(evidence, figure, "to_baseline", gap))


def nearest_gap(evidence: Evidence, figure: Figure) -> Span | None:
    """Where a reported figure stands: against its milestone, or else its baseline; None where it has neither."""
    if figure.to_milestone:
        return against_milestone(evidence, figure)
    return against_baseline(evidence, figure) if figure.to_baseline else None


def stated(figure: Figure) -> Change | None:
    """The change of a reported figure that says something."""
    change = stated_change(figure)
    return change if change and size_words(change) else None


def series_span(figure: Figure) -> Period | None:
    """From the first month of a series to its last; None for what has no series."""
    reading = figure.series
    return Period.span(reading.points[0].period, reading.latest.period) if reading else None
