"""The values that a forecast may rest on: since the last break, and without a gap. It fills none in."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from goldthread.core.stats.arrays import Floats, Whole, counts, numbers
from goldthread.core.stats.refused import NoValues, WrongChoice


@dataclass(frozen=True, slots=True)
class History:
    """Series x periods; `first` is the place of the first usable value of each, the length where there is none."""

    values: Floats
    first: Whole

    @property
    def lengths(self) -> Whole:
        """Usable values of each series."""
        return np.asarray(self.values.shape[1] - self.first)

    def groups(self) -> Iterator[tuple[NDArray[np.intp], Floats]]:
        """The rows of series equally long, with their usable values."""
        for first in np.unique(self.first).tolist():
            rows = np.flatnonzero(self.first == first)
            yield rows, self.values[rows, first:]


def read_history(given: ArrayLike, *, since: ArrayLike | None = None, are_counts: bool = True) -> History:
    """The usable values of one series, or of each row of a matrix.

    Values before the place `since` (from 0; one, or one a series), where the series broke or was rebased, are left out;
    so are missing values before the first. Refused: a gap after that (NoValues, naming the place), nothing but
    missing values, counts below zero, infinities.
    """
    values = np.atleast_2d((counts if are_counts else numbers)(given, "history"))
    if values.ndim != 2 or np.isnan(values).all():
        raise NoValues("No value is given.", mend="Give at least one series of values.")
    place = np.arange(values.shape[1])
    held = np.isfinite(values) & (place >= _breaks(since, values)[:, None])
    first = np.where(held.any(axis=1), held.argmax(axis=1), values.shape[1])
    if (gaps := ~held & (place >= first[:, None])).any():
        row, at = (int(part[0]) for part in np.nonzero(gaps))
        mend = f"Fill it in at its source, or forecast from the values after it (since={at + 1})."
        raise NoValues("A value is missing inside the history.", where=f"series {row}, position {at}", mend=mend)
    return History(values, first)


def _breaks(since: ArrayLike | None, values: Floats) -> Whole:
    places = np.asarray(0 if since is None else since, dtype=np.int64)
    if places.ndim > 1 or (places.ndim == 1 and len(places) != len(values)) or (places < 0).any():
        raise WrongChoice("The breaks do not fit the series.", mend="Give one place from 0, or one for each series.")
    return np.broadcast_to(places, (len(values),))
