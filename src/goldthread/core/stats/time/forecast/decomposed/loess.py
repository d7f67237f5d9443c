"""Local regression on equally spaced values, as fixed weights that serve any number of series. Not for uneven time."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from goldthread.core.stats.arrays import Floats


@dataclass(frozen=True, slots=True)
class Loess:
    """How values at 1..length are smoothed: the span in values, a level (0) or a line (1), and how many are skipped
    between places that are fitted; those between are joined by straight lines. `beyond` adds a place at either end."""

    length: int
    span: int
    degree: int
    jump: int = 1
    beyond: bool = False


@dataclass(frozen=True, slots=True)
class _Kernel:
    """Places fitted x values: tricube weights, and each value's distance from the place; then how places are joined."""

    weights: Floats
    apart: Floats
    joined: Floats


def smooth(loess: Loess, values: Floats, trust: Floats | None = None) -> Floats:
    """The smoothed rows of `values` (series x length); `trust` weighs each value, 1 for all when left out.

    A place whose values all weigh nothing keeps its own value, or its neighbour's beyond the ends.
    Source: Cleveland, J Am Stat Assoc 74 (1979) 829-836; Cleveland et al., J Official Statistics 6 (1990) 3-73.
    """
    if trust is None:
        return np.asarray(values @ _operator(loess).T)
    kernel = _kernel(loess)
    return np.asarray(_fitted(loess, kernel, values, trust) @ kernel.joined.T)


@lru_cache(maxsize=256)
def _operator(loess: Loess) -> Floats:
    """The smooth of each value alone: with equal trust, smoothing is linear."""
    kernel = _kernel(loess)
    unit = np.eye(loess.length)
    return np.asarray((_fitted(loess, kernel, unit, np.ones_like(unit)) @ kernel.joined.T).T)


def _fitted(loess: Loess, kernel: _Kernel, values: Floats, trust: Floats) -> Floats:
    """Series x places: a local level, or the local line's height at the place."""
    weight, apart = kernel.weights.T, kernel.apart.T
    total = trust @ weight
    held = np.where(total > 0, total, 1.0)
    level = (trust * values) @ weight / held
    if loess.degree:
        middle = trust @ (weight * apart) / held
        width = trust @ (weight * apart**2) / held - middle**2
        moment = (trust * values) @ (weight * apart) / held - middle * level
        wide = np.sqrt(np.maximum(width, 0)) > 0.001 * (loess.length - 1)
        level = level - np.where(wide, middle * moment / np.where(wide, width, 1.0), 0.0)
    found = np.where(total > 0, level, values[:, np.abs(kernel.apart).argmin(axis=1)])
    if loess.beyond:
        found[:, 0] = np.where(total[:, 0] > 0, found[:, 0], found[:, 1])
        found[:, -1] = np.where(total[:, -1] > 0, found[:, -1], found[:, -2])
    return np.asarray(found)


@lru_cache(maxsize=256)
def _kernel(loess: Loess) -> _Kernel:
    places, first, last = _windows(loess)
    value = np.arange(1, loess.length + 1)
    apart = value - places[:, None]
    reach = np.maximum(places - first, last - places) + max(loess.span - loess.length, 0) // 2
    near = np.abs(apart) / np.maximum(reach, 1e-300)[:, None]
    weights = np.where(near <= 0.001, 1.0, np.where(near <= 0.999, (1 - np.minimum(near, 1) ** 3) ** 3, 0.0))
    inside = (value >= first[:, None]) & (value <= last[:, None])
    return _Kernel(weights * inside, apart.astype(np.float64), _join(loess, places))


def _windows(loess: Loess) -> tuple[Floats, Floats, Floats]:
    """The places fitted, and the first and last value that each may use. Values are counted from 1."""
    length, span, jump = loess.length, loess.span, min(loess.jump, max(loess.length - 1, 1))
    places = np.arange(1, length + 1, jump)
    if span >= length:
        first, last = np.ones(len(places)), np.full(len(places), length)
    else:
        first = np.clip(places - (span + 1) // 2 + 1, 1, length - span + 1)
        last = first + span - 1
    if places[-1] != length:
        # the very last place is fitted in the window of the one before it
        places, first, last = np.append(places, length), np.append(first, first[-1]), np.append(last, last[-1])
    if loess.beyond:
        places = np.concatenate([[0], places, [length + 1]])
        first = np.concatenate([[1], first, [max(1, length - span + 1)]])
        last = np.concatenate([[min(span, length)], last, [length]])
    return places.astype(np.float64), first.astype(np.float64), last.astype(np.float64)


def _join(loess: Loess, places: Floats) -> Floats:
    """Values x places: straight lines between neighbouring places."""
    wanted = np.arange(0 if loess.beyond else 1, loess.length + (2 if loess.beyond else 1))
    return np.stack([np.interp(wanted, places, unit) for unit in np.eye(len(places))], axis=1)
