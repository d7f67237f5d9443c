"""Areas set in n bands by their values, equal values always in one band. It gives bands, never a place in a league."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from goldthread.core.stats.arrays import Flags, Floats, numbers
from goldthread.core.stats.refused import NoValues, WrongChoice


@dataclass(frozen=True, slots=True, eq=False)
class Quantiles:
    """For each value its band (1 to n, NaN where missing); for each band its ends (in the unit of the values) and size.

    `band` has the shape of the values; `lower`, `upper` and `size` have one column a band, NaN in the ends of an empty
    one. `too_few` marks rows with fewer values than bands: nothing is set in bands there.
    """

    band: Floats
    lower: Floats
    upper: Floats
    size: Floats
    too_few: Flags


def quantiles(values: ArrayLike, *, n: int, invert: bool = False) -> Quantiles:
    """Bands of the values of one row or of each row of a matrix: 1 holds the lowest, or with `invert` the highest.

    A value's band is floor((rank - 1) n / how many) + 1, ties sharing the lowest rank, so that bands are as equal in
    size as ties allow. Missing values have no band and are not counted. Refuses fewer than two bands (WrongChoice), no
    value at all (NoValues) and infinities (NotANumber). Source: Fingertips technical guide;
    checked against `phe_quantile` of PHEindicatormethods 2.1.0.

    >>> quantiles([30, 10, 20, 40], n=2).band.tolist()
    [2.0, 1.0, 1.0, 2.0]
    """
    given = numbers(values, "values")
    if n < 2 or n != int(n) or given.ndim not in (1, 2):
        raise WrongChoice(f"Values cannot be set in {n} bands.", mend="Give two bands or more, of one row or a matrix.")
    rows = np.atleast_2d(given)
    held = (~np.isnan(rows)).sum(axis=1, keepdims=True)
    if not held.any():
        raise NoValues("There is no value to set in bands.", mend="Give at least one for each band.")
    band = (_lowest_ranks(-rows if invert else rows) - 1) * n // np.maximum(held, 1) + 1.0
    too_few = held < n
    band[np.isnan(rows) | too_few] = np.nan
    lower, upper, size = _ends(rows, band, n)
    return Quantiles(band.reshape(given.shape), lower, upper, size, too_few[:, 0])


def _lowest_ranks(rows: Floats) -> np.ndarray[tuple[int, ...], np.dtype[np.int64]]:
    """Ranks from 1 within each row; equal values share the lowest; missing ones come last."""
    order = np.argsort(rows, axis=1, kind="stable")
    ordered = np.take_along_axis(rows, order, axis=1)
    places = np.broadcast_to(np.arange(rows.shape[1]), rows.shape).copy()
    places[:, 1:][ordered[:, 1:] == ordered[:, :-1]] = 0
    ranks = np.empty(rows.shape, dtype=np.int64)
    np.put_along_axis(ranks, order, np.maximum.accumulate(places, axis=1) + 1, axis=1)
    return ranks


def _ends(rows: Floats, band: Floats, n: int) -> tuple[Floats, Floats, Floats]:
    shape = (len(rows), n)
    lower, upper, size = np.full(shape, np.inf), np.full(shape, -np.inf), np.zeros(shape)
    row, column = np.nonzero(~np.isnan(band))
    place = (row, band[row, column].astype(np.intp) - 1)
    np.minimum.at(lower, place, rows[row, column])
    np.maximum.at(upper, place, rows[row, column])
    np.add.at(size, place, 1.0)
    return np.where(size > 0, lower, np.nan), np.where(size > 0, upper, np.nan), size
