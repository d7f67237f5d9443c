"""A counted measure by district, with rates, and the lines that no district can claim: the rows make the total."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _
from markupsafe import Markup

from goldthread.analytics.measures.definition import Definition
from goldthread.apps.performance.models import Area
from goldthread.apps.performance.queries import CENSUS
from goldthread.apps.performance.readings import changes_at, figure_at
from goldthread.apps.performance.words import shown, wording
from goldthread.apps.performance.words.rows import per_1000, rate, residents_of
from goldthread.apps.performance.words.shown import Shown
from goldthread.apps.performance.words.spans import first_to_last, recent, widest
from goldthread.core.period import Period
from goldthread.core.reading import read_series
from goldthread.core.series import Point
from goldthread.web.parts import Column
from goldthread.web.parts.drawing import spark
from goldthread.web.public import addresses
from goldthread.web.public.held import Held

Series = Mapping[Period, Point]
ORDER = {Area.Kind.DISTRICT: 0, Area.Kind.NO_LOCATION: 1, Area.Kind.OUTSIDE: 2, Area.Kind.FORCE: 3}


@dataclass(frozen=True, slots=True)
class Spans:
    """The longest period held whole, and the newest that can be compared with the one before; they may be the same.

    `rate_places` are the decimals of the rates, which the total decides for the column.
    """

    whole: Period
    latest: Period
    rate_places: int

    @property
    def are_one(self) -> bool:
        return self.whole == self.latest


@dataclass(frozen=True, slots=True)
class Cell:
    """A figure under its label; one for checking others may be left out where there is no room."""

    shown: Shown
    label: str
    only_wide: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One district, one unallocated line, or the total."""

    name: str
    cells: tuple[Cell, ...]
    spark: Markup
    is_total: bool


@dataclass(frozen=True, slots=True)
class Districts:
    """The table, and what to mind when reading it."""

    caption: str
    sub: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    notes: tuple[str, ...]


def by_district(held: Held, definition: Definition, areas: Mapping[str, Series]) -> Districts | None:
    """The table over the longest period held whole; None when no district is counted."""
    own = [area for code, area in held.record.areas.items() if area.force == held.site.body.area and code in areas]
    if held.place is None or len(own) < 2:
        return None
    total = areas[held.place.code]
    whole = widest(total, max(total))
    places = shown.rate_places(per_1000(total, whole, residents_of(held.record, held.place)))
    spans = Spans(whole, recent(total, max(total)), places)
    own.sort(key=lambda area: (*_place(area, areas[area.code], spans.whole), area.name))
    facts = {"things": definition.things[:1].upper() + definition.things[1:], "period": spans.whole.words}
    compared = {"now": spans.latest.words, "before": spans.latest.previous.words}
    return Districts(
        caption=_("%(things)s, %(period)s") % facts,
        sub=_("Change: %(now)s against %(before)s") % compared,
        columns=tuple(_columns(held, spans, total)),
        rows=tuple(_row(held, definition, area, areas[area.code], spans) for area in own),
        notes=tuple(_notes(held, definition)),
    )


def _place(area: Area, points: Series, span: Period) -> tuple[int, float]:
    """Districts by size, then the lines that no district can claim, then the total."""
    return ORDER[Area.Kind(area.kind)], -(figure_at(points, span).value or 0)


def _columns(held: Held, spans: Spans, total: Series) -> Iterator[Column]:
    yield Column(_("District"))
    yield Column(spans.whole.short, _("number"), number=True)
    if held.record.residents:
        yield Column(_("Residents"), _("number"), number=True, only_wide=True)
    yield Column(_("Rate"), _("per 1,000"), number=True)
    if not spans.are_one:
        yield Column(spans.latest.short, _("number"), number=True)
    yield Column(_("Change"), _("number"), number=True)
    yield Column(_("Change"), "%", number=True)
    yield Column(first_to_last(min(total), max(total)))


def _row(held: Held, definition: Definition, area: Area, points: Series, spans: Spans) -> Row:
    line = spark(read_series(points, direction=definition.direction, breaks=definition.breaks))
    return Row(area.name, tuple(_cells(held, definition, area, points, spans)), line, area.kind == Area.Kind.FORCE)


def _cells(held: Held, definition: Definition, area: Area, points: Series, spans: Spans) -> Iterator[Cell]:
    people = residents_of(held.record, area)
    change = changes_at(points, spans.latest, definition)["previous"]
    number, relative = shown.compared(figure_at(points, spans.latest), change)
    yield Cell(_count(definition, area, points, spans.whole), spans.whole.short)
    if held.record.residents:
        yield Cell(Shown(shown.DASH if people is None else wording.number(people)), _("Residents"), only_wide=True)
    yield Cell(rate(per_1000(points, spans.whole, people), places=spans.rate_places), _("Per 1,000"))
    if not spans.are_one:
        yield Cell(_count(definition, area, points, spans.latest), spans.latest.short)
    yield Cell(number, _("Change"))
    yield Cell(relative, _("Change, %"))


def _count(definition: Definition, area: Area, points: Series, span: Period) -> Shown:
    """The count with the way to where it comes from."""
    point = figure_at(points, span)
    code = "" if area.kind == Area.Kind.FORCE else area.code
    href = addresses.trace(definition.code, span, area=code)
    return shown.sourced(shown.figure(point, definition.unit), point, href)


def _notes(held: Held, definition: Definition) -> Iterator[str]:
    base = wording.number(definition.percent_needs_base)
    yield _("No percentage (–) is stated on fewer than %(base)s.") % {"base": base}
    if held.record.residents:
        yield _("Residents: %(source)s.") % {"source": held.record.of_feed(CENSUS)[-1].subject_name}
    yield _("Rows without a place, or placed elsewhere, stand on lines of their own: the rows make the total.")
