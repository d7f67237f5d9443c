"""Directly standardised rates: what an area's rate would be if its people were of the standard ages (or other bands).

Gives no rate on fewer than ten events, and refuses an area with a band of people missing: its sum would be too small.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import ArrayLike

from goldthread.core.stats.arrays import Floats, as_share, counts, exposures, numbers
from goldthread.core.stats.intervals.count import fill_limits
from goldthread.core.stats.intervals.interval import BLOCK, blocks
from goldthread.core.stats.refused import MissingBand, NoWeight, WrongChoice

FEWEST_EVENTS: Final = 10
"""Under this many events in all bands together neither the rate nor its limits are given."""


@dataclass(frozen=True, slots=True)
class DirectMethod:
    """How the rates are written: their confidence, and per how many people (100,000 by custom)."""

    confidence: float = 0.95
    multiplier: float = 100_000


BY_CUSTOM: Final = DirectMethod()


@dataclass(frozen=True, slots=True, eq=False)
class DirectRates:
    """One row an area: all its events and people, the standardised rate and its limits per `multiplier` people.

    The rate and both limits are NaN where there are fewer than ten events.
    """

    events: Floats
    people: Floats
    value: Floats
    lower: Floats
    upper: Floats
    confidence: float


def directly_standardised(
    x: ArrayLike, n: ArrayLike, standard: ArrayLike, *, method: DirectMethod = BY_CUSTOM
) -> DirectRates:
    """The rates of areas (rows) over bands (columns): `x` events, `n` people, `standard` people of the standard.

    A missing count is no event; a missing population is refused (MissingBand), one that is not above zero too
    (NotACount). `standard` is one row for all areas, or one row each; weights below zero or all zero are refused
    (NoWeight). Limits are Dobson's. Source: Dobson, Kuulasmaa, Eberle and Scherer, Stat Med 10 (1991); checked against
    PHEindicatormethods 2.1.0. With one band the rate is the crude one, and its limits Byar's:

    >>> found = directly_standardised([[20]], [[10_000]], [1])
    >>> float(found.value[0]), round(float(found.lower[0]), 3)
    (200.0, 122.114)
    """
    events, people, weights = _grid(x, n, standard)
    columns = np.empty((3, len(events)))
    for rows in blocks(len(events), max(1, BLOCK // max(events.shape[1], 1))):
        mine = np.nan_to_num(events[rows])
        columns[:, rows] = _sums(mine, mine, people[rows], weights if len(weights) == 1 else weights[rows])
    return _with_limits(columns, people.sum(axis=1), method)


def repeat_events(
    people_with: ArrayLike,
    n: ArrayLike,
    standard: ArrayLike,
    *,
    frequency: ArrayLike,
    method: DirectMethod = BY_CUSTOM,
) -> DirectRates:
    """As `directly_standardised`, where events come to the same people again and are not independent.

    `people_with` is areas x bands x frequencies: how many people had that many events each; `frequency` says how many
    (1, 2, 3 ...). The variance is that of people, times the square of their events: wider limits than if each event
    stood alone. Refuses frequencies that do not fit or are not above zero (WrongChoice, NotACount).
    """
    had, each = counts(people_with, "people"), exposures(frequency, "events per person")
    if had.ndim != 3 or each.shape != had.shape[2:]:
        raise WrongChoice(
            f"The frequencies {each.shape} do not fit the people {had.shape}.", mend="Give areas, bands, frequencies."
        )
    _, people, weights = _grid(np.nansum(had, axis=2), n, standard)
    columns = np.empty((3, len(had)))
    for rows in blocks(len(had), max(1, BLOCK // max(had[0].size if len(had) else 1, 1))):
        mine = np.nan_to_num(had[rows])
        share = weights if len(weights) == 1 else weights[rows]
        columns[:, rows] = _sums(mine @ each, mine @ each**2, people[rows], share)
    return _with_limits(columns, people.sum(axis=1), method)


def _grid(x: ArrayLike, n: ArrayLike, standard: ArrayLike) -> tuple[Floats, Floats, Floats]:
    events, people = np.atleast_2d(counts(x, "events")), np.atleast_2d(exposures(n, "people"))
    weights = np.atleast_2d(numbers(standard, "standard"))
    if events.ndim != 2 or events.shape != people.shape or weights.shape not in ((1, people.shape[1]), people.shape):
        raise WrongChoice(
            f"Events {events.shape}, people {people.shape} and standard {weights.shape} do not fit.",
            mend="Give areas by bands.",
        )
    for what, column in (("people", people), ("standard", weights)):
        if (lacking := np.isnan(column)).any():
            area, band = np.argwhere(lacking)[0]
            raise MissingBand(f"A band of the {what} is missing.", where=f"area {area}, band {band}")
    if (weights < 0).any() or not (weights.sum(axis=1) > 0).all():
        raise NoWeight("The standard population is below zero, or weighs nothing.", mend="Give people of each band.")
    return events, people, weights


def _sums(events: Floats, squares: Floats, people: Floats, weights: Floats) -> tuple[Floats, Floats, Floats]:
    """All events, the weighted rate and its variance; `squares` are events times events per person."""
    scaled = weights / weights.sum(axis=1, keepdims=True) / people
    rate = np.einsum("ij,ij->i", scaled, events)
    np.square(scaled, out=scaled)
    return events.sum(axis=1), rate, np.einsum("ij,ij->i", scaled, squares)


def _with_limits(columns: Floats, people: Floats, method: DirectMethod) -> DirectRates:
    events, rate, variance = columns
    level = as_share(method.confidence)
    rate[events < FEWEST_EVENTS] = np.nan
    lower, upper = dobson(rate, variance, events, level=level)
    times = method.multiplier
    return DirectRates(events, people, rate * times, lower * times, upper * times, level)


def dobson(value: Floats, variance: Floats, events: Floats, *, level: float) -> tuple[Floats, Floats]:
    """Dobson's limits of a weighted sum of counts: value + √(variance / events) (limit of the count - events).

    `events` is the unweighted total; NaN under ten of them. `level` is the confidence as a share.
    """
    lower, upper = np.empty(len(events)), np.empty(len(events))
    for rows in blocks(len(events)):
        fill_limits(events[rows], level, (lower[rows], upper[rows]))
    enough = np.where(events >= FEWEST_EVENTS, events, np.nan)
    scale = np.sqrt(variance / enough)
    return value + scale * (lower - enough), value + scale * (upper - enough)
