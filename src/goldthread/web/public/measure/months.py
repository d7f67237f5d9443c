"""A counted measure month by month, with the rule that picked a month out. Stretches not held stand as rows."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from goldthread.analytics.measures.definition import Definition
from goldthread.apps.performance.queries import Finding
from goldthread.apps.performance.readings import compare_points
from goldthread.apps.performance.words import shown
from goldthread.apps.performance.words.charts import stretch
from goldthread.apps.performance.words.shown import NO_FIGURE, Shown
from goldthread.apps.performance.words.standing import Says, of_month
from goldthread.core.period import Period
from goldthread.core.reading import Mark, SeriesReading
from goldthread.core.series import Point
from goldthread.core.state import State
from goldthread.web.parts import Column, Link
from goldthread.web.public import addresses
from goldthread.web.public.reading.marks import marks

Found = Callable[[Period], tuple[Finding, ...]]

SHOWN = 36
NOTHING = Says("common", "")


@dataclass(frozen=True, slots=True)
class Row:
    """One month; or, when `gap` is set, a stretch of months not held."""

    gap: str = ""
    name: str = ""
    href: str = ""
    value: Shown = NO_FIGURE
    change: Shown = NO_FIGURE
    relative: Shown = NO_FIGURE
    says: Says = NOTHING
    marks: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Months:
    """The table."""

    caption: str
    sub: str
    columns: tuple[Column, ...]
    labels: tuple[str, str, str]
    rows: tuple[Row, ...]


def month_by_month(definition: Definition, reading: SeriesReading, found: Found) -> Months:
    """The last three years of a series, oldest first; all of it is in the file. `found` is what was noticed in a
    month's rows."""
    things = definition.things[:1].upper() + definition.things[1:]
    months = stretch(reading.points[-SHOWN:][0].period, reading.latest.period)
    return Months(
        caption=_("%(things)s each month") % {"things": things},
        sub=_("%(months)s; change against the month before") % {"months": months},
        columns=(
            Column(_("Month")),
            Column(things, _("number"), number=True),
            Column(_("Change on month before"), _("number"), number=True),
            Column(_("Change"), "%", number=True),
            Column(_("What the series says")),
        ),
        labels=(things, _("Change"), _("Change, %")),
        rows=tuple(_rows(definition, reading, found)),
    )


def _rows(definition: Definition, reading: SeriesReading, found: Found) -> Iterator[Row]:
    ends = dict(reading.holes)
    by_month = {point.period: point for point in reading.points}
    for point, mark in list(zip(reading.points, reading.marks, strict=True))[-SHOWN:]:
        if point.period in ends:
            yield Row(gap=_gap(point.period, ends[point.period]))
        elif point.state is not State.NOT_HELD:
            row = _row(definition, reading, point, mark, by_month.get(point.period.previous))
            yield replace(row, marks=marks(found(point.period)))


def _gap(first: Period, last: Period) -> str:
    return _("%(months)s: no data held") % {"months": stretch(first, last)}


def _row(definition: Definition, reading: SeriesReading, point: Point, mark: Mark, before: Point | None) -> Row:
    earlier = before or Point(point.period.previous, None, State.NOT_HELD)
    change, relative = shown.compared(point, compare_points(point, earlier, definition))
    return Row(
        name=point.period.words,
        href=addresses.trace(definition.code, point.period),
        value=shown.figure(point, definition.unit),
        change=change,
        relative=relative,
        says=of_month(mark, reading, point.state),
    )
