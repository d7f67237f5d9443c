"""What stands out: the figures that a rule chose, the chart of the first series, and crime at a glance."""

from collections.abc import Iterator, Sequence

from django.utils.translation import gettext as _

from goldthread.apps.performance.chosen import charted
from goldthread.apps.performance.chosen.glance import choose as at_a_glance
from goldthread.apps.performance.chosen.stands_out import candidates, choose
from goldthread.apps.performance.readings import Figure
from goldthread.apps.performance.words.rows import recorded
from goldthread.apps.performance.words.spans import without_year
from goldthread.documents.text import Span, words
from goldthread.documents.tree import Block, Chart, Note, Paragraph, Section
from goldthread.reports.evidence import Evidence
from goldthread.reports.parts import charts, counted
from goldthread.reports.parts.prose import fill
from goldthread.reports.parts.told import figure as told

HOW = "how-chosen"
"""The paragraph that tells the rule, in the section about the data."""


def chosen(evidence: Evidence) -> tuple[Figure, ...]:
    """At most three figures of the measures that the paper follows, worst first."""
    followed = [one for definition in evidence.followed for one in evidence.figures(definition)]
    counts, reported = ([one for one in followed if (one.row is None) is counted] for counted in (True, False))
    return tuple(choose(counts, candidates(reported, evidence.last_day), evidence.parts))


def section(evidence: Evidence, found: Sequence[Figure]) -> Section:
    """The first section of the paper."""
    none = _("Nothing stands out: by the rules, no figure held is a concern or an improvement.")
    blocks: list[Block] = [Paragraph(told.of(evidence, one), key=key(one)) for one in found]
    blocks += [] if found else [Paragraph(words(none))]
    blocks.append(Note(fill(_("Chosen by rule, not by hand: %(place)s tells how."), place=Span(to=HOW))))
    blocks += [Note(words(" ".join(looked))) for looked in [_looked_at(evidence)] if looked]
    blocks += filter(None, [chart(evidence, found)])
    blocks += _glance(evidence)
    return Section(_("What stands out"), tuple(blocks), key="stands-out")


def _looked_at(evidence: Evidence) -> tuple[str, ...]:
    """How many series were charted before these were chosen, and what chance alone would give."""
    counts = [one for definition in evidence.followed for one in evidence.figures(definition) if one.row is None]
    return charted.told(charted.charted((*counts, *charted.chartable(evidence.parts))))


def key(figure: Figure) -> str:
    """What the paragraph of a figure is called inside the paper."""
    return f"stands-out-{figure.definition.code}"


def chart(evidence: Evidence, found: Sequence[Figure]) -> Chart | None:
    """The chart of the first series; of the largest count where none stands out."""
    largest = sorted(evidence.counted.values(), key=lambda one: one.point.value or 0, reverse=True)
    drawn = (charts.line(evidence, one) for one in (*found, *largest) if one.row is None)
    return next((one for one in drawn if one), None)


def _glance(evidence: Evidence) -> Iterator[Block]:
    """The counts that an overview shows, and why none is set against a year ago."""
    held = [one for one in evidence.counted.values() if one.series]
    if not held:
        return
    cannot = tuple(words(without_year(gaps)) for gaps in list(evidence.no_year)[:1])
    caption = recorded(held, evidence.catalogue)
    yield counted.table(evidence, at_a_glance(held), caption=caption, key="at-a-glance", notes=cannot)
