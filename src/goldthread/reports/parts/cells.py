"""Cells of tables: the value a machine reads beside the text a person reads, with where it comes from."""

from goldthread.apps.performance.readings import Figure
from goldthread.apps.performance.words import charts, shown, wording
from goldthread.apps.performance.words.shown import Shown
from goldthread.apps.performance.words.standing import Says, of_figure
from goldthread.core.series import Point
from goldthread.documents.picture import Spark
from goldthread.documents.text import Shape, Source, Span, words
from goldthread.documents.tree import Cell
from goldthread.reports.evidence import Evidence
from goldthread.reports.parts.figures import series_span, source

NO_CELL = Cell(None, words(shown.DASH))


def cell(told: Shown, value: float | None = None, origin: Source | None = None) -> Cell:
    """A figure as its words are; one that is missing has no value."""
    return Cell(None if told.missing else value, words(told.text), missing=told.missing, source=origin)


def number(value: float, origin: Source | None = None, *, places: int | None = None) -> Cell:
    """A plain number."""
    return Cell(value, words(wording.number(value, places=places)), source=origin)


def text(told: str, *, missing: bool = False) -> Cell:
    """Words; a dash where there are none to say."""
    return Cell(told, words(told), missing=missing) if told else NO_CELL


def level(evidence: Evidence, figure: Figure, point: Point | None = None) -> Cell:
    """A figure, or that of another period of the same series. One that no file gives comes from nowhere."""
    at = point or figure.point
    value = at.value if at.state.usable else None
    origin = source(evidence, figure, "value", value, period=at.period)
    return cell(shown.figure(at, figure.definition.unit), value, origin if origin.words else None)


def changes(evidence: Evidence, figure: Figure, against: str = "previous") -> tuple[Cell, Cell]:
    """A count’s change in number and in per cent; dashes where the figure before, beside it, says it is missing."""
    change, on = figure.changes[against], "" if against == "previous" else f"_on_{against}"
    if not change.state.usable:
        return NO_CELL, NO_CELL
    in_number, in_percent = shown.compared(figure.point, change)
    size = change.points if change.points is not None else change.number
    return (
        cell(in_number, size, source(evidence, figure, f"change{on}", size)),
        cell(in_percent, change.percent, source(evidence, figure, f"percent{on}", change.percent)),
    )


def says(evidence: Evidence, figure: Figure, told: Says | None = None) -> Cell:
    """What a series says, or where a figure stands: a shape, a word, the rest."""
    found = told or of_figure(figure)
    lead = f"{found.lead} " if found.lead and found.text else found.lead
    origin = source(evidence, figure, "says", None, period=series_span(figure))
    line = words(Span(lead, strong=True), found.text) if lead else words(found.text)
    whole = f"{lead}{found.text}"
    return Cell(whole, line, missing=found.kind == "unknown", shape=shape(found), source=origin)


def shape(found: Says) -> Shape:
    """The sign beside the words; none where nothing is judged."""
    return "" if found.kind == "unknown" else found.kind


def spark(evidence: Evidence, figure: Figure) -> Cell:
    """The small line of a row; empty where there is no series."""
    reading = figure.series
    if reading is None:
        return NO_CELL
    points = tuple(charts.points(reading, notes=False))
    drawing = Spark(points, reading.limits.mean if reading.limits else None)
    return Cell(None, picture=drawing, source=source(evidence, figure, "series", None, period=series_span(figure)))
