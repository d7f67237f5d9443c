"""One reported figure on a level line: the numbers of the strip, the strip in words, and what cannot be said of it."""

from django.utils.translation import gettext as _

from goldthread.apps.performance.readings import Figure
from goldthread.apps.performance.words import wording
from goldthread.apps.performance.words.spans import when
from goldthread.apps.performance.words.standing import baseline_gap, milestone_distance
from goldthread.documents.chart import Position, StripWords


def stands_against_something(figure: Figure) -> bool:
    """Whether a reported figure has a baseline or a milestone to stand against."""
    return figure.target is not None or bool(figure.row and figure.row.baseline is not None)


def stands_against(figure: Figure) -> int:
    """How many things a reported figure stands beside: baseline, milestone, the year before."""
    has_baseline = bool(figure.row and figure.row.baseline is not None)
    return sum((has_baseline, figure.target is not None, year_before(figure) is not None))


def position(figure: Figure) -> Position | None:
    """The figure against its baseline, its milestone and the year before; None without a level."""
    row, value, target = figure.row, figure.point.value, figure.target
    if row is None or value is None:
        return None
    return Position(
        value,
        baseline=row.baseline,
        milestone=target.value if target else None,
        earlier=year_before(figure),
        milestone_upper=target.upper if target else None,
        decimals=_decimals(figure, value),
        words=StripWords(_("Baseline"), _("Milestone"), _("a year before")),
    )


def _decimals(figure: Figure, value: float) -> int:
    """As many as the finest of the levels needs, two at most; a share has one at least."""
    row, target = figure.row, figure.target
    levels = (value, row and row.baseline, target and target.value, target and target.upper, year_before(figure))
    finest = max(len(wording.number(one).partition(".")[2]) for one in levels if isinstance(one, int | float))
    return max(finest, 1) if figure.definition.unit == "percent" else finest


def year_before(figure: Figure) -> float | None:
    """The level of the same stretch a year earlier, if one was reported."""
    wanted = figure.point.period.year_before
    return next((one.point.value for one in figure.earlier if one.point.period == wanted), None)


def description(figure: Figure) -> str:
    """The strip for those who do not see it."""
    row, unit = figure.row, figure.definition.unit
    level = wording.level(figure.point.value or 0, unit)
    sentences = [_("%(level)s %(when)s") % {"level": level, "when": when(figure.point.period)}]
    earlier = year_before(figure)
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


def no_interval(figure: Figure) -> str:
    """That a share carries no interval, and why; empty where it does or needs none."""
    if figure.interval is not None or figure.definition.unit != "percent":
        return ""
    return _("No interval is shown: the number who answered is not held.")
