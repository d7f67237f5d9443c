"""What stands in a row of a table of measures beside its value: its changes, its rate per 1,000 residents (none where
those of a place are not held), whose it is, and what to mind."""

from collections.abc import Iterable, Mapping

from django.utils.translation import gettext as _

from goldthread.analytics.measures.definition import CATEGORY, Catalogue
from goldthread.apps.performance.models import Area
from goldthread.apps.performance.queries import Record
from goldthread.apps.performance.readings import Figure, figure_at
from goldthread.apps.performance.words import shown, wording
from goldthread.apps.performance.words.shown import Shown
from goldthread.apps.performance.words.standing import stated_change
from goldthread.core.period import Period
from goldthread.core.reading import SeriesReading
from goldthread.core.series import Point
from goldthread.core.state import State

PER = 1000


def recorded(figures: Iterable[Figure], catalogue: Catalogue) -> str:
    """What these counts are called together: recorded crime; with a count of what is no crime, as their cards say it.

    No crime is what a total of the catalogue leaves out.
    """
    left_out = {one for card in catalogue.counted for one in card.exclude.get(CATEGORY, ())}
    wide = {one.definition.framework for one in figures if any(map(one.definition.counts, left_out))}
    titles = [one.title for one in catalogue.frameworks if one.code in wide]
    return titles[0] if titles else _("Recorded crime")


def under(figure: Figure, place: str) -> str:
    """Whose figure it is and of when: "disabled residents, year to June 2025". One out of date says when apart."""
    return ", ".join(part for part in (whose(figure, place), dated(figure)) if part)


def whose(figure: Figure, place: str) -> str:
    """Of which group and place it is, where that is not everybody, or not `place`."""
    elsewhere = "" if figure.area_name == place else figure.area_name
    return ", ".join(part for part in (figure.group, elsewhere) if part)


def dated(figure: Figure) -> str:
    """Of when it is; empty for one out of date, which says so in its warning."""
    return "" if figure.is_stale else figure.point.period.words


def warning(figure: Figure) -> str:
    """What a reader must know before using the row."""
    if figure.is_stale:
        return _("last reported %(period)s") % {"period": figure.point.period.last_month.words}
    return short_months(figure.series)


def short_months(reading: SeriesReading | None) -> str:
    """The months that are shown and never used."""
    points = reading.points if reading else ()
    months = [point.period.words for point in points if point.state is State.PART_SUPPLIED]
    return _("%(months)s part supplied: left out") % {"months": ", ".join(months)} if months else ""


def changes(figure: Figure) -> tuple[Shown, Shown]:
    """The change in number or points, and in per cent, each as a cell."""
    if figure.row is None:
        return shown.compared(figure.point, figure.changes["previous"])
    return _stated(figure), _relative(figure)


def _stated(figure: Figure) -> Shown:
    change = stated_change(figure)
    if change is None:
        return Shown(_("not stated"), missing=True)
    if change.points is not None:
        return Shown(wording.change_words(change))
    return shown.change_number(change)


def _relative(figure: Figure) -> Shown:
    change = stated_change(figure)
    return shown.change_percent(change) if change else Shown(shown.DASH)


def residents_of(record: Record, area: Area) -> int | None:
    """People living in a district, or in all districts of a force; None where any is not known, and for other lines."""
    people = record.residents
    if area.kind == Area.Kind.DISTRICT:
        return people.get(area.name)
    if area.kind != Area.Kind.FORCE:
        return None
    areas = record.areas.values()
    counts = [people.get(one.name) for one in areas if one.force == area.force and one.kind == Area.Kind.DISTRICT]
    known = [count for count in counts if count is not None]
    return sum(known) if known and len(known) == len(counts) else None


def per_1000(points: Mapping[Period, Point], span: Period, people: int | None) -> float | None:
    """The count of a period for each 1,000 residents; None where either is not known."""
    point = figure_at(points, span)
    if not people or not point.state.usable or point.value is None:
        return None
    return PER * point.value / people


def rate(value: float | None, *, places: int) -> Shown:
    """A rate as a cell."""
    return Shown(_("no rate"), missing=True) if value is None else Shown(wording.number(value, places=places))
