"""Which chart suits a series, and why, in words for those who are no statisticians.

Refuses rolling sums, whose overlap makes any limits wrong, and periods that are mixed, out of order or twice there.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from types import MappingProxyType
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike
from scipy.special import chdtrc, fdtrc

from goldthread.core.period import Period, PeriodKind
from goldthread.core.stats.arrays import Floats, counts, exposures, in_order, numbers, same_rows
from goldthread.core.stats.refused import NotAShare, OverlappingSums, WrongChoice

Chart = Literal["xmr", "c", "g", "u", "u'", "p", "p'", "run", "none"]
Data = Literal["value", "count", "rate", "share", "rolling"]

LEAST_POINTS = 12
SMALL_MEAN = 10.0
RARE_MEAN = 1.0
LARGE_SHARE, LARGE_RATE = 500.0, 50.0
"""A mean whole (share), or mean events (rate), from which limits by chance alone are implausibly narrow."""
LEAST_SEASONS = 3
SURE = 0.01

SEASONS: Mapping[PeriodKind, int] = MappingProxyType({PeriodKind.MONTH: 12, PeriodKind.QUARTER: 4, PeriodKind.HALF: 2})

REASONS: Mapping[str, str] = MappingProxyType(
    {
        "too_short": "Fewer than two values are held, so there is nothing to compare.",
        "no_variation": "All values are equal, so there is no usual variation to measure.",
        "few_points": "Fewer than twelve values are held: limits set on so few would move with each new one.",
        "seasonal": "The same months stand high or low every year, so limits would give false alarms. Chart the "
        "seasonally adjusted series, or compare with the same month of last year.",
        "autocorrelated": "Each value leans on the one before, so limits would give false alarms. Look at the run of "
        "points, or chart the changes.",
        "level_moved": "The level moved part of the way through. If the cause is known, start new limits there.",
        "rare": "Most periods have none or one, so a count a period says little. Chart the time between events.",
        "small_counts": "The counts are small, so the usual limits would reach below zero. Limits for counts fit.",
        "large_counts": "The counts are large enough for the chart of single values, which measures their variation "
        "from the series itself.",
        "uneven_counts": "The counts differ by more than chance alone lets small counts differ, so limits for counts "
        "would be too narrow.",
        "exposure": "Counts stand beside what they are out of, so limits widen where that is small.",
        "share": "Each value is a part of a whole, so limits depend on how large the whole was.",
        "overdispersed": "The values differ by more than chance alone lets them, and each rests on many cases, so the "
        "limits are widened to the variation that is there.",
        "uneven": "The values differ by more than chance alone lets them, but each rests on few cases: read points "
        "outside the limits with care.",
        "single_values": "Single values without a known whole: the chart measures their variation from the series.",
    }
)


@dataclass(frozen=True, slots=True)
class Choice:
    """A chart and the codes of the reasons for it, the deciding one first. `autocorrelation` (-1 to 1) is that of
    neighbouring values about their level, NaN where it cannot be worked out."""

    chart: Chart
    reasons: tuple[str, ...]
    autocorrelation: float = np.nan

    @property
    def words(self) -> str:
        """The reasons as sentences."""
        return " ".join(REASONS[code] for code in self.reasons)


def choose(
    values: ArrayLike | Sequence[float | None],
    *,
    denominators: ArrayLike | Sequence[float | None] | None = None,
    periods: Sequence[Period] | None = None,
    kind: Data | None = None,
) -> Choice:
    """The chart that suits one series in order of time, missing values as None or NaN.

    `kind` says what the values are: whole numbers of zero or more are read as counts when it is None, as a rate's where
    there are denominators; a share must be called one. Season is looked for where `periods` are months, quarters or
    halves of three years or more. Raises OverlappingSums (rolling sums, by kind or because periods overlap),
    MixedPeriods, OutOfOrder, NotACount, NotAShare, WrongChoice.
    Source: Montgomery, Introduction to Statistical Quality Control, chapters 6, 7 and 10; Laney 2002 for p′ and u′.
    """
    _refuse_rolling(periods, kind)
    series = np.atleast_1d(numbers(values, "values"))
    if series.ndim != 1:
        raise WrongChoice("More than one series is given.", mend="Choose for one series at a time.")
    if periods is not None:
        same_rows(values=series, periods=np.empty(len(periods)))
        in_order(periods)
    whole = None if denominators is None else exposures(denominators, "denominators")
    data = _data(series, whole, kind)
    shown = series if whole is None else series / whole
    held = ~np.isnan(shown)
    if early := _without_chart(shown[held]):
        return early
    split, moved = _about_level(shown)
    lean = _autocorrelation(split)
    doubts = _doubts(split, lean, _season(periods, len(shown)))
    suited, reasons = _suited(series[held], None if whole is None else whole[held], data)
    after = ("level_moved",) if moved else ()
    return Choice("run", doubts + after, lean) if doubts else Choice(suited, reasons + after, lean)


def _refuse_rolling(periods: Sequence[Period] | None, kind: Data | None) -> None:
    overlap = any(after.start < before.end and after.start > before.start for before, after in pairwise(periods or ()))
    if kind == "rolling" or overlap:
        fault = "Rolling sums share most of their months, so limits on them mean nothing."
        raise OverlappingSums(fault, mend="Chart the monthly values.")


def _data(series: Floats, whole: Floats | None, kind: Data | None) -> Data:
    """What the values are, checked against what they hold."""
    if kind not in (None, "value", "count", "rate", "share"):
        raise WrongChoice(f'There is no kind "{kind}".', mend="Choose value, count, rate or share.")
    if whole is not None:
        same_rows(values=counts(series, "values"), denominators=whole)
        if kind == "share" and (series > whole).any():
            raise NotAShare("A part is greater than its whole.", mend="Give counts of the same cases in both.")
        return "share" if kind == "share" else "rate"
    if kind is None:
        held = series[~np.isnan(series)]
        return "count" if held.size and (held >= 0).all() and (held == np.floor(held)).all() else "value"
    if kind == "count":
        counts(series, "values")
        return "count"
    return "value"


def _without_chart(held: Floats) -> Choice | None:
    if len(held) < 2:
        return Choice("none", ("too_short",))
    if held.min() == held.max():
        return Choice("none", ("no_variation",))
    return Choice("run", ("few_points",)) if len(held) < LEAST_POINTS else None


def _about_level(shown: Floats) -> tuple[Floats, bool]:
    """The values about their level, which may move once where that takes away most of the variation; whether it did."""
    held = np.flatnonzero(~np.isnan(shown))
    value = shown[held] - shown[held].mean()
    before = np.arange(1, len(value))
    sums = np.cumsum(value)[:-1]
    explained = sums**2 * len(value) / (before * (len(value) - before))
    cut = int(np.argmax(explained))
    moved = bool(explained[cut] > 0.5 * (value**2).sum() and 3 <= before[cut] <= len(value) - 3)
    left = shown - np.nanmean(shown)
    if moved:
        for part in (slice(None, held[before[cut]]), slice(held[before[cut]], None)):
            left[part] = shown[part] - np.nanmean(shown[part])
    return left, moved


def _autocorrelation(left: Floats) -> float:
    """Of neighbours side by side, about their level; NaN where there are none or nothing varies."""
    products = left[1:] * left[:-1]
    spread = np.nanmean(left**2)
    pairs = products[~np.isnan(products)]
    return float(pairs.mean() / spread) if pairs.size and spread > 0 else np.nan


def _season(periods: Sequence[Period] | None, points: int) -> Floats | None:
    """The place of each period in its year, where there are enough years to tell a season."""
    length = SEASONS.get(periods[0].kind) if periods else None
    if periods is None or length is None or points < LEAST_SEASONS * length:
        return None
    return np.array([(one.start.month - 1) * length // 12 for one in periods], dtype=np.float64)


def _doubts(left: Floats, lean: float, season: Floats | None) -> tuple[str, ...]:
    """What would make limits give false alarms."""
    if season is not None and _is_seasonal(left, season):
        return ("seasonal",)
    # beyond two standard errors of a series without memory
    return ("autocorrelated",) if lean > 2 / np.sqrt((~np.isnan(left)).sum()) else ()


def _is_seasonal(left: Floats, season: Floats) -> bool:
    """Whether the places in the year differ by more than chance lets them (analysis of variance, at 1 %)."""
    held = ~np.isnan(left)
    value, place = left[held], np.unique(season[held], return_inverse=True)[1]
    number = np.bincount(place)
    means = np.bincount(place, weights=value) / number
    between = (number * (means - value.mean()) ** 2).sum() / max(len(number) - 1, 1)
    within = ((value - means[place]) ** 2).sum() / max(len(value) - len(number), 1)
    if within == 0:
        return bool(between > 0)
    return bool(fdtrc(max(len(number) - 1, 1), max(len(value) - len(number), 1), between / within) < SURE)


def _suited(events: Floats, whole: Floats | None, data: Data) -> tuple[Chart, tuple[str, ...]]:
    """The chart for what the values are, and why."""
    if data == "count":
        return _for_counts(events)
    if whole is None or data == "value":
        return "xmr", ("single_values",)
    level = events.sum() / whole.sum()
    variance = level * (1 - level if data == "share" else 1.0) / whole
    uneven = _exceeds_chance(((events / whole - level) ** 2 / variance).sum(), len(events)) if variance.all() else False
    large = whole.mean() >= LARGE_SHARE if data == "share" else events.mean() >= LARGE_RATE
    first = "share" if data == "share" else "exposure"
    if uneven and large:
        return ("p'" if data == "share" else "u'"), (first, "overdispersed")
    return ("p" if data == "share" else "u"), (first, "uneven") if uneven else (first,)


def _for_counts(events: Floats) -> tuple[Chart, tuple[str, ...]]:
    mean = events.mean()
    if mean < RARE_MEAN:
        return "g", ("rare",)
    if mean >= SMALL_MEAN:
        return "xmr", ("large_counts",)
    if _exceeds_chance(((events - mean) ** 2).sum() / mean, len(events)):
        return "xmr", ("uneven_counts",)
    return "c", ("small_counts",)


def _exceeds_chance(distance: float, points: int) -> bool:
    """Whether the squared distances from the level, each over its variance by chance, sum to too much (at 1 %)."""
    return bool(chdtrc(points - 1, distance) < SURE)
