"""Figures with their judgement: a value at a period, what it is compared with, what its series says, how far it is
from target."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from goldthread.analytics.measures.definition import Catalogue, Definition
from goldthread.apps.performance.models import Area, ReportedFigure
from goldthread.apps.performance.queries import Finding, Record
from goldthread.core.errors import BadInput
from goldthread.core.period import Period
from goldthread.core.reading import Series, SeriesReading, read_many
from goldthread.core.series import Point
from goldthread.core.state import State
from goldthread.core.stats.compare.change import Change, change
from goldthread.core.stats.compare.exposure import year_on_year
from goldthread.core.stats.intervals.interval import Interval
from goldthread.core.stats.intervals.proportion import wilson
from goldthread.core.stats.time.rolling import total
from goldthread.core.target import Distance, Sense, Target, distance

Counted = tuple[Definition, Area, Mapping[Period, Point]]
"""A computed measure, an area, and its monthly figures there."""

MONTHS_OF = {"month": 1, "quarter": 3, "year": 12}


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of one measure, in one area and group, with everything that may be said of it.

    `is_detectable`: it differs from the same period of the year before by more than chance, all figures that were so
    compared together considered. `findings` are what was noticed in the rows that it counts.
    """

    definition: Definition
    area: str
    area_name: str
    point: Point
    changes: Mapping[str, Change]
    group: str = ""
    series: SeriesReading | None = None
    row: ReportedFigure | None = None
    to_baseline: Distance | None = None
    to_milestone: Distance | None = None
    interval: Interval | None = None
    is_stale: bool = False
    is_detectable: bool = False
    earlier: tuple["Figure", ...] = field(default=(), repr=False)
    findings: tuple[Finding, ...] = field(default=(), repr=False)

    @property
    def target(self) -> Target | None:
        """The target that stood with a reported figure."""
        return _target(self.row)


def figure_at(points: Mapping[Period, Point], period: Period) -> Point:
    """The figure of a month, or the sum over a longer period; a state in place of a value where a month is missing
    or short."""
    if period in points:
        return points[period]
    return total(points, period)


def compare_points(now: Point, before: Point, definition: Definition) -> Change:
    """The change between two figures; none where either is missing or short, and it says which."""
    for point in (before, now):
        if not point.state.usable:
            reason = "part_supplied" if point.state is State.PART_SUPPLIED else "not_held"
            return Change(None, None, None, point.period, point.state, reason)
    crossed = [one.month for one in definition.breaks if before.period.start < one.month.start < now.period.end]
    if crossed:
        return Change(None, None, None, before.period, State.SERIES_BREAK, "series_break", since=max(crossed))
    base = definition.percent_needs_base
    return change(now.value, before.value, unit=definition.unit, against=before.period, percent_needs_base=base)


def over_a_year(now: Point, before: Point) -> str:
    """Whether a count differs from the same period of the year before by more than chance, for the days of each:
    higher, lower, no_detectable_change or too_few; empty where a side is missing or short."""
    if now.value is None or before.value is None or not (now.state.usable and before.state.usable):
        return ""
    days, days_before = float(now.period.days), float(before.period.days)
    return str(year_on_year(now.value, before.value, days, days_before).verdict)


def changes_at(points: Mapping[Period, Point], period: Period, definition: Definition) -> dict[str, Change]:
    """The figure against the period before and against the same period a year before."""
    now = figure_at(points, period)
    return {
        "previous": compare_points(now, figure_at(points, period.previous), definition),
        "year_before": compare_points(now, figure_at(points, period.year_before), definition),
    }


def counted_figure(definition: Definition, area: Area, points: Mapping[Period, Point], period: Period) -> Figure:
    """The figure of a computed measure in one area at one period, with the reading of its monthly series."""
    return counted_figures([(definition, area, points)], period)[0]


def counted_figures(held: Sequence[Counted], period: Period) -> tuple[Figure, ...]:
    """The same of many measures and areas at one period, whose series are read together."""
    given = [Series(points, definition.direction, definition.breaks) for definition, _area, points in held]
    return tuple(
        Figure(
            definition,
            area.code,
            area.name,
            figure_at(points, period),
            changes_at(points, period, definition),
            series=reading,
        )
        for (definition, area, points), reading in zip(held, read_many(given), strict=True)
    )


def noted(figures: Iterable[Figure], record: Record) -> tuple[Figure, ...]:
    """Counted figures with what was noticed in the rows that each rests on."""
    return tuple(replace(one, findings=_findings_on(one, record)) for one in figures)


def _findings_on(figure: Figure, record: Record) -> tuple[Finding, ...]:
    area = record.areas.get(figure.area)
    if area is None:
        return ()
    is_part = area.kind != Area.Kind.FORCE
    return record.findings_on(figure.definition, area.force, figure.point.period, is_part=is_part)


def figures_of_parts(record: Record, definitions: Iterable[Definition], period: Period) -> tuple[Figure, ...]:
    """The figures of counted measures in every district of the body's own area, at one period; in one read."""
    known = tuple(definitions)
    parts = [one for one in record.areas.values() if one.kind == Area.Kind.DISTRICT and one.force == record.body.area]
    held = record.points_by_area(known) if parts else {}
    counted = [(one, area, held[one.code][area.code]) for one in known for area in parts if area.code in held[one.code]]
    return noted(counted_figures(counted, period), record)


