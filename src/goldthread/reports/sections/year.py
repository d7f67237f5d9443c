"""Recorded crime over the year: the volume of twelve months, its rate, and the newest quarter held in both years."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from goldthread.apps.performance.models import Area
from goldthread.apps.performance.queries import CENSUS
from goldthread.apps.performance.readings import Figure, figure_at
from goldthread.apps.performance.words import rows, shown, wording
from goldthread.apps.performance.words.rows import PER, per_1000, rate, residents_of
from goldthread.apps.performance.words.spans import in_both_years, quarter_to, year_to
from goldthread.core.period import Period
from goldthread.core.series import Point
from goldthread.documents.text import Text, words
from goldthread.documents.tree import Cell, Column, Row, Section, Table
from goldthread.reports.evidence import Evidence
from goldthread.reports.parts import cells, methods
from goldthread.reports.parts.figures import source


@dataclass(frozen=True, slots=True)
class Spans:
    """What the table shows: a year, if any count of it is whole, and a quarter held in both years, if there is one."""

    year: Period | None
    quarter: Period | None
    people: int | None


def section(evidence: Evidence) -> Section | None:
    """The table of every count; None where neither a year nor a comparison with one is held."""
    figures = [one for one in evidence.counted.values() if one.series]
    spans = _spans(evidence, figures) if figures else None
    if spans is None or not (spans.year or spans.quarter):
        return None
    title = _("%(counts)s over the year") % {"counts": rows.recorded(figures, evidence.catalogue)}
    return Section(title, (_table(evidence, figures, spans),), key="year")


def _spans(evidence: Evidence, figures: Sequence[Figure]) -> Spans:
    own = evidence.record.own_area
    held = {file.period: Point(file.period, 1.0) for file in evidence.record.street if file.period}
    year = year_to(max(held))
    is_whole = own and any(evidence.count(one.definition, own, year).point.state.usable for one in figures)
    both = in_both_years(held, quarter_to(max(held)))
    told = both if both and both != figures[0].point.period else None
    return Spans(year if is_whole else None, told, residents_of(evidence.record, own) if own else None)


def _table(evidence: Evidence, figures: Sequence[Figure], spans: Spans) -> Table:
    parts = [spans.year.words] if spans.year else []
    if spans.quarter:
        against = {"now": spans.quarter.words, "before": spans.quarter.year_before.words}
        parts.append(_("%(now)s against %(before)s") % against)
    own = evidence.record.own_area
    made = (Row(words(one.definition.title), tuple(_cells(evidence, one, own, spans))) for one in figures if own)
    return Table(
        caption=_("Every count over the year"),
        sub=f"{evidence.place}, {'; '.join(parts)}",
        columns=tuple(_columns(spans)),
        rows=tuple(made),
        key="year-table",
        notes=tuple(_notes(evidence, figures, spans)),
    )


def _columns(spans: Spans) -> Iterator[Column]:
    yield Column(_("Measure"), width=2.4)
    if spans.year:
        yield Column(spans.year.short, _("number"), "number")
        if spans.people:
            yield Column(_("Rate"), _("per %(number)s") % {"number": wording.number(PER)}, "number")
    if spans.quarter:
        yield Column(spans.quarter.short, _("number"), "number", 1.1)
        yield Column(spans.quarter.year_before.short, _("number"), "number", 1.3)
        yield Column(_("Change"), _("number"), "number")
        yield Column(_("Change"), "%", "number", 0.9)


def _cells(evidence: Evidence, figure: Figure, own: Area, spans: Spans) -> Iterator[Cell]:
    definition = figure.definition
    if spans.year:
        yearly = evidence.count(definition, own, spans.year)
        yield cells.level(evidence, yearly)
        if spans.people:
            yield _rate(evidence, yearly, spans)
    if spans.quarter:
        now = evidence.count(definition, own, spans.quarter)
        before = figure_at(evidence.series(definition, own), spans.quarter.year_before)
        yield cells.level(evidence, now)
        yield cells.level(evidence, now, before)
        yield from cells.changes(evidence, now, "year_before")


def _rate(evidence: Evidence, yearly: Figure, spans: Spans) -> Cell:
    """Two decimals where it is under ten, as everywhere."""
    points = {yearly.point.period: yearly.point}
    value = per_1000(points, yearly.point.period, spans.people)
    told = rate(value, places=shown.rate_places(value))
    return cells.cell(told, value, source(evidence, yearly, "rate", value))


def _notes(evidence: Evidence, figures: Sequence[Figure], spans: Spans) -> Iterator[Text]:
    warned = {one.definition.title: told for one in figures if (told := rows.warning(one))}
    if spans.quarter:
        yield methods.changes()
    if warned and spans.quarter:
        facts = {"names": "; ".join(warned), "warning": "; ".join(dict.fromkeys(warned.values()))}
        yield words(_("%(names)s: %(warning)s.") % facts)
    if spans.year and spans.people:
        people, census = wording.number(spans.people), evidence.record.of_feed(CENSUS)[-1].subject_name
        yield words(_("Rates rest on %(people)s residents (%(source)s).") % {"people": people, "source": census})
