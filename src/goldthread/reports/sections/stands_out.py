"""What stands out: the figures that a rule chose, the chart of the first series, and crime at a glance."""

from collections.abc import Iterator, Sequence

from django.utils.translation import gettext as _

from goldthread.apps.performance.chosen.glance import choose as at_a_glance
from goldthread.apps.performance.chosen.stands_out import choose, is_recent
from goldthread.apps.performance.readings import Figure
from goldthread.documents.text import Span, words
from goldthread.documents.tree import Block, Chart, Note, Paragraph, Section
from goldthread.reports.evidence import Evidence
from goldthread.reports.parts import charts, counted
from goldthread.reports.parts.prose import fill
from goldthread.reports.parts.told import figure as told

ONCE = "once"
HOW = "how-chosen"
"""The paragraph that tells the rule, in the section about the data."""


def chosen(evidence: Evidence) -> tuple[Figure, ...]:
    """At most three figures of the measures that the paper follows, worst first."""
    followed = [one for definition in evidence.followed for one in evidence.figures(definition)]
    counts = [one for one in followed if one.row is None]
    return tuple(choose(counts, list(_candidates(followed, evidence))))


def _candidates(followed: Sequence[Figure], evidence: Evidence) -> Iterator[Figure]:
    """Recent reported figures: of everybody, or of groups where only groups are reported again and again."""
    whole = {one.definition.code for one in followed if not one.group}
    for one in followed:
        is_main = not one.group or (one.definition.code not in whole and one.definition.frequency != ONCE)
        if one.row and is_main and is_recent(one, evidence.last_day):
            yield one


def section(evidence: Evidence, found: Sequence[Figure]) -> Section:
    """The first section of the paper."""
    none = _("Nothing stands out: by the rules, no figure held is a concern or an improvement.")
    blocks: list[Block] = [Paragraph(told.of(evidence, one), key=key(one)) for one in found]
    blocks += [] if found else [Paragraph(words(none))]
    blocks.append(Note(fill(_("Chosen by rule, not by hand: %(place)s tells how."), place=Span(to=HOW))))
    blocks += filter(None, [chart(evidence, found)])
    blocks += _glance(evidence)
    return Section(_("What stands out"), tuple(blocks), key="stands-out")


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
    cannot = tuple(words(told) for told in list(evidence.no_year)[:1])
    caption = _("Crimes recorded by the police")
    yield counted.table(evidence, at_a_glance(held), caption=caption, key="at-a-glance", notes=cannot)
