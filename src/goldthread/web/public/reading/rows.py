"""The rows of tables of measures, for counted and reported figures alike."""

from django.utils.translation import gettext as _

from goldthread.apps.performance import wording
from goldthread.apps.performance.readings import Figure
from goldthread.core.reading import SeriesReading
from goldthread.core.state import State
from goldthread.web import figures
from goldthread.web.drawing import spark
from goldthread.web.parts import MeasureRow, Shown
from goldthread.web.public import addresses
from goldthread.web.public.reading.standing import of_figure, stated_change


def row(figure: Figure, *, place: str = "", with_period: bool = False) -> MeasureRow:
    """One measure as a row. Where rows differ in period, each says its own, and its place when that is not `place`."""
    change, relative = _changes(figure)
    return MeasureRow(
        name=figure.definition.title,
        href=addresses.measure(figure.definition.code),
        value=figures.figure(figure.point, figure.definition.unit),
        change=change,
        relative=relative,
        says=of_figure(figure),
        spark=spark(figure.series),
        under=under(figure, place) if with_period else "",
        warning=warning(figure),
    )


def under(figure: Figure, place: str) -> str:
    """Whose figure it is and of when: "disabled residents, year to June 2025". One out of date says when apart."""
    elsewhere = "" if figure.area_name == place else figure.area_name
    period = "" if figure.is_stale else figure.point.period.words
    return ", ".join(part for part in (figure.group, elsewhere, period) if part)


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


def _changes(figure: Figure) -> tuple[Shown, Shown]:
    if figure.row is None:
        return figures.compared(figure.point, figure.changes["previous"])
    return _stated(figure), _relative(figure)


def _stated(figure: Figure) -> Shown:
    change = stated_change(figure)
    if change is None:
        return Shown(_("not stated"), missing=True)
    if change.points is not None:
        return Shown(wording.change_words(change))
    return figures.change_number(change)


def _relative(figure: Figure) -> Shown:
    change = stated_change(figure)
    return figures.change_percent(change) if change else Shown(figures.DASH)
