"""Runs of points on one side of a line, many series at once: the Anhøj rules, and run charts about the median.

A run chart has no limits: it says whether a series moved, never that one month is out of the ordinary.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import ArrayLike
from scipy.special import bdtr, bdtrik

from goldthread.core.stats.arrays import Flags, Floats, Whole, numbers
from goldthread.core.stats.charts.xmr_rules import Codes, sides_of
from goldthread.core.stats.refused import NoValues, WrongChoice

RARE = 0.05
"""The share of series without a change that have fewer crossings than the least, or nearly so many."""


@dataclass(frozen=True, slots=True)
class Runs:
    """The Anhøj rules, one answer a series or a series and part.

    `rows` counts all rows, `useful` those with a value off the line; `longest` and `crossings` are -1 where none is
    useful, and so are the limits beside them. `signal`: a run longer than `longest_limit`, or too few crossings.
    """

    rows: Whole
    useful: Whole
    longest: Whole
    longest_limit: Whole
    crossings: Whole
    least_crossings: Whole
    signal: Flags


@dataclass(frozen=True, slots=True)
class Stretches:
    """Which rows belong to which part, and which set the line: all of a part, or the first `freeze` of a series."""

    bounds: tuple[tuple[int, int], ...]
    freeze: int | None = None


@dataclass(frozen=True, slots=True)
class RunCharts:
    """Run charts of a batch: `centre` and `side` are series × points, `part` the part of each point, 0 first; `runs`
    are series × parts."""

    part: Whole
    values: Floats
    centre: Floats
    side: Codes
    runs: Runs


def anhoej(side: Codes) -> Runs:
    """The rules on sides (series × points): +1 above the line, -1 below, 0 on it or missing.

    A point on the line is passed over, and breaks no run; so is a missing one where crossings are counted, for a series
    that crosses over a gap has crossed all the same. For missing values inside runs give `anhoej_gapped`.
    Limits for n useful points: a longest run of round(log2 n) + 3, and the 5 % quantile of a binomial with n - 1 trials
    of even chance for the crossings. Source: Anhøj and Olesen, PLoS ONE 9(11), 2014; as in qicharts2 0.8.1.
    """
    return anhoej_gapped(side, np.zeros(side.shape, dtype=np.bool_))


def anhoej_gapped(side: Codes, gap: Flags) -> Runs:
    """The rules where `gap` (series × points) marks missing values: a gap breaks a run, as on every chart here."""
    last, run, longest = (np.zeros(len(side), dtype=np.int64) for _ in range(3))
    useful, crossings = np.zeros_like(run), np.zeros_like(run)
    for now, missing in zip(side.T.astype(np.int64), gap.T, strict=True):
        run[missing] = 0
        held = now != 0
        changed = held & (last != 0) & (now != last)
        run = np.where(held, np.where(changed, 1, run + 1), run)
        longest = np.maximum(longest, run)
        crossings += changed
        useful += held
        last = np.where(held, now, last)
    longest_limit, least = limits_of_runs(useful)
    signal = (useful > 0) & ((longest > longest_limit) | (crossings < least))
    none = useful == 0
    for column in (longest, crossings):
        column[none] = -1
    return Runs(np.full(len(side), side.shape[1]), useful, longest, longest_limit, crossings, least, signal)


def limits_of_runs(useful: Whole) -> tuple[Whole, Whole]:
    """The longest run and the fewest crossings that a series of `useful` points off the line may have; -1 for none."""
    points, back = np.unique(useful, return_inverse=True)
    held = np.maximum(points, 1)
    longest = np.rint(np.log2(held)).astype(np.int64) + 3
    trials = held - 1
    least = np.where(trials > 0, np.ceil(bdtrik(RARE, np.maximum(trials, 1), 0.5)), 0.0)
    # the quantile is the least whole number whose share reaches 5 %; the inverse may be a hair off it
    least = np.where((least > 0) & (bdtr(least - 1, np.maximum(trials, 1), 0.5) >= RARE), least - 1, least)
    least = np.where(bdtr(least, trials, 0.5) < RARE, least + 1, least).astype(np.int64)
    return np.where(points > 0, longest, -1)[back], np.where(points > 0, least, -1)[back]


def run_charts(values: ArrayLike, *, freeze: int | None = None, parts: Sequence[int] = ()) -> RunCharts:
    """Run charts of a matrix (series × points), missing values as NaN: the median of each part, and its runs.

    A new part starts at each row of `parts`, the same for all series. The first `freeze` rows set the line; all when
    None, and where there are parts it is not looked at. A median of no value is NaN.
    Source: Anhøj and Olesen 2014 for the rules; Perla, Provost and Murray, BMJ Quality and Safety 20, 2011.
    """
    matrix = matrix_of(values, "values")
    stretches = stretches_of(matrix.shape[1], freeze=freeze, parts=parts)
    lines = [median(matrix[:, baseline_of(stretches, *bounds)]) for bounds in stretches.bounds]
    part = parts_of(stretches)
    centre = np.stack(lines, axis=1)[:, part]
    side = sides_of(matrix, centre)
    return RunCharts(part, matrix, centre, side, runs_by_part(side, np.isnan(matrix), stretches))


def runs_by_part(side: Codes, gap: Flags, stretches: Stretches) -> Runs:
    """The rules within each part; the answers are series × parts."""
    found = [anhoej_gapped(side[:, first:end], gap[:, first:end]) for first, end in stretches.bounds]
    columns = {name: np.stack([getattr(one, name) for one in found], axis=1) for name in Runs.__slots__}
    return Runs(**columns)


def matrix_of(values: ArrayLike, name: str) -> Floats:
    """Numbers as a matrix (series × points); one series may be given flat. Refuses no row (NoValues)."""
    found = np.atleast_2d(numbers(values, name))
    if found.ndim != 2:
        raise WrongChoice(f"{name}: not a matrix.", mend="Give one row for each series.")
    if found.size == 0:
        raise NoValues("A series without a row has no chart.")
    return found


def stretches_of(points: int, *, freeze: int | None, parts: Sequence[int]) -> Stretches:
    """Parts of a series of `points` rows. Raises WrongChoice: a start that is no row, a line set on no row."""
    if outside := [start for start in parts if not 0 <= start < points]:
        raise WrongChoice(f"A part cannot start at row {outside[0]}.", mend=f"Rows run from 0 to {points - 1}.")
    if freeze is not None and freeze < 1:
        raise WrongChoice(f"A line cannot be set on {freeze} rows.", mend="Give at least 1.")
    starts = sorted({0, *parts})
    return Stretches(tuple(pairwise([*starts, points])), freeze if len(starts) == 1 else None)


def parts_of(stretches: Stretches) -> Whole:
    """The part of each row, 0 first."""
    lengths = [end - first for first, end in stretches.bounds]
    return np.repeat(np.arange(len(lengths)), lengths)


def baseline_of(stretches: Stretches, first: int, end: int) -> slice:
    """The rows of a part that set its line."""
    return slice(first, end if stretches.freeze is None else min(end, first + stretches.freeze))


def median(values: Floats) -> Floats:
    """The median of each row, missing values left out; NaN where a row holds none."""
    ordered = np.sort(values, axis=1)
    number = (~np.isnan(values)).sum(axis=1)
    rows = np.arange(len(values))
    low, high = ordered[rows, np.maximum(number - 1, 0) // 2], ordered[rows, number // 2]
    middle: Floats = np.where(number % 2 == 1, low, (low + high) / 2)
    return middle
