"""Shewhart charts of counts, shares and rates, many series at once: c, g, u, u′, p, p′ and i.

Refuses counts below zero, parts greater than their whole, and exposure that is not above zero. Limits are cut off at 0,
those of shares at 1.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike

from goldthread.core.stats.arrays import Flags, Floats, Whole, counts, exposures
from goldthread.core.stats.charts.exact import exact_means, exact_sums
from goldthread.core.stats.charts.runs import (
    Runs,
    Stretches,
    baseline_of,
    matrix_of,
    median,
    parts_of,
    runs_by_part,
    stretches_of,
)
from goldthread.core.stats.charts.xmr_limits import average_range
from goldthread.core.stats.charts.xmr_rules import Codes, sides_of
from goldthread.core.stats.refused import NotAShare, WrongChoice

Kind = Literal["i", "c", "g", "u", "u'", "p", "p'"]
KINDS: tuple[Kind, ...] = ("i", "c", "g", "u", "u'", "p", "p'")
SHARES, RATES = ("p", "p'"), ("u", "u'")

REACH = 3.0
UNBIASED = 1.128
"""The mean range of two normal values is 1.128 of their standard deviations."""


@dataclass(frozen=True, slots=True)
class AttributeCharts:
    """Charts of a batch. Matrices are series × points, in the unit of `values`: the count, or count over exposure.

    `part` is the part of each point; `lower` and `upper` are NaN where no limit can be set. `outside`: strictly beyond
    a limit. `runs` are series × parts: the Anhøj rules about `centre`.
    """

    kind: Kind
    part: Whole
    values: Floats
    centre: Floats
    lower: Floats
    upper: Floats
    outside: Flags
    side: Codes
    runs: Runs


def attribute_charts(
    values: ArrayLike,
    denominators: ArrayLike | None = None,
    *,
    kind: Kind,
    freeze: int | None = None,
    parts: Sequence[int] = (),
) -> AttributeCharts:
    """Charts of a matrix (series × points), missing values as NaN, limits at three standard deviations.

    `values` are counts (for g, the units between two events; for i, any numbers); `denominators` the whole of a share
    (p, p′) or the exposure of a rate (u, u′), of the same shape or one row for all. A month that lacks either is a gap.
    A new part starts at each row of `parts`; the first `freeze` rows set centre and limits, all when None, and where
    there are parts it is not looked at.
    Raises NotACount, NotAShare (x > n or n ≤ 0 for p), NotANumber, NoValues, WrongChoice.
    Source: Montgomery, Introduction to Statistical Quality Control, chapters 6 and 7; Laney, Quality Engineering 14,
    2002, for u′ and p′; Nelson, Journal of Quality Technology 14, 1982, for the screening of ranges; as in qicharts2.
    """
    events, whole = _given(values, denominators, kind)
    stretches = stretches_of(events.shape[1], freeze=freeze, parts=parts)
    shown = events if kind in ("i", "c", "g") else events / whole
    built = [_part(kind, (events, whole, shown), stretches, bounds) for bounds in stretches.bounds]
    centre, lower, upper = (np.concatenate(columns, axis=1) for columns in zip(*built, strict=True))
    side, outside = sides_of(shown, centre), (shown > upper) | (shown < lower)
    runs = runs_by_part(side, np.isnan(shown), stretches)
    return AttributeCharts(kind, parts_of(stretches), shown, centre, lower, upper, outside, side, runs)


def _part(
    kind: Kind, columns: tuple[Floats, Floats, Floats], stretches: Stretches, bounds: tuple[int, int]
) -> tuple[Floats, Floats, Floats]:
    """The centre and limits of one part (series × rows)."""
    base = baseline_of(stretches, *bounds)
    whole, shown = columns[1][:, slice(*bounds)], columns[2][:, slice(*bounds)]
    level = _level(kind, columns, base)[:, None]
    sigma = _sigma(kind, level, whole)
    if kind == "i":
        sigma = average_range(shown[:, : base.stop - base.start].T, screen=True)[0][:, None] / UNBIASED + 0 * whole
    if kind in ("u'", "p'"):
        sigma = sigma * _between(shown - level, sigma, base.stop - base.start)
    lower, upper = level - REACH * sigma, level + REACH * sigma
    if kind != "i":
        lower = np.maximum(lower, 0.0)
    if kind in SHARES:
        upper = np.minimum(upper, 1.0)
    line = median(shown[:, : base.stop - base.start])[:, None] if kind == "g" else level
    return np.broadcast_to(line, shown.shape), lower, upper


def _level(kind: Kind, columns: tuple[Floats, Floats, Floats], base: slice) -> Floats:
    """The mean of the rows that set the line: of counts, or of all events over all exposure."""
    events, whole, shown = (column[:, base] for column in columns)
    if kind in ("i", "c", "g"):
        return exact_means(shown.T)
    held = ~np.isnan(shown)
    parts, wholes = (exact_sums(np.where(held, column, 0.0).T) for column in (events, whole))
    level: Floats = np.divide(parts, wholes, out=np.full(len(parts), np.nan), where=wholes > 0)
    return level


def _sigma(kind: Kind, level: Floats, whole: Floats) -> Floats:
    """The standard deviation that chance alone gives."""
    variance: Floats = level * {"p": 1 - level, "p'": 1 - level, "g": level + 1}.get(kind, 1.0) / whole
    sigma: Floats = np.sqrt(np.abs(variance))
    return sigma


def _between(distance: Floats, sigma: Floats, rows: int) -> Floats:
    """Laney's factor: how much more the months differ than chance alone lets them; NaN where nothing varies."""
    score = np.divide(distance, sigma, out=np.full(distance.shape, np.nan), where=sigma > 0)[:, :rows]
    return average_range(score.T, screen=True)[0][:, None] / UNBIASED


def _given(values: ArrayLike, denominators: ArrayLike | None, kind: Kind) -> tuple[Floats, Floats]:
    """The counts and their exposure (1 for charts without one), both series × points, a gap in one a gap in both."""
    if kind not in KINDS:
        raise WrongChoice(f'There is no chart "{kind}".', mend=f"Choose one of {', '.join(KINDS)}.")
    events = matrix_of(values, "values") if kind == "i" else matrix_of(counts(values, "values"), "values")
    if kind not in (*SHARES, *RATES):
        if denominators is not None:
            raise WrongChoice(f"A chart {kind} takes no denominators.", mend="Choose u or p, or leave them out.")
        return events, np.ones(events.shape)
    if denominators is None:
        raise WrongChoice(f"A chart {kind} needs denominators.", mend="Give the whole of each share or rate.")
    whole = _whole(denominators, events, kind)
    gap = np.isnan(events) | np.isnan(whole)
    return np.where(gap, np.nan, events), np.where(gap, np.nan, whole)


def _whole(denominators: ArrayLike, events: Floats, kind: Kind) -> Floats:
    found = matrix_of(denominators, "denominators")
    if kind in SHARES and (found <= 0).any():
        raise NotAShare("A share of nothing cannot be charted.", mend="Give such a month as missing.")
    exposures(found, "denominators")
    if found.shape[1] != events.shape[1] or len(found) not in (1, len(events)):
        raise WrongChoice("The denominators do not fit the values.", mend="Give one for each value.")
    whole = np.broadcast_to(found, events.shape)
    if kind in SHARES and (events > whole).any():
        raise NotAShare("A part is greater than its whole.", mend="Give counts of the same cases in both.")
    return whole
