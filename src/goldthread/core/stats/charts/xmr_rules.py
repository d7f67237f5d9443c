"""Which points of XmR groups a rule of Making Data Count picks out, many groups at once.

It knows nothing of good, bad or wording. Groups are columns (points × groups), so that no rule reaches over.
"""

from typing import Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

from goldthread.core.stats.arrays import Flags, Floats

Rule = Literal["outside", "trend", "two_in_three", "shift", ""]
RULES: tuple[Rule, ...] = ("", "outside", "trend", "two_in_three", "shift")

Codes = NDArray[np.int8]


class Rows(NamedTuple):
    """Values beside their limits (points × groups), a missing one as NaN: above (+1), on (0) or below (-1) the mean,
    outside the limits, or close to one."""

    value: Floats
    side: Codes
    outside: Flags
    close: Flags


class Findings(NamedTuple):
    """For each point the rule that picks it out, as a position in RULES, and the way that it points: +1 above or
    rising, -1 below or falling, 0 none."""

    rule: Codes
    sense: Codes


def findings(rows: Rows, run_length: int) -> Findings:
    """The first that holds of outside, trend, two in three, shift. A gap breaks all of them.

    A trend is `run_length` points each above, or each below, the one before; a shift as many on one side of the mean;
    longer ones are picked out whole. Two in three picks, among three running on one side, the points close to a limit
    when there are two at least.
    """
    above, below = rows.side > 0, rows.side < 0
    trend, way = _trend(rows.value, run_length)
    shift = _in_runs(above, run_length) | _in_runs(below, run_length)
    pairs = _in_pairs(above, rows.close) | _in_pairs(below, rows.close)
    rule = np.zeros(rows.side.shape, dtype=np.int8)
    for code, found in ((4, shift), (3, pairs), (2, trend), (1, rows.outside)):
        rule[found] = code
    sense = np.where(rule == 2, way, rows.side)
    sense[rule == 0] = 0
    return Findings(rule, sense)


def sides_of(values: Floats, line: Floats) -> Codes:
    """+1 above the line, -1 below it, 0 on it or missing."""
    return (values > line).astype(np.int8) - (values < line).astype(np.int8)


def _trend(values: Floats, run_length: int) -> tuple[Flags, Codes]:
    """The points inside a trend, and the way that each moves."""
    steps = sides_of(values[1:], values[:-1])
    running = _in_runs(steps > 0, run_length - 1) | _in_runs(steps < 0, run_length - 1)
    points = np.zeros(values.shape, dtype=np.bool_)
    points[:-1] |= running
    points[1:] |= running
    way = np.full(values.shape, -1, dtype=np.int8)
    # a turning point ends one trend and begins another: the one that it begins counts, and level reads as falling
    way[1:][steps > 0] = 1
    way[:-1] = np.where(points[1:], np.where(steps > 0, 1, -1), way[:-1])
    return points, way


def _in_runs(flags: Flags, length: int) -> Flags:
    """The positions inside stretches of at least `length` flags down a column."""
    found = np.zeros(flags.shape, dtype=np.bool_)
    if len(flags) < length:
        return found
    starts, span = flags, 1
    while span < length:
        step = min(span, length - span)
        starts = starts[:-step] & starts[step:]
        span += step
    found[: len(starts)] = starts
    span = 1
    while span < length:
        step = min(span, length - span)
        found[step:] |= found[:-step].copy()
        span += step
    return found


def _in_pairs(on_side: Flags, close: Flags) -> Flags:
    """The points near a limit in any three running on one side of the mean, two or more of them near it."""
    found = np.zeros(on_side.shape, dtype=np.bool_)
    if len(on_side) < 3:
        return found
    first, middle, last = close[:-2], close[1:-1], close[2:]
    fires = on_side[:-2] & on_side[1:-1] & on_side[2:] & ((first & middle) | (middle & last) | (first & last))
    for offset in range(3):
        found[offset : len(found) - 2 + offset] |= fires
    return found & close
