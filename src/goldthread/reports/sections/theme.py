"""One theme of the plan: what its measures say in a line, their tables, their charts, and the insight paragraphs."""

from collections.abc import Iterator, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from goldthread.analytics.measures.definition import Definition
from goldthread.apps.performance.chosen.stands_out import worst_first
from goldthread.apps.performance.readings import Figure
from goldthread.apps.performance.words import wording
from goldthread.apps.performance.words.positions import stands_against
from goldthread.apps.performance.words.rows import recorded
from goldthread.apps.performance.words.standing import Kind, of_figure
from goldthread.apps.planning.queries import InsightView
from goldthread.core.state import State
from goldthread.documents.text import Span, Text, words
from goldthread.documents.tree import Block, Chart, Paragraph, Section
from goldthread.reports.evidence import Evidence
from goldthread.reports.parts import charts, counted, reported
from goldthread.reports.parts.prose import fill, joined, sentence
from goldthread.reports.parts.reported import Line
from goldthread.reports.parts.told import insight
from goldthread.reports.themes import Theme

JUDGED = ("concern", "neutral", "improvement")
"""Kinds that a rule or a target picked out, worst first."""
RICH, POOR = 2, 2
"""Things beside a figure that make its strip worth drawing; strips drawn where there is no other chart."""


def section(evidence: Evidence, theme: Theme, *, place: int, drawn: frozenset[str]) -> Section | None:
    """The theme as a section; None where nothing is tied to it. A chart whose key is in `drawn` is not drawn again."""
    insights = [one for one in evidence.insights if one.node_reference in theme.references]
    if not (theme.measures or insights):
        return None
    blocks = [*_summary(theme.measures, evidence), *_tables(evidence, theme, key=f"theme-{place}", drawn=drawn)]
    blocks += _charts(evidence, _shown(evidence, theme.measures), drawn)
    blocks += paragraphs(evidence, insights)
    return Section(theme.title, tuple(blocks), key=f"theme-{place}")


def untied(evidence: Evidence, *, drawn: frozenset[str]) -> Section | None:
    """What hangs on no theme: the other measures, with charts only of those that a rule picked out."""
    known = {reference for theme in evidence.themes for reference in theme.references}
    insights = [one for one in evidence.insights if one.node_reference not in known]
    if not (evidence.untied or insights):
        return None
    theme = Theme(_("Tied to no theme"), "", evidence.untied)
    picked = [one for one in _figures(evidence, theme.measures) if _is_picked(one)]
    intro = _("These measures are followed as well; the plan ties them to no theme.")
    tables = (*_tables(evidence, theme, key="untied", drawn=drawn), *_charts(evidence, picked, drawn))
    blocks = [Paragraph(words(intro)), *tables] if evidence.untied else []
    return Section(theme.title, (*blocks, *paragraphs(evidence, insights)), key="untied")


def _is_picked(figure: Figure) -> bool:
    return of_figure(figure).kind in JUDGED


def _figures(evidence: Evidence, measures: Sequence[Definition]) -> list[Figure]:
    return [figure for one in measures for figure in evidence.figures(one)]


def paragraphs(evidence: Evidence, insights: Sequence[InsightView]) -> Iterator[Block]:
    """The insight paragraphs, under a heading of their own."""
    if insights:
        yield Section(_("What lies behind the figures"), tuple(insight.blocks(evidence, insights)))


def _tables(evidence: Evidence, theme: Theme, *, key: str, drawn: frozenset[str]) -> Iterator[Block]:
    """The tables of a theme: figures with something to stand against, other reported figures, counts."""
    lines = [line for one in theme.measures if one.shape == "reported" for line in lines_of(evidence, one)]
    counts = [figure for one in theme.measures if one.shape == "count" for figure in evidence.figures(one)]
    about = {"theme": theme.title}
    judged = [line for line in lines if line.is_judged]
    others = [line for line in lines if not line.is_judged]
    if judged:
        caption = _("Figures with a baseline or a milestone: %(theme)s") % about
        yield reported.table(evidence, judged, caption=caption, key=f"{key}-judged")
    if others:
        caption = (_("Other reported figures: %(theme)s") if judged else _("Reported figures: %(theme)s")) % about
        yield reported.table(evidence, others, caption=caption, key=f"{key}-reported")
    if counts:
        caption = _("%(counts)s: %(theme)s") % {**about, "counts": recorded(counts, evidence.catalogue)}
        seen = tuple(_seen(one) for one in counts if charts.key(one) in drawn)
        yield counted.table(evidence, counts, caption=caption, key=f"{key}-counted", notes=seen)


def _seen(figure: Figure) -> Text:
    """Where a chart stands that an earlier section drew."""
    return fill(_("%(title)s: %(chart)s."), title=figure.definition.title, chart=Span(to=charts.key(figure)))


