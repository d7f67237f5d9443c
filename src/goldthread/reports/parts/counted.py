"""The table of counts: a period, the one before, the change, the series in little and what it says."""

from collections.abc import Iterator, Sequence

from django.utils.translation import gettext as _

from goldthread.apps.performance.readings import Figure, figure_at
from goldthread.apps.performance.words import provenance, rows
from goldthread.apps.performance.words.spans import first_to_last
from goldthread.core.period import Period
from goldthread.core.series import Point
from goldthread.documents.text import Text, words
from goldthread.documents.tree import Cell, Column, Row, Table
from goldthread.reports.evidence import Evidence
from goldthread.reports.parts import cells, methods


def table(
    evidence: Evidence, figures: Sequence[Figure], *, caption: str, key: str = "", notes: tuple[Text, ...] = ()
) -> Table:
    """One row a measure, in the order given. A change over a year takes a column only where one is stated."""
    with_year = any(_year(one) for one in figures)
    period = figures[0].point.period
    compared = {"place": evidence.place, "now": period.words, "before": period.previous.words}
    return Table(
        caption=caption,
        sub=_("%(place)s, %(now)s against %(before)s") % compared,
        columns=tuple(_columns(figures, period, with_year=with_year)),
        rows=tuple(Row(words(one.definition.title), tuple(_cells(evidence, one, with_year))) for one in figures),
        key=key,
        notes=(*notes, *methods.judged(figures), *map(words, _sources(evidence, figures))),
    )


def _columns(figures: Sequence[Figure], period: Period, *, with_year: bool) -> Iterator[Column]:
    yield Column(_("Measure"), width=2.3)
    yield Column(period.short, _("number"), "number", 0.9)
    yield Column(period.previous.short, _("number"), "number", 0.9)
    yield Column(_("Change"), _("number"), "number", 0.8)
    yield Column(_("Change"), "%", "number", 0.8)
    if with_year:
        yield Column(_("Change on a year before"), "%", "number", 1.0)
    yield Column(_span(figures), holds="picture", width=1.4)
    yield Column(_("What the series says"), width=2.3)


def _span(figures: Sequence[Figure]) -> str:
    readings = [one.series for one in figures if one.series]
    if not readings:
        return _("Series")
    first = min(one.points[0].period for one in readings)
    return first_to_last(first, max(one.latest.period for one in readings))


def _cells(evidence: Evidence, figure: Figure, with_year: bool) -> Iterator[Cell]:
    yield cells.level(evidence, figure)
    yield cells.level(evidence, figure, before(figure))
    yield from cells.changes(evidence, figure)
    if with_year:
        yield cells.changes(evidence, figure, "year_before")[1]
    yield cells.spark(evidence, figure)
    yield cells.says(evidence, figure)


def before(figure: Figure) -> Point:
    """The count of the period before."""
    points = {point.period: point for point in figure.series.points} if figure.series else {}
    return figure_at(points, figure.point.period.previous)


def _year(figure: Figure) -> bool:
    return figure.changes["year_before"].number is not None


def _sources(evidence: Evidence, figures: Sequence[Figure]) -> Iterator[str]:
    """The months left out, and where the counts come from; each once."""
    warned: dict[str, list[str]] = {}
    for one in figures:
        if told := rows.warning(one):
            warned.setdefault(told, []).append(one.definition.title)
    yield from (f"{'; '.join(names)}: {told}." for told, names in warned.items())
    yield from dict.fromkeys(provenance.counted(one.definition, evidence.record.street) for one in figures)
