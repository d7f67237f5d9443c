"""Chooses by rule the counts that an overview shows: what a rule picked out, what is in doubt, what grew worst, and the
largest. No measure is dropped because its period is short."""

from collections.abc import Sequence
from statistics import mean

from goldthread.apps.performance.readings import Figure
from goldthread.apps.performance.words.standing import of_figure

SHOWN = 8
WORST = 2


def choose(counted: Sequence[Figure]) -> list[Figure]:
    """Every count that a rule picked out, every one in doubt, the two that grew worst in proportion, and then the
    largest up to eight; the largest first."""
    by_size = sorted(counted, key=_size, reverse=True)
    worst = sorted((one for one in counted if _worsening(one) > 0), key=_worsening, reverse=True)[:WORST]
    kept = [one for one in by_size if _is_picked(one) or not one.point.state.usable or one in worst]
    kept += [one for one in by_size if one not in kept][: max(0, SHOWN - len(kept))]
    return sorted(kept, key=_size, reverse=True)


def _size(figure: Figure) -> float:
    """The count; of a period that is short or missing, what its months come to by the average of those held."""
    if figure.point.value is not None:
        return figure.point.value
    points = figure.series.points if figure.series else ()
    values = [point.value for point in points if point.state.usable and point.value is not None]
    return mean(values) * len(figure.point.period.months) if values else 0.0


def _worsening(figure: Figure) -> float:
    """The change in per cent on the period before, counted in the wrong direction; 0 where none is stated."""
    return -figure.definition.direction.sign * (figure.changes["previous"].percent or 0.0)


def _is_picked(figure: Figure) -> bool:
    return of_figure(figure).kind in ("concern", "improvement", "neutral")
