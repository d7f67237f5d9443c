"""The places at which a funnel's lines are drawn: close together for the small, far apart for the large.

It knows nothing of limits.
"""

import numpy as np

from goldthread.core.stats.arrays import Floats

POINTS = 100
BELOW, ABOVE = 0.95, 1.05
"""The axis starts and ends a little beyond the smallest and the largest."""
WIDE = 2
"""Where the largest exposure is more than this many times the smallest, the axis starts at one."""


def axis(whole: Floats, average: Floats, *, statistic: str, years: float = 1) -> Floats:
    """100 whole numbers for each funnel (the last axis of `whole`), rising by a steady factor, by one at least.

    People for a proportion, expected events for a ratio, events for a rate (exposure times `average`).
    Source: Public Health England, Fingertips funnel plot template, as in PHEindicatormethods.
    """
    smallest = np.nanmin(whole, axis=-1, keepdims=True)
    largest = np.nanmax(whole, axis=-1, keepdims=True)
    span = years if statistic == "rate" else 1
    start = np.where(largest > WIDE * smallest, 0, _rounded_down(smallest / span) * span)
    end = _rounded_up(largest / span) * span
    if statistic == "rate":
        start, end = np.floor(start * average), np.ceil(end * average)
    return _places(np.maximum(1, start), end, late=statistic == "ratio")


def _places(start: Floats, end: Floats, *, late: bool) -> Floats:
    """The places one after another: each takes its share of the way that is left, as a factor.

    A ratio's axis counts its steps from one place later, and so ends short of its end: the published way, kept.
    """
    at = np.empty((*start.shape[:-1], POINTS))
    at[..., 0] = here = start[..., 0]
    far = end[..., 0]
    for place in range(1, POINTS):
        steps_left = POINTS - place + late
        here = np.maximum(np.round((far / here) ** (1 / steps_left) * here), here + 1)
        at[..., place] = here
    return at


def _rounded_down(value: Floats) -> Floats:
    """A little less, to one figure that counts."""
    step = _power(np.floor(value * BELOW))
    return np.asarray(np.floor(value * BELOW / step) * step)


def _rounded_up(value: Floats) -> Floats:
    """A little more, to two figures that count."""
    step = _power(np.ceil(value * ABOVE)) / 10
    return np.asarray(np.ceil(value * ABOVE / step) * step)


def _power(value: Floats) -> Floats:
    """The power of ten of the first digit; one for a value under one."""
    digits = np.floor(np.log10(np.maximum(value, 1)))
    # a logarithm may fall a hair short of a whole number, at a power of ten itself
    digits += 10 ** (digits + 1) <= value
    return np.asarray(10.0**digits)
