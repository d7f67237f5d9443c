"""Crime at a glance: the newest quarter against the one before. It says what cannot be compared, and why.

No measure is dropped because its quarter is short: it stands in the table with its state.
"""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from goldthread.apps.performance.chosen.glance import choose
from goldthread.apps.performance.readings import Figure
from goldthread.apps.performance.words.charts import stretch
from goldthread.apps.performance.words.rows import recorded
from goldthread.apps.performance.words.shown import row_count
from goldthread.apps.performance.words.spans import first_to_last
from goldthread.core.period import Period
from goldthread.core.reading import SeriesReading
from goldthread.web.parts import Column, MeasureRow
from goldthread.web.public.held import Held
from goldthread.web.public.reading.rows import row


@dataclass(frozen=True, slots=True)
class Group:
    """Rows under one heading; an empty name draws none."""

    name: str
    rows: tuple[MeasureRow, ...]


@dataclass(frozen=True, slots=True)
class Glance:
    """The table, with what a reader must know under it."""

    caption: str
    sub: str
    columns: tuple[Column, ...]
    labels: tuple[str, str, str]
    groups: tuple[Group, ...]
    source: str
    cannot: str


def glance(held: Held) -> Glance | None:
    """The counts that `choose` finds; None when nothing is counted."""
    period = held.recent
    if not held.counted or period is None:
        return None
    compared = {"place": held.place_name, "now": period.words, "before": period.previous.words}
    return Glance(
        caption=recorded(held.counted, held.catalogue),
        sub=_("%(place)s, %(now)s against %(before)s") % compared,
        columns=columns(period, held.counted[0].series),
        labels=(period.short, _("Change"), _("Change, %")),
        groups=(Group("", tuple(row(one) for one in choose(held.counted))),),
        source=_source(held),
        cannot=_cannot(held.counted, period),
    )


def columns(period: Period, series: SeriesReading | None) -> tuple[Column, ...]:
    """The heads of a table of counts, units on their own line."""
    return (
        Column(_("Measure")),
        Column(period.short, _("number"), number=True),
        Column(_("Change"), _("number"), number=True),
        Column(_("Change"), "%", number=True),
        Column(first_to_last(series.points[0].period, series.latest.period) if series else _("Series")),
        Column(_("What the series says")),
    )


def _source(held: Held) -> str:
    files = held.record.street
    rows = sum(file.rows for file in files)
    months = ngettext("%(months)s month", "%(months)s months", len(files)) % {"months": len(files)}
    facts = {"rows": row_count(rows), "months": months, "source": held.counted[0].definition.source}
    return _("Source: %(source)s, %(rows)s, %(months)s.") % facts


def _cannot(counted: tuple[Figure, ...], period: Period) -> str:
    """Why there is no comparison with a year ago, if there is none."""
    if all(one.changes["year_before"].reason != "not_held" for one in counted):
        return ""
    holes = counted[0].series.holes if counted[0].series else ()
    if not holes:
        return _("The same months a year earlier are not held, so no change over a year is stated.")
    gaps = ", ".join(stretch(*hole) for hole in holes)
    facts = {"gaps": gaps}
    return _("The same months a year earlier cannot be compared: no data are held for %(gaps)s.") % facts
