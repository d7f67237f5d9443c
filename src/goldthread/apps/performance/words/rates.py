"""Rates per 1,000 residents. No rate is stated where the residents of a place are not held."""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from goldthread.apps.performance.models import Area
from goldthread.apps.performance.queries import Record
from goldthread.apps.performance.readings import figure_at
from goldthread.apps.performance.words import wording
from goldthread.apps.performance.words.shown import Shown
from goldthread.core.period import Period
from goldthread.core.series import Point

PER = 1000


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
