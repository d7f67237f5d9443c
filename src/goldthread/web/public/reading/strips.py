"""Position strips: one figure on a line against its baseline, its milestone and the figure a year before."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from markupsafe import Markup

from goldthread.apps.performance.readings import Figure
from goldthread.apps.performance.words import wording
from goldthread.apps.performance.words.standing import baseline_gap, milestone_distance
from goldthread.documents.chart import Position, StripWords, position_strip
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
    row, value = figure.row, figure.point.value
    if row is None or value is None or not (even_alone or row.baseline is not None or figure.target):
        return None
    href, source = addresses.measure(figure.definition.code), _source(figure)
    if row.baseline is None and figure.target is None and _year_before(figure) is None:
        level = wording.level(value, figure.definition.unit)
        return Strip(figure.definition.title, href, NO_DRAWING, source, alone=level)
    unit = "%" if figure.definition.unit == "percent" else ""
    title = f"{figure.definition.title}, {unit}" if unit else figure.definition.title
    return Strip(title, href, _drawing(figure, value, row.baseline), source)


def _drawing(figure: Figure, value: float, baseline: float | None) -> Markup:
    target = figure.target
    position = Position(
        value,
        baseline=baseline,
        milestone=target.value if target else None,
        earlier=_year_before(figure),
        milestone_upper=target.upper if target else None,
        decimals=1 if figure.definition.unit in ("percent", "rate") else 0,
        words=StripWords(_("Baseline"), _("Milestone"), _("a year before")),
    )
    return Markup(position_strip(position, name=figure.definition.title, description=_description(figure)))


def _year_before(figure: Figure) -> float | None:
    wanted = figure.point.period.year_before
    return next((one.point.value for one in figure.earlier if one.point.period == wanted), None)


def _description(figure: Figure) -> str:
    """The strip for those who do not see it."""
    row, unit = figure.row, figure.definition.unit
    level = wording.level(figure.point.value or 0, unit)
    sentences = [_("%(level)s in %(period)s") % {"level": level, "period": figure.point.period.words}]
    earlier = _year_before(figure)
    if earlier is not None:
        sentences.append(_("%(level)s a year before") % {"level": wording.level(earlier, unit)})
    if row and row.baseline is not None:
        sentences.append(
            _("baseline %(level)s: %(gap)s") % {"level": wording.level(row.baseline, unit), "gap": baseline_gap(figure)}
        )
    if figure.target:
        milestone = wording.level(figure.target.value, unit)
        sentences.append(_("milestone %(level)s: %(gap)s") % {"level": milestone, "gap": milestone_distance(figure)})
    return "; ".join(sentences)


def _source(figure: Figure) -> str:
    """Of when it is, and what cannot be said of it."""
    period = figure.point.period
    parts = [
        _("Last reported %(month)s.") % {"month": period.last_month.words}
        if figure.is_stale
        else _("%(period)s.") % {"period": period.words[:1].upper() + period.words[1:]}
    ]
    if figure.interval is None and figure.definition.unit == "percent":
        parts.append(_("No interval is shown: the number who answered is not held."))
    if figure.row:
        parts.append(f"{figure.row.document}.")
    return " ".join(parts)
