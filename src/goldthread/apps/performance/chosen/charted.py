"""How much was looked at before a few things were chosen: series charted, periods compared, and what chance gives.

Many series hold some that look unusual by chance. What is told here lets a reader set the few against the many.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import fmean

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from goldthread.apps.performance.readings import Figure
from goldthread.apps.performance.words import wording
from goldthread.core.stats.charts.chance import signal_rate
from goldthread.core.stats.charts.xmr import DEFAULT_METHOD
from goldthread.core.stats.compare.exposure import year_on_year
from goldthread.core.stats.compare.many import benjamini_hochberg

LEAST_MEAN = 10
"""Fewer a month than this, on average, are too few for limits of this kind: such a series of a part is not charted."""

FALSE_SHARE = 0.05
"""Of the changes called detectable, the share that chance alone may account for."""


@dataclass(frozen=True, slots=True)
class Charted:
    """Series that have limits, those whose newest month a rule picked out, and how many chance alone would pick out.

    `compared`: figures set against the same period of the year before; `detectable`: those that moved by more than
    chance, all of them together considered.
    """

    series: int
    signals: int
    by_chance: float
    compared: int
    detectable: int


def charted(figures: Sequence[Figure]) -> Charted:
    """The count of what was looked at."""
    drawn = [one for one in figures if one.series and one.series.limits]
    chance = sum(signal_rate(_usable(one), DEFAULT_METHOD).last_point for one in drawn)
    signals = sum(one.series.signal.kind != "common" for one in drawn if one.series)
    return Charted(len(drawn), signals, chance, len(_with_a_year(figures)), len(detectable(figures)))


def told(held: Charted) -> tuple[str, ...]:
    """The same in words: of series, and of periods set against a year before."""
    if not held.series:
        return ()
    series = ngettext("%(series)s series was charted.", "%(series)s series were charted.", held.series)
    signals = ngettext(
        "In %(signals)s of them the newest month is unusual; chance alone would give about %(chance)s.",
        "In %(signals)s of them the newest month is unusual; chance alone would give about %(chance)s.",
        held.signals,
    )
    facts = {
        "series": wording.number(held.series),
        "signals": wording.number(held.signals),
        "chance": wording.number(held.by_chance, places=0 if held.by_chance >= 1 else 1),
        "compared": wording.number(held.compared),
        "detectable": wording.number(held.detectable),
    }
    year = _("The same months of the year before are not held, so no change over a year was tested among them.")
    if held.compared:
        year = ngettext(
            "%(compared)s figure was set against the same period a year before; %(detectable)s moved by more than "
            "chance explains.",
            "%(compared)s figures were set against the same period a year before; %(detectable)s moved by more than "
            "chance explains, with their number allowed for.",
            held.compared,
        )
    return tuple(words % facts for words in (series, signals, year))


def chartable(figures: Iterable[Figure]) -> tuple[Figure, ...]:
    """The figures of parts of an area whose series are large enough for limits."""
    return tuple(one for one in figures if _mean(one) >= LEAST_MEAN)


def detectable(figures: Sequence[Figure]) -> tuple[Figure, ...]:
    """The counts that differ from the same period of the year before by more than chance.

    By the exact test of two counts for their days, with Benjamini and Hochberg's allowance for the number of figures;
    those without a year before have no test.
    """
    held = _with_a_year(figures)
    if not held:
        return ()
    now = [one.point.value or 0 for one in held]
    before = [(one.point.value or 0) - (one.changes["year_before"].number or 0) for one in held]
    days = [float(one.point.period.days) for one in held]
    days_before = [float(one.point.period.year_before.days) for one in held]
    adjusted = benjamini_hochberg(year_on_year(now, before, days, days_before).p)
    return tuple(one for one, p in zip(held, adjusted, strict=True) if p < FALSE_SHARE)


def _with_a_year(figures: Iterable[Figure]) -> list[Figure]:
    return [
        one
        for one in figures
        if one.row is None and one.point.value is not None and _moved(one) is not None and one.point.state.usable
    ]


def _moved(figure: Figure) -> float | None:
    change = figure.changes.get("year_before")
    return change.number if change else None


def _usable(figure: Figure) -> int:
    return sum(point.state.usable for point in figure.series.points) if figure.series else 0


def _mean(figure: Figure) -> float:
    points = figure.series.points if figure.series else ()
    return fmean([point.value for point in points if point.state.usable and point.value is not None] or [0.0])
