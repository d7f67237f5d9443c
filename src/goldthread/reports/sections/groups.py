"""Groups side by side: each group beside everybody, and groups beside one another where only groups are reported."""

from collections.abc import Iterator, Sequence

from django.utils.translation import gettext as _

from goldthread.apps.performance.readings import Figure
from goldthread.apps.performance.words import wording
from goldthread.apps.performance.words.shown import Shown
from goldthread.core.stats.compare.change import change
from goldthread.documents.text import Text, words
from goldthread.documents.tree import Cell, Column, Group, Row, Section, Table
from goldthread.reports.evidence import Evidence
from goldthread.reports.parts import cells, methods, papers, reported
from goldthread.reports.parts.figures import source
from goldthread.reports.parts.prose import sentence

LEAST = 2
ALIKE = ("percent", "rate", "days")


def section(evidence: Evidence) -> Section | None:
    """The measures that are reported for several groups; None where there are none."""
    found = [figures for one in evidence.followed if (figures := _own(evidence, one.code)) and _is_parted(figures)]
    if not found:
        return None
    return Section(_("Groups side by side"), (_table(evidence, found),), key="groups")


def _own(evidence: Evidence, code: str) -> list[Figure]:
    """The figures of the body's own area."""
    return [one for one in evidence.reported.get(code, ()) if one.area == evidence.record.own_place[0]]


def _is_parted(figures: Sequence[Figure]) -> bool:
    return len({one.group for one in figures}) >= LEAST


def _table(evidence: Evidence, found: Sequence[Sequence[Figure]]) -> Table:
    made: list[Row | Group] = []
    for figures in found:
        made.append(Group(words(figures[0].definition.title)))
        made += [_row(evidence, one, figures) for one in figures]
    return Table(
        caption=_("Reported figures by group"),
        sub=_("The difference is from everybody, or from the first group where only groups are reported"),
        columns=(
            Column(_("Group"), width=2.0),
            Column(_("Period"), width=1.6),
            Column(_("Latest"), holds="number"),
            Column(_("Change"), _("number or points"), "number"),
            Column(_("Change"), "%", "number"),
            Column(_("Difference"), holds="number"),
        ),
        rows=tuple(made),
        key="groups-table",
        notes=tuple(_notes([one for figures in found for one in figures])),
        group_name=_("Measure"),
    )


def _row(evidence: Evidence, figure: Figure, beside: Sequence[Figure]) -> Row:
    told = cells.level(evidence, figure)
    moved = reported.in_number(evidence, figure), reported.in_percent(evidence, figure)
    period = cells.text(figure.point.period.words)
    return Row(words(_who(figure)), (period, told, *moved, _difference(evidence, figure, beside[0])))


def _who(figure: Figure) -> str:
    return sentence(figure.group) if figure.group else _("Everybody")


def _difference(evidence: Evidence, figure: Figure, first: Figure) -> Cell:
    """From the first of them: of shares, rates and days alone, where both have a level for the same period. Counts
    are of things that differ in size, and are not set against one another."""
    if figure is first or figure.definition.unit not in ALIKE:
        return cells.NO_CELL
    if figure.point.period != first.point.period:
        both = figure.point.value is not None and first.point.value is not None
        return cells.text(_("periods differ"), missing=True) if both else cells.NO_CELL
    found = change(figure.point.value, first.point.value, unit=figure.definition.unit)
    size = found.points if found.points is not None else found.number
    if size is None:
        return cells.NO_CELL
    sign = "+" if size > 0 else wording.MINUS if size < 0 else ""
    told = Shown(f"{sign}{wording.gap(size, figure.definition.unit)}")
    return cells.cell(told, size, source(evidence, figure, "difference", size))


def _notes(figures: Sequence[Figure]) -> Iterator[Text]:
    yield from methods.judged(figures)
    yield words(_("A difference is stated of shares, rates and days of the same period, and never of counts."))
    yield words(_("It is a plain subtraction: whether it is more than chance was not tested."))
    yield from papers.surveyed(figures)
    yield from papers.named(figures)
