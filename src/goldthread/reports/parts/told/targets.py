"""Targets in sentences: where a figure stands against its milestone and its baseline, each with its level."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from goldthread.apps.performance.readings import Figure
from goldthread.apps.performance.words import wording
from goldthread.apps.performance.words.standing import target_words
from goldthread.core.target import Sense
from goldthread.documents.text import Span, Text
from goldthread.reports.evidence import Evidence
from goldthread.reports.parts import figures
from goldthread.reports.parts.prose import fill


def gaps(evidence: Evidence, figure: Figure) -> Iterator[Text]:
    """“0.2 points short of the milestone of at least 57.4%”, “1.8 points above the baseline of 55.4%”."""
    if figure.to_milestone and figure.target:
        gap = figures.against_milestone(evidence, figure)
        is_parity = figure.target.sense is Sense.PARITY
        told = _("%(gap)s at %(level)s") if is_parity else _("%(gap)s of %(level)s")
        yield fill(told, gap=gap, level=milestone(evidence, figure))
    if figure.to_baseline and figure.row and figure.row.baseline is not None:
        gap = figures.against_baseline(evidence, figure)
        yield fill(_("%(gap)s of %(level)s"), gap=gap, level=baseline(evidence, figure, figure.row.baseline))


def milestone(evidence: Evidence, figure: Figure) -> Span:
    """The milestone as it was meant: “at least 57.4%”."""
    target = figure.target
    value = target.value if target else None
    told = target_words(target, figure.definition.unit) if target else ""
    if target and target.sense is Sense.PARITY:
        told = wording.level(target.value, figure.definition.unit)
    return Span(told, source=figures.source(evidence, figure, "milestone", value))


def baseline(evidence: Evidence, figure: Figure, value: float) -> Span:
    """The baseline."""
    told = wording.level(value, figure.definition.unit)
    return Span(told, source=figures.source(evidence, figure, "baseline", value))
