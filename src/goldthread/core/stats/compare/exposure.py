"""A month or quarter against the same of the year before, for its number of days; sums over twelve months.

Refuses to test two windows that share months: they move together, and no test for separate ones holds.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import ArrayLike

from goldthread.core.period import Period
from goldthread.core.stats.arrays import Floats, counts, in_order, numbers
from goldthread.core.stats.compare.rates import RateComparisons, exact
from goldthread.core.stats.refused import OverlappingSums, WrongChoice


@dataclass(frozen=True, slots=True, eq=False)
class Yearly:
    """A series and its sums against a year before, in the shape of the series (rows = series, columns = months).

    `rolling` is the sum over the window that ends at each month; `percent` and `rolling_percent` are changes against
    one window before, NaN until there is one, where a value is missing, and on a base of 0.
    """

    rolling: Floats
    percent: Floats
    rolling_percent: Floats


def days_in(periods: Sequence[Period]) -> Floats:
    """Days in each period: the exposure that makes a February comparable with a January. Any order is taken."""
    return np.array([float(period.days) for period in periods])


def weekend_days_in(periods: Sequence[Period]) -> Floats:
    """Saturdays and Sundays in each period: months hold eight to ten, which moves what happens at night."""
    first = np.array([period.start for period in periods], dtype="datetime64[D]")
    after = np.array([period.end for period in periods], dtype="datetime64[D]")
    return np.asarray((after - first).astype(np.float64) - np.busday_count(first, after))


def year_on_year(
    now: ArrayLike, before: ArrayLike, days_now: ArrayLike, days_before: ArrayLike, *, confidence: float = 0.95
) -> RateComparisons:
    """Whole counts of a period against the same of the year before, a row each, per day of each period.

    A leap February is set against 28 days. Any other exposure (people times days) may stand in the place of days.
    Answers and refusals are those of `compare.rates.exact`.

    >>> found = year_on_year([140, 12], [100, 11], [29, 31], [28, 31])
    >>> found.verdict.tolist()
    ['higher', 'no_detectable_change']
    """
    return exact(now, before, days_now, days_before, confidence=confidence)


def same_month_last_year(values: ArrayLike, periods: Sequence[Period], *, confidence: float = 0.95) -> RateComparisons:
    """Each month from the second year on against the same a year before; rows = series, columns = months in order.

    Refuses months that are not in order or of unlike length (OutOfOrder, MixedPeriods), that leave one out
    (WrongChoice), and sums over a year (OverlappingSums). A series of a year or less gives no column.
    """
    series = np.atleast_2d(counts(values, "counts"))
    in_order(periods)
    if any(later.start < earlier.end for earlier, later in pairwise(periods)):
        raise OverlappingSums("Periods that share days cannot be tested.", mend="Give single months or quarters.")
    if len(periods) != series.shape[1] or any(earlier.next != later for earlier, later in pairwise(periods)):
        raise WrongChoice("The periods are not one for each value, each after the last.", mend="Fill gaps with None.")
    step = _in_a_year(periods)
    days = np.broadcast_to(days_in(periods), series.shape)
    return year_on_year(
        series[:, step:],
        series[:, : series.shape[1] - step],
        days[:, step:],
        days[:, : series.shape[1] - step],
        confidence=confidence,
    )


def windows(
    values: ArrayLike, days: ArrayLike, *, ends: tuple[int, int], length: int = 12, confidence: float = 0.95
) -> RateComparisons:
    """The sum of `length` values that ends at column `ends[1]` against that which ends at `ends[0]`, a row a series.

    Refuses windows that share a month (OverlappingSums), and those that reach before the first (WrongChoice). A sum
    with a missing value in it has no answer.
    """
    series, exposure = np.atleast_2d(counts(values, "counts")), numbers(days, "days")
    before, now = ends
    if abs(now - before) < length:
        raise OverlappingSums(
            f"Sums of {length} that end {abs(now - before)} apart share values.", mend=f"Set them {length} apart."
        )
    if min(ends) < length - 1 or max(ends) >= series.shape[1] or now < before:
        raise WrongChoice("A window reaches past the series, or the later stands first.", mend="Choose other ends.")
    sums, spans = (
        [column[..., end - length + 1 : end + 1].sum(axis=-1) for end in (now, before)] for column in (series, exposure)
    )
    return exact(sums[0], sums[1], spans[0], spans[1], confidence=confidence)


def yearly(values: ArrayLike, *, window: int = 12) -> Yearly:
    """Rolling sums and changes in per cent against a window before. They describe; no test stands behind them.

    >>> yearly([10, 20, 15, 20], window=2).rolling_percent.round(1).tolist()
    [nan, nan, nan, 16.7]
    """
    if window != int(window) or window < 1:
        raise WrongChoice(f"A sum over {window} values cannot be made.", mend="Give a window of 1 or more.")
    series = np.atleast_1d(numbers(values, "values"))
    rolling = np.full(series.shape, np.nan)
    if series.shape[-1] >= window:
        rolling[..., window - 1 :] = np.lib.stride_tricks.sliding_window_view(series, window, axis=-1).sum(axis=-1)
    return Yearly(rolling, _percent(series, window), _percent(rolling, window))


def _percent(series: Floats, back: int) -> Floats:
    found = np.full(series.shape, np.nan)
    now, before = series[..., back:], series[..., : max(series.shape[-1] - back, 0)]
    np.divide(100 * (now - before), before, out=found[..., back:], where=before != 0)
    return found


def _in_a_year(periods: Sequence[Period]) -> int:
    months = len(periods[0].months) if periods else 1
    if months < 1 or 12 % months:
        raise WrongChoice("The periods do not divide a year.", mend="Give months, quarters, halves or years.")
    return 12 // months
