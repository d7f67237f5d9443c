"""Areas side by side: counts and rates of the districts, with the lines that no district can claim and the total."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from goldthread.apps.performance.models import Area
from goldthread.apps.performance.queries import CENSUS
from goldthread.apps.performance.readings import Figure, figure_at
from goldthread.apps.performance.words import shown, wording
from goldthread.apps.performance.words.rows import PER, per_1000, rate, recorded, residents_of
from goldthread.apps.performance.words.spans import widest
from goldthread.core.period import Period
from goldthread.documents.text import Text, words
from goldthread.documents.tree import Block, Cell, Column, Row, Section, Table
from goldthread.reports.evidence import Evidence, Series
from goldthread.reports.parts import cells, figures, methods
from goldthread.reports.parts.prose import sentence

SHOWN = 6
"""Measures that stand side by side on one page."""
ORDER = {Area.Kind.DISTRICT: 0, Area.Kind.NO_LOCATION: 1, Area.Kind.OUTSIDE: 2, Area.Kind.FORCE: 3}


@dataclass(frozen=True, slots=True)
class Side:
    """What stands side by side: the measures, the areas in order, and the period."""

    measures: tuple[Figure, ...]
    areas: tuple[Area, ...]
    span: Period


def section(evidence: Evidence, chosen: Sequence[Figure]) -> Section | None:
    """The districts; None where no district is counted."""
    side = _side(evidence, chosen)
    if side is None:
        return None
    blocks: list[Block] = [_counts(evidence, side)]
    if evidence.record.residents:
        blocks.append(_rates(evidence, side))
    first = next((one for one in chosen if one.row is None), side.measures[0])
    blocks.append(_quarter(evidence, side, first))
    return Section(_("Areas side by side"), tuple(blocks), key="areas")


def _side(evidence: Evidence, chosen: Sequence[Figure]) -> Side | None:
    record = evidence.record
    own = [area for area in record.areas.values() if area.force == evidence.body.area]
    measures = tuple(_measures(evidence, chosen))
    if len(own) < 2 or not measures or record.own_area is None:
        return None
    largest = max(measures, key=lambda one: one.point.value or 0)
    totals = evidence.series(largest.definition, record.own_area)
    span = widest(totals, max(totals))
    by_area = evidence.by_area(*(one.definition for one in measures))[largest.definition.code]
    areas = sorted((area for area in own if area.code in by_area), key=lambda area: _place(area, by_area, span))
    return Side(measures, tuple(areas), span)


def _measures(evidence: Evidence, chosen: Sequence[Figure]) -> Iterator[Figure]:
    """The largest count, those that stand out, then those tied to a theme, and the largest of the rest."""
    counts = [one for one in evidence.counted.values() if one.series]
    by_size = sorted(counts, key=lambda one: one.point.value or 0, reverse=True)
    tied = [one for theme in evidence.themes for measure in theme.measures for one in evidence.figures(measure)]
    wanted = [*by_size[:1], *chosen, *tied, *by_size]
    unique = {one.definition.code: one for one in wanted if one.row is None}
    kept = list(unique)[:SHOWN]
    yield from (one for one in by_size if one.definition.code in kept)


def _place(area: Area, points: Mapping[str, Series], span: Period) -> tuple[int, float, str]:
    """Districts by size, then the lines that no district can claim, then the total."""
    value = figure_at(points[area.code], span).value or 0
    return ORDER[Area.Kind(area.kind)], -value, area.name


def _counts(evidence: Evidence, side: Side) -> Table:
    return Table(
        caption=_("%(counts)s by district: number") % {"counts": recorded(side.measures, evidence.catalogue)},
        sub=sentence(side.span.words),
        columns=(
            Column(_("District"), width=1.8),
            *(Column(one.definition.title, _("number"), "number") for one in side.measures),
        ),
        rows=tuple(
            _row(area, [_count(evidence, one, area, side.span) for one in side.measures]) for area in side.areas
        ),
        key="areas-counts",
        notes=(
            words(
                _("Rows without a place, or placed elsewhere, stand on lines of their own: the rows make the total.")
            ),
        ),
    )


def _row(area: Area, made: Sequence[Cell]) -> Row:
    return Row(words(area.name), tuple(made), total=area.kind == Area.Kind.FORCE)


def _count(evidence: Evidence, measure: Figure, area: Area, span: Period) -> Cell:
    return cells.level(evidence, evidence.count(measure.definition, area, span))


def _rates(evidence: Evidence, side: Side) -> Table:
    """Rates of districts and of all: a line without residents has none."""
    areas = [area for area in side.areas if area.kind in (Area.Kind.DISTRICT, Area.Kind.FORCE)]
    census = evidence.record.of_feed(CENSUS)[-1].subject_name
    facts = {"number": wording.number(PER), "counts": recorded(side.measures, evidence.catalogue)}
    per = _("per %(number)s") % facts
    return Table(
        caption=_("%(counts)s by district: rate per %(number)s residents") % facts,
        sub=sentence(side.span.words),
        columns=(
            Column(_("District"), width=1.8),
            Column(_("Residents"), _("number"), "number"),
            *(Column(one.definition.title, per, "number") for one in side.measures),
        ),
        rows=tuple(_row(area, tuple(_rate_cells(evidence, side, area))) for area in areas),
        key="areas-rates",
        notes=tuple(_rate_notes(census)),
    )


def _rate_notes(census: str) -> Iterator[Text]:
    yield words(_("Residents: %(source)s.") % {"source": census})
    yield words(_("The rate of the whole area counts the rows that no district can claim too."))


def _rate_cells(evidence: Evidence, side: Side, area: Area) -> Iterator[Cell]:
    people = residents_of(evidence.record, area)
    yield cells.NO_CELL if people is None else cells.number(people)
    for one in side.measures:
        points = evidence.by_area(one.definition)[one.definition.code]
        total = points.get(evidence.record.own_area.code if evidence.record.own_area else "", {})
        places = shown.rate_places(per_1000(total, side.span, _everyone(evidence)))
        value = per_1000(points.get(area.code, {}), side.span, people)
        figure = evidence.count(one.definition, area, side.span)
        yield cells.cell(rate(value, places=places), value, figures.source(evidence, figure, "rate", value))


def _everyone(evidence: Evidence) -> int | None:
    own = evidence.record.own_area
    return residents_of(evidence.record, own) if own else None


def _quarter(evidence: Evidence, side: Side, measure: Figure) -> Table:
    """One measure in every district: the period, the one before, and the change."""
    period, definition = measure.point.period, measure.definition
    things = sentence(definition.things)
    compared = {"now": period.words, "before": period.previous.words}
    base = wording.number(definition.percent_needs_base)
    return Table(
        caption=_("%(things)s by district") % {"things": things},
        sub=sentence(_("%(now)s against %(before)s") % compared),
        columns=(
            Column(_("District"), width=1.8),
            Column(period.short, _("number"), "number"),
            Column(period.previous.short, _("number"), "number"),
            Column(_("Change"), _("number"), "number"),
            Column(_("Change"), "%", "number"),
        ),
        rows=tuple(_quarter_row(evidence, measure, area) for area in side.areas),
        key="areas-change",
        notes=(methods.changes(), words(_("No percentage (–) is stated on fewer than %(base)s.") % {"base": base})),
    )


def _quarter_row(evidence: Evidence, measure: Figure, area: Area) -> Row:
    figure = evidence.count(measure.definition, area, measure.point.period)
    before = figure_at(evidence.series(measure.definition, area), measure.point.period.previous)
    told = (cells.level(evidence, figure), cells.level(evidence, figure, before))
    return _row(area, (*told, *cells.changes(evidence, figure)))