def reported_figures(
    record: Record, definitions: Iterable[Definition], *, today: date, until: date | None = None
) -> list[Figure]:
    """The newest reported figure of each measure, area and group, with the earlier ones behind it.

    Those whose period starts on `until` or later are left out, if it is given.
    """
    known = {one.code: one for one in definitions}
    series: dict[tuple[str, str, str], list[ReportedFigure]] = defaultdict(list)
    for row in record.reported(measures=known, until=until):
        series[row.measure, record.place_of(row.area)[0], row.group].append(row)
    return [_newest(known[code], rows, record, today) for (code, _area, _group), rows in series.items()]


def _newest(definition: Definition, rows: list[ReportedFigure], record: Record, today: date) -> Figure:
    """The newest row that says something stands in front; the others stay behind it."""
    figures: list[Figure] = []
    for row in rows:
        figures.append(_reported(definition, row, figures, record))
    said = [one for one in figures if one.point.state is not State.NOT_HELD] or figures
    front = said[-1]
    earlier = tuple(one for one in figures if one is not front)
    return replace(front, earlier=earlier, is_stale=_is_stale(front, today))


def _reported(definition: Definition, row: ReportedFigure, before: list[Figure], record: Record) -> Figure:
    period = Period.parse(row.period)
    state = State(row.state)
    point = Point(period, row.value, state, row.numerator, row.denominator, row.file.load.number)
    target = _target(row)
    return Figure(
        definition,
        *record.place_of(row.area),
        point,
        _reported_changes(definition, row, point, before),
        group=row.group,
        row=row,
        to_baseline=_to_baseline(row),
        to_milestone=distance(row.value, target) if target and row.value is not None else None,
        interval=_interval(definition, row),
    )


def _reported_changes(
    definition: Definition, row: ReportedFigure, now: Point, before: Iterable[Figure]
) -> dict[str, Change]:
    """The change as reported, and those that the levels held allow."""
    held = {one.point.period: one.point for one in before}
    found = {
        name: compare_points(now, held[period], definition)
        for name, period in (("previous", now.period.previous), ("year_before", now.period.year_before))
        if period in held and now.state.usable
    }
    if any(part is not None for part in (row.change_number, row.change_percent, row.change_points)):
        against = Period.parse(row.compared_period) if row.compared_period else None
        found["reported"] = Change(row.change_number, row.change_percent, row.change_points, against, State.HELD)
    return found


def _target(row: ReportedFigure | None) -> Target | None:
    if row is None or row.milestone is None or not row.sense:
        return None
    return Target(row.milestone, Sense(row.sense), row.milestone_upper)


def _to_baseline(row: ReportedFigure) -> Distance | None:
    if row.value is None or row.baseline is None:
        return None
    return distance(row.value, Target(row.baseline, Sense.MONITOR))


def _interval(definition: Definition, row: ReportedFigure) -> Interval | None:
    """A Wilson interval, in percent, where a share was reported with its numerator and denominator."""
    if definition.unit != "percent" or row.numerator is None or row.denominator is None:
        return None
    found = wilson(row.numerator, row.denominator).one
    return Interval(100 * found.lower, 100 * found.upper, found.confidence) if found else None


def _is_stale(figure: Figure, today: date) -> bool:
    """Whether the figure is older than two of the periods in which the measure is meant to be reported."""
    months = MONTHS_OF.get(figure.definition.frequency)
    if months is None:
        return False
    end = figure.point.period.end
    return (today.year - end.year) * 12 + today.month - end.month > 2 * months


def find_area(record: Record, text: str) -> Area:
    """The area of this code, or name; of several with one name, that of the body's own force."""
    wanted = text.strip().casefold()
    named = [a for a in record.areas.values() if wanted in (a.code.casefold(), a.name.casefold(), a.force)]
    named.sort(key=lambda a: (a.kind != Area.Kind.FORCE if wanted == a.force else False, a.force != record.body.area))
    if named:
        return named[0]
    held = ", ".join(sorted(a.name for a in record.areas.values() if a.force == record.body.area)) or "none yet"
    raise BadInput("no figure is held for it.", where=f"area “{text}”", mend=f"Areas held: {held}.")


def figures(
    record: Record, catalogue: Catalogue, *, today: date, area: str = "", period: Period | None = None
) -> list[Figure]:
    """Every measure's figure, in the catalogue's order: at the period, or the newest; in the area, or anywhere.

    Without an area the counted measures are those of the body's own, and the reported ones of every area.
    """
    reported = reported_figures(record, catalogue.reported, today=today)
    if area:
        reported = [one for one in reported if is_in(one, area, record)]
    place = _counted_place(record, area, is_known=bool(reported))
    counted = _counted(record, catalogue, place, period) if place else []
    if period:
        reported = [one for front in reported for one in (front, *front.earlier) if one.point.period == period]
    order = {one.code: index for index, one in enumerate(catalogue.measures)}
    return sorted([*counted, *reported], key=lambda one: order[one.definition.code])


def is_in(figure: Figure, area: str, record: Record) -> bool:
    """Whether a reported figure is of this area, given by code, name or short name."""
    return figure.area.casefold() == record.place_of(area)[0].casefold()


def _counted_place(record: Record, area: str, *, is_known: bool) -> Area | None:
    """The area to count for. One that only reported figures know has no counts; one nobody knows is refused."""
    if not area:
        return record.own_area
    try:
        return find_area(record, area)
    except BadInput:
        if is_known:
            return None
        raise


def _counted(record: Record, catalogue: Catalogue, place: Area, period: Period | None) -> list[Figure]:
    of_area = record.points_of_area(catalogue.counted, place.code)
    newest = max((month for points in of_area.values() for month in points), default=None)
    wanted = period or newest
    if wanted is None or not wanted.months:
        return []
    return list(noted((counted_figure(one, place, of_area[one.code], wanted) for one in catalogue.counted), record))
