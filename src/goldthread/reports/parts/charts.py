"""Charts of a paper: a monthly series with its limits, one figure against its milestone. Each carries its table."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from goldthread.apps.performance.readings import Figure
from goldthread.apps.performance.words import charts, positions, provenance, sentences, shown, wording
from goldthread.apps.performance.words.standing import baseline_gap, milestone_verdict, of_month
from goldthread.core.period import Period
from goldthread.core.reading import SeriesReading
from goldthread.documents.picture import Line, Strip
from goldthread.documents.text import Shape, words
from goldthread.documents.tree import Cell, Chart, Column, Row, Table
from goldthread.reports.evidence import Evidence
from goldthread.reports.parts import cells, papers
from goldthread.reports.parts.figures import source
from goldthread.reports.parts.prose import sentence

LEAST = 2
"""Points that make a line."""


def key(figure: Figure, place: str = "") -> str:
    """What a measure's chart is called inside the paper; of a part of an area, with its name."""
    part = figure.group or (figure.area_name if place and figure.area_name != place else "")
    return f"chart-{figure.definition.code}{f'-{part}' if part else ''}"


def line(evidence: Evidence, figure: Figure) -> Chart | None:
    """The months of a count, with what the rules picked out; None where fewer than two are held."""
    reading = figure.series
    if reading is None or sum(point.value is not None for point in reading.points) < LEAST:
        return None
    definition, place = figure.definition, figure.area_name
    return Chart(
        title=sentences.headline(definition.things, reading),
        sub=charts.subtitle(reading, definition, place=place),
        alt=charts.description(reading, definition, place=place),
        picture=Line(charts.line(reading, definition.targets)),
        data=_months(evidence, figure, reading),
        key=key(figure, evidence.place),
        shapes=tuple((_shape(kind), told) for kind, told in charts.key(reading)),
        notes=(words(provenance.counted(definition, evidence.files_in(_span(reading)))),),
    )


def _shape(kind: str) -> Shape:
    shapes: dict[str, Shape] = {
        "concern": "concern",
        "improvement": "improvement",
        "neutral": "neutral",
        "common": "common",
    }
    return shapes[kind]


def _span(reading: SeriesReading) -> Period:
    return Period.span(reading.points[0].period, reading.latest.period)


def _months(evidence: Evidence, figure: Figure, reading: SeriesReading) -> Table:
    """The table behind a line."""
    definition = figure.definition
    return Table(
        caption=_("%(title)s, month by month") % {"title": definition.title},
        sub=f"{figure.area_name}, {_span(reading).words}",
        columns=(
            Column(_("Month")),
            Column(sentence(definition.things), _("number"), "number"),
            Column(_("What the rules say"), width=2.0),
        ),
        rows=tuple(_month_rows(evidence, figure, reading)),
    )


def _month_rows(evidence: Evidence, figure: Figure, reading: SeriesReading) -> Iterator[Row]:
    for point, mark in zip(reading.points, reading.marks, strict=True):
        told = of_month(mark, reading, point.state)
        says = Cell(told.text, words(told.text), missing=told.kind == "unknown", shape=cells.shape(told))
        yield Row(words(point.period.words), (cells.level(evidence, figure, point), says))


def strip(evidence: Evidence, figure: Figure) -> Chart | None:
    """A reported figure against its baseline and milestone; None where it has no level or nothing to stand against."""
    position, definition = positions.position(figure), figure.definition
    gap = milestone_verdict(figure) or baseline_gap(figure)
    if position is None or not gap:
        return None
    level = wording.level(position.value, definition.unit)
    title = papers.named_with_group(figure)
    unit = "%" if definition.unit == "percent" else ""
    about = ", ".join(filter(None, (sentence(figure.point.period.words), definition.things, unit)))
    return Chart(
        title=_("%(title)s: %(level)s, %(gap)s") % {"title": title, "level": level, "gap": gap},
        sub=about,
        alt=f"{title}: {positions.description(figure)}.",
        picture=Strip(position),
        data=_standing(evidence, figure),
        key=key(figure),
        notes=(*papers.worked_out([figure]), words(papers.place(figure.row))) if figure.row else (),
    )


def _standing(evidence: Evidence, figure: Figure) -> Table:
    """The table behind a strip."""
    definition = figure.definition
    return Table(
        caption=_("%(title)s and what it stands against") % {"title": definition.title},
        sub=", ".join(filter(None, (figure.area_name, figure.group))),
        columns=(Column(_("Level")), Column(_("Period")), Column(definition.title, holds="number")),
        rows=tuple(_standing_rows(evidence, figure)),
    )


def _standing_rows(evidence: Evidence, figure: Figure) -> Iterator[Row]:
    unit, row, target = figure.definition.unit, figure.row, figure.target
    earlier, period = positions.year_before(figure), figure.point.period
    levels = (
        (_("Latest"), "value", figure.point.value, period),
        (_("A year before"), "value", earlier, period.year_before),
        (_("Baseline"), "baseline", row.baseline if row else None, None),
        (_("Milestone"), "milestone", target.value if target else None, None),
        (_("Milestone, upper end"), "milestone_upper", target.upper if target else None, None),
    )
    for name, part, value, when in levels:
        if value is not None:
            origin = source(evidence, figure, part, value, period=when)
            told = cells.cell(shown.Shown(wording.level(value, unit)), value, origin)
            yield Row(words(name), (cells.text(when.words if when else ""), told))
