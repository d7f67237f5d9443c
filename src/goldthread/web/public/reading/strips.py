"""Position strips: one figure on a line against its baseline, its milestone and the figure a year before."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from markupsafe import Markup

from goldthread.apps.performance.readings import Figure
from goldthread.apps.performance.words import positions, wording
from goldthread.documents.chart import position_strip
from goldthread.web.parts import NO_DRAWING
from goldthread.web.public import addresses


@dataclass(frozen=True, slots=True)
class Strip:
    """A strip with its heading and its source; a figure with nothing to stand against is `alone`, without a drawing."""

    title: str
    href: str
    drawing: Markup
    source: str
    alone: str = ""


def strip(figure: Figure, *, even_alone: bool = False) -> Strip | None:
    """The strip of a figure; None without a level, or, unless `even_alone`, with neither baseline nor milestone."""
    found = positions.position(figure)
    if found is None or not (even_alone or positions.stands_against_something(figure)):
        return None
    href, source = addresses.measure(figure.definition.code), _source(figure)
    if found.values == (found.value,):
        level = wording.level(found.value, figure.definition.unit)
        return Strip(figure.definition.title, href, NO_DRAWING, source, alone=level)
    unit = "%" if figure.definition.unit == "percent" else ""
    title = f"{figure.definition.title}, {unit}" if unit else figure.definition.title
    told = positions.description(figure)
    drawing = Markup(position_strip(found, name=figure.definition.title, description=told))
    return Strip(title, href, drawing, source)


def _source(figure: Figure) -> str:
    """Of when it is, and what cannot be said of it."""
    period = figure.point.period
    parts = [
        _("Last reported %(month)s.") % {"month": period.last_month.words}
        if figure.is_stale
        else _("%(period)s.") % {"period": period.words[:1].upper() + period.words[1:]},
        positions.no_interval(figure),
        f"{figure.row.document}." if figure.row else "",
    ]
    return " ".join(filter(None, parts))