def lines_of(evidence: Evidence, definition: Definition) -> Iterator[Line]:
    """The rows of a reported measure: that of everybody; of each group where only groups are reported; or that none is
    held."""
    found = evidence.figures(definition)
    whole = [one for one in found if not one.group] or list(found)
    yield from (Line(definition, one) for one in whole)
    if not found:
        yield Line(definition, None)


def _summary(measures: Sequence[Definition], evidence: Evidence) -> Iterator[Paragraph]:
    """What the theme's measures say, worst first, in one line."""
    lines = [
        line
        for one in measures
        for line in (lines_of(evidence, one) if one.shape == "reported" else _count_lines(evidence, one))
    ]
    judged, quiet, missing = _sorted(lines)
    told_of = {one.definition.code for _key, found in judged for one in found}
    told_of |= {line.definition.code for line in lines if line.definition.title in (*quiet, *missing)}
    told: list[Text] = [_named(kind, lead, _merged(found)) for (kind, lead), found in judged]
    if quiet:
        told.append(_named("common", _("No unusual change"), quiet))
    if missing:
        told.append(words(_("No figure is held of: %(names)s.") % {"names": ", ".join(missing)}))
    every = {line.definition.code for line in lines}
    if rest := len(every - told_of):
        told.append(words(_unjudged(rest, is_all=rest == len(every))))
    if told:
        yield Paragraph(joined(told))


def _count_lines(evidence: Evidence, definition: Definition) -> Iterator[Line]:
    figures = evidence.figures(definition)
    yield Line(definition, figures[0] if figures else None)


def _merged(figures: Sequence[Figure]) -> list[str]:
    """The measures' names, with the groups that are meant in brackets."""
    groups: dict[str, list[str]] = {}
    for one in figures:
        groups.setdefault(one.definition.title, []).extend([one.group] if one.group else [])
    return [f"{title} ({', '.join(found)})" if found else title for title, found in groups.items()]


def _sorted(lines: Sequence[Line]) -> tuple[list[tuple[tuple[Kind, str], list[Figure]]], list[str], list[str]]:
    """Figures by what is said of them, worst first; names of counts with nothing unusual, and of what has no figure."""
    judged: dict[tuple[Kind, str], list[Figure]] = {}
    quiet, missing = [], []
    for line in lines:
        name = line.definition.title
        if line.figure is None or line.figure.point.state is State.NOT_HELD:
            missing.append(name)
            continue
        found = of_figure(line.figure)
        if found.kind in JUDGED:
            judged.setdefault((found.kind, found.lead), []).append(line.figure)
        elif found.kind == "common" and line.figure.row is None:
            quiet.append(name)
    return sorted(judged.items(), key=lambda pair: JUDGED.index(pair[0][0])), quiet, missing


def _named(kind: Kind, lead: str, names: Sequence[str]) -> Text:
    """The word of judgement with its sign, and whom it is said of."""
    told = Span(f"{lead.rstrip(':')}:", strong=True, shape="" if kind == "unknown" else kind)
    return words(told, f" {'; '.join(names)}.")


def _unjudged(number: int, *, is_all: bool) -> str:
    if is_all:
        return _("None of these measures has a baseline, a milestone or a series to be judged by.")
    told = ngettext(
        "%(number)s other has nothing to be judged by.", "%(number)s others have nothing to be judged by.", number
    )
    return sentence(told % {"number": wording.count_word(number)})


def _shown(evidence: Evidence, measures: Sequence[Definition]) -> list[Figure]:
    """The figures that stand in the tables of a theme, reported ones first."""
    lines = [line for one in measures if one.shape == "reported" for line in lines_of(evidence, one)]
    counts = [figure for one in measures if one.shape == "count" for figure in evidence.figures(one)]
    return [*(line.figure for line in lines if line.figure), *counts]


def _charts(evidence: Evidence, figures: Sequence[Figure], drawn: frozenset[str]) -> Iterator[Chart]:
    """The charts of these figures that were not drawn before.

    A strip is worth its place where two things stand beside the figure; of the others, the two worst of different
    measures are drawn where there is no chart at all.
    """
    fresh = [one for one in figures if charts.key(one) not in drawn]
    rich = [one for one in fresh if one.row is None or stands_against(one) >= RICH]
    made = [chart for one in rich if (chart := _chart(evidence, one))]
    if not made and len(fresh) == len(figures):
        poor = sorted((one for one in fresh if one.row), key=worst_first)
        by_measure = {one.definition.code: one for one in reversed(poor)}
        drawable = (one for one in poor if by_measure[one.definition.code] is one)
        made = [chart for one in drawable if (chart := _chart(evidence, one))][:POOR]
    yield from made


def _chart(evidence: Evidence, figure: Figure) -> Chart | None:
    return charts.strip(evidence, figure) if figure.row else charts.line(evidence, figure)
