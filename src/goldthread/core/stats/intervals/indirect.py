"""Indirectly standardised rates and ratios: the events seen beside those that the reference's rates would give.

Ratios of two areas are not comparable with each other, only each with the reference; so nothing here ranks them.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import ArrayLike

from goldthread.core.stats.arrays import Floats, counts, exposures
from goldthread.core.stats.intervals.count import byar
from goldthread.core.stats.intervals.interval import Estimates
from goldthread.core.stats.refused import MissingBand, NoValues, WrongChoice


@dataclass(frozen=True, slots=True)
class IndirectMethod:
    """How they are written: confidence, the rate per how many people, and what a ratio of "as expected" reads."""

    confidence: float = 0.95
    multiplier: float = 100_000
    as_expected: float = 1


BY_CUSTOM: Final = IndirectMethod()


@dataclass(frozen=True, slots=True, eq=False)
class IndirectRates:
    """One row an area: events seen and expected, the reference's own rate, and the area's rate and ratio with limits.

    The rate and the ratio are NaN where none is expected.
    """

    observed: Floats
    expected: Floats
    reference_rate: float
    rate: Estimates
    ratio: Estimates


def indirect(
    x: ArrayLike, n: ArrayLike, x_ref: ArrayLike, n_ref: ArrayLike, *, method: IndirectMethod = BY_CUSTOM
) -> IndirectRates:
    """Rates and ratios of areas (rows) over bands (columns), with Byar's limits, exact under ten events.

    `x` is events by area and band, or by area alone; `n` people by area and band (0 allowed); `x_ref` and `n_ref` are
    events and people of the reference by band. A missing count of a band is no event, a missing total
    of an area is an area without an answer; missing people are refused (MissingBand).
    Source: Breslow and Day, Statistical Methods in Cancer Research II (1987), chapter 2; the Fingertips technical
    guide; checked against PHEindicatormethods 2.1.0.

    >>> found = indirect([30], [[1000, 2000]], [10, 40], [1000, 4000])
    >>> float(found.expected[0]), float(found.ratio.value[0])
    (30.0, 1.0)
    """
    people = np.atleast_2d(counts(n, "people"))
    events_ref, people_ref = counts(x_ref, "events of the reference"), exposures(n_ref, "people of the reference")
    if not (events_ref.shape == people_ref.shape == people.shape[1:]):
        raise WrongChoice(
            f"The reference has {events_ref.shape} and {people_ref.shape} bands, the areas {people.shape[1:]}.",
            mend="Give one column of people for each band of the reference.",
        )
    if not people.shape[1]:
        raise NoValues("There is no band to expect events from.")
    if np.isnan(people).any() or np.isnan(events_ref).any() or np.isnan(people_ref).any():
        raise MissingBand("A band of the people or of the reference is missing.", mend="Fill the grid first.")
    observed, expected = _observed(x, people), people @ (events_ref / people_ref)
    overall = float(events_ref.sum() / people_ref.sum()) * method.multiplier
    limits = byar(observed, confidence=method.confidence)
    per = np.divide(1.0, expected, out=np.full(expected.shape, np.nan), where=expected > 0)
    rate, ratio = (
        Estimates(observed * scale, limits.lower * scale, limits.upper * scale, limits.confidence)
        for scale in (per * overall, per * method.as_expected)
    )
    return IndirectRates(observed, expected, overall, rate, ratio)


def _observed(x: ArrayLike, people: Floats) -> Floats:
    events = np.atleast_1d(counts(x, "events"))
    if events.shape == people.shape[:1]:
        return events
    if events.size != people.size or events.shape[-1:] != people.shape[-1:]:
        raise WrongChoice(
            f"The events are of shape {events.shape}, the people of {people.shape}.", mend="Give areas by bands."
        )
    return np.asarray(np.nansum(events.reshape(people.shape), axis=1))
